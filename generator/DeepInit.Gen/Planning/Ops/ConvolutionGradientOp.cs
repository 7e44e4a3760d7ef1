using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>dW[f, ky, kx, c] = Σ dz[b, oy, ox, f] · x[b, oy·s + ky·d, ox·s + kx·d, c], block by block, each block stored or used to update at once.</summary>
internal sealed record ConvolutionGradientOp(KernelName Name, string Comment, BufferUse Source, BufferUse Gradient, GradientOperand Weight, Window Window)
    : KernelOp(Name, Comment)
{
    /// <summary>Items of a panel of filters: its taps where channels are lanes, else up to 16 channels at one row of the kernel.</summary>
    public int PartsPerPanel => Window.IsLanewise ? Window.Taps : Panel.Count(Window.Channels) * Window.KernelHeight;

    /// <summary>Numbers of an item's gradient.</summary>
    public int PartLength => Panel.Block * (Window.IsLanewise ? 1 : Window.KernelWidth);

    public override IEnumerable<Touch> Touches => [Touch.Read(Source), Touch.Read(Gradient), Weight.Touch];

    public override Items Items => Items.PerCall(Panel.Count(Window.Filters) * PartsPerPanel);

    public override Scratch Scratch => new(Gradient: PartLength, Transposed: 0, Local: 0);

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;

    public override BufferUse? RowMajorOperand => !Window.IsLanewise && Window.SharedBy == 0 ? Source : null;

    public override KernelOp OnRowMajor() => this with { Name = Name! with { FromRows = true }, Window = Window.OnRowMajor() };
}
