using System.Globalization;

namespace PolicyLint.Model;

/// <summary>A day of the calendar, without time and zone.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the month's last.</param>
public readonly record struct CalendarDate(int Year, int Month, int Day)
{
    private const int Length = 10;

    /// <summary>Reads <c>YYYY-MM-DD</c> and nothing else; false also for a day that the calendar does not have.</summary>
    public static bool TryParse(string? text, out CalendarDate date)
    {
        date = default;
        if (text is not { Length: Length } || !DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            return false;
        }

        date = new CalendarDate(day.Year, day.Month, day.Day);
        return true;
    }

    /// <summary>True when the day is over, in UTC.</summary>
    /// <param name="now">The present.</param>
    public bool IsPast(DateTimeOffset now) => now.UtcDateTime.Date > new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary><c>YYYY-MM-DD</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:D4}-{1:D2}-{2:D2}", Year, Month, Day);
}
