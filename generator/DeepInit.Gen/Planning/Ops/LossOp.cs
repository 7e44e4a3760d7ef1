using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>A loss: its value, and its gradient to the output that it reads.</summary>
/// <param name="Others">The outputs of its other parts that it reads.</param>
/// <param name="Target">The packed target; null for class indices, which are read where they are, and where there is none.</param>
/// <param name="TargetName">Null where there is no target.</param>
internal sealed record LossOp(
    KernelName Name,
    string Comment,
    int Index,
    LossSpec Spec,
    BufferUse Source,
    EquatableArray<Operand> Others,
    BufferUse Gradient,
    BufferUse? Target,
    string? TargetName,
    Shape Shape)
    : KernelOp(Name, Comment)
{
    public bool ReadsClasses => Target is null && TargetName is not null;

    /// <summary>What the runtime computes it with, of all rows together; null where it is computed row by row.</summary>
    public BatchKernel? OfBatch => LossCatalog.Of(Spec).OfBatch(Spec, Shape.Features);

    /// <summary>Whether the mean of a batch is kept above a floor.</summary>
    public bool HasFloor => LossCatalog.Of(Spec).Floor(Spec, Shape.Features) is not null;

    /// <summary>The most steps of a row of the output.</summary>
    public int Steps { get; init; } = Shape.Positions;

    /// <summary>What the runtime computes it with against the labels of each row; null where targets are of positions.</summary>
    public BatchKernel? OfLabels => LossCatalog.Of(Spec).OfLabels(Spec, Shape.Features, Steps);

    /// <summary>Numbers that it leaves: one per panel or one in all, added in order, so that the sum does not depend on the threads.</summary>
    public int Parts => LossCatalog.Of(Spec).IsByPanels ? Panel.Count(Shape.Features) : 1;

    /// <summary>
    /// Whether it goes by rows, 16 of them at once, with a column of each feature: where a row fits a panel, most lanes of a vector along it would be empty, and each
    /// logarithm and quotient of a row would take a vector of its own.
    /// </summary>
    public bool IsByColumns
    {
        get
        {
            LossKind kind = LossCatalog.Of(Spec);
            return OfBatch is null && OfLabels is null && !kind.IsByPanels && Shape.Features <= Panel.Width && !(kind.IsOfSample && Shape.Positions > 1)
                && !kind.Formulas(Spec, Shape.Features).All.SelectMany(formula => formula.Nodes()).OfType<CallFormula>().Any(call => call.Function.IsScalar);
        }
    }

    /// <summary>Whether the target is a panel of as many features as the output.</summary>
    public bool HasTargetPanel => Target is not null && !LossCatalog.Of(Spec).HasTargetOfRow(Spec);

    public override IEnumerable<Touch> Touches =>
        [Touch.Read(Source), .. Others.Select(Touch.Of), .. Target is { } target ? new[] { Touch.Read(target) } : [], Touch.Write(Gradient)];

    public override Items Items => Items.PerCall(Parts);

    // A block of columns for each panel that it reads, and for the gradient.
    public override Scratch Scratch => IsByColumns ? new(Gradient: 0, Transposed: 0, Local: (2 + Others.Count + (HasTargetPanel ? 1 : 0)) * Panel.Block) : Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
