using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image as features in PyTorch's order, channel by channel: what a dense layer's weights in files expect.</summary>
internal sealed class FlattenLayer : ReshapingLayer<FlattenSpec>
{
    public override string Attribute => "DeepInit.FlattenAttribute";

    protected override ChannelOrder OrderOf(FlattenSpec spec) => ChannelOrder.ChannelsFirst;

    protected override FlattenSpec ParseSpec(AttributeArguments arguments) => new();

    protected override Shape Infer(FlattenSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => new(inputs[0].Shape.Length);

    protected override string Describe(FlattenSpec spec) => "Flatten";
}

internal sealed record FlattenSpec()
    : LayerSpec("DeepInit.FlattenAttribute");
