using System.Globalization;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>A layer and what it computes, by plain loops, from a row of its input.</summary>
/// <param name="Name">The name of its network.</param>
/// <param name="Shape">Of its input, channels last.</param>
/// <param name="Layer">Its attribute without <c>Name</c> and <c>From</c>; what it reads is called <c>pre</c>.</param>
/// <param name="Row">The naive formula: a row of x, the layer's parameters by role, a row of y.</param>
internal sealed record LayerCase(string Name, int[] Shape, string Layer, Func<double[], Func<string, double[]>, double[]> Row)
{
    public int Inputs => Shape.Aggregate(1, (product, n) => product * n);

    /// <summary>
    /// The layer twice on one value, so that one backward pass stores a gradient and the other adds to it: y = layer + layer. The dense layer before has a weight
    /// to take the gradient, and is the identity where the formula is compared.
    /// </summary>
    public string Attributes(bool isDouble) => string.Join(
        "\n",
        isDouble ? "[Network(Precision = Precision.Double)]" : "[Network]",
        $"[Input({string.Join(", ", Shape)})]",
        string.Create(CultureInfo.InvariantCulture, $"[Dense({Shape[^1]}, Name = \"pre\", UseBias = false)]"),
        Layer.Contains("turned", StringComparison.Ordinal) ? "[Activation(Tanh, Name = \"turned\")]" : "",
        Named("first"),
        Named("second"),
        "[Add(\"first\", \"second\")]",
        "[Loss(MeanSquaredError)]",
        "[SGD]");

    // Layers that combine values name them themselves.
    private string Named(string name)
    {
        string arguments = (Layer.EndsWith(')') ? Layer[..^1] + ", " : Layer + "(") + $"Name = \"{name}\"";
        return $"[{(Layer.Contains('"', StringComparison.Ordinal) ? arguments : arguments + ", From = \"pre\"")})]";
    }
}
