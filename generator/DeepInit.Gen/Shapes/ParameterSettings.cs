using DeepInit.Gen.Collections;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>What was decided about a tensor of parameters, from its layer, the optimiser and <c>[Parameter]</c>; carried whole through all stages.</summary>
/// <param name="Init">How it starts.</param>
/// <param name="Trainable">Whether the optimiser moves it.</param>
/// <param name="Decay">Whether weight decay acts on it.</param>
/// <param name="LearningRateScale">The factor on the learning rate.</param>
/// <param name="WeightDecay">The coefficient of weight decay; 0 for none.</param>
internal sealed record ParameterSettings(ResolvedInit Init, bool Trainable, bool Decay, double LearningRateScale = 1, double WeightDecay = 0)
{
    /// <summary>The initialiser as it was written, by the layer or a <c>[Parameter]</c>.</summary>
    public InitSpec AskedInit { get; init; } = InitSpec.Zeros;

    /// <summary>Which of the network's optimisers moves it.</summary>
    public int Optimizer { get; init; }

    /// <summary>The factor of a penalty Σ |w| in the loss; 0 for none.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of a penalty Σ w² in the loss; 0 for none.</summary>
    public double L2 { get; init; }

    /// <summary>Whether the loss punishes its weights.</summary>
    public bool IsPenalized => L1 > 0 || L2 > 0;

    /// <summary>Why that one, where optimisers share the parameters; empty where there is nothing to say.</summary>
    public string Routed { get; init; } = "";

    /// <summary>What of the factor on the rate comes from where its layer stands; empty where nothing does.</summary>
    public string WhyScaled { get; init; } = "";

    /// <summary>The <c>[Parameter]</c> that the initialiser was written in; null where it is the layer's.</summary>
    public int? InitFrom { get; init; }

    /// <summary>The patterns of the <c>[Parameter]</c>s that have decided something, in source order.</summary>
    public EquatableArray<string> Why { get; init; }
}
