using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>An output that a loss reads beside the one of <c>Output</c>, and of the same shape.</summary>
/// <param name="Option">The option that names its layer.</param>
/// <param name="Operand">What formulas call it.</param>
/// <param name="Word">What it holds, in messages.</param>
/// <param name="Layer">The layer that was written.</param>
internal sealed record OtherOutput(string Option, string Operand, string Word, Func<LossSpec, string?> Layer)
{
    public static OtherOutput LogVariance { get; } = new(nameof(LossSpec.LogVariance), "logVariance", "log-variances", spec => spec.LogVariance);

    public static OtherOutput Other { get; } = new(nameof(LossSpec.Other), "other", "the values that it compares with", spec => spec.Other);

    public static OtherOutput Positive { get; } = new(nameof(LossSpec.Positive), "positive", "what shall be near", spec => spec.Positive);

    public static OtherOutput Negative { get; } = new(nameof(LossSpec.Negative), "negative", "what shall be far", spec => spec.Negative);

    /// <summary>All of them: options that name a layer.</summary>
    public static IReadOnlyList<OtherOutput> All { get; } = [LogVariance, Other, Positive, Negative];
}
