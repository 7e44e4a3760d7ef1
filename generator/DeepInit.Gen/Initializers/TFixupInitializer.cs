using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>
/// Xavier uniform, in the residual branches of a stack of N blocks times 0.67 N^(−1/4), or (9 N)^(−1/4) where the blocks ask a memory, but for what makes queries and keys; tables normal with the
/// variance 1 / units, times the second factor where there is such a stack: so that a transformer needs neither normalisations nor a warm-up. Huang et al. 2020.
/// </summary>
internal sealed class TFixupInitializer : ResidualInitializer
{
    public override Init Init => Init.TFixup;

    public override string Word => "T-Fixup";

    protected override string? Unfit(InitTarget target) =>
        target.Stack is { Normalized: { } name } ? $"'{name}' normalises, and takes the scale off again: this start is for transformers without normalisations"
        : target.Stack is not { HasAttention: true } ? "no residual branch of the network holds attention: Fixup is the start for those without"
        : null;

    protected override InitSpec Base(InitTarget target) => target switch
    {
        { IsTable: true } => new(Init.Normal, Sigma: 1 / Math.Sqrt(target.Columns)),
        { IsPositions: true } => target.DerivedStart!,
        _ => new(Init.XavierUniform),
    };

    protected override (double Factor, string Words) FactorOf(InitTarget target) => target switch
    {
        { IsTable: true } => target.Stack!.DecoderBlocks > 0 ? Asking(target.Stack.DecoderBlocks) : (1, ""),
        { IsPositions: true } or { Stack.Blocks: 0 } => (1, ""),
        { Stack.AsksMemory: true } => Asking(target.Stack.Blocks),
        _ => (0.67 * Math.Pow(target.Stack!.Blocks, -0.25), $"0.67 · {target.Stack.Blocks}^(−1/4)"),
    };

    private static (double Factor, string Words) Asking(int blocks) => (Math.Pow(9.0 * blocks, -0.25), $"(9 · {blocks})^(−1/4)");
}
