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
        ["AdamW(WeightDecay = 0)"] = Adam,
        ["Adam(AMSGrad = true)"] = (memory, p, g, t) =>
        {
            Moments(memory, g);
            memory["max"] = Math.Max(memory["max", 0], memory["v"]);
            return p - (Rate * memory["m"] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(memory["max"] / (1 - Math.Pow(0.999, t))) + 1e-8));
        },
        ["SparseAdam"] = (memory, p, g, t) =>
        {
            Moments(memory, g);
            return p - (Rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * memory["m"] / (Math.Sqrt(memory["v"]) + 1e-8));
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
        ["Adan(WeightDecay = 0.1)"] = (memory, p, g, t) => Adan(memory, p, g, t) / (1 + (Rate * 0.1)),
        ["Adan(WeightDecay = 0.1, Proximal = false)"] = (memory, p, g, t) => Adan(memory, p, g, t) - (Rate * 0.1 * p),
        ["AdEMAMix(Beta3 = 0.99, Alpha = 5, AlphaWarmup = 3, Beta3Warmup = 4)"] = (memory, p, g, t) =>
        {
            double Mean(double beta) => (Math.Log(0.5) / Math.Log(beta + 1e-8)) - 1;
            double beta3 = t < 4 ? Math.Pow(0.5, 1 / (((1 - (t / 4.0)) * Mean(0.9)) + (t / 4.0 * Mean(0.99)) + 1)) : 0.99;
            memory["s"] = (beta3 * memory["s", 0]) + ((1 - beta3) * g);
            return AdEMAMix(memory, p, g, t, 5 * Math.Min(1, t / 3.0));
        },
        ["AdEMAMix"] = (memory, p, g, t) =>
        {
            memory["s"] = (0.9999 * memory["s", 0]) + (0.0001 * g);
            return AdEMAMix(memory, p, g, t, 2);
        },
        ["ADOPT(WeightDecay = 0.1)"] = (memory, p, g, t) => ADOPT(memory, p, g + (0.1 * p), t, Math.Pow(t - 1, 0.25)),
        ["ADOPT(WeightDecay = 0.1, DecoupledWeightDecay = true, ClipExponent = 0.4)"] = (memory, p, g, t) =>
            ADOPT(memory, t == 1 ? p : p * (1 - (Rate * 0.1)), g, t, Math.Pow(t - 1, 0.4)),
        ["ADOPT(Clips = false)"] = (memory, p, g, t) => ADOPT(memory, p, g, t, double.MaxValue),
        ["AdamC(WeightDecay = 0.1, MaxLearningRate = 0.2)"] = (memory, p, g, t) => Adam(memory, p, g, t) - (Rate * Rate / 0.2 * 0.1 * p),
        ["AdamC(WeightDecay = 0.1, LearningRate = 0.02)"] = (memory, p, g, t) => Adam(memory, p, g, t) - (Rate * Rate / 0.02 * 0.1 * p),
        ["Grams"] = (memory, p, g, t) =>
        {
            Moments(memory, g);
            return p - (Rate * Math.Sign(g) * Math.Abs(memory["m"]) / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(memory["v"] / (1 - Math.Pow(0.999, t))) + 1e-8));
        },
        ["Tiger(WeightDecay = 0.15)"] = (memory, p, g, _) =>
        {
            memory["m"] = (0.965 * memory["m", 0]) + (0.035 * g);
            return p - (Rate * (Math.Sign(memory["m"]) + (0.15 * p)));
        },
        ["Rprop(LearningRate = 0.02, StepMax = 0.025)"] = (memory, p, g, _) =>
        {
            double q = g * memory["prev", 0];
            double grown = memory["size", 0.02] * (q > 0 ? 1.2 : q < 0 ? 0.5 : 1);
            memory["size"] = Math.Min(Math.Max(grown, 1e-6), 0.025);
            memory["prev"] = q < 0 ? 0 : g;
            return p - (Math.Sign(memory["prev"]) * memory["size"]);
        },
        ["ScheduleFreeSGD(WeightDecay = 0.1)"] = ScheduleFree(0.9, 0.1, _ => 1, _ => Rate, (_, g, _) => g),
        ["ScheduleFreeSGD(Momentum = 0.8, WeightDecay = 0.1, DecoupledWeightDecay = false, StepPower = 1, WarmupSteps = 3)"] = ScheduleFree(0.8, 0.1, t => t, t => Rate * Math.Min(1, t / 3.0), (_, g, _) => g),
        ["ScheduleFreeAdamW(WeightDecay = 0.1, WarmupSteps = 4)"] = ScheduleFree(0.9, 0.1, _ => 1, t => Rate * Math.Min(1, t / 4.0), Root),
        ["ScheduleFreeRAdam(WeightDecay = 0.1)"] = ScheduleFree(0.9, 0.1, _ => 1, Rectified, Root),
        ["ASGD(Lambda = 0.1, T0 = 2, WeightDecay = 0.1)"] = (memory, p, g, t) => ASGD(memory, p, g + (0.1 * p), t),
        ["ASGD(Lambda = 0.1, T0 = 2, WeightDecay = 0.1, DecoupledWeightDecay = true)"] = (memory, p, g, t) => ASGD(memory, p * (1 - (Rate * 0.1)), g, t),
    };

    // With numbers that stay, see Step, a step has the share rate² / rate = rate of the mean, times what its own number makes of it.
    private static Rule ScheduleFree(double beta, double decay, Func<int, double> share, Func<int, double> rate, Func<Memory, double, int, double> direction) => (memory, y, g, t) =>
    {
        double z = memory["z", y], c = Rate * share(t), lr = rate(t), d = direction(memory, g, t) + (decay * y);
        memory["z"] = z - (lr * d);
        return y + (c * (z - y)) + (lr * ((beta * (1 - c)) - 1) * d);
    };

    private static double Root(Memory memory, double g, int t)
    {
        memory["v"] = (0.999 * memory["v", 0]) + (0.001 * g * g);
        return g / (Math.Sqrt(memory["v"] / (1 - Math.Pow(0.999, t))) + 1e-8);
    }

    private static double Rectified(int t)
    {
        double limit = 1999, rho = limit - (2 * t * Math.Pow(0.999, t) / (1 - Math.Pow(0.999, t)));
        return rho > 4 ? Rate * Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) : 0;
    }

    public static TheoryData<string> Names() => [.. Rules.Keys];

    [Fact]
    public void EveryOptimiserHasARule() =>
        Assert.Empty(OptimizerCatalog.All.Where(kind => kind is not WholeTensorOptimizer).Select(kind => kind.Word).Except(Rules.Keys.Select(name => name.Split('(')[0])));

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

            // Signs turn more than once.
            double[] gradients = [0.8, 0.3, -2.5, 0.6, 0.2, -0.4, 1.1];
            for (int step = 1; step <= gradients.Length; step++)
            {
                p = Step(kind, spec, precision, states, p, gradients[step - 1], step);
                expected = Rules[declaration](memory, expected, gradients[step - 1], step);
                Assert.Equal(expected, p, 1e-12);
            }
        }
    }

    private static double Step(OptimizerKind kind, OptimizerSpec spec, Precision precision, double[] states, double p, double g, int step)
    {
        // The rate stays, so that what is remembered of rates before does.
        var numbers = kind.Numbers(spec).Select(number => (number.Symbol, Rate));
        (string, double)[] operands = [("rate", Rate), ("scale", 1), ("step", step), ("decay", spec.WeightDecay), .. numbers];
        var scalars = kind.Scalars(spec).Select(scalar => (scalar.Name, FormulaValue.Of(scalar.Value, operands)));
        string[] symbols = [.. kind.States(spec).Select(state => state.Symbol)];
        double decay = FormulaValue.Of(kind.DecayNumber(spec), operands);
        double gradient = spec.DecoupledWeightDecay ? g : g + (decay * p);
        var values = new FormulaValue([("p", p), ("g", gradient), ("keep", decay), .. symbols.Zip(states), .. scalars]);
        UpdateFormula update = kind.Update(spec, precision);
        foreach (Assignment assignment in update.Assignments)
        {
            values.Assign(assignment);
        }

        for (int i = 0; i < states.Length; i++)
        {
            states[i] = values[symbols[i]];
        }

        return kind.Moved(spec, update.Change).Accept(values);
    }

    private static double Adan(Memory memory, double p, double g, int t)
    {
        double d = t == 1 ? 0 : g - memory["before"];
        memory["before"] = g;
        memory["m"] = (0.98 * memory["m", 0]) + (0.02 * g);
        memory["u"] = (0.92 * memory["u", 0]) + (0.08 * d);
        memory["n"] = (0.99 * memory["n", 0]) + (0.01 * Math.Pow(g + (0.92 * d), 2));
        return p - (Rate * ((memory["m"] / (1 - Math.Pow(0.98, t))) + (0.92 * memory["u"] / (1 - Math.Pow(0.92, t)))) / (Math.Sqrt(memory["n"] / (1 - Math.Pow(0.99, t))) + 1e-8));
    }

    private static double AdEMAMix(Memory memory, double p, double g, int t, double alpha)
    {
        Moments(memory, g);
        return p - (Rate * ((memory["m"] / (1 - Math.Pow(0.9, t))) + (alpha * memory["s"])) / (Math.Sqrt(memory["v"] / (1 - Math.Pow(0.999, t))) + 1e-8));
    }

    private static double ADOPT(Memory memory, double p, double g, int t, double limit)
    {
        if (t == 1)
        {
            memory["v"] = g * g;
            return p;
        }

        double n = Math.Max(-limit, Math.Min(limit, g / Math.Max(Math.Sqrt(memory["v"]), 1e-6)));
        memory["m"] = (0.9 * memory["m", 0]) + (0.1 * n);
        memory["v"] = (0.9999 * memory["v"]) + (0.0001 * g * g);
        return p - (Rate * memory["m"]);
    }

    private static double ASGD(Memory memory, double p, double g, int t)
    {
        double eta = memory["eta", Rate];
        double moved = (p * (1 - (0.1 * eta))) - (eta * g);
        memory["ax"] = memory["mu", 1] == 1 ? moved : memory["ax"] + (memory["mu"] * (moved - memory["ax"]));
        memory["eta"] = Rate / Math.Pow(1 + (0.1 * Rate * t), 0.75);
        memory["mu"] = 1 / Math.Max(1.0, t - 2);
        return moved;
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
