using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The same numbers in a shape that is given.</summary>
internal sealed class ReshapeLayer : ReshapingLayer<ReshapeSpec>
{
    public override string Attribute => "DeepInit.ReshapeAttribute";

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => [GraphOption.Of("Order", ((ReshapeSpec)spec).Order.ToString())];

    protected override ChannelOrder OrderOf(ReshapeSpec spec) => spec.Order;

    protected override ReshapeSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Int32s(0), arguments.IsSet("Order") ? arguments.Enum<ChannelOrder>("Order") : ChannelOrder.ChannelsFirst);

    protected override Shape Infer(ReshapeSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        string described = $"Reshape '{name}'";
        if (spec.Shape.Count == 0 || spec.Shape.Any(n => n < 1))
        {
            issues.Add(Rules.OutOfDomain, "shape", "Shape", described, spec.Shape.Count == 0 ? "empty" : string.Join(" × ", spec.Shape), "one or more lengths, each at least 1");
            return inputs[0].Shape;
        }

        long length = spec.Shape.Aggregate(1L, (product, n) => product * n);
        if (length != inputs[0].Shape.Length)
        {
            issues.Add(Rules.ArgumentMismatch, "shape", described, $"makes {string.Join("×", spec.Shape)}, {length} numbers", $"{inputs[0].Shape}, {inputs[0].Shape.Length} numbers");
            return inputs[0].Shape;
        }

        return new Shape(spec.Shape);
    }

    protected override string Describe(ReshapeSpec spec) => "Reshape";
}

internal sealed record ReshapeSpec(EquatableArray<int> Shape, ChannelOrder Order)
    : LayerSpec("DeepInit.ReshapeAttribute");
