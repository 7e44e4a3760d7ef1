namespace DeepInit.Networks.Tests.Reference;

/// <summary>One parameter element's update: what PyTorch documents, written out.</summary>
/// <param name="k">The step, from 1.</param>
/// <param name="lr">The learning rate.</param>
/// <param name="g">The gradient, after clipping and any L2 term.</param>
/// <param name="state">A state of this element, by PyTorch's name.</param>
/// <returns>What is subtracted from the parameter.</returns>
internal delegate double UpdateRule(long k, double lr, double g, Func<string, Cell> state);

/// <summary>One element of a state.</summary>
internal readonly struct Cell(double[] values, int index)
{
    public double Value
    {
        get => values[index];
        set => values[index] = value;
    }
}

/// <summary>An optimiser by its formula, element after element, in double precision.</summary>
/// <param name="Attribute">What declares it.</param>
internal sealed record NaiveOptimizer(string Name, string Attribute, double LearningRate, UpdateRule Rule)
{
    public static readonly NaiveOptimizer AdamW = new("AdamW", "[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]", 0.01, (k, lr, g, s) => Adam(k, lr, g, s))
    {
        WeightDecay = 0.1,
        Decoupled = true,
    };

    /// <summary>All of them, with the options that change a formula, and both kinds of clipping.</summary>
    public static readonly NaiveOptimizer[] All =
    [
        new("Sgd", "[SGD(LearningRate = 0.1)]", 0.1, (k, lr, g, s) => lr * g),
        new("SgdMomentum", "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.3, WeightDecay = 0.05)]", 0.1,
            (k, lr, g, s) => lr * Momentum(k, g, 0.9, 0.3, s)) { WeightDecay = 0.05 },
        new("SgdNesterov", "[SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]", 0.1, (k, lr, g, s) => lr * (g + (0.9 * Momentum(k, g, 0.9, 0, s)))),
        new("RmsProp", "[RMSprop(LearningRate = 0.01, Alpha = 0.9, WeightDecay = 0.05)]", 0.01,
            (k, lr, g, s) => lr * RmsProp(g, false, s)) { WeightDecay = 0.05 },
        new("RmsPropCentered", "[RMSprop(LearningRate = 0.01, Alpha = 0.9, Epsilon = 1e-3, Centered = true, Momentum = 0.5)]", 0.01, (k, lr, g, s) =>
        {
            Cell b = s("momentum_buffer");
            b.Value = (0.5 * b.Value) + RmsProp(g, true, s, 1e-3);
            return lr * b.Value;
        }),
        new("Adagrad", "[Adagrad(LearningRate = 0.05, LearningRateDecay = 0.1, InitialAccumulator = 0.2)]", 0.05, (k, lr, g, s) =>
        {
            Cell sum = s("sum");
            sum.Value = (k == 1 ? 0.2 : sum.Value) + (g * g);
            return lr / (1 + ((k - 1) * 0.1)) * g / (Math.Sqrt(sum.Value) + 1e-10);
        }),
        new("Adadelta", "[Adadelta(LearningRate = 0.5, Rho = 0.8, Epsilon = 1e-5)]", 0.5, (k, lr, g, s) =>
        {
            Cell v = s("square_avg");
            Cell a = s("acc_delta");
            v.Value = (0.8 * v.Value) + (0.2 * g * g);
            double d = Math.Sqrt(a.Value + 1e-5) / Math.Sqrt(v.Value + 1e-5) * g;
            a.Value = (0.8 * a.Value) + (0.2 * d * d);
            return lr * d;
        }),
        new("Adam", "[Adam(LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.95, WeightDecay = 0.05)]", 0.01,
            (k, lr, g, s) => Adam(k, lr, g, s, 0.8, 0.95)) { WeightDecay = 0.05 },
        new("SparseAdam", "[SparseAdam(LearningRate = 0.01, Beta2 = 0.95, Epsilon = 1e-3)]", 0.01, (k, lr, g, s) =>
        {
            (Cell m, Cell v) = (s("exp_avg"), s("exp_avg_sq"));
            m.Value = (0.9 * m.Value) + (0.1 * g);
            v.Value = (0.95 * v.Value) + (0.05 * g * g);
            return lr * Math.Sqrt(1 - Math.Pow(0.95, k)) / (1 - Math.Pow(0.9, k)) * m.Value / (Math.Sqrt(v.Value) + 1e-3);
        }),
        new("AdamAmsGrad", "[Adam(LearningRate = 0.01, AMSGrad = true)]", 0.01, (k, lr, g, s) => Adam(k, lr, g, s, amsGrad: true)),
        AdamW,
        new("AdamWAmsGradAll", "[AdamW(LearningRate = 0.01, WeightDecay = 0.1, AMSGrad = true, DecayScope = DecayScope.All)]", 0.01,
            (k, lr, g, s) => Adam(k, lr, g, s, amsGrad: true))
        {
            WeightDecay = 0.1,
            Decoupled = true,
            DecaysAll = true,
        },
        new("Adamax", "[Adamax(LearningRate = 0.01)]", 0.01, (k, lr, g, s) =>
        {
            Cell m = s("exp_avg");
            Cell u = s("exp_inf");
            m.Value = (0.9 * m.Value) + (0.1 * g);
            u.Value = Math.Max(0.999 * u.Value, Math.Abs(g) + 1e-8);
            return lr / (1 - Math.Pow(0.9, k)) * m.Value / u.Value;
        }),
        new("NAdam", "[NAdam(LearningRate = 0.01)]", 0.01, NAdam),
        new("RAdam", "[RAdam(LearningRate = 0.01, Beta2 = 0.9)]", 0.01, RAdam),
        new("Lion", "[Lion(LearningRate = 0.003, WeightDecay = 0.1)]", 0.003, (k, lr, g, s) =>
        {
            Cell m = s("exp_avg");
            double step = lr * Math.Sign((0.9 * m.Value) + (0.1 * g));
            m.Value = (0.99 * m.Value) + (0.01 * g);
            return step;
        })
        {
            WeightDecay = 0.1,
            Decoupled = true,
        },
        new("Adan", "[Adan(LearningRate = 0.01, WeightDecay = 0.1, Proximal = false)]", 0.01, Adan) { WeightDecay = 0.1, Decoupled = true },
        new("AdEMAMix", "[AdEMAMix(LearningRate = 0.01, Beta3 = 0.99, Alpha = 4, AlphaWarmup = 3, WeightDecay = 0.1)]", 0.01, (k, lr, g, s) =>
        {
            (Cell fast, Cell slow, Cell v) = (s("exp_avg_fast"), s("exp_avg_slow"), s("exp_avg_sq"));
            fast.Value = (0.9 * fast.Value) + (0.1 * g);
            slow.Value = (0.99 * slow.Value) + (0.01 * g);
            v.Value = (0.999 * v.Value) + (0.001 * g * g);
            double m = (fast.Value / (1 - Math.Pow(0.9, k))) + (4 * Math.Min(1, k / 3.0) * slow.Value);
            return lr * m / (Math.Sqrt(v.Value / (1 - Math.Pow(0.999, k))) + 1e-8);
        })
        {
            WeightDecay = 0.1,
            Decoupled = true,
        },
        new("Adopt", "[ADOPT(LearningRate = 0.01, Beta2 = 0.99, WeightDecay = 0.05)]", 0.01, (k, lr, g, s) =>
        {
            (Cell m, Cell v) = (s("exp_avg"), s("exp_avg_sq"));
            double n = k == 1 ? 0 : Math.Clamp(g / Math.Max(Math.Sqrt(v.Value), 1e-6), -Math.Pow(k - 1, 0.25), Math.Pow(k - 1, 0.25));
            m.Value = k == 1 ? 0 : (0.9 * m.Value) + (0.1 * n);
            v.Value = k == 1 ? g * g : (0.99 * v.Value) + (0.01 * g * g);
            return lr * m.Value;
        }) { WeightDecay = 0.05 },
        new("AdamC", "[AdamC(LearningRate = 0.01, WeightDecay = 0.1)]", 0.01, (k, lr, g, s) => Adam(k, lr, g, s)) { WeightDecay = 0.1, Decoupled = true },
        new("Grams", "[Grams(LearningRate = 0.01, WeightDecay = 0.1)]", 0.01, (k, lr, g, s) => Math.Sign(g) * Math.Abs(Adam(k, lr, g, s)))
        {
            WeightDecay = 0.1,
            Decoupled = true,
        },
        new("ScheduleFreeSgd", "[ScheduleFreeSGD(LearningRate = 0.2, WeightDecay = 0.05, DecoupledWeightDecay = false)]", 0.2, (k, lr, g, s) => ScheduleFree(k, lr, g, s)) { WeightDecay = 0.05 },
        new("ScheduleFreeAdamW", "[ScheduleFreeAdamW(LearningRate = 0.01, Beta2 = 0.99)]", 0.01, (k, lr, g, s) =>
        {
            Cell v = s("exp_avg_sq");
            v.Value = (0.99 * v.Value) + (0.01 * g * g);
            return ScheduleFree(k, lr, g / (Math.Sqrt(v.Value / (1 - Math.Pow(0.99, k))) + 1e-8), s);
        }),
        new("ScheduleFreeRAdam", "[ScheduleFreeRAdam(LearningRate = 0.01, Beta2 = 0.9)]", 0.01, (k, lr, g, s) =>
        {
            s("z_minus_y").Value = 0;
            Cell v = s("exp_avg_sq");
            v.Value = (0.9 * v.Value) + (0.1 * g * g);
            double limit = 19, rho = limit - (2 * k * Math.Pow(0.9, k) / (1 - Math.Pow(0.9, k)));

            // Few steps: none of them may have a variance yet.
            return rho <= 4 ? 0 : throw new NotSupportedException("A rate that differs from step to step makes the shares of steps differ.");
        }),
        new("Tiger", "[Tiger(LearningRate = 0.003, WeightDecay = 0.1)]", 0.003, (k, lr, g, s) =>
        {
            Cell m = s("exp_avg");
            m.Value = (0.965 * m.Value) + (0.035 * g);
            return lr * Math.Sign(m.Value);
        })
        {
            WeightDecay = 0.1,
            Decoupled = true,
        },
        new("Rprop", "[Rprop(LearningRate = 0.01, StepMax = 0.02)]", 0.01, (k, lr, g, s) =>
        {
            (Cell size, Cell before) = (s("step_size"), s("prev"));
            double change = g * before.Value;
            size.Value = Math.Clamp((k == 1 ? 0.01 : size.Value) * (change > 0 ? 1.2 : change < 0 ? 0.5 : 1), 1e-6, 0.02);
            before.Value = change < 0 ? 0 : g;
            return Math.Sign(before.Value) * size.Value;
        }),
        new("Asgd", "[ASGD(LearningRate = 0.1, Lambda = 0, T0 = 2, WeightDecay = 0.05)]", 0.1, (k, lr, g, s) => lr * g) { WeightDecay = 0.05 },
        new("AdamWClipNorm", "[AdamW(LearningRate = 0.01, WeightDecay = 0.1, GlobalClipNorm = 0.05)]", 0.01, (k, lr, g, s) => Adam(k, lr, g, s))
        {
            WeightDecay = 0.1,
            Decoupled = true,
            ClipNorm = 0.05,
        },
        new("SgdClipValue", "[SGD(LearningRate = 0.1, ClipValue = 0.01)]", 0.1, (k, lr, g, s) => lr * g) { ClipValue = 0.01 },
    ];

