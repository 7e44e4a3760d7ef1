using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Queries and keys over the root of their mean square, each head by itself, times scales that all heads share. In the copy of a head that attention makes anyway: nothing is kept, and backward
/// normalises again.
/// </summary>
/// <param name="Queries">The scales of queries.</param>
/// <param name="Keys">Those of keys.</param>
/// <param name="Epsilon">What is added to mean squares.</param>
internal sealed record HeadNorms(ParameterOperand Queries, ParameterOperand Keys, double Epsilon)
{
    /// <summary>The names of the scales.</summary>
    public const string QueryRole = "q_norm.weight", KeyRole = "k_norm.weight";

    /// <summary>What is added to mean squares unless something else is asked for: that of Qwen3.</summary>
    public const double DefaultEpsilon = 1e-6;

    /// <summary>The scales, a number for each feature of a head.</summary>
    public static IEnumerable<ParameterRequest> Parameters(int width, bool trainable) => new[] { QueryRole, KeyRole }.Select(role =>
        new ParameterRequest(role, ParameterPurpose.Scale, new([width]), ParameterLayout.Vector, new(width, width), new InitSpec(Init.Ones), trainable));

    /// <summary>Normalises some steps of a head in the thread's memory, times a factor.</summary>
    public void Write(SourceWriter text, string head, string pitch, string count, int width, ParameterOperand scales, double factor = 1) =>
        text.Write($"{AttentionSizes.Runtime}.Normalize(ref {head}, {pitch}, {count}, {AttentionSizes.Number(width)}, ref {scales.Name}, {Arguments(factor)});");

    /// <summary>Makes the gradient of what was read of that of what is normalised, and of what was read what each step adds to the gradient of the scales.</summary>
    public void WriteGradient(SourceWriter text, string gradient, string head, string pitch, string count, int width, ParameterOperand scales, double factor = 1) =>
        text.Write($"{AttentionSizes.Runtime}.NormalizeGradient(ref {gradient}, ref {head}, {pitch}, {count}, {AttentionSizes.Number(width)}, ref {scales.Name}, {Arguments(factor)});");

    private string Arguments(double factor) => Literal.Of(Epsilon) + (factor.Equals(1.0) ? "" : ", " + Literal.Of(factor));
}
