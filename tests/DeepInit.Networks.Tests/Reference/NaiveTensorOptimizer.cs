namespace DeepInit.Networks.Tests.Reference;

/// <summary>A tensor as a naive update sees it, row-major.</summary>
internal sealed class NaiveTensor(string name, int[] shape, bool decays)
{
    public string Name => name;

    public int[] Shape => shape;

    public bool Decays => decays;

    public int Rows => shape[0];

    public int Columns => P.Length / shape[0];

    public double[] P { get; set; } = [];

    /// <summary>What is remembered, by PyTorch's names.</summary>
    public Dictionary<string, double[]> States { get; } = [];

    public double[] State(string state, int length) => States.TryGetValue(state, out double[]? values) ? values : States[state] = new double[length];
}

/// <summary>The update of a whole tensor: moves P by the gradient.</summary>
/// <param name="tensor">The tensor with its states.</param>
/// <param name="g">Its gradient, clipped.</param>
/// <param name="k">The step, from 1.</param>
/// <param name="lr">Its learning rate.</param>
/// <param name="wd">Its decay.</param>
internal delegate void TensorRule(NaiveTensor tensor, double[] g, int k, double lr, double wd);

/// <summary>Optimisers that see a whole tensor by their papers' formulas, in double precision and plain loops.</summary>
/// <param name="Name">Of the test.</param>
/// <param name="Attributes">What declares it.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Decay">The weight decay.</param>
/// <param name="Rule">What moves a tensor; null where its bases are free to turn among equal eigenvalues, so that conformance cases alone, which have none, show what it does.</param>
internal sealed record NaiveTensorOptimizer(string Name, string Attributes, double Rate, double Decay, TensorRule? Rule)
{
    public double ClipNorm { get; init; }

    public double ClipValue { get; init; }

