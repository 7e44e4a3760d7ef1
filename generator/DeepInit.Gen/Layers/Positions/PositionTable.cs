using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Layers;

/// <summary>What is added at positions: rows one after another, each padded to whole panels.</summary>
internal abstract record PositionTable
{
    /// <summary>How formulas write the row of a position.</summary>
    public abstract string Formula { get; }

    /// <summary>The parameters that it consists of; none where it is computed.</summary>
    public virtual ParameterOperand? Parameter => null;

    /// <summary>Declares <c>table</c>, where it is no parameter of that name.</summary>
    public virtual void WriteTable(PositionSteps steps, KernelWriter kernel)
    {
    }
}

/// <summary>A table of parameters.</summary>
internal sealed record LearnedPositions(int Index) : PositionTable
{
    public override string Formula => "w[t]";

    public override ParameterOperand Parameter => new("table", Index);
}

/// <summary>Sines and cosines.</summary>
internal sealed record SinePositions(double MaxWavelength) : PositionTable
{
    public override string Formula => "sin and cos of t / m^(2i / units)";

    public override void WriteTable(PositionSteps steps, KernelWriter kernel) =>
        kernel.Text.Write(FormattableString.Invariant($"ref $T table = ref global::DeepInit.Runtime.SinePositions.Table<$T>({steps.Steps}, {steps.Units}, {Text.Literal.Of(MaxWavelength)});"));
}
