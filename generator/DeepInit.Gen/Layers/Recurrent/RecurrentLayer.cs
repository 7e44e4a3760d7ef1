using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// A layer that goes through the steps of a sequence [steps, channels] with a state. The sums of the input are one product over all steps; the steps themselves are two
/// kernels, <see cref="RecurrentForward"/> and <see cref="RecurrentBackward"/>; the gradients of weights, biases and input are whole products again.
/// </summary>
internal abstract class RecurrentLayer : LayerKind<RecurrentSpec>
{
    public override StepRule StepsOf(LayerSpec spec)
    {
        var own = (RecurrentSpec)spec;
        StepRule rule = own.ReturnSequences ? StepRule.Keeps : StepRule.Ends;
        return own.Bidirectional || own.Reverse ? rule : rule.Streamed(Streaming.Carried);
    }

    public override string ToSeeThePastAlone(LayerSpec spec) => spec is RecurrentSpec { Bidirectional: false, Reverse: false }
        ? "a state that it starts from is the end of all steps; leave it out" : "let it run forward alone: without Bidirectional and Reverse";

    public override EndStates StatesOf(LayerSpec spec) => new(NumbersOf((RecurrentSpec)spec), CellOf((RecurrentSpec)spec).Memory is not null);

    public override IEnumerable<InputSums> SumsOf(LayerSpec spec, Shape input)
    {
        var own = (RecurrentSpec)spec;
        return PartsOf(own, input).Where(part => part.Layer == 0).Select(part => new InputSums("weight_ih" + part.Suffix, own.UseBias ? "bias_ih" + part.Suffix : null, TableOf(part), CellOf(own).Sums(own.Units)));
    }

    public override LayerSpec LookingUp(LayerSpec spec) => (RecurrentSpec)spec with { LooksUp = true };

    public override bool IsRandom => true;

    public override bool Draws(LayerSpec spec) => spec is RecurrentSpec { Dropout: > 0 } or RecurrentSpec { RecurrentDropout: > 0 };

    public override bool CarriesStates(LayerSpec spec) => ((RecurrentSpec)spec).Stateful;

    public override string WidthArgument => "units";

    /// <summary>What it computes in a step.</summary>
    protected abstract RecurrentCell CellOf(RecurrentSpec spec);

