namespace DeepInit.Onnx;

/// <summary>The activation functions in operators of ONNX: one line each.</summary>
internal static class ActivationExport
{
    /// <summary>Softplus is its argument to 2e-9 above this, so that no threshold from here on is seen.</summary>
    private const double SoftplusIsLinear = 20;

    private static readonly Dictionary<Activation, Func<OnnxGraph, OnnxValue, LayerDescription, int, OnnxValue>> Writers = new()
    {
        [Activation.Linear] = (g, z, a, axis) => z,
        [Activation.ReLU] = (g, z, a, axis) => g.Node("Relu", [z]),
        [Activation.ReLU6] = (g, z, a, axis) => g.Node("Clip", [z, g.Number(0), g.Number(6)]),
        [Activation.LeakyReLU] = (g, z, a, axis) => g.Node("LeakyRelu", [z], OnnxAttribute.Of("alpha", a.Number("NegativeSlope", 0.01))),
        [Activation.ELU] = (g, z, a, axis) => g.Node("Elu", [z], OnnxAttribute.Of("alpha", a.Number("Alpha", 1))),
        [Activation.SELU] = (g, z, a, axis) => g.Node("Selu", [z]),

        // z / 2 · (1 + erf(z / √2))
        [Activation.GELU] = (g, z, a, axis) => g.Node(
            "Mul",
            [
                g.Node("Mul", [z, g.Number(0.5)]),
                g.Node("Add", [g.Node("Erf", [g.Node("Mul", [z, g.Number(Math.Sqrt(0.5))])]), g.Number(1)]),
            ]),

        // z · sigmoid(2 √(2/π) · (z + 0.044715 z³))
        [Activation.GELUTanh] = (g, z, a, axis) => g.Node(
            "Mul",
            [
                z,
                g.Node(
                    "Sigmoid",
                    [
                        g.Node(
                            "Mul",
                            [
                                z,
                                g.Node(
                                    "Add",
                                    [
                                        g.Node("Mul", [g.Node("Mul", [z, z]), g.Number(2 * Math.Sqrt(2 / Math.PI) * 0.044715)]),
                                        g.Number(2 * Math.Sqrt(2 / Math.PI)),
                                    ]),
                            ]),
                    ]),
            ]),
        [Activation.SiLU] = (g, z, a, axis) => g.Node("Mul", [z, g.Node("Sigmoid", [z])]),
        [Activation.Tanh] = (g, z, a, axis) => g.Node("Tanh", [z]),
        [Activation.Sigmoid] = (g, z, a, axis) => g.Node("Sigmoid", [z]),
        [Activation.Softplus] = (g, z, a, axis) => Softplus(g, z, a.Number("Beta", 1), a.Number("Threshold", SoftplusIsLinear)),
        [Activation.Softsign] = (g, z, a, axis) => g.Node("Softsign", [z]),
        [Activation.HardSwish] = (g, z, a, axis) => g.Node("HardSwish", [z]),
        [Activation.HardSigmoid] = (g, z, a, axis) => g.Node("HardSigmoid", [z], OnnxAttribute.Of("alpha", 1.0 / 6), OnnxAttribute.Of("beta", 0.5)),
        [Activation.Mish] = (g, z, a, axis) => g.Node("Mul", [z, g.Node("Tanh", [g.Node("Softplus", [z])])]),
        [Activation.Softmax] = (g, z, a, axis) => g.Node("Softmax", [z], OnnxAttribute.Of("axis", axis)),
        [Activation.LogSoftmax] = (g, z, a, axis) => g.Node("LogSoftmax", [z], OnnxAttribute.Of("axis", axis)),
    };

    /// <summary>Whether there is a line for it.</summary>
    public static bool Has(Activation activation) => Writers.ContainsKey(activation);

    /// <summary>The activation of a layer, of its sums.</summary>
    /// <param name="layer">The layer; its options name the activation and its parameters.</param>
    /// <param name="sums">What it acts on.</param>
    /// <param name="axis">The axis of the features.</param>
    /// <param name="graph">Where to.</param>
    public static OnnxValue Write(LayerDescription layer, OnnxValue sums, int axis, OnnxGraph graph)
    {
        string name = layer.Text("Activation", nameof(Activation.Linear));
        return Enum.TryParse(name, out Activation activation) && Writers.TryGetValue(activation, out var write)
            ? write(graph, sums, layer, axis)
            : throw new NotSupportedException($"Layer '{layer.Name}' cannot be saved as ONNX: there is no export of its activation {name}.");
    }

    // ln(1 + e^(beta z)) / beta, z itself where beta z is above the threshold
    private static OnnxValue Softplus(OnnxGraph g, OnnxValue z, double beta, double threshold)
    {
        OnnxValue scaled = beta == 1 ? z : g.Node("Mul", [z, g.Number(beta)]);
        OnnxValue soft = g.Node("Softplus", [scaled]);
        if (beta != 1)
            soft = g.Node("Mul", [soft, g.Number(1 / beta)]);
        return threshold >= SoftplusIsLinear ? soft : g.Node("Where", [g.Node("Greater", [scaled, g.Number(threshold)]), z, soft]);
    }
}