    public double WeightDecay { get; init; }

    public bool Decoupled { get; init; }

    public bool DecaysAll { get; init; }

    public double ClipNorm { get; init; } = double.PositiveInfinity;

    public double ClipValue { get; init; } = double.PositiveInfinity;

    public void Clip(IReadOnlyCollection<double[]> gradients)
    {
        double norm = Math.Sqrt(gradients.Sum(g => g.Sum(x => x * x)));
        foreach (double[] g in gradients)
        {
            for (int i = 0; i < g.Length; i++)
                g[i] = Math.Clamp(g[i] * Math.Min(1, ClipNorm / (norm + 1e-6)), -ClipValue, ClipValue);
        }
    }

    public void Update(double[] p, double[] g, Dictionary<string, double[]> states, long k, bool isWeight)
    {
        double decay = isWeight || DecaysAll ? WeightDecay : 0;
        for (int i = 0; i < p.Length; i++)
        {
            int at = i;
            Cell State(string name)
            {
                if (!states.TryGetValue(name, out double[]? values))
                    states.Add(name, values = new double[p.Length]);
                return new Cell(values, at);
            }

            double gradient = Decoupled ? g[i] : g[i] + (decay * p[i]);
            double before = Decoupled ? p[i] * (1 - (LearningRate * decay)) : p[i];
            p[i] = before - Rule(k, LearningRate, gradient, State);
        }
    }

