using DeepInit.Conformance;
using DeepInit.Conformance.Comparison;
using DeepInit.Conformance.Execution;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;
using DeepInit.Tests.Shared;

namespace DeepInit.Tests.Tools.Conformance;

/// <summary>Runs cases once, then moves one expected quantity at a time: each must be noticed.</summary>
public sealed class ComparisonTests
{
    /// <summary>Units by which a quantity is moved: beyond the limit whatever the run's own deviation is.</summary>
    private const double Far = 100;

    private static readonly string[] Names = ["opt-adamw", "opt-nadam", "clip-norm", "loss-two-heads", "mlp-784-128-10", "batchnorm1d"];

    private static readonly Dictionary<string, Lazy<Run>> Runs = Names.ToDictionary(name => name, name => new Lazy<Run>(() => Run.Of(name)));

    [Theory]
    [InlineData("opt-adamw", "output/dense2")]
    [InlineData("opt-adamw", "output_eval_last/dense2")]
    [InlineData("opt-adamw", "grad/dense1.weight")]
    [InlineData("opt-adamw", "param/dense2.bias")]
    [InlineData("opt-adamw", "opt/exp_avg/dense1.bias")]
    [InlineData("opt-adamw", "opt/exp_avg_sq/dense1.weight")]
    [InlineData("mlp-784-128-10", "param/dense1.weight")]
    [InlineData("batchnorm1d", "buffer/batch_norm1.running_var")]
    public void AnElementOfATensorThatIsOffIsNoticed(string name, string tensor)
    {
        ExpectedTensor original = Runs[name].Value.Case.Expected.Tensors[tensor];
        double[] values = [.. original.Values];
        values[^1] += Far * original.Unit;

        AssertNoticed(name, With(name, tensor, original with { Values = values }), $"(worst: {tensor})");
    }

    [Theory]
    [InlineData("opt-adamw", "param/dense1.weight")]
    [InlineData("mlp-784-128-10", "grad/dense1.weight")]
    public void AStatisticOfAWholeTensorThatIsOffIsNoticed(string name, string tensor)
    {
        ExpectedTensor original = Runs[name].Value.Case.Expected.Tensors[tensor];
        double far = Far * original.Unit;

        AssertNoticed(name, With(name, tensor, original with { MaxAbs = original.MaxAbs + far }), $"(worst: max({tensor}))");
        AssertNoticed(name, With(name, tensor, original with { L2 = original.L2 - (far * Math.Sqrt(original.Count)) }), $"(worst: l2({tensor}))");
        AssertNoticed(name, With(name, tensor, original with { Sum = original.Sum + (far * original.Count) }), $"(worst: sum({tensor}))");
    }

    [Theory]
    [InlineData("opt-adamw", 7)]
    [InlineData("loss-two-heads", 19)]
    public void ALossThatIsOffIsNoticed(string name, int step)
    {
        Expectations original = Runs[name].Value.Case.Expected;

        AssertNoticed(name, original with { Losses = Moved(original.Losses, step, Far * original.LossUnits[step]) }, $"(worst: loss[{step}])");
    }

    [Fact]
    public void TheLossOfEvaluationThatIsOffIsNoticed()
    {
        Expectations original = Runs["opt-adamw"].Value.Case.Expected;
        double unit = Math.Max(original.LossUnits[^1], Math.Abs(original.EvaluationLoss) / (1 << 23));
        double moved = Far * unit;

        Expectations changed = original with
        {
            EvaluationLoss = original.EvaluationLoss + moved,
            EvaluationLossSingle = original.EvaluationLossSingle + moved,
        };

        AssertNoticed("opt-adamw", changed, "(worst: eval_loss_last)");
    }

    [Fact]
    public void APartOfTheLossThatIsOffIsNoticed()
    {
        Expectations original = Runs["loss-two-heads"].Value.Case.Expected;
        double[][] parts = [.. original.LossParts!.Select(step => (double[])step.Clone())];
        parts[3][1] += 1e-4;

        AssertNoticed("loss-two-heads", original with { LossParts = parts }, "(worst: loss_parts[3][1])");
    }

    [Fact]
    public void AGradientNormThatIsOffIsNoticed()
    {
        Expectations original = Runs["clip-norm"].Value.Case.Expected;

        AssertNoticed("clip-norm", original with { GradientNorms = Moved(original.GradientNorms!, 2, 1e-4) }, "(worst: grad_norm[2])");
    }

    [Fact]
    public void AMomentumProductThatIsOffIsNoticed()
    {
        Expectations original = Runs["opt-nadam"].Value.Case.Expected;

        AssertNoticed("opt-nadam", original with { MomentumProduct = original.MomentumProduct * 1.0001 }, "(worst: mu_product)");
    }

    [Fact]
    public void ALearningRateThatIsOffIsNoticed()
    {
        Expectations original = Runs["opt-adamw"].Value.Case.Expected;

        Expectations changed = original with { LearningRates = Moved(original.LearningRates, 4, 1e-9) };

        AssertNoticed("opt-adamw", changed, ": learning_rate[4] is 0.01, expected 0.010000001");
    }

