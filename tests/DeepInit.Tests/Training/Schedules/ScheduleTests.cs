namespace DeepInit.Tests.Training.Schedules;

/// <summary>Every schedule against the learning rates that PyTorch used in a run of 24 steps, and at the ends of its range.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void StepDecayIsPyTorchs() =>
        Check(
            new StepDecay(stepSize: 7, gamma: 0.5),
            0.1,
            [
                0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.025, 0.025, 0.025, 0.025, 0.0125,
                0.0125, 0.0125
            ]);

    [Fact]
    public void MultiStepDecayIsPyTorchs() =>
        Check(
            new MultiStepDecay(gamma: 0.3, 5, 12, 20),
            0.1,
            [
                0.1, 0.1, 0.1, 0.1, 0.1, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.009, 0.009, 0.009, 0.009, 0.009, 0.009, 0.009, 0.009,
                0.0026999999999999997, 0.0026999999999999997, 0.0026999999999999997, 0.0026999999999999997
            ]);

    [Fact]
    public void ExponentialDecayIsPyTorchs() =>
        Check(
            new ExponentialDecay(gamma: 0.9),
            0.1,
            [
                0.1, 0.09000000000000001, 0.08100000000000002, 0.07290000000000002, 0.06561000000000002, 0.05904900000000002, 0.05314410000000002,
                0.04782969000000002, 0.043046721000000024, 0.03874204890000002, 0.03486784401000002, 0.03138105960900001, 0.028242953648100012,
                0.025418658283290013, 0.022876792454961013, 0.020589113209464913, 0.01853020188851842, 0.01667718169966658, 0.015009463529699923,
                0.013508517176729932, 0.01215766545905694, 0.010941898913151246, 0.009847709021836121, 0.00886293811965251
            ]);

    [Fact]
    public void CosineDecayIsPyTorchs() =>
        Check(
            new CosineDecay(steps: 24, minimum: 0.001),
            0.01,
            [
                0.01, 0.009961501876182149, 0.009846666218300808, 0.009657457896300792, 0.009397114317029977, 0.009070090031310558, 0.008681980515339463,
                0.008239426430539242, 0.00775, 0.007222075445642904, 0.006664685702961344, 0.006087367864990234, 0.0055000000000000005,
                0.004912632135009768, 0.004335314297038657, 0.0037779245543570973, 0.003250000000000001, 0.0027605735694607573, 0.0023180194846605367,
                0.0019299099686894425, 0.001602885682970026, 0.0013425421036992098, 0.001153333781699193, 0.0010384981238178532
            ]);

    [Fact]
    public void CosineRestartsIsPyTorchs() =>
        Check(
            new CosineRestarts(period: 4, multiplier: 2, minimum: 0.0001),
            0.1,
            [
                0.1, 0.08536998372026805, 0.050050000000000004, 0.014730016279731955, 0.1, 0.09619778264893877, 0.08536998372026805, 0.06916503744663624,
                0.050050000000000004, 0.030934962553363768, 0.014730016279731955, 0.0039022173510612273, 0.1, 0.09904022475614137, 0.09619778264893877,
                0.09158190713451214, 0.08536998372026805, 0.07780073313932913, 0.06916503744663624, 0.05979476158470562, 0.050050000000000004,
                0.0403052384152944, 0.030934962553363768, 0.022299266860670883
            ]);

    [Fact]
    public void LinearWarmupIsPyTorchs() =>
        Check(
            new LinearWarmup(steps: 8, startFactor: 0.1, endFactor: 1),
            0.1,
            [
                0.010000000000000002, 0.021250000000000005, 0.03250000000000001, 0.04375000000000001, 0.055000000000000014, 0.06625000000000002,
                0.07750000000000001, 0.08875000000000002, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003,
                0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003,
                0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003, 0.10000000000000003
            ]);

    [Fact]
    public void WarmupCosineIsPyTorchs() =>
        Check(
            new WarmupCosine(warmupSteps: 5, totalSteps: 24, minimumFactor: 0.1),
            0.01,
            [
                0.002, 0.004, 0.006, 0.008, 0.01, 0.01, 0.00993862586531225, 0.009756177587652856, 0.009457631880429201, 0.009051132292283772,
                0.008547767072315835, 0.007961266711550922, 0.007307629410938364, 0.0066046846921335965, 0.005871607054625496, 0.005128392945374505,
                0.004395315307866405, 0.003692370589061639, 0.0030387332884490802, 0.0024522329276841664, 0.0019488677077162295, 0.0015423681195707998,
                0.0012438224123471442, 0.0010613741346877496
            ]);

    [Fact]
    public void OneCycleIsPyTorchs() =>
        Check(
            new OneCycle(maximum: 0.2, totalSteps: 24, warmupFraction: 0.3, divFactor: 25, finalDivFactor: 10000),
            0.1,
            [
                0.008000000000000007, 0.020062724850120117, 0.05321945500861161, 0.09913767979148361, 0.1462778385495329, 0.18279329035589853,
                0.19950745504562195, 0.19888308709018238, 0.19438835547750463, 0.18660259396828235, 0.17579726912585605, 0.1623491307899526,
                0.1467270759198549, 0.12947579953902066, 0.11119680282454035, 0.09252742053339501, 0.07411859901736596, 0.056612199641739844,
                0.04061861897072405, 0.02669550603776612, 0.015328318766851281, 0.006913397485079045, 0.001744145703260466, 8e-07
            ]);

    [Fact]
    public void PolynomialDecayIsPyTorchs() =>
        Check(
            new PolynomialDecay(steps: 20, power: 2),
            0.1,
            [
                0.1, 0.09025, 0.081, 0.07225, 0.064, 0.05625, 0.048999999999999995, 0.04225000000000001, 0.036000000000000004, 0.03025000000000001,
                0.025000000000000005, 0.02025, 0.016000000000000007, 0.012250000000000002, 0.009000000000000005, 0.006250000000000002,
                0.003999999999999999, 0.0022500000000000016, 0.0009999999999999998, 0.0002500000000000005, 0.0, 0.0, 0.0, 0.0
            ]);

    [Fact]
    public void ThePartsOfWarmupStableDecayMeet()
    {
        var schedule = new WarmupStableDecay(4, 3, 5, minimumFactor: 0.1);
        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 0.82, 0.64, 0.46, 0.28, 0.1, 0.1], Enumerable.Range(0, 14).Select(step => Math.Round(schedule.At(step, 1), 12)));
        Assert.Equal(0.5, new WarmupStableDecay(0, 0, 4, DecayShape.OneMinusSquareRoot).At(1, 1), 12);
        Assert.Equal(0.5, new WarmupStableDecay(0, 0, 4, DecayShape.Cosine).At(2, 1), 12);
    }

    [Fact]
    public void TheLastStepOfACooldownIsOneBeforeItsEnd()
    {
        var schedule = new ConstantWithCooldown(8, 4, 0.2);
        Assert.Equal([1, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0.2], Enumerable.Range(0, 10).Select(step => Math.Round(schedule.At(step, 1), 12)));
    }

    [Fact]
    public void InverseSqrtIsOneAtTheEndOfItsWarmUp()
    {
        var schedule = new InverseSqrt(4);
        Assert.Equal([0.25, 0.5, 0.75, 1], Enumerable.Range(0, 4).Select(step => schedule.At(step, 1)));
        Assert.Equal(0.5, schedule.At(15, 1), 15);
    }

    [Fact]
    public void CyclesComeForEver()
    {
        var schedule = new Cyclic(1, 2, 4);
        Assert.Equal([0, 0.5, 1, 0.75, 0.5, 0.25, 0], Enumerable.Range(0, 7).Select(step => schedule.At(step, 0)));
        Assert.Equal(0.25, new Cyclic(1, 2, 4, CycleShape.Triangular2).At(14, 0), 15);
        Assert.Equal(0.81, new Cyclic(1, 2, 4, CycleShape.ExponentialRange, 0.9).At(2, 0), 15);
        Assert.Equal(1, schedule.At(6_000_000_002, 0), 15);
    }

    [Fact]
    public void ThreePhasesGoBackToTheFirstRateAndThenBelow()
    {
        OneCycle schedule = OneCycle.InThreePhases(1, totalSteps: 11, warmupFraction: 4.0 / 11, divFactor: 10, finalDivFactor: 10, linear: true);
        Assert.Equal([0.1, 0.4, 0.7, 1, 0.7, 0.4, 0.1], Enumerable.Range(0, 7).Select(step => Math.Round(schedule.At(step, 7), 12)));
        Assert.Equal(0.01, schedule.At(10, 7), 12);
        Assert.Equal(0.01, schedule.At(1000, 7), 12);
        Assert.All(Enumerable.Range(3, 20), step => Assert.True(schedule.At(step + 1, 7) <= schedule.At(step, 7)));
    }

    [Fact]
    public void EachScheduleOfASequenceCountsItsOwnSteps()
    {
        LearningRateSchedule schedule = SequentialSchedule.Of([4, 6], new LinearWarmup(4, 0.25), new ExponentialDecay(0.5), new StepDecay(2, 0.1));
        Assert.Equal([0.25, 0.4375, 0.625, 0.8125, 1, 0.5, 1, 1, 0.1, 0.1], Enumerable.Range(0, 10).Select(step => Math.Round(schedule.At(step, 1), 12)));
    }

    [Fact]
    public void APartOfNoStepsIsLeftOut()
    {
        Assert.Equal(0.5, SequentialSchedule.Of([0], new StepDecay(1, 0.1), new ExponentialDecay(0.5)).At(1, 1));
        Assert.Equal(1, SequentialSchedule.Of([0], new LinearWarmup(4, 0.25), new ExponentialDecay(0.5)).At(0, 1));
        Assert.Equal(1, SequentialSchedule.Of([2, 2], new ExponentialDecay(0.5), new LinearWarmup(4, 0.25), new ExponentialDecay(0.1)).At(2, 1));
    }

    [Fact]
    public void ASequenceWithARelativePartIsRelative()
    {
        var relative = Assert.IsType<RelativeSchedule>(SequentialSchedule.Of([4], new LinearWarmup(4, 0.25), new RelativeSchedule(steps => new CosineDecay(steps))));
        LearningRateSchedule schedule = relative.For(14);
        Assert.Equal([0.25, 1, 0.5], new[] { 0, 4, 9 }.Select(step => Math.Round(schedule.At(step, 1), 12)));
    }

    [Fact]
    public void StepDecayCountsEpochsWhereItIsAskedAtEpochs()
    {
        // Four steps per epoch: the rate of step i is that of epoch i / 4.
        var schedule = new StepDecay(stepSize: 2, gamma: 0.5);
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.025, 0.025], Enumerable.Range(0, 6).Select(epoch => schedule.At(epoch, 0.1)));
    }

    [Fact]
    public void RatesStayAtTheEndOfTheSchedulesThatEnd()
    {
        Assert.Equal(0.2, new LinearWarmup(8, 0.1, 2).At(1_000_000, 0.1), 15);
        Assert.Equal(0.01, new WarmupCosine(5, 24, 0.1).At(1_000_000, 0.1), 15);
        Assert.Equal(0.2 / 25 / 10000, new OneCycle(0.2, 24).At(1_000_000, 0.1), 15);
        Assert.Equal(0, new PolynomialDecay(20, 2).At(1_000_000, 0.1));
    }

    [Fact]
    public void RestartsOfOneLengthComeForEver()
    {
        var schedule = new CosineRestarts(period: 4);
        Assert.Equal(0.1, schedule.At(4_000_000_000, 0.1));
        Assert.Equal(0.05, schedule.At(4_000_000_002, 0.1), 15);
    }

    [Fact]
    public void OneCycleInStraightLinesMeetsItsCorners()
    {
        var schedule = new OneCycle(1, totalSteps: 11, warmupFraction: 6.0 / 11, divFactor: 10, finalDivFactor: 10, linear: true);
        Assert.Equal(0.1, schedule.At(0, 7), 12);
        Assert.Equal(0.55, schedule.At(2, 7) + ((schedule.At(3, 7) - schedule.At(2, 7)) / 2), 12);
        Assert.Equal(1, schedule.At(5, 7), 12);
        Assert.Equal(0.01, schedule.At(10, 7), 12);
    }

    [Fact]
    public void AShortCycleHasNoNumbersThatAreNone()
    {
        var schedule = new OneCycle(1, totalSteps: 2, warmupFraction: 0.5);
        Assert.Equal(1, schedule.At(0, 7), 12);
        Assert.Equal(1.0 / 25 / 1e4, schedule.At(1, 7), 12);
    }

    [Fact]
    public void AWarmUpOfNoStepsStartsAtTheBase() => Assert.Equal(0.1, new WarmupCosine(0, 10).At(0, 0.1), 15);

    [Fact]
    public void ArgumentsOutOfRangeAreRefusedByName()
    {
        Assert.Throws<ArgumentOutOfRangeException>("stepSize", () => new StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new StepDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new MultiStepDecay(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new ExponentialDecay(-1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new CosineDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => new CosineDecay(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => new CosineRestarts(0));
        Assert.Throws<ArgumentOutOfRangeException>("multiplier", () => new CosineRestarts(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new LinearWarmup(0));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => new LinearWarmup(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("warmupSteps", () => new WarmupCosine(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => new WarmupCosine(10, 10));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => new OneCycle(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("warmupFraction", () => new OneCycle(1, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => new OneCycle(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => new PolynomialDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("warmupSteps", () => new InverseSqrt(0));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new WarmupStableDecay(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => new WarmupStableDecay(1, 1, 1, (DecayShape)7));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => new ConstantWithCooldown(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>("stepsUp", () => new Cyclic(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("warmupFraction", () => OneCycle.InThreePhases(1, 10, 0.6));
        Assert.Throws<ArgumentException>("schedules", () => SequentialSchedule.Of([1, 2], new ExponentialDecay(0.5)));
        Assert.Throws<ArgumentException>("milestones", () => SequentialSchedule.Of([2, 1], new ExponentialDecay(0.5), new ExponentialDecay(0.5), new ExponentialDecay(0.5)));
    }

    private static void Check(LearningRateSchedule schedule, double baseRate, double[] expected)
    {
        for (int step = 0; step < expected.Length; step++)
        {
            // PyTorch multiplies its way from step to step; its own rounding is at most an ulp for each.
            double tolerance = (step + 4) * 2.3e-16 * baseRate;
            Assert.InRange(schedule.At(step, baseRate), expected[step] - tolerance, expected[step] + tolerance);
        }
    }
}
