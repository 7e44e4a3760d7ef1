using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Emission;

/// <summary>The plan with what several emitters need to agree on.</summary>
internal sealed class EmissionContext
{
    public EmissionContext(NetworkPlan plan)
    {
        Plan = plan;
        Phases = plan.Passes.ToDictionary(pass => pass.Kind, pass => MemoryTable.PhasesOf(plan, pass));
        Names = new SurfaceNames(
            plan.Network.Spec,
            plan.Network.Outputs.Select(id => (plan.Network.Values[id].Name, plan.Network.Values[id].Shape, Spec.OrderOf(plan.Network.Values[id].Name), RowCount.Of(plan.Network, plan.Network.Values[id]).Sequences)),
            plan.Training is { } training ? training.Targets.Select(t => (t.Name, t.Shape, t.IsClassIndex, OrderOf(t), t.Count.Sequences)) : []);
        Growing = Moving.GroupBy(table => table.GrowsWith!.Value, table => table.Index).OrderBy(input => input.Key).ToDictionary(input => plan.Network.Values[input.Key].Name, input => input.ToArray());
        foreach (SurfaceArgument input in Names.Inputs.Where(input => Growing.ContainsKey(input.Name)))
        {
            input.Rows = Growing[input.Name].Select(table => $"Store.RowsOf({table})").Aggregate((all, next) => $"global::System.Math.Min({all}, {next})");
        }

        Late = [.. LateTables.Of(plan)];
        Unroll = AllOps.Max(op => (int?)op.SumLength) switch { >= 64 => 8, >= 16 => 4, _ => 1 };
    }

    public NetworkPlan Plan { get; }

    /// <summary>For each input of ids that grow, the indices of its tables.</summary>
    public IReadOnlyDictionary<string, int[]> Growing { get; }

    /// <summary>The tables whose rows are moved late, each with the inputs whose ids name them.</summary>
    public IReadOnlyList<(ParameterPlan Table, IReadOnlyList<Shapes.Value> Ids)> Late { get; }

    /// <summary>C#: the engine's field of the rows of such a table.</summary>
    public static string LateRowsOf(ParameterPlan table) => "_late" + Number(table.Index);

    /// <summary>The parameters whose places the running network knows.</summary>
    public IEnumerable<ParameterPlan> Moving => Plan.Parameters.Where(parameter => parameter.Grows);

    /// <summary>C#: where a parameter begins, in code that has locals for those that move.</summary>
    public static string PlaceOf(ParameterPlan parameter) => parameter.Grows ? $"place{parameter.Index}" : parameter.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes the locals for those that move.</summary>
    public void WritePlaces(SourceWriter writer)
    {
        foreach (ParameterPlan parameter in Moving)
        {
            writer.Write($"int {PlaceOf(parameter)} = _engine.Store.PlaceOf({parameter.Index});");
        }
    }

    /// <summary>For each pass, what its phases are called.</summary>
    public Dictionary<PassKind, IReadOnlyList<string>> Phases { get; }

    public NetworkSpec Spec => Plan.Network.Spec;

    public Precision Precision => Spec.Precision;

    public string Scalar => Precision == Precision.Single ? "float" : "double";

    public SurfaceNames Names { get; }

    // Targets stand as the output does that their loss reads.
    private ChannelOrder OrderOf(TargetPlan target) => Spec.OrderOf(Plan.Network.Values[Plan.Network.Losses.First(loss => loss.Target == target.Name).Value].Name);

    /// <summary>The forms of tiles that what has been written calls.</summary>
    public HashSet<TileForm> Tiles { get; } = [];

