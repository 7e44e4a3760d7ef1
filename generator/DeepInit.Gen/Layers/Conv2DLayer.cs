using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A convolution over images, as a matrix product without its matrix: the image is padded once, and tiles walk along its rows.</summary>
internal sealed class Conv2DLayer : LayerKind<Conv2DSpec>
{
    public override string Attribute => "DeepInit.Conv2DAttribute";

    public override string WidthArgument => "filters";

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((Conv2DSpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((Conv2DSpec)spec) with { Activation = activation };

    public override InitSpec? BiasInitOf(LayerSpec spec) => ((Conv2DSpec)spec).Weights.BiasInit;

    protected override Conv2DSpec ParseSpec(AttributeArguments arguments) => new(
        arguments.Int32(0),
        new SpatialArguments(
            arguments.Int32(1),
            arguments.PositionalCount > 2 ? arguments.Int32(2) : arguments.Int32(1),
            arguments.Int32s("Strides"),
            arguments.Int32s("Dilations"),
            arguments.Int32s("Pads"),
            arguments.Enum<Padding>("Padding")),
        WeightedArguments.Parse(arguments));

    protected override Shape Infer(Conv2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Filters < 1)
        {
            string suggested = Math.Max(1, Math.Abs((long)spec.Filters)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            issues.Suggest(Rules.OutOfDomain, "filters", suggested, "Filters", $"Conv2D '{name}'", spec.Filters, "at least 1");
        }

        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, $"Conv2D '{name}'");
        return spec.Spatial.Infer($"Conv2D '{name}'", inputs[0].Shape, spec.Filters, issues) ?? new Shape(1, 1, Math.Max(1, spec.Filters));
    }

    protected override IEnumerable<ParameterRequest> Parameters(Conv2DSpec spec, IReadOnlyList<Value> inputs)
    {
        int channels = inputs[0].Shape.Features;
        int taps = spec.Spatial.Height * spec.Spatial.Width;
        yield return new("weight", new([spec.Filters, channels, spec.Spatial.Height, spec.Spatial.Width]), ParameterLayout.Filters, spec.Weights.Init, channels * taps, spec.Filters * taps, IsWeight: true, spec.Weights.Trainable);
        if (spec.Weights.UseBias)
        {
            yield return new("bias", new([spec.Filters]), ParameterLayout.Vector, spec.Weights.BiasInit, channels * taps, spec.Filters * taps, IsWeight: false, spec.Weights.Trainable);
        }
    }

    protected override void PlanForward(Conv2DSpec spec, ForwardPlanner plan)
    {
        Shape image = plan.InputShape(0);
        (int top, int left, int bottom, int right) = spec.Spatial.Sides;
        BufferUse source = plan.Input(0);
        if (top + left + bottom + right > 0)
        {
            source = plan.Keep("padded", Padded(spec, image));
            Pad(plan, "Pad", $"{plan.Name}: x within {top}, {left}, {bottom}, {right} zeros", plan.Input(0), source, (image.Features + 15) / 16);
        }

        BufferUse before = plan.ActivationInput(spec.Activation);
        bool fused = before == plan.Output;
        ActivationSpec epilogue = fused ? spec.Activation : ActivationSpec.Linear;
        plan.Add(new ConvolutionOp(
            plan.Method(epilogue.IsLinear ? "Forward" : epilogue.Function + "_Forward", image.Features, spec.Filters),
            $"{plan.Name}: {(fused ? "y" : "z")} = {(epilogue.IsLinear ? "" : ActivationCatalog.Of(epilogue).Formula(epilogue) + ", z = ")}W ∗ x{(spec.Weights.UseBias ? " + b" : "")}, {image} → {plan.OutputShape}",
            source,
            plan.Parameter("weight").Index,
            0,
            spec.Weights.UseBias ? plan.Parameter("bias").Index : null,
            before,
            Saved: null,
            WindowOf(spec, Padded(spec, image), plan.OutputShape),
            new Epilogue(EpilogueKind.Forward, epilogue)));
        if (!fused)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    // dx is a convolution of dz, spread apart by the strides and padded, with the filters turned by half a turn.
    protected override void PlanBackward(Conv2DSpec spec, BackwardPlanner plan)
    {
        Shape image = plan.InputShape(0);
        Shape output = plan.OutputShape;
        BufferUse dz = plan.ActivationGradient(spec.Activation);
        ParameterPlan weight = plan.Parameter("weight");
        (int top, int left, int bottom, int right) = spec.Spatial.Sides;
        (int spanHeight, int spanWidth) = spec.Spatial.Span;
        if (plan.InputGradient(0) is { } dx)
        {
            int taps = spec.Spatial.Height * spec.Spatial.Width;
            FixedOperand turned = plan.Fixed("turned", (image.Features + 15) / 16 * 16 * taps * spec.Filters, Access.Write);
            plan.AddKernel("Turn", $"{plan.Name}: the filters, turned and with inputs and outputs exchanged", [], [new("weight", weight.Index)], [turned]);
            var spread = new Shape(image.Dimensions[0] + spanHeight - 1, image.Dimensions[1] + spanWidth - 1, spec.Filters);
            BufferUse padded = plan.Temporary("spread", spread);
            plan.AddKernel(
                "Spread",
                $"{plan.Name}: dz, {spec.Spatial.StrideHeight} × {spec.Spatial.StrideWidth} apart within zeros",
                [new("source", dz, Access.Read), new("target", padded, Access.Write)],
                itemsPerRow: (spec.Filters + 15) / 16);
            plan.Add(new ConvolutionOp(
                plan.Method("Backward_Input", image.Features, spec.Filters),
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= turned W ∗ dz",
                padded,
                Weight: null,
                turned.Offset,
                Bias: null,
                dx.Buffer,
                Saved: null,
                new Window(spread.Dimensions[0], spread.Dimensions[1], spec.Filters, image.Dimensions[0], image.Dimensions[1], image.Features, spec.Spatial.Height, spec.Spatial.Width, 1, 1, spec.Spatial.DilationHeight, spec.Spatial.DilationWidth),
                dx.Accumulate ? Epilogue.Add : Epilogue.None));
        }

        if (spec.Weights.UseBias && plan.Trains("bias"))
        {
            plan.Add(new FeatureGradientOp(plan.Method("Backward_Bias"), $"{plan.Name}: db = Σ dz", plan.Parameter("bias").Index, output, "dz", new([new Operand("dz", dz, Access.Read)])));
        }

        if (weight.Trainable)
        {
            plan.Add(new ConvolutionGradientOp(
                plan.Method("Backward_Weights", image.Features, spec.Filters),
                $"{plan.Name}: dW = Σ dz · x",
                top + left + bottom + right > 0 ? plan.Kept("padded") : plan.Input(0),
                dz,
                weight.Index,
                WindowOf(spec, Padded(spec, image), output)));
        }
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        var conv = (Conv2DSpec)spec;
        Shape image = kernel.InputShape;
        Shape output = kernel.OutputShape;
        (int top, int left, _, _) = conv.Spatial.Sides;
        (int spanHeight, int spanWidth) = conv.Spatial.Span;
        if (op.Pass == "Turn")
        {
            kernel.Text.Write($"global::DeepInit.Runtime.Images.TurnFilters(ref weight, ref turned, {conv.Filters}, {image.Features}, {conv.Spatial.Height * conv.Spatial.Width});");
        }
        else if (op.Pass == "Pad")
        {
            Shape padded = Padded(conv, image);
            kernel.Text.Write($"global::DeepInit.Runtime.Images.Pad(ref sourceAt, ref targetAt, {image.Dimensions[0]}, {image.Dimensions[1]}, {padded.Dimensions[0]}, {padded.Dimensions[1]}, {top}, {left}, 1, 1, first, end);");
        }
        else
        {
            kernel.Text.Write($"global::DeepInit.Runtime.Images.Pad(ref sourceAt, ref targetAt, {output.Dimensions[0]}, {output.Dimensions[1]}, {image.Dimensions[0] + spanHeight - 1}, {image.Dimensions[1] + spanWidth - 1}, {spanHeight - 1 - top}, {spanWidth - 1 - left}, {conv.Spatial.StrideHeight}, {conv.Spatial.StrideWidth}, first, end);");
        }
    }

    protected override string Describe(Conv2DSpec spec)
    {
        SpatialArguments s = spec.Spatial;
        string stride = s.StrideHeight == 1 && s.StrideWidth == 1 ? "" : $" / {s.StrideHeight}×{s.StrideWidth}";
        return $"Conv2D {spec.Filters}, {s.Height}×{s.Width}{stride}{Suffix(spec.Activation)}";
    }

    protected override long MultiplyAdds(Conv2DSpec spec, IReadOnlyList<Value> inputs)
    {
        Shape? output = spec.Spatial.Infer("", inputs[0].Shape, spec.Filters, new Issues());
        return output is null ? 0 : (long)output.Length * inputs[0].Shape.Features * spec.Spatial.Height * spec.Spatial.Width;
    }

    private static void Pad(ForwardPlanner plan, string pass, string comment, BufferUse source, BufferUse target, int panels) =>
        plan.AddKernel(pass, comment, [new("source", source, Access.Read), new("target", target, Access.Write)], itemsPerRow: panels);

    private static Shape Padded(Conv2DSpec spec, Shape image)
    {
        (int top, int left, int bottom, int right) = spec.Spatial.Sides;
        return new Shape(image.Dimensions[0] + top + bottom, image.Dimensions[1] + left + right, image.Features);
    }

    private static Window WindowOf(Conv2DSpec spec, Shape padded, Shape output) => new(
        padded.Dimensions[0],
        padded.Dimensions[1],
        padded.Features,
        output.Dimensions[0],
        output.Dimensions[1],
        spec.Filters,
        spec.Spatial.Height,
        spec.Spatial.Width,
        spec.Spatial.StrideHeight,
        spec.Spatial.StrideWidth,
        spec.Spatial.DilationHeight,
        spec.Spatial.DilationWidth);
}

internal sealed record Conv2DSpec(int Filters, SpatialArguments Spatial, WeightedArguments Weights)
    : LayerSpec("DeepInit.Conv2DAttribute")
{
    public ActivationSpec Activation
    {
        get => Weights.Activation;
        init => Weights = Weights with { Activation = value };
    }
}
