using DeepInit.Gen.Activations;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Tests.Activations;

/// <summary>What the comments of generated code say of each activation, and what its backward pass keeps. The numbers are held to PyTorch's by the conformance cases.</summary>
public sealed class ActivationFormulaTests
{
    [Theory]
    [InlineData(Activation.Linear, "z", false)]
    [InlineData(Activation.ReLU, "max(0, z)", false)]
    [InlineData(Activation.ReLU6, "min(max(0, z), 6)", false)]
    [InlineData(Activation.LeakyReLU, "z > 0 ? z : 0.01 · z", false)]
    [InlineData(Activation.ELU, "z > 0 ? z : 1.0 · (e^z − 1)", false)]
    [InlineData(Activation.SELU, "1.0507 · (z > 0 ? z : 1.6733 · (e^z − 1))", false)]
    [InlineData(Activation.GELU, "z · Φ(z)", true)]
    [InlineData(Activation.GELUTanh, "z · sigmoid(2u), u = √(2/π) · (z + 0.044715 z³)", true)]
    [InlineData(Activation.SiLU, "z · sigmoid(z)", true)]
    [InlineData(Activation.Tanh, "tanh(z)", false)]
    [InlineData(Activation.Sigmoid, "1 / (1 + e^−z)", false)]
    [InlineData(Activation.Softplus, "ln(1 + e^(1.0 z)) / 1.0", true)]
    [InlineData(Activation.Softsign, "z / (1 + |z|)", false)]
    [InlineData(Activation.HardSwish, "z · relu6(z + 3) / 6", true)]
    [InlineData(Activation.HardSigmoid, "relu6(z + 3) / 6", false)]
    [InlineData(Activation.Mish, "z · tanh(ln(1 + e^z))", true)]
    [InlineData(Activation.Softmax, "softmax(z)", false)]
    [InlineData(Activation.LogSoftmax, "z − ln Σ e^z", false)]
    public void FormulasAndKeptValuesAreThese(object function, string formula, bool keepsInput)
    {
        ActivationKind kind = ActivationCatalog.All[(int)function];
        var spec = new ActivationSpec(kind.Function);
        Assert.Equal(function.ToString(), kind.Function.ToString());
        Assert.Equal(formula, kind.Formula(spec));
        Assert.Equal(keepsInput, kind.NeedsInput(spec));
    }
}