    /// <summary>The expression for a tile in code that calls it. What has been asked for is in the file that networks share.</summary>
    /// <param name="form">The tile.</param>
    /// <param name="types">The structs that it is compiled for.</param>
    public string Tile(TileForm form, params TileForm[] types)
    {
        Tiles.Add(form);
        Tiles.UnionWith(types);
        return $"DiTiles.{form.Name}{(types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(type => "DiTiles." + type.Name))}>")}";
    }

    /// <summary>
    /// Steps that the tiles of products are unrolled for. Unrolled further, longer products gain a percent or two, but every tile takes the JIT longer; one unrolling for a
    /// network, so that it needs one set of tiles.
    /// </summary>
    public int Unroll { get; }

    /// <summary>
    /// Whether parameters and optimiser state are too large for the second-level cache, so that a block's are fetched while its gradient is computed.
    /// Measured: a gain of 2 to 3 percent at 0.7 and 3 million parameters, a loss of 0.5 percent at 0.1 million.
    /// </summary>
    public bool FetchesAhead => OptimizerKind is not null && Plan.BlockLength >= 1 << 18;

    public IEnumerable<KernelOp> AllOps => Plan.Passes.SelectMany(pass => pass.Ops.Concat(pass.SumsAlone));

    /// <summary>What moves the parameters; null in networks that do not train.</summary>
    public OptimizerPlan? OptimizerPlan => Plan.Training?.Optimizer;

    public OptimizerSpec? Optimizer => Plan.Training is null ? null : Plan.Network.Optimizer;

    public OptimizerKind? OptimizerKind => Optimizer is { } spec ? OptimizerCatalog.Of(spec) : null;

    /// <summary>The states of what moves block by block, in the order of the groups.</summary>
    public IReadOnlyList<OptimizerState> States => [.. (OptimizerPlan?.Blockwise ?? []).SelectMany(group => group.States)];

    /// <summary>The number of the step from which numbers are drawn, in code of the job.</summary>
    public string StepOfJob => OptimizerKind is null ? "0" : "_engine.StepCount";

    public bool DrawsNumbers => Plan.Training is { } training && training.Ops.Any(op => op.IsRandom);

    /// <summary>Whether states of layers go on from one step of a training to the next.</summary>
    public bool CarriesStates => Plan.Training is { Carried.Count: > 0 };

    /// <summary>Whether some layer acts differently in training and in prediction.</summary>
    public bool HasModes => Plan.Training is { } training && training.Ops.Any(op => op.ReadsMode);

    /// <summary>Whether outputs as training sees them differ from predictions.</summary>
    public bool HasForward => HasModes || DrawsNumbers;

    /// <summary>What becomes of a parameter's gradient; null where it has none.</summary>
    public GradientMode? GradientOf(int parameter) => Plan.Training?.Gradients[parameter];

    /// <summary>The parameters whose weights the loss punishes.</summary>
    public IEnumerable<ParameterPlan> Penalized => Plan.Parameters.Where(parameter => parameter.Tensor.Settings.IsPenalized && GradientOf(parameter.Index) is not null);

    /// <summary>Whether blocks of some gradients move their parameters at once.</summary>
    public bool Fuses => Plan.Training is { } training && training.Gradients.Contains(GradientMode.Fused);

    /// <summary>Whether some gradients are stored even in a step that takes its gradients in one go.</summary>
    public bool Stores => Plan.Training is { } training && training.Gradients.Any(gradient => gradient is GradientMode.Stored or GradientMode.Accumulated);

    /// <summary>Whether layers add to gradients that others have stored.</summary>
    public bool Accumulates => Plan.Training is { } training && training.Gradients.Contains(GradientMode.Accumulated);

    /// <summary>Whether predictions read other weights than those that training moves.</summary>
    public bool Averages => Optimizer is not null
        && (Spec.Wrappers.Any(wrapper => WrapperCatalog.Of(wrapper).Averages) || Plan.Network.Optimizers.Any(optimizer => OptimizerCatalog.Of(optimizer.Spec).Inference(optimizer.Spec) is not null));

    /// <summary>C#: the member of the store that is the first of the values that predictions read.</summary>
    public string PredictedValues => Averages ? "Store.Inference" : "Store.Values";

    public bool ClipsNorm => Optimizer is { GlobalClipNorm: > 0 };

    /// <summary>
    /// A buffer of a pass, or a part of one: its local, where the text has locals; else its place in the memory of its lifetime, which depends on the pass's row counts. There
    /// what depends on no row comes first, then what each row count has, one after another.
    /// </summary>
    public static string Ref(PassPlan pass, BufferView view)
    {
        PlannedBuffer buffer = pass.Buffers[view.Buffer.Id];
        BufferForm form = buffer.Form;
        List<(RowCount? Count, string Numbers)> place = buffer.InPlace ? [] : PlaceOf(pass, view.Buffer);
        (int perRow, int constant) = form.OffsetOf(view.Part);
        (RowCount? Count, string Numbers)[] part = [(form.Count, Number(perRow)), (null, Number(constant))];
        if (pass.HasLocals && MemoryTable.HasLocal(pass, view.Buffer))
        {
            return At("ref " + MemoryTable.LocalOf(pass, view.Buffer), part);
        }

        string block = buffer.InPlace ? "input" : form.Lifetime switch
        {
            Lifetime.Session => "session",
            Lifetime.Fixed => "fixedMemory",
            _ => "memory",
        };
        return form.Element == pass.Element
            ? At("ref " + block, [.. place, .. part])
            : At($"ref DiUnsafe.As<$T, {TypeOf(form.Element)}>({At("ref " + block, place)})", part);
    }

    /// <summary>Where a buffer begins in the memory of its lifetime, as an expression.</summary>
    public static string Place(PassPlan pass, BufferUse buffer) => Sum(PlaceOf(pass, buffer)) is { Length: > 0 } place ? place : "0";

    private static List<(RowCount? Count, string Numbers)> PlaceOf(PassPlan pass, BufferUse buffer)
    {
        BufferForm form = pass.Buffers[buffer.Id].Form;
        return
        [
            .. pass.Memory
                .Where(extent => extent.Lifetime == form.Lifetime).TakeWhile(extent => extent.Count != form.Count)
                .Select(extent => (extent.Count, Number(extent.Bytes / pass.Element.Size()))),
            (form.Count, MemoryTable.Place(pass, buffer)),
        ];
    }

    /// <summary>The type of an operand's numbers in generated code.</summary>
    public static string TypeOf(Operand operand) => operand.Element is { } element ? TypeOf(element) : "$T";

    private static string TypeOf(ElementType element) => element switch
    {
        ElementType.Single => "float",
        ElementType.Double => "double",
        ElementType.Int32 => "int",
        _ => "sbyte",
    };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // What stands before a buffer is named, or a number; where the number is 0, nothing is to be said.
    private static string At(string start, IReadOnlyCollection<(RowCount? Count, string Numbers)> place) =>
        Sum(place) is { Length: > 0 } sum ? $"ref DiUnsafe.Add({start}, {sum})" : start;

    private static string Sum(IReadOnlyCollection<(RowCount? Count, string Numbers)> place)
    {
        string[] terms = [.. place.Where(term => term.Numbers != "0").GroupBy(term => term.Count, term => term.Numbers)
            .OrderBy(terms => terms.Key is null)
            .Select(terms => (Count: terms.Key, Sum: string.Join(" + ", terms), IsOne: terms.Count() == 1))
            .Select(sum => sum.Count is { } count ? $"{count.Name} * {(sum.IsOne ? sum.Sum : $"({sum.Sum})")}" : sum.Sum)];
        return string.Join(" + ", terms);
    }

    /// <summary>Where a parameter begins in the block of parameters, in code that has locals for those that move.</summary>
    public static string At(string block, ParameterPlan parameter) => parameter.Grows ? $"ref DiUnsafe.Add(ref {block}, {PlaceOf(parameter)})" : At(block, parameter.Offset);

    /// <summary>A place in the block of parameters.</summary>
    public static string At(string block, int offset) => offset == 0 ? "ref " + block : $"ref DiUnsafe.Add(ref {block}, {offset})";

    /// <summary>The rows of an op · positions: the rows of the call, or the steps of its sequences.</summary>
    public static string RowsOf(PassPlan pass, KernelOp op, int positions) => Times(pass.CountOf(op).Name, positions);

    /// <summary>The table of the sequences that an op goes through, or all of whose steps it takes, in code of the job.</summary>
    public static string SequencesOf(RowCount count) => $"Sequences[{Number(count.Sequences!.Value)}]";

    /// <summary>Writes locals for the steps of each input whose rows have lengths.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="job">The expression for the job; empty within it.</param>
    public static void WriteCounts(SourceWriter writer, PassPlan pass, string job = "")
    {
        foreach (RowCount count in pass.StepCounts)
        {
            writer.Write($"int {count.Name} = {job}{SequencesOf(count)}.Steps;");
        }
    }

    /// <summary>The expression that makes the tables of a job's sequences, as an argument of its base; empty where no input has lengths.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="passes">How often a step is gone through: once forward, or with the two gradients.</param>
    public string NewSequences(PassPlan pass, int passes)
    {
        const string Table = "global::DeepInit.Runtime.SequenceTable";
        // A table for each input that has lengths, read by the pass or not: ops know them by their numbers in the network.
        IEnumerable<string> tables = Plan.Network.InputsWithSteps.Select(input =>
        {
            RowCount count = RowCount.Of(Plan.Network, input);
            return $"new {Table}({Literal.Of((Names.Inputs[input.Id].Lengths ?? Names.Inputs[input.Id].Argument).TrimStart('@'))}, least: {Number(Plan.Network.LeastSteps(input))}, most: {Number(input.MostSteps)}, length: {Number(pass.LengthOf(Lifetime.Call, count))}, work: {passes * Plan.MultiplyAddsPer(count)})";
        });
        return pass.StepCounts.Any() ? $", sequences: new {Table}[] {{ {string.Join(", ", tables)} }}" : "";
    }

    /// <summary>rows · positions.</summary>
    public static string RowsOfCall(int positions) => Times("rows", positions);

    /// <summary>A variable times a constant.</summary>
    public static string Times(string variable, int factor) => ((Whole)variable * factor).ToString();
}
