using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
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
                "",
                .. ParameterTable(context.Plan),
            ],
            []);
        writer.Write("/// <summary>The machine behind the network: its memory, and the kernels that run on it.</summary>");
        writer.Write(GeneratorVersion.Attribute);
        writer.Open("private sealed partial class NetworkEngine");
        new EngineEmitter(context, writer).Emit();
        writer.Close();
        return FileEmitter.Close(writer, context.Spec);
    }

    private static IEnumerable<string> ParameterTable(NetworkPlan plan)
    {
        ParameterPlan[] rows = [.. plan.Parameters, .. plan.DerivedParameters];
        int width = Math.Max(9, rows.Length == 0 ? 0 : rows.Max(p => p.Name.Length));
        yield return $"{"parameter".PadRight(width)}  {"offset",12}  {"length",12}  shape";
        foreach (ParameterPlan p in rows)
        {
            yield return $"{p.Name.PadRight(width)}  {Literal.Grouped(p.Offset),12}  {Literal.Grouped(p.Length),12}  {string.Join(" × ", p.Shape)}";
        }
    }

    private void Emit()
    {
        foreach (PassPlan pass in _plan.Passes)
        {
            MemoryTable.WritePlaces(_writer, _context, pass);
        }

        Descriptions();
        Fields();
        Constructor();
        foreach (PassPlan pass in _plan.Passes)
        {
            PassEmitterCatalog.Write(_context, pass, _writer);
        }
    }

    private void Descriptions()
    {
        const string Type = "global::DeepInit.TensorDescription";
        string Shape(Shapes.Shape shape) => "new int[] { " + string.Join(", ", shape.Dimensions) + " }";
        void List(string name, IEnumerable<string> items) =>
            _writer.Write($"public static readonly {Type}[] {name} = {{ {string.Join(", ", items)} }};").Line();

        List("Inputs", _names.Inputs.Select(a => $"new {Type}({Literal.Of(a.Name)}, {Shape(a.DataShape)})"));
        List("Outputs", _names.Outputs.Select(a => $"new {Type}({Literal.Of(a.Name)}, {Shape(a.DataShape)})"));
        if (_plan.Training is not null)
        {
            List("Targets", _names.Targets.Select(target =>
            {
                Shapes.LossNode loss = _plan.Network.Losses.First(l => l.Target == target.Name);
                int output = Math.Max(0, Array.IndexOf([.. _plan.Network.Outputs], loss.Value));
                string accuracy = $"global::DeepInit.AccuracyRule.{LossCatalog.Of(loss.Spec).Accuracy}{(LossCatalog.Of(loss.Spec).TakesLogitsOfClasses ? ", fromLogits: true" : "")}";
                return target.IsClassIndex
                    ? $"new {Type}({Literal.Of(target.Name)}, new int[0], isClassIndex: true, output: {output}, accuracy: {accuracy})"
                    : $"new {Type}({Literal.Of(target.Name)}, {Shape(target.DataShape)}, isClassIndex: false, output: {output}, accuracy: {accuracy})";
            }));
        }
    }

    private void Fields()
    {
        _writer.Write($"/// <summary>Rows that <c>Predict</c> takes at once: its working memory is {Literal.Grouped((long)_plan.InferenceRows * _plan.Inference.RowLength)} numbers.</summary>");
        _writer.Write($"private const int InferenceRows = {_plan.InferenceRows};").Line();
        _writer.Write("private readonly global::DeepInit.Runtime.ParameterStore<$T> _store;");
        _writer.Write("private readonly global::DeepInit.Runtime.IdlePool<InferenceJob> _idleJobs = new global::DeepInit.Runtime.IdlePool<InferenceJob>();");
        if (_context.DrawsNumbers)
        {
            _writer.Write("private readonly int _seed;");
        }

        _writer.Line();
    }

    private void Constructor()
    {
        _writer.Write("/// <summary>Never inlined: the network asks whether the runtime is the right one before anything that names more of it is compiled.</summary>");
        _writer.Write("[DiMethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
        _writer.Write("public static NetworkEngine Create(int seed) => new NetworkEngine(seed);").Line();
        _writer.Open("private NetworkEngine(int seed)");
        if (_context.DrawsNumbers)
        {
            _writer.Write("_seed = seed;");
        }

        _writer.Write("var declarations = new global::DeepInit.Runtime.ParameterDeclaration[]").Write("{").Indent();
        foreach (ParameterPlan p in _plan.Parameters)
        {
            _writer.Write($"new global::DeepInit.Runtime.ParameterDeclaration({Literal.Of(p.Name)}, {p.Offset}, {p.Layout.RuntimeCall(p.Shape)}, new int[] {{ {string.Join(", ", p.Shape)} }}{(p.Trainable ? "" : ", Trainable: false")}{(p.Decay ? "" : ", Decay: false")}{FactorsOf(p)}),");
        }

        _writer.Outdent().Write("};");
        IReadOnlyList<OptimizerState> states = _context.States;
        string names = states.Count == 0 ? "null" : "new string[] { " + string.Join(", ", states.Select(s => Literal.Of(s.Name))) + " }";
        string starts = states.All(s => s.Start == 0) ? "null" : "new double[] { " + string.Join(", ", states.Select(s => Literal.Of(s.Start))) + " }";
        string folded = _plan.DerivedLength > 0 ? $", derivedLength: {_plan.DerivedLength}" : "";
        string trained = _plan.TrainedLength < _plan.BlockLength ? $", trainedLength: {_plan.TrainedLength}" : "";
        if (_context.OptimizerPlan is { } optimizer)
        {
            const string Type = "global::DeepInit.Runtime.UpdateFactors";
            _writer.Write($"// what parameters take of rate and decay: (factor on the rate, coefficient of decay)");
            _writer.Write($"var factors = new {Type}[] {{ {string.Join(", ", optimizer.Groups[0].Factors.Select(f => $"new {Type}({Literal.Of(f.LearningRateScale)}, {Literal.Of(f.WeightDecay)})"))} }};");
        }

        string factors = _context.OptimizerPlan is null ? "" : ", factors: factors";
        _writer.Write($"_store = new global::DeepInit.Runtime.ParameterStore<$T>(declarations, {_plan.BlockLength}, {names}, {starts}{folded}, network: {Literal.Of(_context.Spec.Type.Name.TrimStart('@'))}{trained}{factors});");
        Initialise();
        _writer.Close().Line();
        _writer.Write("public global::DeepInit.ParameterCollection<$T> Parameters => _store.Parameters;").Line();
        _writer.Write("private int _maxThreads = global::DeepInit.Runtime.ThreadTeam.Default;").Line();
        _writer.Open("public int MaxThreads");
        _writer.Write("get => _maxThreads;");
        _writer.Write("set => _maxThreads = value >= 1 ? global::System.Math.Min(value, global::DeepInit.Runtime.ThreadTeam.Maximum) : throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"MaxThreads must be at least 1.\");");
        _writer.Close().Line();
    }

    // The first pair is what a declaration has unless it says otherwise.
    private string FactorsOf(ParameterPlan parameter) =>
        parameter.Trainable && _context.OptimizerPlan?.GroupOf(parameter.Index).FactorsOf(parameter) is { } factors and > 0 ? $", Factors: {factors}" : "";

    private void Initialise()
    {
        if (_plan.Parameters.Count == 0)
        {
            return;
        }

        int largest = _plan.Parameters.Max(p => p.Count);
        _writer.Line();
        _writer.Write("// Each tensor draws from a stream of its own, so that a layer added or removed leaves the others' start as it was. What is not named starts as zeros.");
        _writer.Write($"var values = new $T[{largest}];");
        if (_plan.Parameters.Any(p => !p.Init.IsZero))
        {
            _writer.Write("global::System.Span<$T> start;");
        }

        bool draws = _plan.Parameters.Any(p => p.Init.Draws);
        if (draws)
        {
            _writer.Write("global::DeepInit.Runtime.RandomStream random;");
        }

        for (int i = 0; i < _plan.Parameters.Count; i++)
        {
            ParameterPlan p = _plan.Parameters[i];
            int count = p.Count;
            if (p.Init.IsZero)
            {
                continue;
            }

            _writer.Write($"// {p.Name}: {p.Init.Words}");
            if (p.Init.Draws)
            {
                _writer.Write($"random = global::DeepInit.Runtime.RandomStream.ForTensor(seed, {Literal.Of(p.Name)});");
            }

            const string Span = "start";
            _writer.Write($"{Span} = global::System.MemoryExtensions.AsSpan(values, 0, {count});");
            IEnumerable<string> numbers = p.Init.Arguments.Select((value, at) => at < p.Init.WholeArguments ? ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture) : Literal.Of(value));
            string arguments = string.Join(", ", new[] { Span }.Concat(p.Init.Draws ? ["ref random"] : []).Concat(numbers));
            _writer.Write($"global::DeepInit.Runtime.Initializers.{p.Init.Call}({arguments});");
            _writer.Write($"_store.Parameters[{i}].CopyFrom({Span});");
        }
    }

    /// <summary>Writes prediction: its calls, its job, what it derives from parameters.</summary>
    internal void Predict()
    {
        string arguments = string.Join(", ", _names.Inputs.Select(a => $"global::System.ReadOnlySpan<$T> {a.Argument}").Concat(_names.Outputs.Select(a => $"global::System.Span<$T> {a.Argument}")));
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open($"public void Predict({arguments})");
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int allRows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Outputs))
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, {Times("(long)allRows", argument.Shape.Length)}, {Name(argument)});");
        }

        if (_plan.DerivedLength > 0)
        {
            _writer.Write("Derive();");
        }

        if (SingleRowEmitter.Applies(_plan))
        {
            _writer.Open("if (allRows == 1)");
            _writer.Write($"PredictRow({string.Join(", ", _names.Inputs.Concat(_names.Outputs).Select(a => a.Argument))});").Write("return;").Close().Line();
        }

        _writer.Write("InferenceJob job = _idleJobs.Rent() ?? new InferenceJob(this);");
        _writer.Open("for (int start = 0; start < allRows; start += InferenceRows)");
        _writer.Write("int rows = global::System.Math.Min(InferenceRows, allRows - start);");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            SurfaceArgument input = _names.Inputs[i];
            if (i == _plan.Inference.InPlace)
            {
                continue;
            }

            _writer.Write(Pack(input, $"{input.Argument}.Slice({Times("start", input.Shape.Length)}, {Rows(input.Shape.Length)})", Ref(_plan.Inference, _plan.Inference.Inputs[i])) + ";");
        }

        string inPlace = _plan.Inference.InPlace is { } at ? $", {_names.Inputs[at].Argument}.Slice({Times("start", _names.Inputs[at].Shape.Length)}, {Rows(_names.Inputs[at].Shape.Length)})" : "";
        _writer.Write($"job.Run(rows{inPlace});");
        for (int i = 0; i < _names.Outputs.Count; i++)
        {
            SurfaceArgument output = _names.Outputs[i];
            _writer.Write(Unpack(output, Ref(_plan.Inference, _plan.Inference.Outputs[i]), $"{output.Argument}.Slice({Times("start", output.Shape.Length)}, {Rows(output.Shape.Length)})") + ";");
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
        _writer.Write("/// <summary>Makes what predictions read of the parameters, at the first one after a change: normalisations by running statistics go into the weights before them, filters are transformed for patches.</summary>");
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("private void Derive()");
        _writer.Open("if (_store.DerivedVersion == _store.Version)").Write("return;").Close().Line();
        _writer.Open("lock (_deriving)");
        _writer.Write("int version = _store.Version;");
        _writer.Open("if (_store.DerivedVersion == version)").Write("return;").Close().Line();
        _writer.Write("ref $T values = ref _store.Values;");
        foreach (Derived derived in _plan.Derived)
        {
            _writer.Write("// " + derived.Transform.Comment);
            TransformEmitterCatalog.Of(derived.Transform).Write(_writer, derived);
        }

        _writer.Write("_store.DerivedVersion = version;").Close().Close().Line();
    }

    private void Job()
    {
        KernelOp[] ops = [.. _plan.Inference.Ops];
        _writer.Write("/// <summary>One call's working memory, and the forward pass on it.</summary>");
        _writer.Open("private sealed class InferenceJob : global::DeepInit.Runtime.TeamJob");
        MemoryTable.WritePhases(_writer, _context, _plan.Inference);
        _writer.Write("private readonly NetworkEngine _engine;").Write("private int _rows;").Line();
        _writer.Open($"public InferenceJob(NetworkEngine engine)\n    : base(phases: {ops.Length})");
        _writer.Write("_engine = engine;").Close().Line();
        _writer.Write($"public global::DeepInit.Runtime.AlignedBlock<$T> Memory {{ get; }} = new global::DeepInit.Runtime.AlignedBlock<$T>(InferenceRows * {_plan.Inference.RowLength});").Line();
        int fixedLength = _plan.Inference.FixedLength, scratch = _plan.Inference.Scratch.Local;
        if (fixedLength > 0)
        {
            _writer.Write($"private readonly global::DeepInit.Runtime.AlignedBlock<$T> _fixed = new global::DeepInit.Runtime.AlignedBlock<$T>({fixedLength});").Line();
        }

        if (scratch > 0)
        {
            _writer.Write("// per thread, a part of an image: padded, or as patches and their sums").Write("private global::DeepInit.Runtime.AlignedBlock<$T>? _scratch;").Line();
        }

        _writer.Write(Tiles.TileEmitter.Optimize);
        bool inPlace = _plan.Inference.InPlace is not null;
        _writer.Open($"public void Run(int rows{(inPlace ? ", global::System.ReadOnlySpan<$T> input" : "")})");
        _writer.Write("_rows = rows;");
        string work = $"rows * {_plan.MultiplyAdds}L";
        string reads = _plan.ParameterCount == 0 ? work : $"({work}) + {2L * _plan.ParameterCount}";
        _writer.Write($"int threads = {reads} >= global::DeepInit.Runtime.ThreadTeam.WorthSharing ? _engine.MaxThreads : 1;");
        if (scratch > 0)
        {
            _writer.Open($"if (_scratch is null || _scratch.Length < threads * {scratch})").Write($"_scratch = new global::DeepInit.Runtime.AlignedBlock<$T>(threads * {scratch});").Close().Line();
        }

        _writer.Write(inPlace
            ? "RunOn(input, threads);"
            : "RunOn(threads);").Close().Line();
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)");
        if (ops.Length == 0)
        {
            _writer.Close().Close();
            return;
        }

        _writer.Write("int rows = _rows;").Write("ref $T memory = ref Memory.Start;");
        if (_plan.Inference.ReadsParameters)
        {
            _writer.Write("ref $T parameters = ref _engine._store.Values;");
        }

        if (fixedLength > 0)
        {
            _writer.Write("ref $T fixedMemory = ref _fixed.Start;");
        }

        if (scratch > 0)
        {
            _writer.Write($"ref $T local = ref DiUnsafe.Add(ref _scratch!.Start, share.Thread * {scratch});");
        }

        if (ops.Any(op => op.Items.Grows))
        {
            _writer.Write("// of single rows four panels at once, so that the sums of four are in flight");
            _writer.Write("int grain = rows == 1 ? 4 : 1;");
        }

        JobEmitter.WriteRange(_writer);
        new JobEmitter(_context, _plan.Inference, _writer, grain: "grain").Write(_plan.Inference.SectionOf(SectionKind.Forward));
        _writer.Close().Close();
    }

    /// <summary>The call that packs an argument's rows, and says whether all are finite.</summary>
    internal static string Pack(SurfaceArgument argument, string span, string destination) => argument.ChannelsFirst
        ? $"global::DeepInit.Runtime.Images.PackChannelsFirst({span}, rows, {argument.Shape.Positions}, {argument.Shape.Features}, {destination})"
        : $"global::DeepInit.Runtime.Panels.Pack({span}, {Rows(argument.Shape.Positions)}, {argument.Shape.Features}, {destination})";

    /// <summary>The call that unpacks an output's rows.</summary>
    internal static string Unpack(SurfaceArgument argument, string source, string span) => argument.ChannelsFirst
        ? $"global::DeepInit.Runtime.Images.UnpackChannelsFirst({source}, rows, {argument.Shape.Positions}, {argument.Shape.Features}, {span})"
        : $"global::DeepInit.Runtime.Panels.Unpack({source}, {Rows(argument.Shape.Positions)}, {argument.Shape.Features}, {span})";

    internal static string Name(SurfaceArgument argument) => Literal.Of(argument.Argument.TrimStart('@'));

    internal static string Bool(bool value) => value ? "true" : "false";
}
