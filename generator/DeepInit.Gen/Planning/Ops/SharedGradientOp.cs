namespace DeepInit.Gen.Planning.Ops;

/// <summary>
/// The gradient of a parameter that several layers share: what the layers before came to is kept while another one stores its own, then added to it.
/// </summary>
/// <param name="Kept">Where it is kept, in the working memory that does not depend on the rows.</param>
/// <param name="Adds">False before the other layer's kernel, true after it.</param>
internal sealed record SharedGradientOp(string Comment, int Parameter, int Length, BufferUse Kept, bool Adds)
    : KernelOp(null, Comment)
{
    public override IEnumerable<Touch> Touches =>
    [
        Touch.Gradient(Parameter, Adds ? Access.ReadWrite : Access.Read),
        Touch.Of(Kept, Adds ? Access.Read : Access.Write),
    ];

    public override Items Items => Items.PerCall(1);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
