using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Images as features, or, the other way, features as images: the same numbers in another order of memory.</summary>
/// <param name="Direction">Backward for gradients; null for values, whose name is the step alone.</param>
/// <param name="Unflattens">Whether it makes images of features.</param>
/// <param name="Order">How the numbers of images are counted.</param>
internal sealed record FlattenKernel(KernelDirection? Direction, bool Unflattens, ChannelOrder Order, Shape Image, BufferUse Source, BufferUse Target)
    : LayerKernel
{
    public override KernelName Name(KernelName layer) => layer with { Direction = Direction, Of = Unflattens ? "Unflatten" : "Flatten" };

    public override string Formula
    {
        get
        {
            var features = new Shape(Image.Length);
            (Shape from, Shape to) = Unflattens ? (features, Image) : (Image, features);
            return $"{from} → {to}, {(Order == ChannelOrder.ChannelsFirst ? "channel by channel" : "pixel by pixel")}";
        }
    }

    public override KernelSignature Signature => Unflattens
        ? new(Operand.Read("flat", Source), Operand.Write("image", Target))
        : new(Operand.Read("image", Source), Operand.Write("flat", Target));

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        string order = Order == ChannelOrder.ChannelsFirst ? "" : "ChannelsLast";
        string range = $"(int)((long)rows * first / {KernelWriter.RowShares}), (int)((long)rows * end / {KernelWriter.RowShares})";
        kernel.Text.Write(Unflattens
            ? $"global::DeepInit.Runtime.Images.Unflatten{order}(ref flatAt, ref imageAt, rows, {Image.Positions}, {Image.Features}, {range});"
            : $"global::DeepInit.Runtime.Images.Flatten{order}(ref imageAt, ref flatAt, rows, {Image.Positions}, {Image.Features}, {range});");
    }
}
