namespace DeepInit.Networks.Tests.Rows;

/// <summary>Dates as numbers, and what is missing.</summary>
public sealed class DateRowTests
{
    private static readonly Trip[] Taken =
    [
        new(new DateTime(2000, 1, 1), new DateOnly(2001, 7, 2), null, 3, double.NaN, 1),
        new(new DateTime(2000, 1, 3, 6, 0, 0), null, new DateTimeOffset(2000, 1, 3, 2, 0, 0, TimeSpan.FromHours(2)), null, 5, 2),
    ];

    [Fact]
    public void EachNumberHasAName()
    {
        var model = new Trips();
        model.Rows.Fit(Taken);
        string[] circle = ["year sin", "year cos", "week sin", "week cos"], day = ["day sin", "day cos"];
        Assert.Equal(
            [
                .. new[] { "days" }.Concat(circle).Concat(day).Select(part => "Start=" + part),
                .. new[] { "days" }.Concat(circle).Select(part => "End=" + part),
                "End=missing",
                .. new[] { "days" }.Concat(circle).Concat(day).Select(part => "Booked=" + part),
                "People",
                "People=missing",
                "Distance",
                "Distance=missing",
            ],
            model.Rows.Names);
    }

    [Fact]
    public void TheNumbersAreThoseOfTheCalendar()
    {
        var model = new Trips();
        model.Rows.Fit(Taken);
        Dictionary<string, double> first = Numbers(model, Taken[0]), second = Numbers(model, Taken[1]);

        // Two different numbers are −1 and 1 once they are standardised.
        Assert.Equal((-1, 1), (first["Start=days"], second["Start=days"]));
        Assert.Equal((0, 1), (first["Start=year sin"], first["Start=year cos"]));
        Circle(2.25 / 366, second["Start=year sin"], second["Start=year cos"]);
        Circle(182.0 / 365, first["End=year sin"], first["End=year cos"]);

        // Saturday, and Monday at six.
        Circle(5.0 / 7, first["Start=week sin"], first["Start=week cos"]);
        Circle(0.25 / 7, second["Start=week sin"], second["Start=week cos"]);
        Circle(0, first["Start=day sin"], first["Start=day cos"]);
        Circle(0.25, second["Start=day sin"], second["Start=day cos"]);

        // In UTC.
        Circle(0, second["Booked=week sin"], second["Booked=week cos"]);
        Assert.Equal((0, 1), (first["End=missing"], second["End=missing"]));
        Assert.Equal((0, 1), (first["People=missing"], second["People=missing"]));
        Assert.Equal((1, 0), (first["Distance=missing"], second["Distance=missing"]));
        Assert.All(second.Values, number => Assert.True(double.IsFinite(number)));
    }

    private static void Circle(double part, double sine, double cosine)
    {
        Assert.Equal(Math.Sin(2 * Math.PI * part), sine, 1e-12);
        Assert.Equal(Math.Cos(2 * Math.PI * part), cosine, 1e-12);
    }

    private static Dictionary<string, double> Numbers(Trips model, Trip trip) => model.Rows.Names.Zip(model.Rows.Transform(trip)).ToDictionary(pair => pair.First, pair => pair.Second);
}
