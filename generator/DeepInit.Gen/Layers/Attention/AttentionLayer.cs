using System.Globalization;
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
/// Attention of one head to the memory as it is: y = softmax(s(q, m)) m. The kernels are those of attention by several heads; queries and memory are values of other layers, and so the gradients are
/// made beside them. Matrices are products over all steps, made once for each.
/// </summary>
internal sealed class AttentionLayer : LayerKind<ScoredAttentionSpec>
{
    private const string Vector = "score.weight";

    public override string Attribute => "DeepInit.AttentionAttribute";

    // Steps of another sequence are all there; of its own a step may see those before it alone.
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Keeps.Streamed(spec switch
    {
        ScoredAttentionSpec { Memory: not null, Causal: false } => Streaming.Alone,
        ScoredAttentionSpec { Memory: null, Causal: true } => Streaming.CarriedWithin,
        _ => Streaming.No,
    });

    public override string ToSeeThePastAlone(LayerSpec spec) => spec is ScoredAttentionSpec { Causal: true } ? "let its memory be what it reads itself" : "let it see the steps so far alone with Causal = true";

    public override bool IsRandom => true;

    public override bool Draws(LayerSpec spec) => ((ScoredAttentionSpec)spec).Dropout > 0;

    // Means of values with unit variance have less; how much less depends on how sharp the weights are.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[((ScoredAttentionSpec)spec).MemoryInput];

