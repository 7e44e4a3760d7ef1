using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>A loss: its value, and its gradient to the output that it reads.</summary>
/// <param name="Target">The packed target; null for class indices, which are read where they are, and where there is none.</param>
/// <param name="TargetName">Null where there is no target.</param>
internal sealed record LossOp(
    KernelName Name,
    string Comment,
    int Index,
    LossSpec Spec,
    BufferUse Source,
    BufferUse Gradient,
    BufferUse? Target,
    string? TargetName,
    Shape Shape)
    : KernelOp(Name, Comment)
{
    public bool ReadsClasses => Target is null && TargetName is not null;

    /// <summary>Numbers that it leaves: one per panel or one in all, added in order, so that the sum does not depend on the threads.</summary>
    public int Parts => LossCatalog.Of(Spec).IsByPanels ? Panel.Count(Shape.Features) : 1;

    public override IEnumerable<Touch> Touches =>
        [Touch.Read(Source), .. Target is { } target ? new[] { Touch.Read(target) } : [], Touch.Write(Gradient)];

    public override Items Items => Items.PerCall(Parts);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
