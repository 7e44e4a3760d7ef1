using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>What convolutions share: one or more of them in a row, as matrix products without a matrix, and an activation at the end.</summary>
internal abstract class ConvolutionLayer : LayerKind<ConvolutionSpec>
{
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override string? WidthArgument => "filters";

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((ConvolutionSpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((ConvolutionSpec)spec) with { Activation = activation };

    public override (string Weight, string Bias)? LinearRoles(LayerSpec spec) => (LastRole + "weight", LastRole + "bias");

    public override LayerSpec WithBias(LayerSpec spec) => spec is ConvolutionSpec c ? c with { Weights = c.Weights with { UseBias = true } } : spec;

    /// <summary>What the names of the last convolution's parameters begin with.</summary>
    protected virtual string LastRole => "";

    public override bool IsAffine(LayerSpec spec) => true;

    // Zeros at the edges are not shifted with the image.
    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((ConvolutionSpec)spec).Spatial.Sides(input.AsImage) == (0, 0, 0, 0);

    public override FeatureReading ReadingOf(LayerSpec spec, Shape input) =>
        spec is not ConvolutionSpec c ? FeatureReading.Nothing
        : c.Groups > 1 || (c.Spatial.Rank == 2 && c.Spatial.Height != c.Spatial.Width) ? FeatureReading.Part
        : FeatureReading.All;

    public override SpatialArguments? WindowOf(LayerSpec spec) => ((ConvolutionSpec)spec).Spatial;

    public override string? ActivationArgument => "Activation";

    public override InitSpec? BiasInitOf(LayerSpec spec) => ((ConvolutionSpec)spec).Weights.BiasInit;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var convolution = (ConvolutionSpec)spec;
        return [.. WindowOptions(convolution, inputs[0].Shape), .. GraphOption.Of("Groups", 1, convolution.Groups), .. GraphOption.Of(convolution.Activation)];
    }

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec) => ((ConvolutionSpec)spec).Spatial.Unread;

    /// <summary>The window, for readers of the graph.</summary>
    protected virtual IEnumerable<string> WindowOptions(ConvolutionSpec spec, Shape input) => spec.Spatial.GraphOptions(input);

    /// <summary>The channels of the output.</summary>
    protected virtual int FiltersOf(ConvolutionSpec spec, Shape input) => spec.Filters;

    /// <summary>The shape of the output; null with an issue.</summary>
    protected virtual Shape? InferWindow(ConvolutionSpec spec, string described, Shape input, Issues issues) =>
        spec.Spatial.Infer(described, input, FiltersOf(spec, input), issues);

    /// <summary>The convolutions in a row, for an input that fits.</summary>
    protected virtual IReadOnlyList<Convolution> PartsOf(ConvolutionSpec spec, Shape input, Shape output) =>
        [Convolution.Of("", input, output, spec.Groups, spec.Spatial, spec.Weights.UseBias)];

    /// <summary>The filters of one of them, as they are asked for.</summary>
    protected virtual ParameterRequest WeightOf(ConvolutionSpec spec, Convolution part, bool isLast) => new(
        part.WeightRole,
        ParameterPurpose.Matrix,
        new([part.Filters, part.Depth, .. part.Spatial.Kernel]),
        ParameterLayout.Filters,
        new(part.Depth * part.Taps, part.Filters / part.Groups * part.Taps),
        spec.Weights.Init,
        spec.Weights.Trainable)
    {
        IsInner = !isLast,
        Groups = part.Groups,
    };

    protected override Shape Infer(ConvolutionSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        string described = $"{Word} '{name}'";
        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, described);
        int channels = inputs[0].Shape.Features;
        if (spec.Filters < 1 && WidthArgument is not null)
        {
            string suggested = Math.Max(1, Math.Abs((long)spec.Filters)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            issues.Suggest(Rules.OutOfDomain, "filters", suggested, "Filters", described, spec.Filters, "at least 1");
            return spec.Spatial.Of(1, 1, 1);
        }

        if (spec.Groups < 1 || channels % spec.Groups != 0 || spec.Filters % spec.Groups != 0)
        {
            issues.Add(Rules.OutOfDomain, "Groups", "Groups", described, spec.Groups, $"a divisor of its {channels} channels and of its {spec.Filters} filters");
        }

        if (spec.DepthMultiplier < 1)
        {
            issues.Add(Rules.OutOfDomain, "DepthMultiplier", "DepthMultiplier", described, spec.DepthMultiplier, "at least 1");
            return inputs[0].Shape;
        }

        return InferWindow(spec, described, inputs[0].Shape, issues) ?? spec.Spatial.Of(1, 1, Math.Max(1, spec.Filters));
    }

