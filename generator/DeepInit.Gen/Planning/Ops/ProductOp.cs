using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>y[r, o] = f(b[o] + Σ_k x[r, k] · W[o, k]) on register tiles.</summary>
/// <param name="Source">x.</param>
/// <param name="Weight">The parameter W.</param>
/// <param name="Bias">The parameter b; null where sums start from zero.</param>
/// <param name="Destination">y.</param>
/// <param name="Inner">Features of a row of x: the length of the sums over k.</param>
/// <param name="Outer">Features of a row of y.</param>
/// <param name="Positions">Rows r of the product for each row of the call: pixels or steps, which share the weights; else 1.</param>
/// <param name="Activation">f.</param>
/// <param name="ReadsRows">Whether x lies as rows, as users hand them over; else in panels.</param>
internal sealed record ProductOp(
    KernelName Name,
    string Comment,
    BufferUse Source,
    int Weight,
    int? Bias,
    BufferUse Destination,
    int Inner,
    int Outer,
    int Positions,
    ActivationSpec Activation,
    bool ReadsRows = false)
    : KernelOp(Name, Comment)
{
    /// <summary>The first panel of the parameters' outputs that it is the product with; the outputs before are no part of W.</summary>
    public int FirstPanel { get; init; }

    public Epilogue Epilogue => new(EpilogueKind.Forward, Activation);

    public override BufferUse? RowMajorOperand => Positions == 1 ? Source : null;

    public override KernelOp OnRowMajor() => this with { Name = Name! with { FromRows = true }, ReadsRows = true };

    public override IEnumerable<Touch> Touches => [Touch.Read(Source), Touch.Parameter(Weight), Touch.Start(Bias), Touch.Write(Destination)];

    public override Items Items => Items.Panels(Outer, grows: Positions == 1 && Outer > Panel.Width);

    public override Scratch Scratch => Scratch.None;

    public override int SumLength => Inner;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => true;

    public override PlainProduct? Product => FirstPanel == 0 ? new(Source, ReadsRows, Weight, Bias) : null;

    public override KernelOp SumsAlone => Activation.IsLinear ? this : this with { Name = Name! with { Function = "" }, Comment = CommentOfSums, Activation = ActivationSpec.Linear };
}