    [Fact]
    public void ABatchOfOtherRowsIsNoticed()
    {
        Expectations original = Runs["opt-adamw"].Value.Case.Expected;

        Expectations changed = original with { BatchStarts = [.. original.BatchStarts.Select(start => start + 1)] };

        AssertNoticed("opt-adamw", changed, ": batch 0 is rows 0 to 15, expected 1 to 16");
    }

    [Fact]
    public void AnExpectedTensorThatIsNotComputedIsNoticed()
    {
        Expectations original = Runs["opt-adamw"].Value.Case.Expected;

        Expectations changed = With("opt-adamw", "opt/momentum_buffer/dense1.weight", original.Tensors["param/dense1.weight"]);

        AssertNoticed("opt-adamw", changed, ": opt/momentum_buffer/dense1.weight is expected, but was not computed");
    }

    [Fact]
    public void AComputedTensorThatIsNotExpectedIsNoticed()
    {
        Expectations original = Runs["opt-adamw"].Value.Case.Expected;
        var tensors = original.Tensors.Where(entry => entry.Key != "opt/exp_avg/dense1.bias").ToDictionary(entry => entry.Key, entry => entry.Value);

        AssertNoticed("opt-adamw", original with { Tensors = tensors }, ": opt/exp_avg/dense1.bias was computed, but is not expected");
    }

    [Fact]
    public void ATensorOfAnotherShapeIsNoticed()
    {
        ExpectedTensor original = Runs["opt-adamw"].Value.Case.Expected.Tensors["grad/dense1.weight"];

        Expectations changed = With("opt-adamw", "grad/dense1.weight", original with { Shape = [9, 14] });

        AssertNoticed("opt-adamw", changed, ": grad/dense1.weight has shape [14, 9], expected [9, 14]");
    }

    [Fact]
    public void WhatIsNotANumberIsNoticed()
    {
        Run run = Runs["opt-adamw"].Value;
        var measured = new Measurements { GradientLoss = double.NaN, EvaluationLoss = run.Measured.EvaluationLoss };
        measured.Tensors.AddRange(run.Measured.Tensors);
        measured.Losses.AddRange(run.Measured.Losses);
        measured.LearningRates.AddRange(run.Measured.LearningRates);
        measured.Rows.AddRange(run.Measured.Rows);

        CaseResult result = CaseResult.Of("case", CaseComparison.Compare(run.Case, measured), Tolerance.Single);

        Assert.Equal("FAIL case Infinity units (worst: loss of ComputeGradients)", result.ToString());
    }

    [Fact]
    public void AFailureNamesTheFirstQuantityBeyondTheLimitBesideTheWorst()
    {
        ComparisonResult comparison = new([new("output/dense1", 1), new("loss[0]", 9), new("param/dense1.weight", 12.34)], []);

        Assert.Equal("FAIL case 12.3 units (worst: param/dense1.weight, first: loss[0])", CaseResult.Of("case", comparison, Tolerance.Single).ToString());
    }

    [Theory]
    [InlineData(8.0, 8.0, "PASS case 8.0 units (worst: output/dense1)")]
    [InlineData(8.01, 8.0, "FAIL case 8.0 units (worst: output/dense1)")]
    [InlineData(0.0000000123, 0.001, "PASS case 1.2e-8 units (worst: output/dense1)")]
    [InlineData(0.0, 0.001, "PASS case 0.0 units (worst: output/dense1)")]
    public void TheLimitItselfPasses(double units, double limit, string expected) =>
        Assert.Equal(expected, CaseResult.Of("case", new([new("output/dense1", units)], []), limit).ToString());

    private static double[] Moved(IReadOnlyList<double> values, int index, double by)
    {
        double[] moved = [.. values];
        moved[index] += by;
        return moved;
    }

    private static Expectations With(string name, string tensor, ExpectedTensor expected)
    {
        Expectations original = Runs[name].Value.Case.Expected;
        return original with { Tensors = new Dictionary<string, ExpectedTensor>(original.Tensors) { [tensor] = expected } };
    }

    private static void AssertNoticed(string name, Expectations expected, string text)
    {
        Run run = Runs[name].Value;
        Assert.Equal(Verdict.Passed, CaseResult.Of(name, CaseComparison.Compare(run.Case, run.Measured), Tolerance.Single).Verdict);

        CaseResult result = CaseResult.Of(name, CaseComparison.Compare(run.Case with { Expected = expected }, run.Measured), Tolerance.Single);

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains(text, result.ToString(), StringComparison.Ordinal);
    }

    private sealed record Run(ConformanceCase Case, Measurements Measured)
    {
        public static Run Of(string name)
        {
            ConformanceCase source = ConformanceCase.Read(OpenCases.Folder(name));
            TranslatedCase translated = NetworkTranslator.Translate(source, Precision.Single);
            using CompiledCase compiled = new CaseCompiler().Compile(translated);
            return new Run(source, TrainingRun<float>.Run(translated, compiled));
        }
    }
}