    private static double Momentum(long k, double g, double momentum, double dampening, Func<string, Cell> s)
    {
        Cell b = s("momentum_buffer");
        b.Value = k == 1 ? g : (momentum * b.Value) + ((1 - dampening) * g);
        return b.Value;
    }

    private static double RmsProp(double g, bool centered, Func<string, Cell> s, double epsilon = 1e-8)
    {
        Cell v = s("square_avg");
        v.Value = (0.9 * v.Value) + (0.1 * g * g);
        if (!centered)
            return g / (Math.Sqrt(v.Value) + epsilon);

        Cell a = s("grad_avg");
        a.Value = (0.9 * a.Value) + (0.1 * g);
        return g / (Math.Sqrt(Math.Max(0, v.Value - (a.Value * a.Value))) + epsilon);
    }

    // z and y begin together; at one rate the mean has the share 1 / k of step k.
    private static double ScheduleFree(long k, double lr, double d, Func<string, Cell> s)
    {
        Cell shift = s("z_minus_y");
        double fromY = shift.Value, z = fromY - (lr * d), toMean = fromY / k, y = toMean + (lr * ((0.9 * (1 - (1.0 / k))) - 1) * d);
        shift.Value = z - y;
        return -y;
    }

    private static double Adam(long k, double lr, double g, Func<string, Cell> s, double beta1 = 0.9, double beta2 = 0.999, bool amsGrad = false)
    {
        (Cell m, Cell v) = Moments(g, s, beta1, beta2);
        double second = v.Value;
        if (amsGrad)
        {
            Cell largest = s("max_exp_avg_sq");
            second = largest.Value = Math.Max(largest.Value, v.Value);
        }

        return lr / (1 - Math.Pow(beta1, k)) * m.Value / ((Math.Sqrt(second) / Math.Sqrt(1 - Math.Pow(beta2, k))) + 1e-8);
    }

