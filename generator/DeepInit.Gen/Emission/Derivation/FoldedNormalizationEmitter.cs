using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Normalisations in the weights before them, by the runtime.</summary>
internal sealed class FoldedNormalizationEmitter : TransformEmitter<FoldedNormalization>
{
    protected override void Write(SourceWriter writer, Derived derived, FoldedNormalization fold)
    {
        string bias = fold.Bias is { } parameter ? At(parameter) + ", 16" : "ref values, 0";
        writer.Write($"global::DeepInit.Runtime.Folding.Fold({At(fold.Weight)}, {bias}, {At(fold.Scale)}, {At(fold.Shift)}, {At(fold.Mean)}, {At(fold.Variance)}, {Literal.Of(fold.Epsilon)}, {fold.Panels}, {fold.Inner}, {At(derived.Results[0])}, {At(derived.Results[1])});");
    }
}
