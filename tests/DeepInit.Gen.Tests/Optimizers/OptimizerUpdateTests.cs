using DeepInit.Gen.Formulas;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Optimizers;

/// <summary>Two steps of one parameter: the update's formulas against PyTorch's rules, written down as its documentation has them.</summary>
public sealed class OptimizerUpdateTests
{
    private const double Rate = 0.05;

    // The states that a rule remembers, by the letters of PyTorch's documentation.
    private sealed class Memory : Dictionary<string, double>
    {
        public double this[string name, double start] => TryGetValue(name, out double value) ? value : start;
    }

    private delegate double Rule(Memory memory, double p, double g, int t);

    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["SGD"] = (_, p, g, _) => p - (Rate * g),
        ["SGD(Momentum = 0.9, Dampening = 0.25)"] = (memory, p, g, t) =>
        {
            memory["b"] = t == 1 ? g : (0.9 * memory["b"]) + (0.75 * g);
            return p - (Rate * memory["b"]);
        },
        ["SGD(Momentum = 0.9, Nesterov = true)"] = (memory, p, g, t) =>
        {
            memory["b"] = t == 1 ? g : (0.9 * memory["b"]) + g;
            return p - (Rate * (g + (0.9 * memory["b"])));
        },
        ["RMSprop"] = (memory, p, g, _) =>
        {
            memory["v"] = (0.99 * memory["v", 0]) + (0.01 * g * g);
            return p - (Rate * g / (Math.Sqrt(memory["v"]) + 1e-8));
        },
        ["RMSprop(Centered = true, Momentum = 0.5)"] = (memory, p, g, _) =>
        {
            memory["v"] = (0.99 * memory["v", 0]) + (0.01 * g * g);
            memory["a"] = (0.99 * memory["a", 0]) + (0.01 * g);
            memory["b"] = (0.5 * memory["b", 0]) + (g / (Math.Sqrt(memory["v"] - (memory["a"] * memory["a"])) + 1e-8));
            return p - (Rate * memory["b"]);
        },
        ["Adagrad(LearningRateDecay = 0.5, InitialAccumulator = 0.1)"] = (memory, p, g, t) =>
        {
            memory["s"] = memory["s", 0.1] + (g * g);
            return p - (Rate / (1 + ((t - 1) * 0.5)) * g / (Math.Sqrt(memory["s"]) + 1e-10));
        },
        ["Adadelta"] = (memory, p, g, _) =>
        {
            memory["v"] = (0.9 * memory["v", 0]) + (0.1 * g * g);
            double change = Math.Sqrt(memory["u", 0] + 1e-6) / Math.Sqrt(memory["v"] + 1e-6) * g;
            memory["u"] = (0.9 * memory["u", 0]) + (0.1 * change * change);
            return p - (Rate * change);
        },
        ["Adam"] = Adam,
        ["AdamW"] = Adam,
        ["Adam(AMSGrad = true)"] = (memory, p, g, t) =>
        {
            Moments(memory, g);
            memory["max"] = Math.Max(memory["max", 0], memory["v"]);
            return p - (Rate * memory["m"] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(memory["max"] / (1 - Math.Pow(0.999, t))) + 1e-8));
        },
        ["Adamax"] = (memory, p, g, t) =>
        {
            memory["m"] = (0.9 * memory["m", 0]) + (0.1 * g);
            memory["u"] = Math.Max(0.999 * memory["u", 0], Math.Abs(g) + 1e-8);
            return p - (Rate / (1 - Math.Pow(0.9, t)) * memory["m"] / memory["u"]);
        },
        ["NAdam"] = (memory, p, g, t) =>
        {
            double Mu(int k) => 0.9 * (1 - (0.5 * Math.Pow(0.96, k * 4e-3)));
            memory["P"] = memory["P", 1] * Mu(t);
            Moments(memory, g);
            double m = (Mu(t + 1) * memory["m"] / (1 - (memory["P"] * Mu(t + 1)))) + ((1 - Mu(t)) * g / (1 - memory["P"]));
            return p - (Rate * m / (Math.Sqrt(memory["v"] / (1 - Math.Pow(0.999, t))) + 1e-8));
        },
        ["RAdam"] = RAdam(0.999),
        ["RAdam(Beta2 = 0.5)"] = RAdam(0.5),
        ["Lion"] = (memory, p, g, _) =>
        {
            double sign = Math.Sign((0.9 * memory["m", 0]) + (0.1 * g));
            memory["m"] = (0.99 * memory["m", 0]) + (0.01 * g);
            return p - (Rate * sign);
        },
    };

    public static TheoryData<string> Names() => [.. Rules.Keys];

    [Fact]
    public void EveryOptimiserHasARule() =>
        Assert.Empty(OptimizerCatalog.All.Select(kind => kind.Word).Except(Rules.Keys.Select(name => name.Split('(')[0])));

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsAreThoseOfPyTorch(string declaration)
    {
        OptimizerSpec spec = Harness.Parse($"[Network] [Input(2)] [Dense(1)] [Loss(Loss.MeanSquaredError)] [{declaration}] partial class Net {{ }}").Optimizer!;
        OptimizerKind kind = OptimizerCatalog.Of(spec);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            double p = 1.5, expected = 1.5;
            double[] states = [.. kind.States(spec).Select(state => state.Start)];
            var memory = new Memory();

            // The last gradient has the other sign.
            double[] gradients = [0.8, 0.3, -2.5, 0.6];
            for (int step = 1; step <= gradients.Length; step++)
            {
                p = Step(kind, spec, precision, states, p, gradients[step - 1], step);
                expected = Rules[declaration](memory, expected, gradients[step - 1], step);
                Assert.Equal(expected, p, 12);
            }
        }
    }

    private static double Step(OptimizerKind kind, OptimizerSpec spec, Precision precision, double[] states, double p, double g, int step)
    {
        var scalars = kind.Scalars(spec).Select(scalar => (scalar.Name, FormulaValue.Of(scalar.Value, ("rate", Rate), ("step", step))));
        string[] symbols = [.. kind.States(spec).Select(state => state.Symbol)];
        var values = new FormulaValue([("p", p), ("g", g), .. symbols.Zip(states), .. scalars]);
        UpdateFormula update = kind.Update(spec, precision);
        foreach (Assignment assignment in update.Assignments)
        {
            values.Assign(assignment);
        }

        for (int i = 0; i < states.Length; i++)
        {
            states[i] = values[symbols[i]];
        }

        return p + update.Change.Accept(values);
    }

    private static double Adam(Memory memory, double p, double g, int t)
    {
        Moments(memory, g);
        return p - (Rate * memory["m"] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(memory["v"] / (1 - Math.Pow(0.999, t))) + 1e-8));
    }

    private static Rule RAdam(double beta2) => (memory, p, g, t) =>
    {
        memory["m"] = (0.9 * memory["m", 0]) + (0.1 * g);
        memory["v"] = (beta2 * memory["v", 0]) + ((1 - beta2) * g * g);
        double m = memory["m"] / (1 - Math.Pow(0.9, t));
        double limit = (2 / (1 - beta2)) - 1;
        double rho = limit - (2 * t * Math.Pow(beta2, t) / (1 - Math.Pow(beta2, t)));
        double l = Math.Sqrt(1 - Math.Pow(beta2, t)) / (Math.Sqrt(memory["v"]) + 1e-8);
        double r = Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
        return p - (Rate * m * (rho > 5 ? r * l : 1));
    };

    private static void Moments(Memory memory, double g)
    {
        memory["m"] = (0.9 * memory["m", 0]) + (0.1 * g);
        memory["v"] = (0.999 * memory["v", 0]) + (0.001 * g * g);
    }
}
