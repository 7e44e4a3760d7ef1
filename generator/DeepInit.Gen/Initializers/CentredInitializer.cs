using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>A matrix at the centre of the window of a convolution, of each group of filters; 0 elsewhere.</summary>
internal abstract class CentredInitializer : InitializerKind
{
    public sealed override bool NeedsMatrix => true;

    public override string? Check(InitSpec spec, InitTarget target) => target.IsTurned
        ? "a transposed convolution spreads what it reads, so that no tap of its window hands an image on"
        : null;

    /// <param name="call">The runtime's method.</param>
    /// <param name="target">The tensor.</param>
    /// <param name="moment">The factor by which it changes second moments: of that the deviation is made that the tensor has as a whole.</param>
    /// <param name="gain">What follows the sizes.</param>
    protected ResolvedInit Make(InitCall call, InitTarget target, double moment, params double[] gain) =>
        Make(call, Math.Sqrt(moment / target.Columns), "", [target.Groups, target.Filters, target.Channels, target.Taps, target.Centre, .. gain]) with { Words = Word };
}
