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

    /// <summary>Batches of each update, every batch counting the same; 1 for most.</summary>
    public required int Accumulates { get; init; }

    /// <summary>An exponential moving average of the weights: an object, or null.</summary>
    public required JsonElement? MovingAverage { get; init; }

    /// <summary>A plain average of the weights of some steps: an object, or null.</summary>
    public required JsonElement? EqualAverage { get; init; }

    /// <summary>A factor on the rate from layer to layer: an object, or null.</summary>
    public required JsonElement? LayerDecay { get; init; }

    /// <summary>Rates that follow widths: an object, or null.</summary>
    public required JsonElement? MuP { get; init; }

    public required int Samples { get; init; }

    public required int BatchSize { get; init; }

    public required int Steps { get; init; }

    public required IReadOnlyList<CaseParameter> Parameters { get; init; }

    public required IReadOnlyList<string> Buffers { get; init; }

    public required Expectations Expected { get; init; }

    /// <summary>What is generated after training; empty in most cases.</summary>
    public required IReadOnlyList<CaseGeneration> Generations { get; init; }

    /// <summary>Initial parameters.</summary>
    public required TensorFile Weights { get; init; }

    /// <summary><c>input/name</c> and <c>target/name</c>, all samples.</summary>
    public required TensorFile Data { get; init; }

    /// <summary>Batches that go through the network in training, or the one of a case without steps.</summary>
    public int Passes => Math.Max(1, Steps * Accumulates);

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

        fields.Skip("description", "torch_version", "extended");
        var expected = new JsonFields(fields.Any("expected"), "expected");
        TensorFile tensors = TensorFile.Read(Path.Combine(folder, expected.Text("tensors")));
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
            Accumulates = fields.Has("accumulate") ? fields.Integer("accumulate") : 1,
            MovingAverage = fields.Has("ema") ? fields.Any("ema") : null,
            EqualAverage = fields.Has("swa") ? fields.Any("swa") : null,
            LayerDecay = fields.Has("layer_decay") ? fields.Any("layer_decay") : null,
            MuP = fields.Has("mup") ? fields.Any("mup") : null,
            Samples = fields.Integer("samples"),
            BatchSize = fields.Integer("batch_size"),
            Steps = fields.Integer("steps"),
            Parameters = [.. fields.Items("parameters").Select(CaseParameter.Read)],
            Buffers = [.. fields.Items("buffers").Select(item => new JsonFields(item, "buffer").Text("name"))],
            Weights = TensorFile.Read(Path.Combine(folder, expected.Text("weights"))),
            Data = TensorFile.Read(Path.Combine(folder, expected.Text("data"))),
            Expected = Expectations.Read(expected, tensors),
            Generations = fields.Has("generate") ? [.. fields.Items("generate").Select(item => CaseGeneration.Read(item, tensors))] : [],
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
/// <param name="PaddingIndex">Of ids, the one that is padding; null for none.</param>
/// <param name="HasLengths">Whether each row has so many real steps.</param>
internal sealed record CaseValue(string Name, int[] Shape, bool IsInteger, int? PaddingIndex = null, bool HasLengths = false)
{
    public static CaseValue Read(JsonElement element)
    {
        var fields = new JsonFields(element, "input or target");
        string type = fields.Text("dtype");
        var value = new CaseValue(
            fields.Text("name"), fields.Integers("shape"), type == "i64", fields.Has("padding_index") ? fields.Integer("padding_index") : null, fields.Flag("lengths", otherwise: false));
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
/// <param name="IsAux">Whether the optimiser beside the case's moves it.</param>
internal sealed record CaseParameter(string Name, int[] Shape, string Layer, bool Trainable, bool Decay, double LearningRateScale, double? WeightDecay, bool IsAux)
{
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
            fields.Has("weight_decay") ? fields.Number("weight_decay") : null,
            fields.Has("optimizer") && (fields.Text("optimizer") switch
            {
                "aux" => true,
                "main" => false,
                _ => throw fields.Unsupported("optimizer"),
            }));
        fields.Done();
        return parameter;
    }
}
