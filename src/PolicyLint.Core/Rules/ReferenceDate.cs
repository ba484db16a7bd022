using System.Globalization;
using PolicyLint.Authorization;

namespace PolicyLint.Rules;

/// <summary>How messages tell the age of the reference: what AWS added later is not known to it.</summary>
internal static class ReferenceDate
{
    /// <summary>Such as <c>reference of 2026-09-26</c>.</summary>
    public static string Of(ServiceReference reference) => "reference of " + Text(reference.DataDate);

    /// <summary>A day as messages write it.</summary>
    public static string Text(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
