using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Dates as numbers: the days since the beginning of 2000, and the place in the year, the week and the day as points of a circle, so that the last of December lies beside
/// the first of January. Called by generated code; NaN of a date that is missing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowDates
{
    private const int DaysOfWeek = 7;

    // A Monday, so that weeks begin with it.
    private static readonly DateTime Monday = new(2000, 1, 3);

    private static readonly DateTime Start = new(2000, 1, 1);

    /// <summary>Days since the beginning of 2000, with the part of the day behind the point.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double Days(DateTime? date) => date is { } day ? (day - Start).TotalDays : double.NaN;

    /// <summary>The sine of the place in the year.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double YearSine(DateTime? date) => Math.Sin(Year(date));

    /// <summary>The cosine of the place in the year.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double YearCosine(DateTime? date) => Math.Cos(Year(date));

    /// <summary>The sine of the place in the week.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double WeekSine(DateTime? date) => Math.Sin(Week(date));

    /// <summary>The cosine of the place in the week.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double WeekCosine(DateTime? date) => Math.Cos(Week(date));

    /// <summary>The sine of the time of the day.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double DaySine(DateTime? date) => Math.Sin(Day(date));

    /// <summary>The cosine of the time of the day.</summary>
    /// <param name="date">The date; null where it is missing.</param>
    public static double DayCosine(DateTime? date) => Math.Cos(Day(date));

    // Leap years have a day more on the circle.
    private static double Year(DateTime? date) => date is { } day ? Angle((day.DayOfYear - 1 + day.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(day.Year) ? 366 : 365)) : double.NaN;

    private static double Week(DateTime? date)
    {
        if (date is not { } day)
            return double.NaN;
        double weeks = (day - Monday).TotalDays / DaysOfWeek;
        return Angle(weeks - Math.Floor(weeks));
    }

    private static double Day(DateTime? date) => date is { } day ? Angle(day.TimeOfDay.TotalDays) : double.NaN;

    private static double Angle(double part) => 2 * Math.PI * part;
}
