using System.Text.Json;

namespace DeepInit.Conformance.Reading;

/// <summary>Everything that a case expects, with the tolerance units it states.</summary>
internal sealed record Expectations
{
    public required IReadOnlyList<double> Losses { get; init; }

    public required IReadOnlyList<double> LossUnits { get; init; }

    public required double EvaluationLoss { get; init; }

    public required double EvaluationLossSingle { get; init; }

    public required IReadOnlyList<double> LearningRates { get; init; }

    public required IReadOnlyList<int> BatchStarts { get; init; }

    public required IReadOnlyList<int> BatchCounts { get; init; }

    /// <summary>Norm of all gradients before clipping, per step; null where the case states none.</summary>
    public required IReadOnlyList<double>? GradientNorms { get; init; }

    /// <summary>The unweighted losses per step; null where the case states none.</summary>
    public required IReadOnlyList<double[]>? LossParts { get; init; }

    /// <summary>NAdam's running product; null where the case states none.</summary>
    public required double? MomentumProduct { get; init; }

    /// <summary>The expected tensors by name: <c>param/dense1.weight</c>.</summary>
    public required IReadOnlyDictionary<string, ExpectedTensor> Tensors { get; init; }

    public static Expectations Read(JsonFields fields, TensorFile tensors)
    {
        var expectations = new Expectations
        {
            Losses = fields.Numbers("loss_f64"),
            LossUnits = fields.Numbers("loss_tol_unit"),
            EvaluationLoss = fields.Number("eval_loss_last_f64"),
            EvaluationLossSingle = fields.Number("eval_loss_last_f32"),
            LearningRates = fields.Numbers("learning_rate"),
            BatchStarts = fields.Integers("batch_start"),
            BatchCounts = fields.Integers("batch_count"),
            GradientNorms = fields.Has("grad_norm_f64") ? fields.Numbers("grad_norm_f64") : null,
            LossParts = fields.Has("loss_parts_f64") ? [.. fields.Items("loss_parts_f64").Select(ReadNumbers)] : null,
            MomentumProduct = ReadMomentumProduct(fields),
            Tensors = ReadTensors(fields.Any("stats"), tensors),
        };
        // PyTorch's own float32 losses: their distance is part of the units. What is generated stands in tensors, too.
        fields.Skip("loss_f32", "generate");
        fields.Done();
        return expectations;
    }

    private static double[] ReadNumbers(JsonElement element) => [.. element.EnumerateArray().Select(item => item.GetDouble())];

    private static double? ReadMomentumProduct(JsonFields fields)
    {
        if (!fields.Has("optimizer_scalars"))
        {
            return null;
        }

        var scalars = new JsonFields(fields.Any("optimizer_scalars"), "optimizer scalars");
        double product = scalars.Number("mu_product");
        scalars.Done();
        return product;
    }

    private static Dictionary<string, ExpectedTensor> ReadTensors(JsonElement stats, TensorFile file)
    {
        Dictionary<string, ExpectedTensor> tensors = [];
        foreach (JsonProperty entry in stats.EnumerateObject())
        {
            tensors.Add(entry.Name, ExpectedTensor.Read(entry.Name, new JsonFields(entry.Value, $"stats of '{entry.Name}'"), file));
        }

        string? undescribed = file.Names.FirstOrDefault(name => !name.StartsWith("tokens/", StringComparison.Ordinal) && !tensors.ContainsKey(name[(name.IndexOf('/') + 1)..]));
        return undescribed is null ? tensors : throw new CaseFormatException($"tensor '{undescribed}' of the expected values has no entry in 'stats'");
    }
}

/// <summary>An expected tensor.</summary>
/// <param name="Values">The reference in float64: all elements, or those at <paramref name="Indices"/>.</param>
/// <param name="Indices">The flat row-major positions of the values; null where all are stored.</param>
/// <param name="Unit">The tolerance unit of an element.</param>
internal sealed record ExpectedTensor(int[] Shape, double[] Values, int[]? Indices, double MaxAbs, double Sum, double L2, double Unit)
{
    public int Count => Shape.Aggregate(1, (product, length) => product * length);

    public static ExpectedTensor Read(string name, JsonFields stats, TensorFile file)
    {
        StoredTensor reference = file["f64/" + name];
        int[]? indices = stats.Has("sampled") ? Array.ConvertAll(file["index/" + name].Values, index => checked((int)index)) : null;
        var tensor = new ExpectedTensor(
            stats.Integers("shape"),
            reference.Values,
            indices,
            stats.Number("max_abs"),
            stats.Number("sum"),
            stats.Number("l2"),
            stats.Number("tol_unit"));
        int stored = indices?.Length ?? tensor.Count;
        if (reference.Values.Length != stored || (indices is not null && stats.Integer("sampled") != stored))
        {
            throw new CaseFormatException($"{stats.What}: {reference.Values.Length} values are stored, expected {stored}");
        }

        return tensor;
    }
}
