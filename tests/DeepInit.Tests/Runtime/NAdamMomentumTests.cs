using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

public sealed class NAdamMomentumTests
{
    [Theory]
    [InlineData(0.9, 4e-3)]
    [InlineData(0.99, 4e-3)]
    [InlineData(0.9, 0)]
    [InlineData(0, 4e-3)]
    [InlineData(0.999999, 1)]
    public void ProductsAreThoseOfTheLoopWhereverTheyAreAskedFor(double beta1, double decay)
    {
        var jumping = new NAdamMomentum(beta1, decay);
        var walking = new NAdamMomentum(beta1, decay);
        double product = 1;
        for (long step = 1; step <= 100_000; step++)
        {
            product *= walking.At(step);
            if (step % 777 != 0 && step > 20)
                continue;

            // As training asks: for a step and for the one after it. To the last bit.
            Assert.Equal(product, walking.ProductTo(step));
            Assert.Equal(product * walking.At(step + 1), walking.ProductTo(step + 1));
            Assert.Equal(product, jumping.ProductTo(step));
            Assert.Equal(new NAdamMomentum(beta1, decay).ProductTo(step % 1000), jumping.ProductTo(step % 1000));
        }
    }

    [Theory]
    [InlineData(0.999999, 1)]
    [InlineData(0.99999, 0.5)]
    [InlineData(0.9999999, 10)]
    public void ProductsOfManyStepsGoOnWhereTheLoopEnds(double beta1, double decay)
    {
        var momentum = new NAdamMomentum(beta1, decay);
        double product = 1;
        double correction = 0;
        for (long step = 1; step <= 3_000_000; step++)
        {
            // The logarithms, summed with their rounding errors (Kahan), are the reference: a product of millions of factors has errors of its own.
            double term = Math.Log(beta1) + Math.Log(1 - (0.5 * Math.Pow(0.96, step * decay))) - correction;
            double sum = product + term;
            correction = sum - product - term;
            product = sum;
            if (step % 250_000 == 0 || step is (1 << 20) or (1 << 20) + 1)
                Assert.Equal(1, momentum.ProductTo(step) / Math.Exp(product - 1), 1e-10);
        }
    }

    /// <summary>Counts factors by their cost: 10⁸ took 12 seconds, 10¹⁵ would take 4 years.</summary>
    [Theory]
    [InlineData(0.9, 4e-3)]
    [InlineData(0.99999999, 4e-3)]
    [InlineData(0.5, 1e-12)]
    public void AnyStepCountTakesNoLongerThanAnother(double beta1, double decay)
    {
        foreach (long step in new[] { 100_000_000, 1L << 40, Guard.MostSteps, Guard.MostSteps + 1 })
            Assert.InRange(new NAdamMomentum(beta1, decay).ProductTo(step), 0, beta1 > 0.99 && step == 100_000_000 ? 0.5 : 1e-4);
    }

    [Fact]
    public void StepCountsAreNeitherNegativeNorSoLargeThatTheyWrap()
    {
        ITrainableNetwork<float> network = new DeepInit.Interrupted.InterruptedNetwork();
        network.StepCount = Guard.MostSteps;
        foreach (long value in new[] { -1, -5, long.MinValue, Guard.MostSteps + 1, long.MaxValue })
        {
            string message = Assert.Throws<ArgumentOutOfRangeException>(() => network.StepCount = value).Message;
            Assert.Contains($"StepCount is {value}; expected 0 to 9007199254740992.", message);
            Assert.Equal(Guard.MostSteps, network.StepCount);
        }
    }

    [Fact]
    public void PeriodsThatGrowBeyondAllStepsEnd()
    {
        var schedule = new CosineRestarts(period: 1L << 40, multiplier: int.MaxValue);
        Assert.Equal(1, schedule.At(1L << 40, baseRate: 1));
        Assert.InRange(schedule.At(Guard.MostSteps, baseRate: 1), 0.999, 1);
        Assert.InRange(new CosineRestarts(1, 2).At(Guard.MostSteps, 1), 0, 1);
    }
}
