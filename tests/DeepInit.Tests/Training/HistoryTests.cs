using System.Globalization;

namespace DeepInit.Tests.Training;

public sealed class HistoryTests
{
    [Fact]
    public void TheLineOfAnEpochIsTheSameInEveryCulture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
        try
        {
            Assert.Equal(
                "Epoch 3/10 - 18 steps - 0.21 s - loss: 0.1234 - accuracy: 0.9500 - val_loss: 0.1402 - val_accuracy: 0.9300",
                new EpochProgress(3, 10, 18, 0.12341, 0.95, 0.1402, 0.93, 0.001, 0.2101).ToString());
            Assert.Equal("Epoch 1/1 - 1 step - 2.00 s - loss: NaN", new EpochProgress(1, 1, 1, double.NaN, null, null, null, 0.001, 2).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { double.NaN, 2, 1 }, 3)]
    [InlineData(new[] { 1, double.NaN, 2 }, 1)]
    [InlineData(new[] { 1.0, 1 }, 1)]
    public void TheBestEpochHasTheLowestLoss(double[] losses, int best)
    {
        Assert.Equal(best, Of(losses, l => (l, null)).Best!.Epoch);

        // With validation, that decides, whatever the other loss does.
        Assert.Equal(best, Of(losses, l => (-l, l)).Best!.Epoch);
    }

    [Fact]
    public void AHistoryOfNothingHasNoBestAndNoLast()
    {
        Assert.Null(new History().Best);
        Assert.Null(new History().Last);
    }

    private static History Of(double[] losses, Func<double, (double Loss, double? Validation)> measure)
    {
        var history = new History();
        foreach (double loss in losses)
            history.Add(new EpochProgress(history.Count + 1, losses.Length, 1, measure(loss).Loss, null, measure(loss).Validation, null, 0.1, 0));
        return history;
    }
}