    public static readonly NaiveTensorOptimizer[] All =
    [
        new("Lamb", "[LAMB(LearningRate = 0.02, WeightDecay = 0.1)]", 0.02, 0.1, (t, g, k, lr, wd) => Lamb(t, g, k, lr, wd, adapts: true)),
        new("LambOfDecaying", "[LAMB(LearningRate = 0.02, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-3, AdaptAll = false, GlobalClipNorm = 0.3)]", 0.02, 0.01,
            (t, g, k, lr, wd) => Lamb(t, g, k, lr, wd, t.Decays, 0.8, 0.9, 1e-3)) { ClipNorm = 0.3 },
        new("Lars", "[LARS(LearningRate = 0.5, TrustCoefficient = 0.05, WeightDecay = 0.02, ClipValue = 0.05)]", 0.5, 0.02, Lars) { ClipValue = 0.05 },
        new("StableAdamW", "[StableAdamW(LearningRate = 0.01, Beta2 = 0.9, WeightDecay = 0.1)]", 0.01, 0.1, StableAdamW),
        new("CautiousAdamW", "[AdamW(LearningRate = 0.01, WeightDecay = 0.1, Cautious = true)]", 0.01, 0.1, (t, g, k, lr, wd) => CautiousAdam(t, g, k, lr, wd, l2: 0)),
        new("CautiousAdam", "[Adam(LearningRate = 0.01, WeightDecay = 0.1, AMSGrad = true, Cautious = true, CautionFloor = 0.9)]", 0.01, 0.1,
            (t, g, k, lr, wd) => CautiousAdam(t, g, k, lr, 0, wd, 0.9, keepsLargest: true)),
        new("CautiousLion", "[Lion(LearningRate = 0.002, WeightDecay = 0.1, Cautious = true)]", 0.002, 0.1, CautiousLion),
        new("Adafactor", "[Adafactor(LearningRate = 0.05, WeightDecay = 0.05, ClippingThreshold = 0.7)]", 0.05, 0.05, Adafactor),
        new("RowwiseAdagrad", "[RowwiseAdagrad(LearningRate = 0.05, WeightDecay = 0.05, Epsilon = 1e-3)]", 0.05, 0.05, RowwiseAdagrad),
        new("Prodigy", "[Prodigy(D0 = 0.01)]", 1, 0, Rule: null),
        new("Soap", "[SOAP(LearningRate = 0.01, PreconditionFrequency = 2)]", 0.01, 0.01, Rule: null),
        new("SoapOfShortSides", "[SOAP(LearningRate = 0.01, PreconditionFrequency = 1, MaxPreconditionedSide = 25)]", 0.01, 0.01, Rule: null),
        new("Muon", "[Muon(LearningRate = 0.02, WeightDecay = 0.1)] [AdamW(LearningRate = 0.004, Beta1 = 0.8, WeightDecay = 0.02)]", 0.02, 0.1,
            (t, g, k, lr, wd) => Muon(t, g, k, lr, wd, 0.95, true, matchesRms: false)),
        new("MuonLikeAdamW", "[AdamW(LearningRate = 0.004, Beta1 = 0.8, WeightDecay = 0.02)] [Muon(LearningRate = 0.02, WeightDecay = 0.1, Momentum = 0.9, Nesterov = false, MatchRmsAdamW = true, GlobalClipNorm = 0.3)]",
            0.02, 0.1, (t, g, k, lr, wd) => Muon(t, g, k, lr, wd, 0.9, false, matchesRms: true)) { ClipNorm = 0.3 },
        new("NorMuon", "[NorMuon(LearningRate = 0.02, WeightDecay = 0.1, Beta2 = 0.9)] [AdamW(LearningRate = 0.004, Beta1 = 0.8, WeightDecay = 0.02)]", 0.02, 0.1,
            (t, g, k, lr, wd) => Muon(t, g, k, lr, wd, 0.95, true, matchesRms: false, beta2: 0.9)),
    ];

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));

    private static (double[] M, double[] V) Moments(NaiveTensor t, double[] g, double beta1, double beta2)
    {
        double[] m = t.State("exp_avg", g.Length), v = t.State("exp_avg_sq", g.Length);
        for (int i = 0; i < g.Length; i++)
        {
            m[i] = (beta1 * m[i]) + ((1 - beta1) * g[i]);
            v[i] = (beta2 * v[i]) + ((1 - beta2) * g[i] * g[i]);
        }

        return (m, v);
    }

    private static void Lamb(NaiveTensor t, double[] g, int k, double lr, double wd, bool adapts, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-6)
    {
        (double[] m, double[] v) = Moments(t, g, beta1, beta2);
        double[] u = [.. t.P.Select((p, i) => (m[i] / (1 - Math.Pow(beta1, k)) / (Math.Sqrt(v[i] / (1 - Math.Pow(beta2, k))) + eps)) + (wd * p))];
        double size = Norm(t.P), length = Norm(u);
        double ratio = adapts && size > 0 && length > 0 ? size / length : 1;
        t.P = [.. t.P.Select((p, i) => p - (lr * ratio * u[i]))];
    }

    private static void Lars(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        double[] b = t.State("momentum_buffer", g.Length);
        double size = Norm(t.P), gradient = Norm(g);
        double rate = t.Decays && size > 0 && gradient > 0 ? lr * 0.05 * size / (gradient + (wd * size)) : lr;
        for (int i = 0; i < g.Length; i++)
        {
            b[i] = (0.9 * b[i]) + (rate * (g[i] + (wd * t.P[i])));
            t.P[i] -= b[i];
        }
    }

    private static void StableAdamW(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        double Beta(double beta) => beta * (1 - Math.Pow(beta, k - 1)) / (1 - Math.Pow(beta, k));
        (double[] m, double[] v) = Moments(t, g, Beta(0.9), Beta(0.9));
        double rms = Math.Sqrt(g.Select((x, i) => x * x / Math.Max(v[i], 1e-12)).Average());
        double rate = lr / Math.Max(1, rms);
        t.P = [.. t.P.Select((p, i) => (p * (1 - (rate * wd))) - (rate * m[i] / (Math.Sqrt(v[i]) + 1e-6)))];
    }

    private static void CautiousAdam(NaiveTensor t, double[] g, int k, double lr, double wd, double l2, double floor = 1e-3, bool keepsLargest = false)
    {
        g = [.. g.Select((x, i) => x + (l2 * t.P[i]))];
        (double[] m, double[] v) = Moments(t, g, 0.9, 0.999);
        if (keepsLargest)
        {
            double[] largest = t.State("max_exp_avg_sq", g.Length);
            for (int i = 0; i < g.Length; i++)
                largest[i] = Math.Max(largest[i], v[i]);
            v = largest;
        }

        double[] mask = [.. g.Select((x, i) => m[i] * x > 0 ? 1.0 : 0)];
        double scale = Math.Max(mask.Average(), floor);
        t.P =
        [
            .. t.P.Select((p, i) => (p * (1 - (lr * wd))) - (lr / (1 - Math.Pow(0.9, k)) * m[i] * mask[i] / scale / (Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, k)) + 1e-8))),
        ];
    }

    private static void CautiousLion(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        double[] m = t.State("exp_avg", g.Length);
        double[] u = [.. g.Select((x, i) => (double)Math.Sign((0.9 * m[i]) + (0.1 * x)))];
        double[] mask = [.. g.Select((x, i) => u[i] * x > 0 ? 1.0 : 0)];
        double scale = Math.Max(mask.Average(), 1e-3);
        t.P = [.. t.P.Select((p, i) => (p * (1 - (lr * wd))) - (lr * u[i] * mask[i] / scale))];
        for (int i = 0; i < g.Length; i++)
            m[i] = (0.99 * m[i]) + (0.01 * g[i]);
    }

    private static void RowwiseAdagrad(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        double[] sum = t.State("sum", t.Rows);
        for (int row = 0; row < t.Rows; row++)
        {
            double mean = 0;
            for (int i = row * t.Columns; i < (row + 1) * t.Columns; i++)
                mean += g[i] * g[i] / t.Columns;
            sum[row] += mean;
            for (int i = row * t.Columns; i < (row + 1) * t.Columns; i++)
                t.P[i] = (t.P[i] * (1 - (lr * wd))) - (lr * g[i] / (Math.Sqrt(sum[row]) + 1e-3));
        }
    }

    private static void Adafactor(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        const double Eps1 = 1.1920928955078125e-07;
        double w = Math.Pow(k, -0.8);
        double a = Math.Max(1e-3, Norm(t.P) / Math.Sqrt(g.Length)) * Math.Min(lr, 1 / Math.Sqrt(k));
        double[] v = new double[g.Length];
        if (t.Shape.Length == 1)
        {
            double[] variance = t.State("variance", g.Length);
            for (int i = 0; i < g.Length; i++)
                v[i] = variance[i] += w * ((g[i] * g[i]) - variance[i]);
        }
        else
        {
            int m = t.Shape[^1], n = t.Shape[^2];
            double[] rows = t.State("row_var", g.Length / m), columns = t.State("col_var", g.Length / n);
            for (int i = 0; i < rows.Length; i++)
                rows[i] += w * (Enumerable.Range(0, m).Average(j => g[(i * m) + j] * g[(i * m) + j]) - rows[i]);
            for (int i = 0; i < columns.Length; i++)
            {
                int first = (i / m * n * m) + (i % m);
                columns[i] += w * (Enumerable.Range(0, n).Average(j => g[first + (j * m)] * g[first + (j * m)]) - columns[i]);
            }

            for (int i = 0; i < g.Length; i++)
            {
                int matrix = i / (n * m);
                v[i] = rows[i / m] * columns[(matrix * m) + (i % m)] / Math.Max(rows.Skip(matrix * n).Take(n).Average(), Eps1);
            }
        }

        double[] u = [.. g.Select((x, i) => x / Math.Sqrt(Math.Max(v[i], Eps1 * Eps1)))];
        double rms = Norm(u) / Math.Sqrt(u.Length);
        t.P = [.. t.P.Select((p, i) => (p * (1 - (lr * wd))) - (a / Math.Max(1, rms / 0.7) * u[i]))];
    }

    private static void Muon(NaiveTensor t, double[] g, int k, double lr, double wd, double momentum, bool nesterov, bool matchesRms, double? beta2 = null)
    {
        double[] b = t.State("momentum_buffer", g.Length);
        for (int i = 0; i < g.Length; i++)
            b[i] = (momentum * b[i]) + ((1 - momentum) * g[i]);
        double[] u = [.. g.Select((x, i) => nesterov ? ((1 - momentum) * x) + (momentum * b[i]) : b[i])];
        (int rows, int columns) = (t.Rows, t.Columns);
        double[,] x = new double[rows, columns];
        double norm = Norm(u) + 1e-7;
        for (int i = 0; i < u.Length; i++)
            x[i / columns, i % columns] = u[i] / norm;
        x = rows > columns ? Transposed(x) : x;
        for (int step = 0; step < 5; step++)
        {
            double[,] square = Product(x, Transposed(x)), fourth = Product(square, square), cubed = Product(square, x), fifth = Product(fourth, x);
            for (int i = 0; i < x.GetLength(0); i++)
            {
                for (int j = 0; j < x.GetLength(1); j++)
                    x[i, j] = (3.4445 * x[i, j]) - (4.775 * cubed[i, j]) + (2.0315 * fifth[i, j]);
            }
        }

        x = rows > columns ? Transposed(x) : x;
        double[] o = [.. x.Cast<double>()];
        if (beta2 is { } beta)
        {
            double before = Norm(o);
            double[] r = t.State("second_momentum_buffer", rows);
            for (int i = 0; i < rows; i++)
                r[i] = (beta * r[i]) + ((1 - beta) * Enumerable.Range(0, columns).Average(j => o[(i * columns) + j] * o[(i * columns) + j]));
            o = [.. o.Select((value, i) => value / (Math.Sqrt(r[i / columns]) + 1e-10))];
            double scale = before / (Norm(o) + 1e-10);
            o = [.. o.Select(value => value * scale)];
        }

        double factor = matchesRms ? 0.2 * Math.Sqrt(Math.Max(rows, columns)) : Math.Sqrt(Math.Max(1.0, (double)rows / columns));
        t.P = [.. t.P.Select((p, i) => (p * (1 - (lr * wd))) - (lr * factor * o[i]))];
    }

    /// <summary>What moves the parameters that an optimiser of matrices leaves: AdamW of the declarations above.</summary>
    public static void Beside(NaiveTensor t, double[] g, int k, double lr, double wd)
    {
        (double[] m, double[] v) = Moments(t, g, 0.8, 0.999);
        t.P = [.. t.P.Select((p, i) => (p * (1 - (lr * wd))) - (lr / (1 - Math.Pow(0.8, k)) * m[i] / ((Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, k))) + 1e-8)))];
    }

    private static double[,] Transposed(double[,] x)
    {
        double[,] y = new double[x.GetLength(1), x.GetLength(0)];
        for (int i = 0; i < y.GetLength(0); i++)
        {
            for (int j = 0; j < y.GetLength(1); j++)
                y[i, j] = x[j, i];
        }

        return y;
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        double[,] y = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < y.GetLength(0); i++)
        {
            for (int j = 0; j < y.GetLength(1); j++)
            {
                for (int k = 0; k < b.GetLength(0); k++)
                    y[i, j] += a[i, k] * b[k, j];
            }
        }

        return y;
    }
}
