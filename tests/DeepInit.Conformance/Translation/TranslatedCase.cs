using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance.Translation;

/// <summary>A case in the language of attributes.</summary>
/// <param name="Source">The case.</param>
/// <param name="Precision">The number type that the networks compute in.</param>
/// <param name="Model">The network of the case.</param>
/// <param name="Plain">The same without what wraps the optimiser, where that has other gradients than those at the parameters; null where it has not.</param>
/// <param name="Parts">One network per loss, where the case lists the parts of the total.</param>
/// <param name="Writer">The network without losses, for as many steps as are generated; null where nothing is.</param>
/// <param name="LearningRateAt">The learning rate of a step, from 0; null where it stays.</param>
/// <param name="MomentumProductAt">NAdam's running product after so many steps; null for other optimisers.</param>
internal sealed record TranslatedCase(
    ConformanceCase Source,
    Precision Precision,
    TranslatedNetwork Model,
    TranslatedNetwork? Plain,
    IReadOnlyList<TranslatedNetwork> Parts,
    TranslatedNetwork? Writer,
    Func<int, double>? LearningRateAt,
    Func<long, double>? MomentumProductAt);
