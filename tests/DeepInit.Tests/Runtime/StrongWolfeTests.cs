using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>The line search by itself, on functions of one number.</summary>
public sealed class StrongWolfeTests
{
    public static TheoryData<string, double> Searches
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (string function in new[] { "parabola", "quartic", "waves", "wall" })
            {
                foreach (double first in new[] { 1e-3, 0.3, 1, 50.0 })
                    data.Add(function, first);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void TheStrongWolfeConditionsHoldAtItsResult(string function, double first)
    {
        (double Loss, double Slope) At(double t) => function switch
        {
            "parabola" => ((t - 2) * (t - 2), 2 * (t - 2)),
            "quartic" => ((t * t * t * t) - (3 * t), (4 * t * t * t) - 3),
            "waves" => (Math.Sin(3 * t) - t + (0.05 * t * t), (3 * Math.Cos(3 * t)) - 1 + (0.1 * t)),
            _ => (Math.Exp(4 * t) - (40 * t), (4 * Math.Exp(4 * t)) - 40),
        };
        (double sign, (double loss, double slope)) = function == "waves" ? (-1, At(0)) : (1, At(0));
        (double Loss, double Slope) Turned(double t) => sign > 0 ? At(t) : (At(-t).Loss, -At(-t).Slope);
        (loss, slope) = Turned(0);
        Assert.True(slope < 0);
        var search = new StrongWolfe();
        search.Begin(loss, slope, first, largest: 1, tolerance: 1e-12);
        var kept = new Dictionary<int, double> { [0] = 0 };
        int points = 0;
        bool wants = true;
        while (wants)
        {
            points++;
            kept[search.Slot] = search.T;
            (double f, double s) = Turned(search.T);
            wants = search.Add(f, s);
        }

        LinePoint best = search.Best;
        Assert.Equal(points, search.Evaluations);
        Assert.InRange(points, 1, 26);

        // The gradient that is kept for the result is that at the result.
        Assert.Equal(best.T, kept[best.Slot]);
        Assert.True(best.Loss <= loss + (1e-4 * best.T * slope));
        Assert.True(Math.Abs(best.Slope) <= -0.9 * slope);
    }

    [Fact]
    public void AFunctionThatFallsForEverEndsAfterSomePoints()
    {
        var search = new StrongWolfe();
        search.Begin(0, -1, 1, largest: 1, tolerance: 1e-9);
        int points = 1;
        while (search.Add(-search.T, -1))
            points++;
        Assert.Equal(26, points);
        Assert.Equal(search.T, search.Best.T);
    }
}