    protected override IEnumerable<ParameterRequest> Parameters(ConvolutionSpec spec, IReadOnlyList<Value> inputs)
    {
        IReadOnlyList<Convolution> parts = Parts(spec, inputs[0].Shape);
        for (int i = 0; i < parts.Count; i++)
        {
            ParameterRequest weight = WeightOf(spec, parts[i], i == parts.Count - 1);
            yield return weight;
            if (parts[i].UseBias)
            {
                yield return weight with
                {
                    Role = parts[i].BiasRole,
                    Purpose = ParameterPurpose.Bias,
                    Shape = new([parts[i].Filters]),
                    Layout = ParameterLayout.Vector,
                    Init = spec.Weights.BiasInit,
                };
            }
        }
    }

    protected override void PlanForward(ConvolutionSpec spec, ForwardPlanner plan)
    {
        IReadOnlyList<Convolution> parts = PartsOf(spec, plan.InputShape(0), plan.OutputShape);
        BufferUse source = plan.Input(0);
        for (int i = 0; i < parts.Count - 1; i++)
        {
            BufferUse between = plan.Keep(parts[i].Word + "output", parts[i].Output);
            parts[i].PlanForward(plan, source, between, Epilogue.None, $"{plan.Name}: {parts[i].Role}W ∗ x, {parts[i].Image} → {parts[i].Output}");
            source = between;
        }

        Convolution last = parts[parts.Count - 1];
        BufferUse before = plan.ActivationInput(spec.Activation);
        bool fused = before == plan.Output;
        ActivationSpec epilogue = fused ? spec.Activation : ActivationSpec.Linear;
        string formula = epilogue.IsLinear ? "" : ActivationCatalog.Of(epilogue).Formula(epilogue) + ", z = ";
        last.PlanForward(
            plan,
            source,
            before,
            new Epilogue(EpilogueKind.Forward, epilogue),
            $"{plan.Name}: {(fused ? "y" : "z")} = {formula}{last.Role}W ∗ x{(last.UseBias ? " + b" : "")}, {plan.InputShape(0)} → {plan.OutputShape}");
        if (!fused)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    protected override void PlanBackward(ConvolutionSpec spec, BackwardPlanner plan)
    {
        IReadOnlyList<Convolution> parts = PartsOf(spec, plan.InputShape(0), plan.OutputShape);
        BufferUse dz = plan.ActivationGradient(spec.Activation);
        for (int i = parts.Count - 1; i > 0; i--)
        {
            BufferUse between = plan.Temporary("d " + parts[i - 1].Word, parts[i - 1].Output);
            parts[i].PlanBackward(plan, plan.Kept(parts[i - 1].Word + "output"), dz, new GradientUse(between, Accumulate: false));
            dz = between;
        }

        parts[0].PlanBackward(plan, plan.Input(0), dz, plan.InputGradient(0));
    }

    protected override string Describe(ConvolutionSpec spec) => $"{Word} {(spec.Filters > 0 ? spec.Filters + ", " : "")}{spec.Spatial}{(spec.Groups > 1 ? $", {spec.Groups} groups" : "")}{Suffix(spec.Activation)}";

    protected override long MultiplyAdds(ConvolutionSpec spec, IReadOnlyList<Value> inputs) => Parts(spec, inputs[0].Shape).Sum(part => part.MultiplyAdds);

    /// <summary>The arguments of a convolution, but for its filters and its window.</summary>
    protected ConvolutionSpec ParseConvolution(AttributeArguments arguments, int filters, SpatialArguments spatial) => new(
        Attribute,
        filters,
        spatial,
        arguments.Int32("Groups", 1),
        arguments.Int32("DepthMultiplier", 1),
        spatial.Rank == 1 ? new([arguments.Int32("OutputPad", 0)]) : arguments.Int32s("OutputPads"),
        WeightedArguments.Parse(arguments));

    private IReadOnlyList<Convolution> Parts(ConvolutionSpec spec, Shape input) =>
        InferWindow(spec, "", input, new Issues()) is { } output ? PartsOf(spec, input, output) : [];
}

/// <summary>What was written for a convolution.</summary>
/// <param name="Filters">The output channels; 0 for kinds that have so many for each channel of the input.</param>
/// <param name="Groups">So many parts of the channels go each into its own part of the filters.</param>
/// <param name="DepthMultiplier">Filters for each channel, of depthwise kinds.</param>
/// <param name="OutputPads">What transposed kinds add to the end of each axis.</param>
internal sealed record ConvolutionSpec(
    string Kind,
    int Filters,
    SpatialArguments Spatial,
    int Groups,
    int DepthMultiplier,
    EquatableArray<int> OutputPads,
    WeightedArguments Weights)
    : LayerSpec(Kind)
{
    public ActivationSpec Activation
    {
        get => Weights.Activation;
        init => Weights = Weights with { Activation = value };
    }
}
