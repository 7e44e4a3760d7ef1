using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Attention to a memory as it is: scores, weights and means one number at a time.</summary>
internal sealed class AttentionCases : LayerCases
{
    public override string Kind => "Attention";

    public override string InConformanceCases => "attention";

    // Its scores decide whether it has any.
    public override string? FirstRole => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 2)
            return null;
        var layer = new AttributeText(Kind);
        string score = chance.Pick(["Dot", "Scaled", "General", "Additive"]);
        if (score != "Dot")
            layer.Set("Score", "Score." + score);
        if (score == "Additive" && chance.Of(0.5))
            layer.Set("Units", chance.Width());
        if (chance.Of(0.3))
            layer.Set("Causal", true);
        if (chance.Of(0.2))
            layer.Set("Dropout", 0.25);
        if (score is "General" or "Additive" && chance.Of(0.1))
            layer.Set("Trainable", false);
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Self", "", [5, 4]);
        yield return Of("Dot", "", [3, 8], [19, 8]);
        yield return Of("TwoFeatures", "", [4, 2], [3, 2]);
        yield return Of("Panels", "Score = Score.Dot", [30, 33], [17, 33]);
        yield return Of("Causal", "Causal = true", [5, 6], [7, 6]);
        yield return Of("SelfCausal", "Score = Score.Scaled, Causal = true", [20, 7]);
        yield return Of("Scaled", "Score = Score.Scaled", [4, 16], [6, 16]);
        yield return Of("Dropped", "Dropout = 0.5", [4, 5], [6, 5]);
        yield return Of("General", "Score = Score.General", [4, 7], [6, 7]);
        yield return Of("GeneralWidths", "Score = Score.General", [26, 5], [18, 17]);
        yield return Of("Additive", "Score = Score.Additive", [4, 7], [6, 7]);
        yield return Of("AdditiveSelf", "Score = Score.Additive, Causal = true", [18, 3]);
        yield return Of("AdditiveUnits", "Score = Score.Additive, Units = 17", [26, 5], [19, 9]);
        yield return Of("AdditiveOne", "Score = Score.Additive, Units = 1", [3, 2], [2, 4]);
    }

    private LayerCase Of(string name, string arguments, params int[][] reads)
    {
        int queries = reads[0][1], memory = reads[^1][1];
        bool isAdditive = arguments.Contains("Additive", StringComparison.Ordinal);
        int units = !isAdditive ? queries : name switch { "AdditiveUnits" => 17, "AdditiveOne" => 1, _ => queries };
        string parameters = isAdditive ? $"q_proj.weight {units}×{queries}, k_proj.weight {units}×{memory}, score.weight {units}"
            : arguments.Contains("General", StringComparison.Ordinal) ? $"weight {queries}×{memory}"
            : "";
        return new LayerCase(this, Kind + name, reads, arguments, [reads[0][0], memory], parameters, (x, p) => Run(arguments, reads, units, x, p)) { Beside = [.. new[] { "Memory" }.Take(reads.Length - 1)] };
    }

    private static double[] Run(string arguments, int[][] reads, int units, double[][] x, Func<string, double[]> p)
    {
        double[][] queries = [.. x[0].Chunk(reads[0][1])], memory = [.. x[^1].Chunk(reads[^1][1])];
        double[] Times(string role, int rows, double[] step) => DenseCases.Sums(step, step.Length, rows, p(role), null);
        Func<double[], double[], double> score =
            arguments.Contains("Additive", StringComparison.Ordinal) ? (q, m) => Times("q_proj.weight", units, q).Zip(Times("k_proj.weight", units, m), (a, b) => Math.Tanh(a + b)).Zip(p("score.weight"), (t, v) => t * v).Sum()
            : arguments.Contains("General", StringComparison.Ordinal) ? (q, m) => Dot(q, Times("weight", q.Length, m))
            : arguments.Contains("Scaled", StringComparison.Ordinal) ? (q, m) => Dot(q, m) / Math.Sqrt(q.Length)
            : Dot;
        bool isCausal = arguments.Contains("Causal", StringComparison.Ordinal);
        return
        [
            .. queries.SelectMany((query, i) =>
            {
                double[][] seen = [.. memory.Where((_, j) => !isCausal || j <= i)];
                double[] scores = [.. seen.Select(step => score(query, step))];
                double most = scores.Max(), sum = scores.Sum(s => Math.Exp(s - most));
                return Enumerable.Range(0, memory[0].Length).Select(f => seen.Select((step, j) => Math.Exp(scores[j] - most) / sum * step[f]).Sum());
            }),
        ];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