    /// <summary>The gate whose bias does not start as 0; null where all do.</summary>
    protected virtual int? BiasedGate => null;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var own = (RecurrentSpec)spec;
        return
        [
            GraphOption.Of("Units", own.Units.ToString(CultureInfo.InvariantCulture)),
            .. own.ReturnSequences ? [GraphOption.Of("ReturnSequences", "true")] : Array.Empty<string>(),
            .. own.Layers > 1 ? [GraphOption.Of("Layers", own.Layers.ToString(CultureInfo.InvariantCulture))] : Array.Empty<string>(),
            .. own.Bidirectional ? [GraphOption.Of("Bidirectional", "true")] : Array.Empty<string>(),
            .. own.Merge == Merge.Concat ? Array.Empty<string>() : [GraphOption.Of("Merge", own.Merge.ToString())],
            .. own.Reverse ? [GraphOption.Of("Reverse", "true")] : Array.Empty<string>(),
            .. own.UseBias ? Array.Empty<string>() : [GraphOption.Of("UseBias", "false")],
            .. own.ResetAfter ? Array.Empty<string>() : [GraphOption.Of("ResetAfter", "false")],
            .. own.InitialState is null ? Array.Empty<string>() : [GraphOption.Of("InitialState", "true")],
            .. own.InitialMemory is null ? Array.Empty<string>() : [GraphOption.Of("InitialMemory", "true")],
            .. GraphOption.Of(own.Activation),
        ];
    }

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs)
    {
        var own = (RecurrentSpec)spec;
        (double low, double high) = ActivationCatalog.Of(own.Activation).Range;
        return own.Bidirectional ? DirectionMerge.RangeOf(own.Merge, low, high) : (low, high);
    }

    public override IEnumerable<(string Option, string Why)> Unread(LayerSpec spec) =>
        spec is RecurrentSpec { Bidirectional: false, Merge: not Merge.Concat } ? [("Merge", "the layer has one direction")] : [];

    // Near 0 at the start: a third is what tanh makes of unit sums, about.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => Math.Min(moments[0], 1.0 / 3);

    protected override RecurrentSpec ParseSpec(AttributeArguments arguments) => new(
        Attribute,
        arguments.Int32(0),
        arguments.Boolean("ReturnSequences", false),
        arguments.Int32("Layers", 1),
        arguments.Boolean("Bidirectional", false),
        arguments.Boolean("Reverse", false),
        arguments.Boolean("UseBias", true),
        arguments.Boolean("Trainable", true),
        WeightedArguments.ParseInit(arguments),
        arguments.Enum<Init>("RecurrentInit"),
        ActivationOf(arguments),
        GateBias: BiasedGate is null ? 0 : arguments.Double("ForgetBias", 1),
        ResetAfter: arguments.Boolean("ResetAfter", true),
        InitialState: arguments.String("InitialState"),
        InitialMemory: arguments.String("InitialMemory"),
        Stateful: arguments.Boolean("Stateful", false),
        Merge: arguments.Enum<Merge>("Merge"),
        Dropout: arguments.Double("Dropout", 0),
        RecurrentDropout: arguments.Double("RecurrentDropout", 0));

    /// <summary>The activation of the state; tanh unless a kind has a choice.</summary>
    protected virtual ActivationSpec ActivationOf(AttributeArguments arguments) => new(Activation.Tanh);

    protected override Shape Infer(RecurrentSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape input = inputs[0].Shape;
        string described = $"{Word} '{name}'";
        if (input.Dimensions.Count != 2)
        {
            issues.Add(Rules.NoSequence, "", described, input);
            return input;
        }

        if (spec.Units < 1)
        {
            issues.Add(Rules.OutOfDomain, "units", "Units", described, spec.Units, "at least 1");
            return input;
        }

        if (spec.Layers is < 1 or > LayerParser.MostLayers)
        {
            issues.Add(Rules.OutOfDomain, "Layers", "Layers", described, spec.Layers, spec.Layers < 1 ? "at least 1" : $"at most {LayerParser.MostLayers}");
            return input;
        }

        foreach ((string option, double rate) in new[] { (nameof(spec.Dropout), spec.Dropout), (nameof(spec.RecurrentDropout), spec.RecurrentDropout) })
        {
            DropoutRate.Check(rate, option, option, described, usual: 0.1, issues);
        }

        if (spec.Stateful && spec.Beside.Any())
        {
            issues.Add(Rules.OutOfDomain, "Stateful", "Stateful", described, "true", $"left out: the layer starts from {spec.Beside.First().Option}");
        }

        if (spec.Stateful && (spec.Bidirectional || spec.Reverse))
        {
            issues.Add(Rules.OutOfDomain, "Stateful", "Stateful", described, "true", "left out: a direction that begins at the last step does not go on from the batch before");
        }

        int states = NumbersOf(spec);
        foreach ((Value value, (string option, _)) in inputs.Skip(1).Zip(spec.Beside, (value, beside) => (value, beside)))
        {
            if (value.Shape != new Shape(states))
            {
                string of = spec.Layers * spec.Directions == 1 ? "" : ", the units of each layer and direction";
                string ends = value.States is { } other && other.Numbers == states ? $"; [FinalState(From = \"{value.Name}\")] is the state that it ends in" : "";
                issues.Add(Rules.ArgumentMismatch, option, described, $"starts from {states} numbers{of}", $"shape {value.Shape} in '{value.Name}'{ends}");
            }
        }

        int features = spec.Features;
        return spec.ReturnSequences ? input.WithFeatures(features) : new Shape(features);
    }

    protected override IEnumerable<ParameterRequest> Parameters(RecurrentSpec spec, IReadOnlyList<Value> inputs)
    {
        int gates = CellOf(spec).Gates;
        var layout = new GatedLayout(gates);
        foreach (RecurrentPart part in PartsOf(spec, inputs[0].Shape))
        {
            var fans = new Fans(part.Inputs, spec.Units);
            var square = new Fans(spec.Units, spec.Units);
            InitSpec init = spec.Init.Init == Init.Default ? new InitSpec(Init.XavierUniform) : spec.Init;
            InitSpec recurrent = new(spec.RecurrentInit == Init.Default ? Init.Orthogonal : spec.RecurrentInit);
            yield return Request("weight_ih" + part.Suffix, ParameterPurpose.Recurrent, new([gates * spec.Units, part.Inputs]), fans, init);
            yield return Request("weight_hh" + part.Suffix, ParameterPurpose.Recurrent, new([gates * spec.Units, spec.Units]), square, recurrent);
            if (spec.UseBias)
            {
                yield return Request("bias_ih" + part.Suffix, ParameterPurpose.Bias, new([gates * spec.Units]), fans, spec.GateBias == 0 ? InitSpec.Zeros : new InitSpec(Init.Constant, Value: spec.GateBias)) with { OnlyGate = spec.GateBias == 0 ? null : BiasedGate };
            }

            if (spec.HasStateBias)
            {
                yield return Request("bias_hh" + part.Suffix, ParameterPurpose.Bias, new([gates * spec.Units]), square, InitSpec.Zeros);
            }
        }

        ParameterRequest Request(string role, ParameterPurpose purpose, EquatableArray<int> shape, Fans of, InitSpec start) =>
            new(role, purpose, shape, layout, of, start, spec.Trainable) { Gates = gates };
    }

    protected override void PlanForward(RecurrentSpec spec, ForwardPlanner plan)
    {
        RecurrentCell cell = CellOf(spec);
        BufferUse source = plan.Input(0);
        (BufferUse? State, BufferUse? Memory) last = (End(StateKind.State), cell.Memory is null ? null : End(StateKind.Memory));
        (BufferUse? State, BufferUse? Memory) carried = (Carried(StateKind.State, last.State), Carried(StateKind.Memory, last.Memory));
        foreach (IGrouping<int, RecurrentPart> layer in PartsOf(spec, plan.InputShape(0)).GroupBy(part => part.Layer))
        {
            RecurrentPart[] directions = [.. layer];
            BufferUse joined = layer.Key == spec.Layers - 1 ? plan.Output : Own(plan, $"value{layer.Key}", directions[0].Value(spec, joined: true), directions[0].CountOf(spec, plan));
            int offset = 0;
            List<BufferUse> values = [];
            foreach (RecurrentPart part in directions)
            {
                Shape shape = part.Value(spec, joined: false);
                BufferUse value = spec.Bidirectional ? Own(plan, "value" + part.Suffix, shape, part.CountOf(spec, plan)) : joined;
                PlanSteps(spec, cell, part, plan, source, value, carried, last);
                values.Add(value);
                if (spec.Joins)
                {
                    plan.Add(new FeatureCopyOp($"{plan.Name}: features {offset} to {offset + spec.Units - 1}", value, shape, 0, joined, part.Value(spec, joined: true), offset, spec.Units, Accumulate: false));
                    offset += spec.Units;
                }
            }

            if (spec.Bidirectional && !spec.Joins)
            {
                DirectionMerge.PlanForward(spec.Merge, plan, layer.Key, directions[0].Value(spec, joined: false), values, joined);
            }

            source = joined;
        }

        plan.CarryOn(carried.State, last.State, NumbersOf(spec));
        plan.CarryOn(carried.Memory, last.Memory, NumbersOf(spec));

        BufferUse? End(StateKind state) => plan.EndState(state, NumbersOf(spec), IsCarried());

        BufferUse? Carried(StateKind state, BufferUse? end) => IsCarried() && end is { } to ? plan.CarriedState(state, NumbersOf(spec), to, spec.InitialInput(state == StateKind.Memory)) : null;

        bool IsCarried() => plan.IsStepwise || (spec.Stateful && plan.Training);
    }

    private static void PlanSteps(RecurrentSpec spec, RecurrentCell cell, RecurrentPart part, ForwardPlanner plan, BufferUse source, BufferUse value, (BufferUse? State, BufferUse? Memory) carried, (BufferUse? State, BufferUse? Memory) last)
    {
        int sums = cell.Sums(spec.Units), width = Panel.Padded(spec.Units);
        RowCount steps = plan.InputCountOf(0);
        Shape OfSteps(int features) => new(part.Steps, features);
        BufferUse gates = Own(plan, "gates" + part.Suffix, OfSteps(sums), steps);
        PlanInput(spec, cell, part, plan, source, gates);
        (BufferUse? lastState, BufferUse? lastMemory) = (Last(last.State, "state"), Last(last.Memory, "memory"));
        plan.Add(new RecurrentForward(
            cell,
            part.Form(spec, steps, lastState is not null),
            gates,
            value,
            plan.Temporary("state" + part.Suffix, new Shape(2 * width), RowCount.Rows),
            plan.Temporary("sums" + part.Suffix, new Shape(sums), RowCount.Rows),
            cell.Memory is { } memory ? plan.Temporary(memory + part.Suffix, new Shape(width), RowCount.Rows) : null,
            cell.Reads ? plan.Temporary("reads" + part.Suffix, new Shape(width), RowCount.Rows) : null,
            Initial(memory: false),
            Initial(memory: true),
            lastState,
            lastMemory,
            plan.Training ? plan.Keep("before" + part.Suffix, OfSteps(spec.Units), steps) : null,
            plan.Training ? cell.Kept.Select(name => plan.Keep(name + part.Suffix, OfSteps(spec.Units), steps)).ToEquatableArray() : default,
            new("weight", plan.Parameter("weight_hh" + part.Suffix).Index),
            spec.HasStateBias ? new("bias", plan.Parameter("bias_hh" + part.Suffix).Index) : null)
        { Dropping = RecurrentDropping.Plan(spec, cell, part, plan) });

        HandOn(lastState, last.State, "state");
        HandOn(lastMemory, last.Memory, "memory");

        // A part of several has memory of its own, which becomes its part of the whole.
        BufferUse? Last(BufferUse? whole, string what) => whole is null || spec.Parts == 1 ? whole : plan.Temporary($"last {what}{part.Suffix}", new Shape(spec.Units), RowCount.Rows);

        void HandOn(BufferUse? own, BufferUse? whole, string what)
        {
            if (own != whole)
            {
                plan.Add(new FeatureCopyOp($"{plan.Name}: last {what} of {part.Suffix.TrimStart('_')}", own!.Value, new Shape(spec.Units), 0, whole!.Value, new Shape(NumbersOf(spec)), part.Number(spec) * spec.Units, spec.Units, Accumulate: false));
            }
        }

        // Where a state starts: its part of the value that has those of all layers and directions.
        BufferUse? Initial(bool memory)
        {
            BufferUse? before = memory ? carried.Memory : carried.State;
            if ((before ?? (spec.InitialInput(memory) is { } input ? plan.Input(input) : null)) is not { } whole || spec.Parts == 1)
            {
                return before ?? (spec.InitialInput(memory) is { } only ? plan.Input(only) : null);
            }

            string name = memory ? "first memory" : "first state";
            BufferUse own = plan.Temporary(name + part.Suffix, new Shape(spec.Units), RowCount.Rows);
            plan.Add(new FeatureCopyOp($"{plan.Name}: {name} of {part.Suffix.TrimStart('_')}", whole, new Shape(NumbersOf(spec)), part.Number(spec) * spec.Units, own, new Shape(spec.Units), 0, spec.Units, Accumulate: false));
            return own;
        }
    }

    // The sums of the input, of all steps.
    private static void PlanInput(RecurrentSpec spec, RecurrentCell cell, RecurrentPart part, ForwardPlanner plan, BufferUse source, BufferUse gates)
    {
        int sums = cell.Sums(spec.Units);
        if (spec.LooksUp && part.Layer == 0)
        {
            plan.Add(new EmbeddingForward(part.Steps, sums, Scale: 1, source, gates, new("table", plan.Parameter(TableOf(part)).Index)) { Part = part.Word + "Input" });
            return;
        }

        plan.Add(new ProductOp(
            plan.OverWeights(plan.ForwardName(), part.Inputs, sums) with { Part = part.Word + "Input" },
            $"{plan.Name}: the input's sums of all steps, W x{(spec.UseBias ? " + b" : "")}, {part.Inputs} → {cell.Gates} · {spec.Units}",
            RecurrentDropping.PlanInput(spec, part, plan, source),
            plan.Parameter("weight_ih" + part.Suffix).Index,
            spec.UseBias ? plan.Parameter("bias_ih" + part.Suffix).Index : null,
            gates,
            part.Inputs,
            sums,
            part.Steps,
            ActivationSpec.Linear));
    }

    protected override void PlanBackward(RecurrentSpec spec, BackwardPlanner plan)
    {
        RecurrentCell cell = CellOf(spec);
        BufferUse? dy = plan.OutputGradientIfAny;
        (GradientUse? State, GradientUse? Memory) first = (InitialGradient(memory: false), InitialGradient(memory: true));
        var starts = new List<(RecurrentPart Part, (GradientUse? State, GradientUse? Memory) First)>();
        foreach (IGrouping<int, RecurrentPart> layer in PartsOf(spec, plan.InputShape(0)).GroupBy(part => part.Layer).Reverse())
        {
            RecurrentPart[] directions = [.. layer];
            bool isFirst = layer.Key == 0;
            BufferUse source = isFirst ? plan.Input(0) : plan.Kept($"value{layer.Key - 1}");
            GradientUse? dx = isFirst ? plan.InputGradient(0) : new GradientUse(plan.Temporary($"d value{layer.Key - 1}", directions[0].Input, plan.InputCountOf(0)), Accumulate: false);
            int offset = 0;
            foreach (RecurrentPart part in directions)
            {
                BufferUse? own = dy;
                BufferUse NewOwn() => plan.Temporary("d value" + part.Suffix, part.Value(spec, joined: false), part.CountOf(spec, plan));
                if (spec.Bidirectional && !spec.Joins && dy is { } merged)
                {
                    BufferUse other = plan.Kept("value" + directions[part.IsSecond ? 0 : 1].Suffix);
                    own = DirectionMerge.PlanBackward(spec.Merge, plan, layer.Key, part.Value(spec, joined: false), merged, other, NewOwn, part.IsSecond);
                }
                else if (spec.Joins && dy is { } joined)
                {
                    own = NewOwn();
                    plan.Add(new FeatureCopyOp($"{plan.Name}: gradient of features {offset} to {offset + spec.Units - 1}", joined, part.Value(spec, joined: true), offset, own.Value, part.Value(spec, joined: false), 0, spec.Units, Accumulate: false));
                    offset += spec.Units;
                }

                starts.Add((part, PlanStepsBack(spec, cell, part, plan, source, own, dx, first)));
                dx = dx is { } given ? given with { Accumulate = true } : null;
            }

            if (!isFirst)
            {
                dy = dx!.Buffer;
            }
        }

        // The value that states start from has those of all parts, in their order.
        foreach ((RecurrentPart part, (GradientUse? state, GradientUse? memory)) in starts.OrderBy(start => start.Part.Number(spec)))
        {
            HandOn(part, "state", state, first.State);
            HandOn(part, "memory", memory, first.Memory);
        }

        void HandOn(RecurrentPart part, string what, GradientUse? own, GradientUse? whole)
        {
            if (whole is not null && own != whole)
            {
                plan.Add(new FeatureCopyOp($"{plan.Name}: gradient of the first {what} of {part.Suffix.TrimStart('_')}", own!.Buffer, new Shape(spec.Units), 0, whole.Buffer, new Shape(spec.Parts * spec.Units), part.Number(spec) * spec.Units, spec.Units, whole.Accumulate));
            }
        }

        GradientUse? InitialGradient(bool memory) => spec.InitialInput(memory) is { } input ? plan.InputGradient(input) : null;
    }

    // The input's gradient comes before those of the weights, which move their weights block by block.
    private static (GradientUse? State, GradientUse? Memory) PlanStepsBack(RecurrentSpec spec, RecurrentCell cell, RecurrentPart part, BackwardPlanner plan, BufferUse source, BufferUse? dy, GradientUse? dx, (GradientUse? State, GradientUse? Memory) first)
    {
        int sums = cell.Sums(spec.Units);
        BufferUse gates = plan.Kept("gates" + part.Suffix), before = plan.Kept("before" + part.Suffix);
        RecurrentDropping? dropping = RecurrentDropping.PlanBack(spec, cell, part, plan);
        BufferUse? own = cell.HasGradientsOfItsOwn ? plan.Temporary("d sums of state" + part.Suffix, new Shape(part.Steps, sums), plan.InputCountOf(0)) : null;
        BufferUse? lastState = LastGradient(StateKind.State), lastMemory = LastGradient(StateKind.Memory);
        SequenceForm form = part.Form(spec, plan.InputCountOf(0), lastState is not null);
        GradientUse? firstState = Own(first.State, "d first state"), firstMemory = Own(first.Memory, "d first memory");
        plan.Add(new RecurrentBackward(
            cell,
            form,
            gates,
            dy,
            lastState,
            lastMemory,
            !cell.ReadsStateBefore ? null : spec.RecurrentDropout > 0 ? plan.Kept("state before" + part.Suffix) : before,
            cell.Kept.Select(name => plan.Kept(name + part.Suffix)).ToEquatableArray(),
            own,
            plan.Temporary("d state" + part.Suffix, new Shape(form.BackwardStates == 1 ? spec.Units : form.BackwardStates * Panel.Padded(spec.Units)), RowCount.Rows),
            plan.Temporary("d sums" + part.Suffix, new Shape(sums), RowCount.Rows),
            cell.Memory is { } memory ? plan.Temporary($"d {memory}{part.Suffix}", new Shape(spec.Units), RowCount.Rows) : null,
            cell.Reads ? plan.Temporary("d reads" + part.Suffix, new Shape(spec.Units), RowCount.Rows) : null,
            firstState,
            firstMemory,
            new("weight", plan.Parameter("weight_hh" + part.Suffix).Index))
        { Dropping = dropping });
        if (dx is not null)
        {
            GradientUse masked = RecurrentDropping.OfMaskedInput(spec, part, plan, dx);
            plan.Add(new InputGradientOp(
                plan.OverWeights(plan.BackwardName("Input"), part.Inputs, sums) with { Part = part.Word },
                $"{plan.Name}: dx {masked.Sign} Wᵀ dz of all steps, {cell.Gates} · {spec.Units} → {part.Inputs}",
                gates,
                plan.Parameter("weight_ih" + part.Suffix).Index,
                masked.Buffer,
                Saved: null,
                sums,
                part.Inputs,
                part.Steps,
                masked.Accumulate ? Epilogue.Add : Epilogue.None));
            RecurrentDropping.PlanInputBack(spec, part, plan, masked, dx);
        }

        PlanWeights("ih", "Weights", spec.Dropout > 0 ? plan.Kept("masked" + part.Suffix) : source, part.Inputs, gates, late: null);
        PlanWeights("hh", "StateWeights", before, spec.Units, own ?? gates, cell.Reads ? new(plan.Kept("read" + part.Suffix), cell.EarlyGates * Panel.Count(spec.Units)) : null);

        return (firstState, firstMemory);

        // Its part of what those who read the last states give back.
        BufferUse? LastGradient(StateKind state)
        {
            if (plan.EndStateGradient(state) is not { } whole || spec.Parts == 1)
            {
                return plan.EndStateGradient(state);
            }

            string name = "d last " + state.ToString().ToLowerInvariant();
            BufferUse own = plan.Temporary(name + part.Suffix, new Shape(spec.Units), RowCount.Rows);
            plan.Add(new FeatureCopyOp($"{plan.Name}: {name} of {part.Suffix.TrimStart('_')}", whole, new Shape(NumbersOf(spec)), part.Number(spec) * spec.Units, own, new Shape(spec.Units), 0, spec.Units, Accumulate: false));
            return own;
        }

        // A part of several has memory of its own, of which the gradient of the value takes its share.
        GradientUse? Own(GradientUse? whole, string name) =>
            whole is null || spec.Parts == 1 ? whole : new GradientUse(plan.Temporary(name + part.Suffix, new Shape(spec.Units), RowCount.Rows), Accumulate: false);

        void PlanWeights(string of, string word, BufferUse x, int inputs, BufferUse dz, OtherSource? late)
        {
            ParameterPlan weight = plan.Parameter($"weight_{of}{part.Suffix}");
            ParameterPlan? bias = (of == "ih" ? spec.UseBias : spec.HasStateBias) ? plan.Parameter($"bias_{of}{part.Suffix}") : null;
            if (weight.Trainable || bias is { Trainable: true })
            {
                plan.Add(new WeightGradientOp(
                    plan.OverWeights(plan.BackwardName(word), inputs, sums) with { Part = part.Word },
                    $"{plan.Name}: dW = Σ dzᵀ {(of == "ih" ? "x" : "h")} over all steps{(bias is { Trainable: true } ? ", db = Σ dz" : "")}",
                    x,
                    dz,
                    weight.Trainable ? plan.GradientOf(weight) : null,
                    bias is { Trainable: true } ? plan.GradientOf(bias) : null,
                    inputs,
                    sums,
                    part.Steps)
                { Late = late });
            }
        }
    }

    protected override string Describe(RecurrentSpec spec) =>
        $"{Word} {spec.Units}{(spec.Layers > 1 ? $" × {spec.Layers}" : "")}{(spec.Bidirectional ? ", bidirectional" : spec.Reverse ? ", reverse" : "")}{(spec.ReturnSequences ? ", all steps" : "")}";

    protected override long MultiplyAdds(RecurrentSpec spec, IReadOnlyList<Value> inputs) =>
        PartsOf(spec, inputs[0].Shape).Sum(part => (long)part.Steps * CellOf(spec).Gates * spec.Units * (part.Inputs + spec.Units));

    // What has the input's sums of each id, where predictions look them up.
    private static string TableOf(RecurrentPart part) => "sums" + part.Suffix;

    // Of a state, over all layers and directions.
    private static int NumbersOf(RecurrentSpec spec) => Math.Max(1, Shape.Clip((long)spec.Units * spec.Parts));

    private static BufferUse Own(ForwardPlanner plan, string name, Shape shape, RowCount count) => plan.Training ? plan.Keep(name, shape, count) : plan.Temporary(name, shape, count);

    // What runs by itself: each direction of each layer.
    private static IEnumerable<RecurrentPart> PartsOf(RecurrentSpec spec, Shape input)
    {
        int steps = input.Positions;
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            int features = layer == 0 ? input.Features : spec.Features;
            for (int direction = 0; direction < spec.Directions; direction++)
            {
                yield return new(layer, Reverse: spec.Reverse != (direction == 1), IsSecond: direction == 1, steps, features);
            }
        }
    }
}
