using DeepInit.Gen.Formulas;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Optimizers;

/// <summary>What holds for the formulas of every optimiser of the catalogue, in double precision.</summary>
public sealed class OptimizerPropertyTests
{
    private const double Rate = 0.05;
    private const string AtRate = "LearningRate = 0.05, ";
    private const double Start = 1.5;

    public static TheoryData<string> Names => [.. OptimizerCatalog.All.Where(kind => kind.ModeOf(Harness.DefaultOptimizer(kind)) == UpdateMode.Elementwise).Select(kind => kind.Word)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutAGradientAParameterIsMultipliedByItsDecayAlone(string name)
    {
        (double plain, double[] states) = Steps(name, "WeightDecay = 0");
        double before = Start;
        foreach (double decay in new[] { 0.1, 0.2, 0.4 })
        {
            (double decayed, double[] with) = Steps(name, $"WeightDecay = {decay.ToString(System.Globalization.CultureInfo.InvariantCulture)}, DecoupledWeightDecay = true");
            Assert.InRange(decayed, 0.8 * plain, Math.BitDecrement(before));
            before = decayed;

            // Nothing of the decay goes into moments; a mean of the parameter follows it.
            // What predictions follow from is no moment.
            int? shift = OptimizerCatalog.All.Single(kind => kind.Word == name).Inference(Parse(name, "WeightDecay = 0"))?.State;
            Assert.All(states.Zip(with).Where((_, state) => state != shift), pair => Assert.True(pair.First == pair.Second || pair.Second == decayed));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AParameterGoesAgainstItsGradientAlikeInBothDirections(string name)
    {
        OptimizerSpec spec = Parse(name, "WeightDecay = 0");
        double[] gradients = [0.8, 0.7, 0.9, 0.6, 0.8, 0.7, 0.9];
        double up = Run(spec, 0, gradients).P, down = Run(spec, 0, [.. gradients.Select(g => -g)]).P;
        Assert.True(up < 0);
        Assert.Equal(up, -down);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DecayIsAFactorBetweenNothingAndOne(string name)
    {
        OptimizerSpec spec = Parse(name, "WeightDecay = 0.1, DecoupledWeightDecay = true");
        double Keep(double decay, int step) => FormulaValue.Of(OptimizerCatalog.Of(spec).DecayNumber(spec), ("rate", Rate), ("step", step), ("decay", decay));
        Assert.Equal(1, Keep(0, 20));
        Assert.InRange(Keep(0.1, 20), 0.99, 0.9999);
        Assert.Equal(1 - Keep(0.1, 20), (1 - Keep(0.2, 20)) / 2, 4);
    }

    private static (double P, double[] States) Steps(string name, string options) => Run(Parse(name, options), Start, new double[8]);    // some move, and decay, from the sixth step on

    private static OptimizerSpec Parse(string name, string options) =>
        Harness.Parse($"[Network] [Input(2)] [Dense(1)] [Loss(Loss.MeanSquaredError)] [{name}({AtRate}{options})] partial class Net {{ }}").Optimizer!;

    private static (double P, double[] States) Run(OptimizerSpec spec, double p, double[] gradients)
    {
        OptimizerKind kind = OptimizerCatalog.Of(spec);
        OptimizerState[] states = [.. kind.States(spec)];
        double[] numbers = [.. states.Select(state => state.Start)];
        for (int step = 1; step <= gradients.Length; step++)
        {
            (string, double)[] operands = [("rate", Rate), ("scale", 1), ("step", step), ("decay", spec.WeightDecay), .. kind.Numbers(spec).Select(number => (number.Symbol, Rate))];
            var values = new FormulaValue(
            [
                ("p", p), ("g", gradients[step - 1]), ("keep", FormulaValue.Of(kind.DecayNumber(spec), operands)),
                .. states.Select((state, i) => (state.Symbol, numbers[i])),
                .. kind.Scalars(spec).Select(scalar => (scalar.Name, FormulaValue.Of(scalar.Value, operands))),
            ]);
            UpdateFormula update = kind.Update(spec, Precision.Double);
            foreach (Assignment assignment in update.Assignments)
                values.Assign(assignment);
            p = kind.Moved(spec, update.Change).Accept(values);
            numbers = [.. states.Select(state => values[state.Symbol])];
        }

        return (p, numbers);
    }
}
