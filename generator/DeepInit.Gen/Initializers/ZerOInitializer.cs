using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>The identity, or a Hadamard matrix where there are more units than inputs: zeros and ones, nothing random. Zhao et al. 2022.</summary>
internal sealed class ZerOInitializer : CentredInitializer
{
    public override Init Init => Init.ZerO;

    public override string Word => "ZerO";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target)
    {
        // A unit copies one input, or adds up all of them times ±1 / √size.
        double size = Math.Pow(2, Math.Ceiling(Math.Log(target.Filters, 2)));
        return Make(InitCall.ZerO, target, target.Filters <= target.Channels ? 1 : target.Channels / size);
    }
}
