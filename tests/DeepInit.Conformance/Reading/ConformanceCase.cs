using System.Text.Json;

namespace DeepInit.Conformance.Reading;

/// <summary>A case as it stands in its files. Layers, losses, optimiser and schedule stay JSON: their translators read them.</summary>
internal sealed record ConformanceCase
{
    private const string Format = "deepinit-conformance/1";

    public required string Name { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Whether training steps run in evaluation mode: dropout inactive.</summary>
    public required bool EvaluationMode { get; init; }

    public required IReadOnlyList<CaseValue> Inputs { get; init; }

    public required IReadOnlyList<CaseValue> Targets { get; init; }

    public required IReadOnlyList<JsonElement> Layers { get; init; }

    public required IReadOnlyList<string> Outputs { get; init; }

    public required IReadOnlyList<JsonElement> Losses { get; init; }

    /// <summary>An object, or JSON null.</summary>
    public required JsonElement Optimizer { get; init; }

    /// <summary>An object, or JSON null.</summary>
    public required JsonElement Schedule { get; init; }

    /// <summary>An object, or JSON null.</summary>
    public required JsonElement Clip { get; init; }

    public required int Samples { get; init; }

    public required int BatchSize { get; init; }

    public required int Steps { get; init; }

    public required IReadOnlyList<CaseParameter> Parameters { get; init; }

    public required IReadOnlyList<string> Buffers { get; init; }

    public required Expectations Expected { get; init; }

    /// <summary>Initial parameters.</summary>
    public required TensorFile Weights { get; init; }

    /// <summary><c>input/name</c> and <c>target/name</c>, all samples.</summary>
    public required TensorFile Data { get; init; }

    public int StepsPerEpoch => (Samples + BatchSize - 1) / BatchSize;

    /// <summary>Reads the name and the tags only.</summary>
    public static (string Name, IReadOnlyList<string> Tags) ReadHead(string folder)
    {
        JsonFields fields = Open(folder);
        return (fields.Text("name"), fields.Texts("tags"));
    }

    /// <summary>Reads the case in a folder.</summary>
    /// <exception cref="CaseFormatException">A file does not follow the format.</exception>
    /// <exception cref="Translation.UnsupportedException">The case has a field that this program does not know.</exception>
    public static ConformanceCase Read(string folder)
    {
        JsonFields fields = Open(folder);
        if (fields.Text("format") != Format)
        {
            throw new CaseFormatException($"format '{fields.Text("format")}', expected '{Format}'");
        }

        string mode = fields.Text("mode");

        // The last three say in words what stands in the parameters.
        fields.Skip("description", "torch_version", "extended", "layer_decay", "mup");
        var expected = new JsonFields(fields.Any("expected"), "expected");
        var conformanceCase = new ConformanceCase
        {
            Name = fields.Text("name"),
            Tags = fields.Texts("tags"),
            EvaluationMode = mode == "eval" || (mode == "train" ? false : throw new CaseFormatException($"mode '{mode}', expected 'train' or 'eval'")),
            Inputs = [.. fields.Items("inputs").Select(CaseValue.Read)],
            Targets = [.. fields.Items("targets").Select(CaseValue.Read)],
            Layers = fields.Items("layers"),
            Outputs = fields.Texts("outputs"),
            Losses = fields.Items("losses"),
            Optimizer = fields.Any("optimizer"),
            Schedule = fields.Any("schedule"),
            Clip = fields.Any("clip"),
            Samples = fields.Integer("samples"),
            BatchSize = fields.Integer("batch_size"),
            Steps = fields.Integer("steps"),
            Parameters = [.. fields.Items("parameters").Select(CaseParameter.Read)],
            Buffers = [.. fields.Items("buffers").Select(item => new JsonFields(item, "buffer").Text("name"))],
            Weights = TensorFile.Read(Path.Combine(folder, expected.Text("weights"))),
            Data = TensorFile.Read(Path.Combine(folder, expected.Text("data"))),
            Expected = Expectations.Read(expected, TensorFile.Read(Path.Combine(folder, expected.Text("tensors")))),
        };
        fields.Done();
        return conformanceCase;
    }

    private static JsonFields Open(string folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, CaseFolders.CaseFile)));
        return new JsonFields(document.RootElement.Clone(), "case");
    }
}

/// <summary>An input or a target: shape per sample, class indices or numbers.</summary>
internal sealed record CaseValue(string Name, int[] Shape, bool IsInteger)
{
    public static CaseValue Read(JsonElement element)
    {
        var fields = new JsonFields(element, "input or target");
        string type = fields.Text("dtype");
        var value = new CaseValue(fields.Text("name"), fields.Integers("shape"), type == "i64");
        if (type is not ("f32" or "i64"))
        {
            throw fields.Unsupported("dtype");
        }

        fields.Done();
        return value;
    }
}

/// <summary>A parameter tensor as the case lists it.</summary>
/// <param name="LearningRateScale">The factor on the learning rate.</param>
/// <param name="WeightDecay">The coefficient in the place of the optimiser's; null for that.</param>
internal sealed record CaseParameter(string Name, int[] Shape, string Layer, bool Trainable, bool Decay, double LearningRateScale, double? WeightDecay)
{
    /// <summary>Whether it decays, where the optimiser decays what has no coefficient of its own.</summary>
    public bool Decays => Decay && WeightDecay is not 0;

    public static CaseParameter Read(JsonElement element)
    {
        var fields = new JsonFields(element, "parameter");
        var parameter = new CaseParameter(
            fields.Text("name"),
            fields.Integers("shape"),
            fields.Text("layer"),
            fields.Flag("trainable"),
            fields.Flag("decay"),
            fields.Has("learning_rate_scale") ? fields.Number("learning_rate_scale") : 1,
            fields.Has("weight_decay") ? fields.Number("weight_decay") : null);
        fields.Done();
        return parameter;
    }
}
