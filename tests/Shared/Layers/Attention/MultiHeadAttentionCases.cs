using System.Globalization;
using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Attention by several heads: scores, weights and means one number at a time.</summary>
internal sealed class MultiHeadAttentionCases : LayerCases
{
    public override string Kind => "MultiHeadAttention";

    public override string InConformanceCases => "multi_head_attention";

    // Its options decide what its tensors are called.
    public override string? FirstRole => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 2)
            return null;
        int features = x.Shape[1], heads = chance.Of(0.5) && features % 2 == 0 ? 2 : 1;
        var layer = new AttributeText(Kind).Add(heads);
        bool isCausal = chance.Of(0.4);
        if (isCausal)
            layer.Set("Causal", true);
        if (isCausal && chance.Of(0.3))
            layer.Set("Window", 2);
        if (chance.Of(0.2))
            layer.Set("KeyValueHeads", 1);
        if (chance.Of(0.2))
            layer.Set("ValueDim", 3);
        bool turns = chance.Of(0.2), hasWidth = turns || chance.Of(0.2);
        if (hasWidth)
            layer.Set("KeyDim", 4);
        if (turns)
            layer.Set("Rotary", chance.Of(0.5) ? "Rotary.Halves" : "Rotary.Interleaved");
        bool normalizes = chance.Of(0.2) && (hasWidth || features > heads);
        if (normalizes)
            layer.Set("NormalizeKeys", true);
        if (normalizes && chance.Of(0.3))
            layer.Set("Epsilon", 0.01);
        if (chance.Of(0.2))
            layer.Set("Dropout", 0.25);
        if (chance.Of(0.2))
            layer.Set("UseBias", false);
        if (chance.Of(0.1))
            layer.Set("Trainable", false);
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("One", new(1, 4, 1), [5, 4]);
        yield return Of("Heads", new(3, 12, 1), [5, 12]);
        yield return Of("OddHeads", new(2, 10, 1), [4, 10]);
        yield return Of("WideHeads", new(2, 66, 1), [3, 66]);
        yield return Of("Panels", new(2, 32, 1), [18, 32]);
        yield return Of("Causal", new(2, 8, 1) { Causal = true }, [30, 8]);
        yield return Of("Window", new(2, 6, 1) { Causal = true, Window = 3 }, [9, 6]);
        yield return Of("LongWindow", new(1, 3, 1) { Causal = true, Window = 17 }, [50, 3]);
        yield return Of("WithoutBias", new(2, 8, 1) { Bias = false }, [4, 8]);
        yield return Of("Scaled", new(2, 8, 1) { Scale = 0.2 }, [4, 8]);
        yield return Of("Grouped", new(4, 16, 1) { Groups = 2, Causal = true, Bias = false }, [6, 16]);
        yield return Of("MultiQuery", new(4, 12, 1) { Groups = 1, Bias = false }, [5, 12]);
        yield return Of("Widths", new(2, 7, 1) { KeyWidth = 4, ValueWidth = 5, Units = 9, Bias = false }, [5, 7]);
        // A bias of keys by themselves has no gradient where positions do not turn it: it adds the same to all scores of a query.
        yield return Of("RotaryGrouped", new(4, 16, 1) { Groups = 2, Rotary = "Halves", Causal = true }, [6, 16]);
        yield return Of("RotaryHalves", new(2, 16, 1) { Rotary = "Halves", Causal = true }, [7, 16]);
        yield return Of("RotaryWide", new(1, 32, 1) { Rotary = "Halves", Base = 100 }, [5, 32]);
        yield return Of("RotaryInterleaved", new(3, 12, 1) { Rotary = "Interleaved" }, [6, 12]);
        yield return Of("Normalized", new(2, 10, 1) { Normalized = true }, [4, 10]);
        yield return Of("NormalizedGrouped", new(4, 16, 1) { Normalized = true, Groups = 2, Rotary = "Halves", Causal = true, Bias = false }, [26, 16]);
        yield return Of("NormalizedWide", new(2, 66, 2) { Normalized = true, Epsilon = 0.125, Scale = 0.3 }, [3, 66], [18, 66]);
        yield return Of("Cross", new(2, 8, 2), [4, 8], [19, 8]);
        yield return Of("CrossWidths", new(2, 6, 2) { Bias = false }, [3, 6], [5, 9]);
        yield return Of("CrossCausal", new(1, 17, 2) { Causal = true, Window = 2 }, [6, 17], [3, 17]);
        yield return Of("Values", new(2, 8, 3), [3, 8], [5, 8], [5, 8]);
        yield return Of("ValueWidths", new(2, 8, 3) { Bias = false }, [3, 8], [4, 6], [4, 5]);
        yield return Of("Dropped", new(2, 8, 1) { Dropped = 0.5, Causal = true }, [5, 8]);
        yield return Of("OneStep", new(1, 5, 1) { Causal = true }, [1, 5]);
    }

    private LayerCase Of(string name, Attention attention, params int[][] reads)
    {
        int features = attention.Features, units = attention.Units ?? features;
        bool isSeparate = attention.IsSeparate || reads.Any(shape => shape[1] != features);
        int keyFeatures = reads[Math.Min(1, reads.Length - 1)][1], valueFeatures = reads[^1][1];
        int queries = attention.Heads * attention.Width, keys = attention.KeyHeads * attention.Width, values = attention.KeyHeads * attention.OfValues, means = attention.Heads * attention.OfValues;
        string Pair(string role, int rows, int read) => FormattableString.Invariant($"{role}weight {rows}×{read}{(attention.Bias ? $", {role}bias {rows}" : "")}");
        string norms = attention.Normalized ? $"q_norm.weight {attention.Width}, k_norm.weight {attention.Width}, " : "";
        string parameters = isSeparate
            ? $"{Pair("q_proj.", queries, features)}, {Pair("k_proj.", keys, keyFeatures)}, {Pair("v_proj.", values, valueFeatures)}, {norms}{Pair("o_proj.", units, means)}"
            : $"{Pair("in_proj_", 3 * features, features)}, {norms}{Pair("out_proj.", features, features)}";
        return new LayerCase(this, Kind + name, reads, attention.Arguments, [reads[0][0], units], parameters, (x, p) => Run(attention, reads, isSeparate, x, p)) { Beside = [.. new[] { "Memory", "Values" }.Take(reads.Length - 1)] };
    }

    private static double[] Run(Attention attention, int[][] reads, bool isSeparate, double[][] x, Func<string, double[]> p)
    {
        int features = attention.Features, width = attention.Width, valueWidth = attention.OfValues;
        double[] Project(string role, int part, double[] from, int read, int rows)
        {
            double[] weight = isSeparate ? p(role + "_proj.weight") : [.. p("in_proj_weight").Skip(part * rows * read).Take(rows * read)];
            double[]? bias = !attention.Bias ? null : isSeparate ? p(role + "_proj.bias") : [.. p("in_proj_bias").Skip(part * rows).Take(rows)];
            return [.. from.Chunk(read).SelectMany(step => DenseCases.Sums(step, read, rows, weight, bias))];
        }

        // Each head of each step over the root of its mean square.
        double[] Normalize(string role, double[] heads) => !attention.Normalized
            ? heads
            : [.. heads.Chunk(width).SelectMany(head => head.Select((value, f) => value / Math.Sqrt(head.Average(other => other * other) + attention.Epsilon) * p(role + "_norm.weight")[f]))];

        int steps = reads[0][0], keyCount = reads[Math.Min(1, reads.Length - 1)][0];
        double[] memory = x[Math.Min(1, x.Length - 1)];
        int queryRows = attention.Heads * width, keyRows = attention.KeyHeads * width, valueRows = attention.KeyHeads * valueWidth;
        double[] q = Turn(Normalize("q", Project("q", 0, x[0], features, queryRows)), attention, queryRows);
        double[] k = Turn(Normalize("k", Project("k", 1, memory, reads[Math.Min(1, reads.Length - 1)][1], keyRows)), attention, keyRows);
        double[] v = Project("v", 2, x[^1], reads[^1][1], valueRows);
        var means = new double[steps * attention.Heads * valueWidth];
        for (int i = 0; i < steps; i++)
        {
            for (int head = 0; head < attention.Heads; head++)
            {
                int group = head / (attention.Heads / attention.KeyHeads);
                int[] seen = [.. Enumerable.Range(0, keyCount).Where(j => !attention.Causal || (j <= i && (attention.Window == 0 || j > i - attention.Window)))];
                double[] scores = [.. seen.Select(j => attention.Factor * Enumerable.Range(0, width).Sum(f => q[(i * queryRows) + (head * width) + f] * k[(j * keyRows) + (group * width) + f]))];
                double most = scores.Length == 0 ? 0 : scores.Max(), sum = scores.Sum(s => Math.Exp(s - most));
                for (int f = 0; f < valueWidth; f++)
                    means[(((i * attention.Heads) + head) * valueWidth) + f] = seen.Select((j, at) => Math.Exp(scores[at] - most) / sum * v[(j * valueRows) + (group * valueWidth) + f]).Sum();
            }
        }

        string output = isSeparate ? "o_proj." : "out_proj.";
        return [.. means.Chunk(attention.Heads * valueWidth).SelectMany(step => DenseCases.Sums(step, step.Length, attention.Units ?? features, p(output + "weight"), attention.Bias ? p(output + "bias") : null))];
    }

    private static double[] Turn(double[] values, Attention attention, int row)
    {
        if (attention.Rotary is null)
            return values;
        double[] turned = [.. values];
        int width = attention.Width;
        for (int at = 0; at < values.Length; at += width)
        {
            for (int i = 0; i < width / 2; i++)
            {
                double angle = at / row * Math.Pow(attention.Base, -2.0 * i / width);
                (int first, int second) = attention.Rotary == "Halves" ? (at + i, at + i + (width / 2)) : (at + (2 * i), at + (2 * i) + 1);
                turned[first] = (values[first] * Math.Cos(angle)) - (values[second] * Math.Sin(angle));
                turned[second] = (values[first] * Math.Sin(angle)) + (values[second] * Math.Cos(angle));
            }
        }

        return turned;
    }

    private sealed record Attention(int Heads, int Features, int Reads)
    {
        public bool Causal { get; init; }

        public int Window { get; init; }

        public bool Bias { get; init; } = true;

        public double? Scale { get; init; }

        // Switched off where naive loops are compared with.
        public double Dropped { get; init; }

        public int? Groups { get; init; }

        public int? KeyWidth { get; init; }

        public int? ValueWidth { get; init; }

        public int? Units { get; init; }

        public string? Rotary { get; init; }

        public bool Normalized { get; init; }

        public double Epsilon { get; init; } = 1e-6;

        public double Base { get; init; } = 10000;

        public int KeyHeads => Groups ?? Heads;

        public int Width => KeyWidth ?? Features / Heads;

        public int OfValues => ValueWidth ?? Features / Heads;

        public double Factor => Scale ?? 1 / Math.Sqrt(Width);

        public bool IsSeparate => Groups is not null || KeyWidth is not null || ValueWidth is not null || Units is not null;

        public string Arguments => string.Join(
            ", ",
            new[]
            {
                Heads.ToString(CultureInfo.InvariantCulture),
                Causal ? "Causal = true" : "",
                Window > 0 ? $"Window = {Window}" : "",
                Bias ? "" : "UseBias = false",
                Scale is { } scale ? FormattableString.Invariant($"Scale = {scale}") : "",
                Dropped > 0 ? FormattableString.Invariant($"Dropout = {Dropped}") : "",
                Groups is { } groups ? $"KeyValueHeads = {groups}" : "",
                KeyWidth is { } key ? $"KeyDim = {key}" : "",
                ValueWidth is { } value ? $"ValueDim = {value}" : "",
                Units is { } units ? $"Units = {units}" : "",
                Normalized ? "NormalizeKeys = true" : "",
                Epsilon.Equals(1e-6) ? "" : FormattableString.Invariant($"Epsilon = {Epsilon}"),
                Rotary is { } rotary ? $"Rotary = Rotary.{rotary}" : "",
                Base.Equals(10000.0) ? "" : FormattableString.Invariant($"RotaryBase = {Base}"),
            }.Where(argument => argument.Length > 0));
    }
}
