using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Attention by several heads. The projections are products over all steps, as those of dense layers; between them are <see cref="AttentionForward"/> and <see cref="AttentionBackward"/>,
/// which go through rows and heads.
/// </summary>
internal sealed class MultiHeadAttentionLayer : LayerKind<AttentionSpec>
{
    private const string Joint = "in_proj_", JointOutput = "out_proj";

    public override string Attribute => "DeepInit.MultiHeadAttentionAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Keeps.Streamed((AttentionSpec)spec switch
    {
        { Memory: null } own => own.Causal ? Streaming.CarriedWithin : Streaming.No,

        // Of a memory that is there from the beginning each step sees all; which steps a causal one or a window would see depends on those before.
        AttentionSpec own => own.Causal || own.Window > 0 ? Streaming.No : own.Rotary == Rotary.None ? Streaming.Alone : Streaming.No,
    });

    public override string ToSeeThePastAlone(LayerSpec spec) => spec is AttentionSpec { Causal: true } ? "let its memory be what it reads itself" : "let it see the steps so far alone with Causal = true";

    public override int? HeadWidth(LayerSpec spec, int features)
    {
        int keys = ((AttentionSpec)spec).KeyWidth(features), values = ((AttentionSpec)spec).ValueWidth(features);
        return (long)keys * Panel.Padded(values) <= (long)values * Panel.Padded(keys) ? keys : values;
    }

    public override bool IsRandom => true;

    public override bool Draws(LayerSpec spec) => ((AttentionSpec)spec).Dropout > 0;

    // Means of values with unit variance have less; how much less depends on how sharp the weights are.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[((AttentionSpec)spec).ValueInput];

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec)
    {
        var own = (AttentionSpec)spec;
        return
        [
            .. own.Rotary == Rotary.None && !own.RotaryBase.Equals(10000.0) ? [("RotaryBase", "nothing is turned without Rotary")] : Array.Empty<(string, string)>(),
            .. !own.NormalizeKeys && !own.Epsilon.Equals(HeadNorms.DefaultEpsilon) ? [("Epsilon", "nothing is normalised without NormalizeKeys")] : Array.Empty<(string, string)>(),
        ];
    }

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var own = (AttentionSpec)spec;
        int features = inputs[0].Shape.Features;
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return
        [
            GraphOption.Of("Heads", Number(own.Heads)),
            GraphOption.Of("KeyValueHeads", Number(own.Groups)),
            GraphOption.Of("KeyDim", Number(own.KeyWidth(features))),
            GraphOption.Of("ValueDim", Number(own.ValueWidth(features))),
            GraphOption.Of("Scale", ScaleOf(own, features)),
            .. own.Causal ? [GraphOption.Of("Causal", "true")] : Array.Empty<string>(),
            .. own.Window > 0 ? [GraphOption.Of("Window", Number(own.Window))] : Array.Empty<string>(),
            .. own.NormalizeKeys ? [GraphOption.Of("NormalizeKeys", "true"), GraphOption.Of("Epsilon", own.Epsilon)] : Array.Empty<string>(),
            .. own.Rotary == Rotary.None ? Array.Empty<string>() : [GraphOption.Of("Rotary", own.Rotary.ToString()), GraphOption.Of("RotaryBase", own.RotaryBase)],
        ];
    }

    protected override AttentionSpec ParseSpec(AttributeArguments arguments) => new(
        arguments.Int32(0),
        arguments.String("Memory"),
        arguments.String("Values"),
        arguments.Boolean("Causal", false),
        arguments.Int32("Window", 0),
        arguments.Int32("KeyValueHeads", 0),
        arguments.Int32("KeyDim", 0),
        arguments.Int32("ValueDim", 0),
        arguments.Int32("Units", 0),
        arguments.Double("Scale", 0),
        arguments.Enum<Rotary>("Rotary"),
        arguments.Double("RotaryBase", 10000),
        arguments.Boolean("NormalizeKeys", false),
        arguments.Double("Epsilon", HeadNorms.DefaultEpsilon),
        arguments.Double("Dropout", 0),
        arguments.Boolean("UseBias", true),
        arguments.Boolean("Trainable", true),
        new(arguments.Enum<Init>("Init")),
        new(arguments.Enum<Init>("OutputInit")));

    protected override Shape Infer(AttentionSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape queries = inputs[0].Shape;
        return AttentionCheck.IsFit(spec, $"{Word} '{name}'", inputs, issues) ? queries.WithFeatures(spec.UnitsOf(queries.Features)) : queries;
    }

    protected override IEnumerable<ParameterRequest> Parameters(AttentionSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        if (!AttentionCheck.HasSizes(spec, features) || inputs.Count <= spec.ValueInput)
        {
            return [];
        }

        int keyFeatures = inputs[spec.KeyInput].Shape.Features, valueFeatures = inputs[spec.ValueInput].Shape.Features;
        int queries = spec.Heads * spec.KeyWidth(features), keys = spec.Groups * spec.KeyWidth(features), values = spec.Groups * spec.ValueWidth(features);
        int means = spec.Heads * spec.ValueWidth(features), units = spec.UnitsOf(features);
        IEnumerable<ParameterRequest> norms = spec.NormalizeKeys ? HeadNorms.Parameters(spec.KeyWidth(features), spec.Trainable) : [];
        return spec.IsSeparate(features, keyFeatures, valueFeatures)
            ? [.. Inner("q_proj.", queries, features, deciding: 1), .. Inner("k_proj.", keys, keyFeatures, deciding: 1), .. Inner("v_proj.", values, valueFeatures, deciding: 0), .. norms, .. Last("o_proj.")]
            : [.. Inner(Joint, features, features, deciding: 2, gates: 3), .. norms, .. Last(JointOutput + ".")];

        IEnumerable<ParameterRequest> Inner(string role, int rows, int read, int deciding, int gates = 1) => Pair(
            role,
            gates * rows,
            read,
            new Fans(read, rows),
            spec.Init.Init == Init.Default ? new(Init.XavierUniform) : spec.Init,
            gates > 1 ? new GatedLayout(gates) : null)
            .Select(request => request with { IsInner = true, Gates = gates, DecidingGates = deciding });

        IEnumerable<ParameterRequest> Last(string role) => Pair(role, units, means, new Fans(means, units), spec.OutputInit, gated: null);

        IEnumerable<ParameterRequest> Pair(string role, int rows, int read, Fans fans, InitSpec init, ParameterLayout? gated)
        {
            yield return new(role + "weight", ParameterPurpose.Projection, new([rows, read]), gated ?? ParameterLayout.Panels, fans, init, spec.Trainable);
            if (spec.UseBias)
            {
                yield return new(role + "bias", ParameterPurpose.Bias, new([rows]), gated ?? ParameterLayout.Vector, fans, InitSpec.Zeros, spec.Trainable);
            }
        }
    }

    protected override void PlanForward(AttentionSpec spec, ForwardPlanner plan)
    {
        Dictionary<string, BufferUse> buffers = Projection.ForwardAll(ProjectionsOf(spec, plan), plan, spec.UseBias);
        int features = plan.InputShape(0).Features, means = spec.Heads * spec.ValueWidth(features);
        AttentionSizes sizes = SizesOf(spec, plan);
        Shape meansShape = new(plan.InputShape(0).Positions, means);
        BufferUse y = plan.Training ? plan.Keep("means", meansShape) : plan.Temporary("means", meansShape);
        BufferUse? mask = sizes.PlanMask(plan, spec.Dropout);
        AttentionValues values = ValuesOf(spec, plan, value => buffers[value]);
        if (plan.IsStepwise && spec.Memory is null)
        {
            (sizes, values) = (sizes with { IsStepwise = true }, Kept(spec, plan, values, sizes));
        }

        plan.Add(new AttentionForward(sizes, values, y, mask));
        plan.Add(OutputOf(spec, plan).Forward(plan, y, plan.Output, spec.UseBias));
    }

    // A session keeps the keys and values of all steps: those of the new ones go behind the others.
    private static AttentionValues Kept(AttentionSpec spec, ForwardPlanner plan, AttentionValues made, AttentionSizes sizes)
    {
        return made with { Keys = Keep("keys", made.Keys, made.FirstKey, sizes.KeyWidth), Values = Keep("values", made.Values, made.FirstValue, sizes.ValueWidth), FirstKey = 0, FirstValue = 0 };

        BufferUse Keep(string what, BufferUse source, int feature, int width) => KeepSteps.Plan(plan, what, new(sizes.Keys, spec.Groups * width), source, feature / Panel.Width);
    }

    // Gradients of inputs come before those of the weights, which move them block by block.
    protected override void PlanBackward(AttentionSpec spec, BackwardPlanner plan)
    {
        Projection output = OutputOf(spec, plan);
        Shape means = new(plan.InputShape(0).Positions, output.Inputs);
        Projection[] projections = [.. ProjectionsOf(spec, plan)];
        bool trains = spec.UseBias ? plan.Trains(output.Role + "bias") || plan.Trains(output.Role + "weight") : plan.Trains(output.Role + "weight");
        bool reaches = projections.Any(projection => projection.Trains(plan, spec.UseBias) || plan.NeedsGradient(projection.Input))
            || (spec.NormalizeKeys && (plan.Trains(HeadNorms.QueryRole) || plan.Trains(HeadNorms.KeyRole)));
        if (reaches)
        {
            BufferUse dy = plan.Temporary("d means", means);
            plan.Add(output.Backward(plan, plan.OutputGradient, new(dy, Accumulate: false)));
            BufferUse? queryScale = ScaleGradient(HeadNorms.QueryRole, 0, spec.Heads), keyScale = ScaleGradient(HeadNorms.KeyRole, spec.KeyInput, spec.Groups);
            plan.Add(new AttentionBackward(SizesOf(spec, plan), ValuesOf(spec, plan, plan.Kept), Into: null, dy, spec.Dropout > 0 ? plan.Kept("mask") : null)
            {
                DQueryScale = queryScale,
                DKeyScale = keyScale,
            });
            AddScaleGradient(HeadNorms.QueryRole, "Queries", queryScale, 0, spec.Heads);
            AddScaleGradient(HeadNorms.KeyRole, "Keys", keyScale, spec.KeyInput, spec.Groups);
        }

        if (trains)
        {
            plan.Add(output.Gradient(plan, plan.Kept("means"), plan.OutputGradient, spec.UseBias, plan.GradientOf));
        }

        if (!reaches)
        {
            return;
        }

        foreach (Projection projection in projections)
        {
            if (plan.InputGradient(projection.Input) is { } dx)
            {
                plan.Add(projection.Backward(plan, plan.Kept(projection.Value), dx));
            }
        }

        var gradients = new Dictionary<int, GradientOperand>();
        foreach (Projection projection in projections.Where(projection => projection.Trains(plan, spec.UseBias)))
        {
            plan.Add(projection.Gradient(plan, plan.Input(projection.Input), plan.Kept(projection.Value), spec.UseBias, parameter =>
            {
                // The parts of one tensor are stored side by side.
                if (!gradients.TryGetValue(parameter.Index, out GradientOperand gradient))
                {
                    gradients.Add(parameter.Index, gradient = plan.GradientOf(parameter));
                }

                return gradient;
            }));
        }

        // A step has as many products of the scales as it has heads: these stand as positions.
        Shape OfScale(int input, int heads) => new(plan.InputShape(input).Positions * heads, spec.KeyWidth(plan.InputShape(0).Features));

        BufferUse? ScaleGradient(string role, int input, int heads) =>
            spec.NormalizeKeys && plan.Trains(role) ? plan.Temporary("d " + role, OfScale(input, heads), plan.InputCountOf(input)) : null;

        void AddScaleGradient(string role, string part, BufferUse? products, int input, int heads)
        {
            if (products is { } all)
            {
                plan.Add(new FeatureGradientOp(
                    plan.BackwardName("Norm") with { Part = part },
                    $"{plan.Name}: d{role} = Σ dy · h over steps and heads",
                    plan.GradientOf(plan.Parameter(role)),
                    OfScale(input, heads),
                    Functions.Read("products"),
                    new([Operand.Read("products", all)])));
            }
        }
    }

    protected override string Describe(AttentionSpec spec) =>
        $"{Word} {spec.Heads}{(spec.Groups == spec.Heads ? "" : $" of {spec.Groups}")}{(spec.Memory is null ? "" : $", memory {spec.Memory}")}{(spec.Causal ? ", causal" : "")}{(spec.Window > 0 ? $", window {spec.Window}" : "")}{(spec.NormalizeKeys ? ", normalised" : "")}";

    protected override long MultiplyAdds(AttentionSpec spec, IReadOnlyList<Value> inputs)
    {
        (Shape queries, Shape keys, Shape values) = (inputs[0].Shape, inputs[spec.KeyInput].Shape, inputs[spec.ValueInput].Shape);
        long keyWidth = spec.KeyWidth(queries.Features), valueWidth = spec.ValueWidth(queries.Features);
        long seen = spec.Window > 0 ? Math.Min(spec.Window, keys.Positions) : spec.Causal ? (keys.Positions + 1) / 2 : keys.Positions;
        return (queries.Positions * (((long)queries.Features * spec.Heads * keyWidth) + (spec.Heads * valueWidth * spec.UnitsOf(queries.Features))))
            + (keys.Positions * spec.Groups * ((keys.Features * keyWidth) + (values.Features * valueWidth)))
            + (queries.Positions * seen * spec.Heads * (keyWidth + valueWidth));
    }

    private static double ScaleOf(AttentionSpec spec, int features) => spec.Scale > 0 ? spec.Scale : 1 / Math.Sqrt(spec.KeyWidth(features));

    private static AttentionSizes SizesOf(AttentionSpec spec, LayerPlanner plan)
    {
        int features = plan.InputShape(0).Features;
        return new(
            spec.Heads,
            spec.Groups,
            spec.KeyWidth(features),
            spec.ValueWidth(features),
            plan.StepsOfInput(0),
            plan.StepsOfInput(spec.KeyInput),
            ScaleOf(spec, features),
            spec.Causal,
            spec.Window,
            spec.Rotary,
            spec.RotaryBase,
            plan.SequencesOf(0),
            plan.SequencesOf(spec.KeyInput))
        { Norms = spec.NormalizeKeys ? new(new("qScale", plan.Parameter(HeadNorms.QueryRole).Index), new("kScale", plan.Parameter(HeadNorms.KeyRole).Index), spec.Epsilon) : null };
    }

    private static bool IsSeparate(AttentionSpec spec, LayerPlanner plan) =>
        spec.IsSeparate(plan.InputShape(0).Features, plan.InputShape(spec.KeyInput).Features, plan.InputShape(spec.ValueInput).Features);

    // The products before the heads: of one tensor as many as there are values that they read.
    private static IEnumerable<Projection> ProjectionsOf(AttentionSpec spec, LayerPlanner plan)
    {
        int features = plan.InputShape(0).Features;
        if (IsSeparate(spec, plan))
        {
            int keys = spec.Groups * spec.KeyWidth(features), values = spec.Groups * spec.ValueWidth(features);
            return
            [
                new("q_proj.", "queries", 0, features, spec.Heads * spec.KeyWidth(features)),
                new("k_proj.", "keys", spec.KeyInput, plan.InputShape(spec.KeyInput).Features, keys),
                new("v_proj.", "values", spec.ValueInput, plan.InputShape(spec.ValueInput).Features, values),
            ];
        }

        int padded = Panel.Padded(features), panels = Panel.Count(features);
        return spec.KeyInput == 0 ? [new(Joint, "joint", 0, features, 3 * padded)]
            : spec.ValueInput == spec.KeyInput ? [new(Joint, "queries", 0, features, padded) { FirstPanel = 0 }, new(Joint, "keys", 1, features, 2 * padded) { FirstPanel = panels }]
            : [new(Joint, "queries", 0, features, padded) { FirstPanel = 0 }, new(Joint, "keys", 1, features, padded) { FirstPanel = panels }, new(Joint, "values", 2, features, padded) { FirstPanel = 2 * panels }];
    }

    private static Projection OutputOf(AttentionSpec spec, LayerPlanner plan)
    {
        int features = plan.InputShape(0).Features;
        return new((IsSeparate(spec, plan) ? "o_proj" : JointOutput) + ".", "means", 0, spec.Heads * spec.ValueWidth(features), spec.UnitsOf(features));
    }

    private static AttentionValues ValuesOf(AttentionSpec spec, LayerPlanner plan, Func<string, BufferUse> of)
    {
        int padded = Panel.Padded(plan.InputShape(0).Features);
        return IsSeparate(spec, plan) || spec.ValueInput == 2 ? new(of("queries"), of("keys"), of("values"), 0, 0, 0)
            : spec.KeyInput == 0 ? new(of("joint"), of("joint"), of("joint"), 0, padded, 2 * padded)
            : new(of("queries"), of("keys"), of("keys"), 0, 0, padded);
    }
}
