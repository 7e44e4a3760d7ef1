using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>dW[o, i] = Σ_r dz[r, o] · x[r, i] and db[o] = Σ_r dz[r, o], block by block, each block stored or used to update at once.</summary>
internal sealed record WeightGradientOp(
    KernelName Name,
    string Comment,
    BufferUse Source,
    BufferUse Gradient,
    GradientOperand? Weight,
    GradientOperand? Bias,
    int Inputs,
    int Outputs,
    int Positions,
    bool ReadsRows = false)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches =>
    [
        Touch.Read(Source),
        Touch.Read(Gradient),
        .. new[] { Weight, Bias }.OfType<GradientOperand>().Select(gradient => gradient.Touch),
    ];

    public override Items Items => Items.Panels(Outputs);

    public override Scratch Scratch => new(Gradient: Panel.Block, Transposed: 0, Local: 0);

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;

    public override BufferUse? RowMajorOperand => Positions == 1 ? Source : null;

    public override KernelOp OnRowMajor() => this with { Name = Name! with { FromRows = true }, ReadsRows = true };
}
