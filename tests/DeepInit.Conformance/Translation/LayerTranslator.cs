using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Conformance.Translation;

/// <summary>Layers: one attribute each, under the name that the case gives it.</summary>
internal sealed class LayerTranslator(ConformanceCase source)
{
    private readonly HashSet<string> _frozen = FrozenLayers(source);

    /// <summary>Whether a layer acts on a batch in training otherwise than in evaluation.</summary>
    public bool HasBatchStatistics { get; private set; }

    /// <summary>The shapes of inputs and layers so far, per sample.</summary>
    public Dictionary<string, int[]> Shapes { get; } = source.Inputs.ToDictionary(input => input.Name, input => input.Shape);

    /// <summary>Writes the attribute of the next layer.</summary>
    /// <param name="element">The layer.</param>
    /// <param name="before">The layer before it; null for the first.</param>
    public AttributeText Translate(JsonElement element, string? before)
    {
        JsonFields fields = JsonFields.Typed(element, "layer");
        string name = fields.Text("name");
        string[] from = fields.Texts("from");
        RequireKnownAxis(fields, from);
        LayerCases kind = LayerCaseCatalog.Kinds.FirstOrDefault(kind => kind.InConformanceCases == fields.Text("type")) ?? throw new UnsupportedException(fields.What);
        AttributeText attribute = kind.Kind switch
        {
            "Dense" => Dense(fields, name),
            "Activation" => ActivationLayer(fields),
            "Dropout" => Dropout(fields),
            "Add" => Combination("Add", fields, from),
            "Multiply" => Multiply(fields, from),
            "Concat" => Concat(fields, from),
            "Dot" or "Sampling" => new AttributeText(kind.Kind).AddQuoted(from),
            "Conv1D" or "Conv2D" => Convolution(kind.Kind, fields, name),
            "Conv1DTranspose" or "Conv2DTranspose" => Transposed(kind.Kind, fields, name),
            "MaxPooling1D" or "MaxPooling2D" or "AveragePooling1D" or "AveragePooling2D" => Pooling(kind.Kind, fields),
            "GlobalAveragePooling1D" or "GlobalAveragePooling2D" or "GlobalMaxPooling1D" or "GlobalMaxPooling2D" or "Flatten" => new AttributeText(kind.Kind),
            "Reshape" => Reshape(fields),
            "Permute" => Permute(fields, from),
            "BatchNormalization" => BatchNormalization(fields, name),
            "LayerNormalization" or "RMSNormalization" => Normalization(kind.Kind, fields, name),
            "GroupNormalization" => Normalization(kind.Kind, fields, name, fields.Integer("groups")),
            _ => throw new UnsupportedException(fields.What),
        };
        if (!kind.NamesWhatItReads && from.Length != 1)
        {
            throw fields.Unsupported("from");
        }

        attribute.Set("Name", AttributeText.Quote(name));
        if (!kind.NamesWhatItReads && from[0] != (before ?? OnlyInput))
        {
            attribute.Set("From", AttributeText.Quote(from[0]));
        }

        Shapes[name] = fields.Integers("output_shape");
        fields.Done();
        return attribute;
    }

    // What the first layer reads when it names nothing, where this is beyond doubt.
    private string? OnlyInput => source.Inputs.Count == 1 ? source.Inputs[0].Name : null;

    private AttributeText Dense(JsonFields fields, string name)
    {
        AttributeText attribute = new AttributeText("Dense").Add(fields.Integer("units"));
        WriteActivation(fields, attribute);
        return WithWeights(fields, attribute, name);
    }

    private AttributeText WithWeights(JsonFields fields, AttributeText attribute, string name)
    {
        if (!fields.Flag("bias"))
        {
            attribute.Set("UseBias", false);
        }

        // The flag of the layer and those of its parameters say the same; the parameters' are what counts.
        _ = fields.Flag("trainable", otherwise: true);
        if (_frozen.Contains(name))
        {
            attribute.Set("Trainable", false);
        }

        return attribute;
    }

    private AttributeText ActivationLayer(JsonFields fields)
    {
        Activation function = ActivationTranslator.Translate(fields.Any("activation"), Rank(fields), HasChannelsFirst(fields), out Action<AttributeText> writeParameters);
        AttributeText attribute = new AttributeText("Activation").Add(function.ToString());
        writeParameters(attribute);
        return attribute;
    }

