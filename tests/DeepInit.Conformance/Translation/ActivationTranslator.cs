using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Activations: <c>{"type": "elu", "alpha": 1.0}</c> is <c>ELU</c> and <c>Alpha = 1</c>.</summary>
internal static class ActivationTranslator
{
    private static readonly Dictionary<string, Activation> Functions = new()
    {
        ["linear"] = Activation.Linear,
        ["relu"] = Activation.ReLU,
        ["relu6"] = Activation.ReLU6,
        ["leaky_relu"] = Activation.LeakyReLU,
        ["elu"] = Activation.ELU,
        ["selu"] = Activation.SELU,
        ["gelu"] = Activation.GELU,
        ["gelu_tanh"] = Activation.GELUTanh,
        ["silu"] = Activation.SiLU,
        ["tanh"] = Activation.Tanh,
        ["sigmoid"] = Activation.Sigmoid,
        ["softplus"] = Activation.Softplus,
        ["softsign"] = Activation.Softsign,
        ["hardswish"] = Activation.HardSwish,
        ["hardsigmoid"] = Activation.HardSigmoid,
        ["mish"] = Activation.Mish,
        ["softmax"] = Activation.Softmax,
        ["log_softmax"] = Activation.LogSoftmax,
    };

    /// <summary>Reads an activation.</summary>
    /// <param name="element">The object.</param>
    /// <param name="rank">The number of axes of the value that it acts on, the batch included: softmax is said along the last of them only.</param>
    /// <param name="channelsFirst">Whether that value has its channels at axis 1.</param>
    /// <param name="writeParameters">Adds the parameters of the function to the layer's attribute.</param>
    /// <returns>The function.</returns>
    public static Activation Translate(JsonElement element, int rank, bool channelsFirst, out Action<AttributeText> writeParameters)
    {
        JsonFields fields = JsonFields.Typed(element, "activation");
        string type = fields.Text("type");
        if (!Functions.TryGetValue(type, out Activation function))
        {
            throw new UnsupportedException(fields.What);
        }

        List<(string Property, double Value)> parameters = [];
        switch (function)
        {
            case Activation.LeakyReLU:
                parameters.Add(("NegativeSlope", fields.Number("negative_slope")));
                break;
            case Activation.ELU:
                parameters.Add(("Alpha", fields.Number("alpha")));
                break;
            case Activation.Softplus:
                parameters.Add(("Beta", fields.Number("beta")));
                parameters.Add(("Threshold", fields.Number("threshold")));
                break;
            case Activation.Softmax or Activation.LogSoftmax when !LastAxis.Is(fields.Integer("axis"), rank, channelsFirst):
                throw fields.Unsupported("axis");
        }

        fields.Done();
        writeParameters = attribute => parameters.ForEach(parameter => attribute.Set(parameter.Property, parameter.Value));
        return function;
    }
}