    private static (Cell M, Cell V) Moments(double g, Func<string, Cell> s, double beta1, double beta2)
    {
        Cell m = s("exp_avg");
        Cell v = s("exp_avg_sq");
        m.Value = (beta1 * m.Value) + ((1 - beta1) * g);
        v.Value = (beta2 * v.Value) + ((1 - beta2) * g * g);
        return (m, v);
    }

    private static double Adan(long k, double lr, double g, Func<string, Cell> s)
    {
        (Cell m, Cell u, Cell n, Cell before) = (s("exp_avg"), s("exp_avg_diff"), s("exp_avg_sq"), s("previous_grad"));
        double d = k == 1 ? 0 : g - before.Value;
        m.Value = (0.98 * m.Value) + (0.02 * g);
        u.Value = (0.92 * u.Value) + (0.08 * d);
        n.Value = (0.99 * n.Value) + (0.01 * Math.Pow(g + (0.92 * d), 2));
        before.Value = g;
        double step = (m.Value / (1 - Math.Pow(0.98, k))) + (0.92 * u.Value / (1 - Math.Pow(0.92, k)));
        return lr * step / (Math.Sqrt(n.Value / (1 - Math.Pow(0.99, k))) + 1e-8);
    }

    private static double NAdam(long k, double lr, double g, Func<string, Cell> s)
    {
        static double Mu(long step) => 0.9 * (1 - (0.5 * Math.Pow(0.96, step * 0.004)));
        double product = 1;
        for (long i = 1; i <= k; i++)
            product *= Mu(i);
        (Cell m, Cell v) = Moments(g, s, 0.9, 0.999);
        double d = Math.Sqrt(v.Value / (1 - Math.Pow(0.999, k))) + 1e-8;
        return (lr * (1 - Mu(k)) / (1 - product) * g / d) + (lr * Mu(k + 1) / (1 - (product * Mu(k + 1))) * m.Value / d);
    }

    private static double RAdam(long k, double lr, double g, Func<string, Cell> s)
    {
        const double Beta2 = 0.9;
        (Cell m, Cell v) = Moments(g, s, 0.9, Beta2);
        double last = (2 / (1 - Beta2)) - 1;
        double rho = last - (2 * k * Math.Pow(Beta2, k) / (1 - Math.Pow(Beta2, k)));
        double step = lr * m.Value / (1 - Math.Pow(0.9, k));
        if (rho <= 5)
            return step;

        double r = Math.Sqrt((rho - 4) * (rho - 2) * last / ((last - 4) * (last - 2) * rho));
        return step * r * Math.Sqrt(1 - Math.Pow(Beta2, k)) / (Math.Sqrt(v.Value) + 1e-8);
    }
}
