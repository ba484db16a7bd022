using System.Globalization;

namespace PolicyLint.Model;

/// <summary>
/// Dates as the <c>Date…</c> operators take them: one of the six forms of the W3C note "Date and Time Formats", a profile of
/// ISO 8601. A form with a time has a zone, <c>Z</c> or <c>±hh:mm</c>.
/// Source: https://www.w3.org/TR/NOTE-datetime, named by
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
/// </summary>
internal static class IsoDate
{
    /// <summary>9999-12-31T23:59:59Z, the last second that the note can write.</summary>
    public const long MaxUnixSeconds = 253_402_300_799;

    /// <summary>Reads a date.</summary>
    /// <param name="text">Such as <c>2026</c>, <c>2026-01-31</c> or <c>2026-01-31T12:00:00Z</c>.</param>
    /// <param name="unixSeconds">The first instant that it names, in whole seconds since 1970.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long unixSeconds)
    {
        unixSeconds = 0;
        int month = 1;
        int day = 1;
        int secondOfDay = 0;
        if (!TakeNumber(ref text, 4, 1, 9999, out int year)
            || (!text.IsEmpty && !(Take(ref text, '-') && TakeNumber(ref text, 2, 1, 12, out month)))
            || (!text.IsEmpty && !(Take(ref text, '-') && TakeNumber(ref text, 2, 1, DateTime.DaysInMonth(year, month), out day)))
            || (!text.IsEmpty && !(Take(ref text, 'T') && TakeTime(ref text, out secondOfDay)))
            || !text.IsEmpty)
        {
            return false;
        }

        unixSeconds = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() + secondOfDay;
        return true;
    }

    /// <summary>Writes an instant as <c>YYYY-MM-DDThh:mm:ssZ</c>.</summary>
    /// <param name="unixSeconds">Whole seconds since 1970, up to <see cref="MaxUnixSeconds"/>.</param>
    public static string Format(long unixSeconds)
        => DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Takes <c>hh:mm[:ss[.s+]]</c> and the zone; gives the second of the day in UTC, which may lie in the day before or after.</summary>
    private static bool TakeTime(ref ReadOnlySpan<char> text, out int secondOfDay)
    {
        secondOfDay = 0;
        if (!TakeClock(ref text, out int minutes))
        {
            return false;
        }

        int second = 0;
        if (Take(ref text, ':') && !(TakeNumber(ref text, 2, 0, 59, out second) && (!Take(ref text, '.') || TakeDigits(ref text))))
        {
            return false;
        }

        int zone = 0;
        if (!Take(ref text, 'Z'))
        {
            int sign = Take(ref text, '+') ? 1 : Take(ref text, '-') ? -1 : 0;
            if (sign == 0 || !TakeClock(ref text, out zone))
            {
                return false;
            }

            zone *= sign;
        }

        secondOfDay = ((minutes - zone) * 60) + second;
        return true;
    }

    private static bool TakeClock(ref ReadOnlySpan<char> text, out int minutes)
    {
        bool taken = TakeNumber(ref text, 2, 0, 23, out minutes);
        minutes *= 60;
        if (!taken || !Take(ref text, ':') || !TakeNumber(ref text, 2, 0, 59, out int minute))
        {
            return false;
        }

        minutes += minute;
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char c)
    {
        bool taken = !text.IsEmpty && text[0] == c;
        text = text.Slice(taken ? 1 : 0);
        return taken;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int digits, int min, int max, out int value)
    {
        value = 0;
        if (text.Length < digits)
        {
            return false;
        }

        foreach (char c in text.Slice(0, digits))
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        text = text.Slice(digits);
        return value >= min && value <= max;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && text[length] is >= '0' and <= '9')
        {
            length++;
        }

        text = text.Slice(length);
        return length > 0;
    }
}