    // Means of the memory, or 0.
    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        inputs[inputs.Count - 1] is { } memory ? (Math.Min(0, memory.Low), Math.Max(0, memory.High)) : null;

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec)
    {
        var own = (ScoredAttentionSpec)spec;
        if (own.Units != 0 && own.Score != Score.Additive)
        {
            yield return (nameof(own.Units), "only additive scores have units");
        }

        if (own.Score is Score.Dot or Score.Scaled)
        {
            const string Why = "products of queries and memory have no parameters";
            if (own.Init.Init != Init.Default)
            {
                yield return (nameof(own.Init), Why);
            }

            if (!own.Trainable)
            {
                yield return (nameof(own.Trainable), Why);
            }
        }
    }

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var own = (ScoredAttentionSpec)spec;
        return [GraphOption.Of("Score", own.Score.ToString()), .. own.Causal ? [GraphOption.Of("Causal", "true")] : Array.Empty<string>()];
    }

    protected override ScoredAttentionSpec ParseSpec(AttributeArguments arguments) => new(
        arguments.String("Memory"),
        arguments.Enum<Score>("Score"),
        arguments.Int32("Units", 0),
        arguments.Boolean("Causal", false),
        arguments.Double("Dropout", 0),
        arguments.Boolean("Trainable", true),
        new(arguments.Enum<Init>("Init")));

    protected override Shape Infer(ScoredAttentionSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        string described = $"{Word} '{name}'";
        Shape queries = inputs[0].Shape;
        if (inputs.Count <= spec.MemoryInput)
        {
            // Its memory is the name of no value, which has been said.
            return queries;
        }

        Shape memory = inputs[spec.MemoryInput].Shape;
        foreach ((Shape shape, string option) in new[] { (queries, ""), (memory, nameof(spec.Memory)) })
        {
            if (shape.Dimensions.Count != 2)
            {
                issues.Add(Rules.NoSequence, option, described, shape);
                return queries;
            }
        }

        if (spec.Score is Score.Dot or Score.Scaled && queries.Features != memory.Features)
        {
            issues.Add(
                Rules.ArgumentMismatch,
                nameof(spec.Memory),
                described,
                $"multiplies queries of {queries.Features} features with a memory of as many, unless Score is General or Additive",
                $"{memory.Features} features in '{inputs[spec.MemoryInput].Name}'");
        }

        if (spec.Units is < 0 or > Shape.MostNumbers)
        {
            issues.Suggest(Rules.OutOfDomain, nameof(spec.Units), "0", nameof(spec.Units), described, spec.Units, "at least 1, or left out");
        }

        DropoutRate.Check(spec.Dropout, nameof(spec.Dropout), nameof(spec.Dropout), described, usual: 0.1, issues);
        return queries.WithFeatures(memory.Features);
    }

    protected override IEnumerable<ParameterRequest> Parameters(ScoredAttentionSpec spec, IReadOnlyList<Value> inputs)
    {
        int queries = inputs[0].Shape.Features, memory = inputs[spec.MemoryInput].Shape.Features, units = spec.UnitsOf(queries);
        InitSpec init = spec.Init.Init == Init.Default ? new(Init.XavierUniform) : spec.Init;
        ParameterRequest Matrix(string role, int rows, int read) =>
            new(role, ParameterPurpose.Projection, new([rows, read]), ParameterLayout.Panels, new(read, rows), init, spec.Trainable) { IsInner = true };
        return spec.Score switch
        {
            Score.General => [Matrix("weight", queries, memory)],
            Score.Additive when units is > 0 and <= Shape.MostNumbers =>
            [
                Matrix("q_proj.weight", units, queries),
                Matrix("k_proj.weight", units, memory),
                // Tangents are at most 1: scores have at most unit variance.
                new(Vector, ParameterPurpose.Own, new([units]), ParameterLayout.Vector, new(units, 1), new(Init.Normal, Sigma: 1 / Math.Sqrt(units)), spec.Trainable),
            ],
            _ => [],
        };
    }

    protected override void PlanForward(ScoredAttentionSpec spec, ForwardPlanner plan)
    {
        Dictionary<string, BufferUse> made = Projection.ForwardAll(ProjectionsOf(spec, plan), plan, useBias: false);
        AttentionSizes sizes = SizesOf(spec, plan);
        BufferUse? mask = sizes.PlanMask(plan, spec.Dropout);
        AttentionValues values = ValuesOf(spec, plan, made);
        if (plan.IsStepwise && spec.Memory is null)
        {
            (sizes, values) = (sizes with { IsStepwise = true }, Kept(plan, values, sizes));
        }

        plan.Add(new AttentionForward(sizes, values, plan.Output, mask));
    }

    // A session keeps the memory of all steps, and what is compared with where that is another value.
    private static AttentionValues Kept(ForwardPlanner plan, AttentionValues made, AttentionSizes sizes)
    {
        BufferUse values = Keep("values", made.Values, sizes.ValueWidth);
        return made with { Keys = made.Keys == made.Values ? values : Keep("keys", made.Keys, sizes.KeyWidth), Values = values };

        BufferUse Keep(string what, BufferUse source, int width) => KeepSteps.Plan(plan, what, new(sizes.Keys, width), source, firstPanel: 0);
    }

    // Gradients of inputs come before those of the weights, which move them block by block.
    protected override void PlanBackward(ScoredAttentionSpec spec, BackwardPlanner plan)
    {
        Projection[] projections = [.. ProjectionsOf(spec, plan)];
        AttentionSizes sizes = SizesOf(spec, plan);
        Dictionary<string, BufferUse> kept = projections.ToDictionary(projection => projection.Value, projection => plan.Kept(projection.Value));
        int positions = plan.InputShape(0).Positions, memoryPositions = plan.InputShape(spec.MemoryInput).Positions;
        RowCount steps = plan.InputCountOf(0), memorySteps = plan.InputCountOf(spec.MemoryInput);
        AttentionValues into = new(
            plan.Temporary("d queries", new(positions, sizes.KeyWidth), steps),
            plan.Temporary("d keys", new(memoryPositions, sizes.KeyWidth), memorySteps),
            plan.Temporary("d values", new(memoryPositions, sizes.ValueWidth), memorySteps),
            FirstQuery: 0,
            FirstKey: 0,
            FirstValue: 0);
        BufferUse? vector = sizes.Additive is null ? null : plan.Temporary("d vector", new(positions, sizes.KeyWidth), steps);
        plan.Add(new AttentionBackward(sizes, ValuesOf(spec, plan, kept), into, plan.OutputGradient, spec.Dropout > 0 ? plan.Kept("mask") : null) { DVector = vector });
        BufferUse GradientOf(Projection projection) => projection.Value == "queries" ? into.Queries : into.Keys;
        AddInputGradient(0, into.Queries, projections.FirstOrDefault(projection => projection.Value == "queries"));
        AddInputGradient(spec.MemoryInput, into.Keys, projections.FirstOrDefault(projection => projection.Value == "keys"));
        AddInputGradient(spec.MemoryInput, into.Values, through: null);
        foreach (Projection projection in projections.Where(projection => projection.Trains(plan, useBias: false)))
        {
            plan.Add(projection.Gradient(plan, plan.Input(projection.Input), GradientOf(projection), useBias: false, plan.GradientOf));
        }

        if (vector is { } rows && plan.Trains(Vector))
        {
            plan.Add(new FeatureGradientOp(
                plan.BackwardName("Vector"),
                $"{plan.Name}: dv = Σ over queries",
                plan.GradientOf(plan.Parameter(Vector)),
                new(positions, sizes.KeyWidth),
                Functions.Read("perQuery"),
                new([Operand.Read("perQuery", rows)])));
        }

        void AddInputGradient(int input, BufferUse gradient, Projection? through)
        {
            if (plan.InputGradient(input) is not { } dx)
            {
                return;
            }

            if (through is null)
            {
                plan.Copy(gradient, dx, plan.InputShape(input), input);
            }
            else
            {
                plan.Add(through.Backward(plan, gradient, dx));
            }
        }
    }

    protected override string Describe(ScoredAttentionSpec spec) =>
        $"{Word}, {spec.Score.ToString().ToLowerInvariant()}{(spec.Memory is null ? "" : $", memory {spec.Memory}")}{(spec.Causal ? ", causal" : "")}";

    protected override long MultiplyAdds(ScoredAttentionSpec spec, IReadOnlyList<Value> inputs)
    {
        (Shape queries, Shape memory) = (inputs[0].Shape, inputs[spec.MemoryInput].Shape);
        long units = spec.UnitsOf(queries.Features), seen = spec.Causal ? (memory.Positions + 1) / 2 : memory.Positions;
        long products = spec.Score switch
        {
            Score.General => (long)memory.Positions * memory.Features * units,
            Score.Additive => ((long)memory.Positions * memory.Features * units) + ((long)queries.Positions * queries.Features * units),
            _ => 0,
        };
        return products + (queries.Positions * seen * (units + memory.Features));
    }

    private static AttentionSizes SizesOf(ScoredAttentionSpec spec, LayerPlanner plan)
    {
        int width = spec.UnitsOf(plan.InputShape(0).Features);
        return new(
            Heads: 1,
            Groups: 1,
            KeyWidth: width,
            ValueWidth: plan.InputShape(spec.MemoryInput).Features,
            plan.StepsOfInput(0),
            plan.StepsOfInput(spec.MemoryInput),
            Scale: spec.Score == Score.Scaled ? 1 / Math.Sqrt(width) : 1,
            spec.Causal,
            Window: 0,
            Rotary.None,
            RotaryBase: 1,
            plan.SequencesOf(0),
            plan.SequencesOf(spec.MemoryInput))
        { Additive = spec.Score == Score.Additive ? new("vector", plan.Parameter(Vector).Index) : null };
    }

    // What is made of queries and memory before they are compared.
    private static IEnumerable<Projection> ProjectionsOf(ScoredAttentionSpec spec, LayerPlanner plan)
    {
        int queries = plan.InputShape(0).Features, memory = plan.InputShape(spec.MemoryInput).Features, units = spec.UnitsOf(queries);
        return spec.Score switch
        {
            Score.General => [new("", "keys", spec.MemoryInput, memory, units)],
            Score.Additive => [new("q_proj.", "queries", 0, queries, units), new("k_proj.", "keys", spec.MemoryInput, memory, units)],
            _ => [],
        };
    }

    private static AttentionValues ValuesOf(ScoredAttentionSpec spec, LayerPlanner plan, Dictionary<string, BufferUse> made)
    {
        BufferUse memory = plan.Input(spec.MemoryInput);
        return new(
            made.TryGetValue("queries", out BufferUse queries) ? queries : plan.Input(0),
            made.TryGetValue("keys", out BufferUse keys) ? keys : memory,
            memory,
            FirstQuery: 0,
            FirstKey: 0,
            FirstValue: 0);
    }
}

/// <summary>Attention to a memory as it is, as it was written; 0 stands for what follows from the queries.</summary>
internal sealed record ScoredAttentionSpec(string? Memory, Score Score, int Units, bool Causal, double Dropout, bool Trainable, InitSpec Init)
    : LayerSpec("DeepInit.AttentionAttribute")
{
    public override IEnumerable<(string Option, string Value)> Beside => Memory is null ? [] : [(nameof(Memory), Memory)];

    public override bool ReadsSequencesBeside => true;

    /// <summary>The number of the input that is averaged.</summary>
    public int MemoryInput => Memory is null ? 0 : 1;

    /// <summary>Features of what is compared.</summary>
    public int UnitsOf(int queries) => Score == Score.Additive && Units != 0 ? Units : queries;
}