    private AttributeText Convolution(string kind, JsonFields fields, string name)
    {
        bool isSequence = kind == "Conv1D";
        AttributeText attribute = new AttributeText(kind).Add(fields.Integer("filters"));
        AddKernel(fields, attribute, isSequence);
        WriteActivation(fields, attribute);
        if (fields.IsText("padding"))
        {
            attribute.Set("Padding", fields.Text("padding") == "same" ? "Padding.Same" : throw fields.Unsupported("padding"));
        }
        else
        {
            attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
        }

        SetPerAxis(fields, attribute, "Stride", isSequence);
        SetPerAxis(fields, attribute, "Dilation", isSequence);
        if (fields.Integer("groups") is > 1 and int groups)
        {
            attribute.Set("Groups", groups);
        }

        return WithWeights(fields, attribute, name);
    }

    private AttributeText Transposed(string kind, JsonFields fields, string name)
    {
        bool isSequence = kind == "Conv1DTranspose";
        AttributeText attribute = new AttributeText(kind).Add(fields.Integer("filters"));
        AddKernel(fields, attribute, isSequence);
        WriteActivation(fields, attribute);
        SetPerAxis(fields, attribute, "Stride", isSequence);
        attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
        if (isSequence)
        {
            attribute.Set("OutputPad", fields.Integer("output_padding"));
        }
        else
        {
            attribute.Set("OutputPads", fields.Integers("output_padding"));
        }

        if (fields.Has("dilation"))
        {
            SetPerAxis(fields, attribute, "Dilation", isSequence);
        }

        if (fields.Has("groups") && fields.Integer("groups") != 1)
        {
            throw fields.Unsupported("groups");
        }

        return WithWeights(fields, attribute, name);
    }

    private static AttributeText Pooling(string kind, JsonFields fields)
    {
        bool isSequence = kind.EndsWith("1D", StringComparison.Ordinal);
        var attribute = new AttributeText(kind);
        AddKernel(fields, attribute, isSequence);
        SetPerAxis(fields, attribute, "Stride", isSequence);
        attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
        if (kind.StartsWith("Average", StringComparison.Ordinal) && !fields.Flag("count_include_pad", otherwise: true))
        {
            attribute.Set("CountIncludePad", false);
        }

        return attribute;
    }

    private static void AddKernel(JsonFields fields, AttributeText attribute, bool isSequence)
    {
        int[] kernel = isSequence ? [fields.Integer("kernel")] : fields.Integers("kernel");
        Array.ForEach(kernel, length => attribute.Add(length));
    }

    // One number for sequences, one for each axis of images: Stride and Strides.
    private static void SetPerAxis(JsonFields fields, AttributeText attribute, string name, bool isSequence)
    {
        string field = name.ToLowerInvariant();
        if (isSequence)
        {
            attribute.Set(name, fields.Integer(field));
        }
        else
        {
            attribute.Set(name + "s", fields.Integers(field));
        }
    }

    // Features, or an image [channels, height, width]; what a sequence's axes mean depends on who reads it.
    private static AttributeText Reshape(JsonFields fields) => fields.Integers("shape") switch
    {
        [var features] => new AttributeText("Reshape").Add(features),
        [var channels, var height, var width] => new AttributeText("Reshape").Add(height).Add(width).Add(channels),
        _ => throw fields.Unsupported("shape"),
    };

    // Axes of an image: channels are 1 in the format and 3 in the language, height 2 and 1, width 3 and 2.
    private AttributeText Permute(JsonFields fields, string[] from)
    {
        int[] axes = fields.Integers("axes");
        if (axes.Length != LastAxis.ImageRank || !Shapes.TryGetValue(from[0], out int[]? shape) || shape.Length != LastAxis.ImageRank)
        {
            throw fields.Unsupported("axes");
        }

        return new AttributeText("Permute").Add(InTheLanguage(axes[1])).Add(InTheLanguage(axes[2])).Add(InTheLanguage(axes[0]));

        static int InTheLanguage(int axis) => axis == 1 ? LastAxis.ImageRank : axis - 1;
    }

