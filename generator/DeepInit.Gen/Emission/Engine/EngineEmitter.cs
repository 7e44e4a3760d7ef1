using DeepInit.Gen.Collections;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the engine that owns memory and runs kernels in order: construction, prediction, training steps.</summary>
internal sealed class EngineEmitter
{
    private readonly EmissionContext _context;
    private readonly SurfaceNames _names;
    private readonly NetworkPlan _plan;
    private readonly SourceWriter _writer;

    internal EngineEmitter(EmissionContext context, SourceWriter writer)
    {
        _context = context;
        _names = context.Names;
        _plan = context.Plan;
        _writer = writer;
    }

    public static string Emit(EmissionContext context)
    {
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}: memory and the order of kernels.",
                "",
                "Parameters lie in one block; the gradients and each optimiser state are blocks of the same layout.",
                .. context.Plan.Parameters.Select(p => p.Layout.Indexing).OfType<string>().Distinct(),
                "Values lie in panels of 16 features, [features / 16][rows][16]. What is padding stays zero.",
                .. DerivedTable(context.Plan),
            ],
            []);
        writer.Write("/// <summary>The machine behind the network: its memory, and the kernels that run on it.</summary>");
        writer.Write(GeneratorVersion.Attribute);
        writer.Open($"private sealed partial class NetworkEngine : global::DeepInit.Runtime.{BaseOf(context)}<$T>{(context.Plan.Stepwise is { } stepwise ? ", " + SteppingEmitter.Contract(context, stepwise) : "")}{RankingEmitter.ContractsOf(context)}");
        new EngineEmitter(context, writer).Emit();
        writer.Close();
        return FileEmitter.Close(writer, context.Spec);
    }

    private static string BaseOf(EmissionContext context) => context.Plan.Training is null ? "NetworkEngine" : context.OptimizerKind is null ? "LossEngine" : "TrainingEngine";

    // What is derived has no other place where it is declared; where the parameters lie stands at their declarations.
    private static IEnumerable<string> DerivedTable(NetworkPlan plan)
    {
        ParameterPlan[] rows = [.. plan.DerivedParameters];
        if (rows.Length == 0)
        {
            yield break;
        }

        int width = Math.Max(7, rows.Max(p => p.Name.Length));
        yield return "";
        yield return $"{"derived".PadRight(width)}  {"offset",12}  {"length",12}  shape";
        foreach (ParameterPlan p in rows)
        {
            yield return $"{p.Name.PadRight(width)}  {Literal.Grouped(p.Offset),12}  {Literal.Grouped(p.Length),12}  {string.Join(" × ", p.Shape)}";
        }
    }

    private void Emit()
    {
        Descriptions();
        Fields();
        Constructor();
        foreach (PassPlan pass in _plan.Passes)
        {
            PassEmitterCatalog.Write(_context, pass, _writer);
        }

        RankingEmitter.WriteRanking(_writer, _context);
    }

    private void Descriptions()
    {
        const string Type = "global::DeepInit.TensorDescription";
        string Shape(Shapes.Shape shape) => "new int[] { " + string.Join(", ", shape.Dimensions) + " }";
        void List(string name, IEnumerable<string> items) =>
            _writer.Write($"public static readonly {Type}[] {name} = {{ {string.Join(", ", items)} }};").Line();

        string Counted(SurfaceArgument target, LossSpec loss) =>
            (loss.IgnoreIndex is { } ignored ? $", ignoreIndex: {ignored}" : "")
            + (target.Sequences is { } sequences ? $", lengthsOf: {_names.Inputs.TakeWhile(input => input.Sequences != sequences).Count()}" : "");

        List("Inputs", _names.Inputs.Select(a => $"new {Type}({Literal.Of(a.Name)}, {Shape(a.DataShape)}{(a.Ids is { } ids ? $", vocabulary: {ids.Vocabulary}" : "")}{(a.Lengths is null ? "" : ", hasLengths: true")}{(a is { Sequences: not null, Lengths: null } ? $", paddingIndex: {a.Ids!.PaddingIndex}" : "")})"));
        if (_context.Growing.Count > 0)
        {
            _writer.Write("/// <summary>With as many ids as there are rows for now.</summary>");
            _writer.Write($"public {Type}[] InputsNow => Store.Described(Inputs);").Line();
        }

        List("Outputs", _names.Outputs.Select(a => $"new {Type}({Literal.Of(a.Name)}, {Shape(a.DataShape)})"));
        if (_plan.Training is not null)
        {
            List("Targets", _names.Targets.Select(target =>
            {
                Shapes.LossNode loss = _plan.Network.Losses.First(l => l.Target == target.Name);
                int output = Math.Max(0, Array.IndexOf([.. _plan.Network.Outputs], loss.Value));
                string classes = target.Shape.Length == 1 ? "new int[0]" : Shape(new(target.Shape.Dimensions.Take(target.Shape.Dimensions.Count - 1).ToEquatableArray()));
                string accuracy = $"global::DeepInit.AccuracyRule.{LossCatalog.Of(loss.Spec).Accuracy}{(LossCatalog.Of(loss.Spec).TakesLogitsOfClasses ? ", fromLogits: true" : "")}{Counted(target, loss.Spec)}";
                return target.IsClassIndex
                    ? $"new {Type}({Literal.Of(target.Name)}, {classes}, isClassIndex: true, output: {output}, accuracy: {accuracy})"
                    : $"new {Type}({Literal.Of(target.Name)}, {Shape(target.DataShape)}, isClassIndex: false, output: {output}, accuracy: {accuracy})";
            }));
        }
    }

    private void Fields()
    {
        _writer.Write($"/// <summary>Rows that <c>Predict</c> takes at once: its working memory is {(_plan.Inference.StepCounts.Any() ? "at most " : "")}{Literal.Grouped((long)_plan.InferenceRows * _plan.MostRowLength)} numbers.</summary>");
        _writer.Write($"private const int InferenceRows = {_plan.InferenceRows};").Line();
        _writer.Write("private readonly global::DeepInit.Runtime.IdlePool<InferenceJob> _idleJobs = new global::DeepInit.Runtime.IdlePool<InferenceJob>();");
        if (_context.DrawsNumbers)
        {
            _writer.Write("private readonly int _seed;");
        }

        _writer.Line();
    }

    private void Constructor()
    {
        string rate = _context.Optimizer is { } spec ? ", " + Literal.Of(spec.LearningRate) : "";
        _writer.Write($"public NetworkEngine(int seed)\n    : base(NewStore().Started(seed){rate})").Write("{").Indent();
        if (_context.DrawsNumbers)
        {
            _writer.Write("_seed = seed;");
        }

        foreach (KeyValuePair<string, int[]> input in _context.Growing)
        {
            Comment($"new ids of '{input.Key}' add rows to {string.Join(", ", input.Value.Select(table => _plan.Parameters[table].Name))}");
            _writer.Write($"Store.Grows({Literal.Of(input.Key)}, {string.Join(", ", input.Value)});");
        }

        if (_context.OptimizerPlan?.Beside is { Parameters.Count: > 0 } beside)
        {
            _writer.Write("// the second optimiser's states are of its own parameters, which lie behind the first one's");
            _writer.Write($"Store.PartStates(first: {beside.FirstState}, from: {beside.Parameters.Min(index => _plan.Parameters[index].Offset)});");
        }

        if (_context.OptimizerPlan?.Blockwise.SingleOrDefault(group => group.Kind.Numbers(group.Optimizer).Any()) is { } remembers)
        {
            StepNumber[] numbers = [.. remembers.Kind.Numbers(remembers.Optimizer)];
            _writer.Write($"_numbers = Store.Remember(new string[] {{ {string.Join(", ", numbers.Select(n => Literal.Of(n.Name)))} }}, new double[] {{ {string.Join(", ", numbers.Select(n => Literal.Of(n.Start)))} }});");
        }

        foreach (UpdateGroup group in _context.OptimizerPlan?.Groups ?? [])
        {
            UpdateEmitterCatalog.Of(group.Mode).WriteConstruction(_writer, _context, group);
        }

        LateRows();
        Penalties();
        Wrappers();

        _writer.Close().Line();
        Store();
    }

    private void LateRows()
    {
        foreach (ParameterPlan table in _context.Late.Select(late => late.Table))
        {
            UpdateGroup group = _context.OptimizerPlan!.GroupOf(table.Index);
            string field = EmissionContext.LateRowsOf(table);
            Comment($"rows of {table.Name} that no id of a batch names are moved when they are next read");
            _writer.Write($"{field} = new {_context.Tile(ElementwiseUpdateEmitter.LateFormOf(group))}(Store, parameter: {table.Index}, factors: {group.FactorsOf(table)});");
            _writer.Write($"Store.MoveLate({field});");
        }
    }

    // Names are the user's, and may have ends of lines.
    private void Comment(string words) => _writer.Write("// " + words.Replace('\n', ' ').Replace('\r', ' '));

    private void Penalties()
    {
        foreach (ParameterPlan punished in _context.Penalized)
        {
            _writer.Write($"// the loss has {SummaryTable.PenaltyOf(punished.Tensor)} in it");
            _writer.Write($"Store.Penalize({punished.Index}, l1: {Literal.Of(punished.Tensor.Settings.L1)}, l2: {Literal.Of(punished.Tensor.Settings.L2)});");
        }
    }

    // Around the optimiser stands what its wrappers keep, in the order in which they act.
    private void Wrappers()
    {
        if (_context.Optimizer is null)
        {
            return;
        }

        foreach (UpdateGroup group in _context.OptimizerPlan!.Groups)
        {
            if (group.Kind.Inference(group.Optimizer) is { } inference)
            {
                _writer.Write($"// predictions read p + {Literal.Of(inference.Factor)} · {group.States[inference.State].Symbol}");
                _writer.Write($"Store.PredictWith(state: {group.FirstState + inference.State}, factor: {Literal.Of(inference.Factor)});");
            }
        }

        foreach (WrapperSpec wrapper in WrapperCatalog.InOrder(_context.Spec.Wrappers))
        {
            WrapperKind kind = WrapperCatalog.Of(wrapper);
            RuntimeUpdate made = kind.Runtime(wrapper);
            _writer.Write($"// {kind.Formula(wrapper)}");
            _writer.Write($"Wrap(new global::DeepInit.Runtime.{made.Type}<$T>(this{string.Concat(made.Arguments.Select(argument => $", {argument.Name}: {argument.Text}"))}));");
        }

        foreach (ParameterPlan statistic in _plan.Parameters.Where(p => _context.Averages && p.Tensor.Request.Taken > 0))
        {
            // Layers that have it in common move it one after another.
            int uses = _plan.Network.Nodes.Count(node => node.Owner == statistic.Node);
            _writer.Write($"Store.EstimateStatistic({statistic.Index}, taken: {Literal.Of(uses == 1 ? statistic.Tensor.Request.Taken : 1 - Math.Pow(1 - statistic.Tensor.Request.Taken, uses))});");
        }
    }

    private void Store()
    {
        IReadOnlyList<OptimizerState> states = _context.States;
        string names = states.Count == 0 ? "" : ", new string[] { " + string.Join(", ", states.Select(s => Literal.Of(s.Name))) + " }";
        string starts = states.All(s => s.Start == 0) ? "" : ", new double[] { " + string.Join(", ", states.Select(s => Literal.Of(s.Start))) + " }";
        string folded = _plan.DerivedLength > 0 ? $", derivedLength: {_plan.DerivedLength}" : "";
        string trained = _plan.TrainedLength < _plan.BlockLength ? $", trainedLength: {_plan.TrainedLength}" : "";
        string factors = "";
        if (_context.OptimizerPlan is { } optimizer)
        {
            const string Type = "global::DeepInit.Runtime.UpdateFactors";
            factors = $", factors: new {Type}[] {{ {string.Join(", ", optimizer.Groups[0].Factors.Select(f => $"new {Type}({Literal.Of(f.LearningRateScale)}, {Literal.Of(f.WeightDecay)})"))} }}";
        }

        if (_plan.Parameters.Count > 0)
        {
            _writer.Write($"/// <summary>The parameters, as zeros: where each lies, how it starts{(factors.Length > 0 ? ", and which pair of factors it takes: (factor on the rate, coefficient of decay)" : "")}.</summary>");
        }

        _writer.Write($"private static global::DeepInit.Runtime.ParameterStore<$T> NewStore() => new global::DeepInit.Runtime.ParameterStore<$T>(new global::DeepInit.Runtime.ParameterDeclaration[]").Write("{").Indent();
        foreach (ParameterPlan p in _plan.Parameters)
        {
            string shape = p.Shape.Count == p.Layout.Axes ? "" : $", shape: new int[] {{ {string.Join(", ", p.Shape)} }}";
            _writer.Write($"Parameter({Literal.Of(p.Name)}, {p.Offset}, {p.Layout.RuntimeCall(p.Shape)}{StartOf(p)}{WordsOf(p)}{shape}{(p.Trainable ? "" : ", trainable: false")}{(p.Decay ? "" : ", decay: false")}{FactorsOf(p)}{WhyOf(p)}),");
        }

        _writer.Outdent().Write($"}}, {_plan.BlockLength}{names}{starts}{folded}, network: {Literal.Of(_context.Spec.Type.Name.TrimStart('@'))}{trained}{factors});").Line();
    }

    // For the table of the summary. Most that start as zeros do so because nothing else was asked for.
    private static string WordsOf(ParameterPlan parameter)
    {
        string words = parameter.Init.Words + (parameter.Init.Derived ? " (derived)" : "");
        return words == "zeros (derived)" ? "" : $", init: {Literal.Of(words)}";
    }

    private static string WhyOf(ParameterPlan parameter)
    {
        Shapes.ParameterSettings settings = parameter.Tensor.Settings;
        string[] reasons = [.. settings.Routed.Length > 0 ? [settings.Routed] : Array.Empty<string>(), .. settings.WhyScaled.Length > 0 ? [settings.WhyScaled] : Array.Empty<string>(), .. settings.Why.Select(pattern => $"[Parameter(\"{pattern}\")]")];
        return (reasons.Length == 0 ? "" : $", why: {Literal.Of(string.Join(", ", reasons))}")
            + (settings.Optimizer == 0 ? "" : $", optimizer: {settings.Optimizer}")
            + (parameter.IsBuffer ? ", isStatistic: true" : "");
    }

    private static string StartOf(ParameterPlan parameter)
    {
        if (parameter.Init.IsZero)
        {
            return "";
        }

        string Call(IEnumerable<double> arguments) =>
            $"{parameter.Init.Call}({string.Join(", ", arguments.Select((value, at) => at < parameter.Init.WholeArguments ? ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture) : Literal.Of(value)))})";
        string start = Call(parameter.Init.Arguments), last = parameter.Init.LastArguments is { } arguments ? ", last: " + Call(arguments) : "";
        if (parameter.Init.ZeroRow is { } zeroRow)
        {
            return $", WithoutRow({parameter.Shape[0]}, {zeroRow}, {start})";
        }

        return ", " + (parameter.Init.OnlyPart is { } gate ? $"Gate({parameter.Init.Parts}, {gate}, {start})" : parameter.Init.Parts > 1 ? $"Gates({parameter.Init.Parts}, {start}{last})" : start);
    }

    // The first pair is what a declaration has unless it says otherwise.
    private string FactorsOf(ParameterPlan parameter) =>
        parameter.Trainable && _context.OptimizerPlan?.GroupOf(parameter.Index).FactorsOf(parameter) is { } factors and > 0 ? $", factors: {factors}" : "";

    /// <summary>Writes prediction: its calls, its job, what it derives from parameters.</summary>
    internal void Predict()
    {
        string arguments = string.Join(", ", _names.Inputs.Select(a => a.Parameters(a.Type)).Concat(_names.Outputs.Select(a => $"global::System.Span<$T> {a.Argument}")));
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open($"public void Predict({arguments})");
        CountRows(_writer, [.. _names.Inputs, .. _names.Outputs]);
        CheckIds(_writer, _names.Inputs);

        WriteFresh(_writer, _context);

        if (SingleRowEmitter.Applies(_plan))
        {
            _writer.Open("if (allRows == 1)");
            _writer.Write($"PredictRow({string.Join(", ", _names.Inputs.Concat(_names.Outputs).Select(a => a.Argument))});").Write("return;").Close().Line();
        }

        _writer.Write("InferenceJob job = _idleJobs.Rent() ?? new InferenceJob(this);");
        ReadLengths(_writer, _names.Inputs, "allRows");
        _writer.Open("for (int start = 0; start < allRows; start += InferenceRows)");
        _writer.Write("int rows = global::System.Math.Min(InferenceRows, allRows - start);");
        foreach (RowCount count in _plan.Inference.StepCounts)
        {
            _writer.Write($"job.{SequencesOf(count)}.Take(start, rows);");
        }

        WriteCounts(_writer, _plan.Inference, "job.");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            SurfaceArgument input = _names.Inputs[i];
            if (i == _plan.Inference.InPlace)
            {
                continue;
            }

            _writer.Write(Pack(input, $"{input.Argument}.Slice({Times("start", input.Shape.Length)}, {RowsOfCall(input.Shape.Length)})", Ref(_plan.Inference, _plan.Inference.Inputs[i]), "start") + ";");
        }

        string inPlace = _plan.Inference.InPlace is { } at ? $", {_names.Inputs[at].Argument}.Slice({Times("start", _names.Inputs[at].Shape.Length)}, {RowsOfCall(_names.Inputs[at].Shape.Length)})" : "";
        _writer.Write($"job.Run(rows{inPlace});");
        for (int i = 0; i < _names.Outputs.Count; i++)
        {
            SurfaceArgument output = _names.Outputs[i];
            _writer.Write(Unpack(output, Ref(_plan.Inference, _plan.Inference.Outputs[i]), $"{output.Argument}.Slice({Times("start", output.Shape.Length)}, {RowsOfCall(output.Shape.Length)})") + ";");
        }

        _writer.Close().Line();
        _writer.Write("_idleJobs.Return(job);");
        _writer.Close().Line();
        if (SingleRowEmitter.Applies(_plan))
        {
            SingleRowEmitter.Write(_writer, _context);
        }

        if (_plan.DerivedLength > 0)
        {
            Derive();
        }

        Job();
    }

    private void Derive()
    {
        _writer.Write("private readonly object _deriving = new object();").Line();
        _writer.Write("/// <summary>Makes what predictions read of the parameters, at the first one after a change: normalisations by running statistics go into the weights before them, filters are transformed for patches, and sums of the rows of a table become a table.</summary>");
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("private void Derive()");
        _writer.Open("if (Store.DerivedVersion == Store.Version)").Write("return;").Close().Line();
        _writer.Open("lock (_deriving)");
        _writer.Write("int version = Store.Version;");
        _writer.Open("if (Store.DerivedVersion == version)").Write("return;").Close().Line();
        if (_context.Averages)
        {
            _writer.Write("Store.RefreshInference();");
        }

        _writer.Write($"ref $T values = ref {_context.PredictedValues};");
        foreach (Derived derived in _plan.Derived)
        {
            _writer.Write("// " + derived.Transform.Comment);
            TransformEmitterCatalog.Of(derived.Transform).Write(_writer, derived);
        }

        _writer.Write("Store.DerivedVersion = version;").Close().Close().Line();
    }

    private void Job()
    {
        _writer.Write("/// <summary>One call's working memory, and the forward pass on it.</summary>");
        _writer.Open("private sealed class InferenceJob : global::DeepInit.Runtime.PredictionJob<$T>");
        MemoryTable.WritePhases(_writer, _context, _plan.Inference);
        bool readsParameters = _plan.Inference.ReadsParameters;
        if (readsParameters)
        {
            _writer.Write("private readonly NetworkEngine _engine;").Line();
        }

        _writer.Write($"public InferenceJob(NetworkEngine engine)\n    : base(engine, phases: {_plan.Inference.Ops.Count}, InferenceRows * {_plan.MostRowLength}, rowWork: {_plan.MultiplyAddsPer(RowCount.Rows)}, work: {2L * _plan.ParameterCount}{WorkEmitter.MemoryOf(_plan.Inference)}{_context.NewSequences(_plan.Inference, passes: 1)})").Write("{").Indent();
        if (readsParameters)
        {
            _writer.Write("_engine = engine;");
        }

        _writer.Close().Line();
        _writer.Write(Tiles.TileEmitter.Optimize);
        if (SingleRowEmitter.Applies(_plan))
        {
            string parameters = readsParameters ? "_engine." + _context.PredictedValues : "Memory.Start";
            _writer.Write($"protected override void Work(global::DeepInit.Runtime.TeamShare share) => ForwardPass(share, ref Memory.Start, ref {parameters}, ref Memory.Start, Rows{string.Concat(_context.Moving.Select(table => $", _engine.Store.PlaceOf({table.Index})"))});").Line();
            SingleRowEmitter.WritePass(_writer, _context);
            _writer.Close();
            return;
        }

        if (_plan.Inference.Ops.Count == 0)
        {
            _writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)").Close().Close();
            return;
        }

        WorkEmitter.Open(_writer, _context, _plan.Inference);
        WorkEmitter.WritePhases(_writer, _context, _plan.Inference);
        _writer.Close().Close();
    }

    /// <summary>Writes that what predictions read in the place of parameters is made anew, where these have changed.</summary>
    internal static void WriteFresh(SourceWriter writer, EmissionContext context)
    {
        if (context.Plan.DerivedLength > 0)
        {
            writer.Write("Derive();");
        }
        else if (context.Averages || context.Late.Count > 0)
        {
            writer.Write("Store.RefreshInference();");
        }
    }

    /// <summary>Writes the calls that read or find the lengths of each input whose rows have some, check them and take all rows.</summary>
    internal static void ReadLengths(SourceWriter writer, IEnumerable<SurfaceArgument> inputs, string rows)
    {
        foreach (SurfaceArgument input in inputs.Where(input => input.Sequences is not null))
        {
            string table = $"job.Sequences[{input.Sequences}]";
            writer.Write(input.Lengths is { } lengths ? $"{table}.Read({lengths}, {rows});" : $"{table}.Find({input.Argument}, {input.Ids!.PaddingIndex}, {rows});");
            if (input is { Ids: not null, Lengths: not null })
            {
                writer.Write($"{table}.Ids({input.Argument}, {input.Vocabulary}, {Name(input)});");
            }
        }
    }

    /// <summary>The call that packs an argument's rows.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="span">C#: its rows.</param>
    /// <param name="destination">C#: where to.</param>
    /// <param name="start">C#: the place of the first of them among all that the caller handed over.</param>
    internal static string Pack(SurfaceArgument argument, string span, string destination, string start) => argument is { Ids: not null, Sequences: { } table }
        ? $"job.Sequences[{table}].PackIds({span}, {destination}, {argument.Vocabulary}, {Name(argument)})"
        : argument.Ids is not null
        ? $"global::DeepInit.Runtime.Guard.CopyIds({span}, {destination}, {argument.Vocabulary}, {argument.Shape.Length}, {start}, {Name(argument)})"
        : argument.Sequences is { } sequences
        ? $"job.Sequences[{sequences}].Pack({span}, {argument.Shape.Features}, {destination})"
        : argument.ChannelsFirst
        ? $"global::DeepInit.Runtime.Images.PackChannelsFirst({span}, rows, {argument.Shape.Positions}, {argument.Shape.Features}, {destination})"
        : $"global::DeepInit.Runtime.Panels.Pack({span}, {RowsOfCall(argument.Shape.Positions)}, {argument.Shape.Features}, {destination})";

    /// <summary>The call that packs an argument's rows, and throws where one is not finite.</summary>
    internal static string PackFinite(SurfaceArgument argument, string destination, string start) => argument.Ids is not null
        ? Pack(argument, argument.Argument, destination, start) + ";"
        : argument.Sequences is { } sequences
        ? $"job.Sequences[{sequences}].Pack({argument.Argument}, {argument.Shape.Features}, {destination}, {Name(argument)});"
        : $"global::DeepInit.Runtime.{(argument.ChannelsFirst ? "Images.PackChannelsFirst" : "Panels.Pack")}({argument.Argument}, rows, {argument.Shape.Positions}, {argument.Shape.Features}, {destination}, {Name(argument)});";

    /// <summary>Writes how many rows the first of some arguments has, and the calls that check that the others have as many.</summary>
    internal static void CountRows(SourceWriter writer, IReadOnlyList<SurfaceArgument> arguments)
    {
        SurfaceArgument first = arguments[0];
        writer.Write($"int allRows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {Name(first)});");
        foreach (SurfaceArgument argument in arguments.Skip(1))
        {
            writer.Write($"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, {Times("(long)allRows", argument.Shape.Length)}, {Name(argument)});");
        }
    }

    /// <summary>Writes the calls that check all ids that the caller has handed over; what stands behind a row's length is looked at by nobody, and those that have one are checked with it.</summary>
    internal static void CheckIds(SourceWriter writer, IEnumerable<SurfaceArgument> inputs)
    {
        foreach (SurfaceArgument input in inputs.Where(input => input is { Ids: not null, Lengths: null }))
        {
            writer.Write($"global::DeepInit.Runtime.Guard.Ids({input.Argument}, {input.Vocabulary}, {input.Shape.Length}, {Name(input)});");
        }
    }

    /// <summary>The call that unpacks an output's rows.</summary>
    internal static string Unpack(SurfaceArgument argument, string source, string span) =>
        argument.Sequences is { } sequences ? $"job.Sequences[{sequences}].Unpack({source}, {argument.Shape.Features}, {span})"
        : argument.ChannelsFirst ? $"global::DeepInit.Runtime.Images.UnpackChannelsFirst({source}, rows, {argument.Shape.Positions}, {argument.Shape.Features}, {span})"
        : $"global::DeepInit.Runtime.Panels.Unpack({source}, {RowsOfCall(argument.Shape.Positions)}, {argument.Shape.Features}, {span})";

    internal static string Name(SurfaceArgument argument) => Literal.Of(argument.Argument.TrimStart('@'));
}