    private AttributeText Normalization(string kind, JsonFields fields, string name, int? groups = null)
    {
        var attribute = new AttributeText(kind);
        if (groups is { } count)
        {
            attribute.Add(count);
        }

        attribute.Set("Epsilon", fields.Number("eps"));
        _ = fields.Flag("trainable", otherwise: true);
        return _frozen.Contains(name) ? attribute.Set("Trainable", false) : attribute;
    }

    private AttributeText BatchNormalization(JsonFields fields, string name)
    {
        if (!fields.Flag("affine", otherwise: true))
        {
            throw fields.Unsupported("affine");
        }

        AttributeText attribute = Normalization("BatchNormalization", fields, name).Set("Momentum", fields.Number("momentum"));

        // Evaluation mode normalises by the running statistics while the parameters train on.
        HasBatchStatistics |= !source.EvaluationMode;
        return source.EvaluationMode ? attribute.Set("Frozen", true) : attribute;
    }

    private AttributeText Dropout(JsonFields fields)
    {
        double rate = fields.Number("rate");

        // Which values a framework drops is its own affair, so there is nothing to compare with.
        if (rate > 0 && !source.EvaluationMode)
        {
            throw fields.Unsupported("rate");
        }

        return new AttributeText("Dropout").Add(rate);
    }

    private AttributeText Combination(string kind, JsonFields fields, string[] from)
    {
        RequireSeveral(fields, from);
        AttributeText attribute = new AttributeText(kind).AddQuoted(from);
        if (fields.Has("activation"))
        {
            WriteActivation(fields, attribute);
        }

        return attribute;
    }

    // The format multiplies the first two values, whatever else is named.
    private AttributeText Multiply(JsonFields fields, string[] from) =>
        from.Length == 2 ? Combination("Multiply", fields, from) : throw fields.Unsupported("from");

    private AttributeText Concat(JsonFields fields, string[] from)
    {
        RequireSeveral(fields, from);
        return LastAxis.Is(fields.Integer("axis"), Rank(fields), HasChannelsFirst(fields))
            ? new AttributeText("Concat").AddQuoted(from)
            : throw fields.Unsupported("axis");
    }

    // The last axis of an image is its width in the format, its channels in the language; axis 1 of a sequence without convolutions is its steps in the
    // format, and the language has no name for it. Layers that act along an axis are said where both mean the same one.
    private void RequireKnownAxis(JsonFields fields, string[] from)
    {
        bool? channelsFirst = fields.Text("type") switch
        {
            "dense" or "layer_norm" or "rms_norm" => true,
            "batch_norm" or "group_norm" or "flatten" or "reshape" => false,
            _ => null,
        };
        foreach (string name in from)
        {
            // Where the channels stand matters from two axes on.
            if (Shapes.TryGetValue(name, out int[]? shape) && shape.Length > 1 && LastAxis.HasChannelsFirst(source, shape.Length) == channelsFirst)
            {
                throw new UnsupportedException($"{fields.What} of shape [{string.Join(", ", shape)}]");
            }
        }
    }

    // With one name the attributes mean "the layer before and this one", which is not what the case says.
    private static void RequireSeveral(JsonFields fields, string[] from)
    {
        if (from.Length < 2)
        {
            throw fields.Unsupported("from");
        }
    }

    private void WriteActivation(JsonFields fields, AttributeText attribute)
    {
        Activation function = ActivationTranslator.Translate(fields.Any("activation"), Rank(fields), HasChannelsFirst(fields), out Action<AttributeText> writeParameters);
        if (function != Activation.Linear)
        {
            attribute.Set("Activation", function.ToString());
            writeParameters(attribute);
        }
    }

    private bool HasChannelsFirst(JsonFields fields) => LastAxis.HasChannelsFirst(source, Rank(fields) - 1);

    private static int Rank(JsonFields fields) => fields.Integers("output_shape").Length + 1;

    private static HashSet<string> FrozenLayers(ConformanceCase source) =>
    [
        .. source.Parameters
            .GroupBy(parameter => parameter.Layer)
            .Where(layer => layer.All(parameter => !parameter.Trainable))
            .Select(layer => layer.Key),
    ];
}
