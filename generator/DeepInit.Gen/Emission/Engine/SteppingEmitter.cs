using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the engine that predicts further steps of a sequence, whose earlier ones a session remembers, and what a session begins with.</summary>
internal sealed class SteppingEmitter
{
    private readonly EmissionContext _context;
    private readonly PassPlan _pass;
    private readonly SourceWriter _writer;
    private readonly SurfaceArgument _output;
    private readonly StepwiseNetwork _stepwise;

    internal SteppingEmitter(EmissionContext context, PassPlan pass, SourceWriter writer)
    {
        _context = context;
        _pass = pass;
        _writer = writer;
        _output = context.Names.Outputs[0];
        _stepwise = context.Plan.Stepwise!;
    }

    /// <summary>The types of a session: what steps are made of, and numbers.</summary>
    public static string Types(SurfaceArgument input) => $"<{input.Type}, $T>";

    /// <summary>The interface of an engine with sessions.</summary>
    public static string Contract(EmissionContext context, StepwiseNetwork stepwise) => "global::DeepInit.Runtime.IStepEngine" + Types(context.Names.Inputs[stepwise.Input]);

    private SurfaceArgument Input => _context.Names.Inputs[_stepwise.Input];

    private RowCount Steps => RowCount.Of(_stepwise.Network, _stepwise.Network.Values[_stepwise.Input]);

    private ShapedNetwork Network => _stepwise.Network;

    private bool ReturnsSteps => Network.Values[Network.Outputs[0]].Steps is not null;

    private int Outputs => _output.Shape.Length / (ReturnsSteps ? _output.Shape.Positions : 1);

    private static int FeaturesOf(SurfaceArgument input) => input.Ids is null ? input.Shape.Features : 1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes what takes steps.</summary>
    internal void EmitSteps()
    {
        int features = FeaturesOf(Input);
        string most = _stepwise.MostSteps is { } limit ? Number(limit) : "null";
        string padding = PaddingOf(_stepwise.Input) is { } id ? $", padding: {Number(id)}" : "";
        string vocabulary = Input.Ids is { } ids ? $", vocabulary: {Number(ids.Vocabulary)}" : "";
        string given = Network.InputsWithSteps.Any(input => input.Id != _stepwise.Input) ? $", tables: {Number(Network.InputsWithSteps.Count())}" : "";
        int memory = MostOf(Lifetime.Session, _pass);
        _writer.Write("private readonly global::DeepInit.Runtime.IdlePool<StepJob> _idleStepJobs = new global::DeepInit.Runtime.IdlePool<StepJob>();").Line();
        _writer.Write("/// <summary>What a session is like.</summary>");
        _writer.Write($"public global::DeepInit.Runtime.StepForm StepForm {{ get; }} = new global::DeepInit.Runtime.StepForm({Literal.Of(_context.Spec.Type.Name.TrimStart('@'))}, memory: {Number(memory)}, features: {Number(features)}, outputs: {Number(Outputs)}, returnsSteps: {Literal.Of(ReturnsSteps)}, stepsAtOnce: {Number(_context.Plan.StepsAtOnce)}, mostSteps: {most}{vocabulary}{padding}{given});").Line();
        _writer.Write("/// <summary>Predicts further steps of a session, at most as many as it takes at once.</summary>");
        _writer.Open($"public void Step(global::DeepInit.Runtime.AlignedBlock<$T> session, int[] given, int past, global::System.ReadOnlySpan<{Input.Type}> steps, global::System.Span<$T> outputs)");
        EngineEmitter.WriteFresh(_writer, _context);
        _writer.Write("StepJob job = _idleStepJobs.Rent() ?? new StepJob(this);");
        _writer.Write($"job.Begin(session, given, past, {((Whole)"steps.Length" / features)});");
        WritePlaces();
        _writer.Write(PackSteps(Input, "steps", "\"steps\"", Steps, EmissionContext.Ref(_pass, _pass.Inputs[0])) + ";");
        _writer.Write("job.Run(rows);");
        _writer.Write($"job.Unpack({EmissionContext.Ref(_pass, _pass.Outputs[0])}, {(ReturnsSteps ? Steps.Name : "rows")}, {Number(Outputs)}, outputs);");
        _writer.Write("_idleStepJobs.Return(job);").Close().Line();
        Job("StepJob", "The working memory of some steps of a session, and the forward pass on it.", "steps", Steps.Sequences!.Value);
    }

    /// <summary>Writes what is given at a session's beginning.</summary>
    internal void EmitBeginning()
    {
        _writer.Write("private readonly global::DeepInit.Runtime.IdlePool<BeginJob> _idleBeginJobs = new global::DeepInit.Runtime.IdlePool<BeginJob>();").Line();
        _writer.Write("/// <summary>Makes what all steps of a session read of the inputs that are given once.</summary>");
        string parameters = string.Concat(_stepwise.Given.Select(input => $", global::System.ReadOnlySpan<{_context.Names.Inputs[input.Id].Type}> {_context.Names.Inputs[input.Id].Argument}"));
        _writer.Open($"public void BeginSession(global::DeepInit.Session{Types(Input)} session{parameters})");
        EngineEmitter.WriteFresh(_writer, _context);
        foreach (Value input in _stepwise.Given)
        {
            SurfaceArgument argument = _context.Names.Inputs[input.Id];
            int features = FeaturesOf(argument);
            string words = $"{argument.Argument}, {EngineEmitter.Name(argument)}, {Number(input.Steps is null ? input.Shape.Length / features : input.MostSteps)}, {Number(features)}, {Number(RowCount.Of(Network, input).Sequences ?? -1)}";
            _writer.Write(argument.Ids is { } ids
                ? $"{argument.Argument} = session.Give({words}, vocabulary: {Number(ids.Vocabulary)}{(PaddingOf(input.Id) is { } padding ? $", padding: {Number(padding)}" : "")});"
                : $"session.Give({words});");
        }

        _writer.Write("BeginJob job = _idleBeginJobs.Rent() ?? new BeginJob(this);");
        _writer.Write("job.Begin(session);");
        WritePlaces();
        for (int i = 0; i < _pass.Inputs.Count; i++)
        {
            Value input = _stepwise.Given.ElementAt(i);
            SurfaceArgument argument = _context.Names.Inputs[input.Id];
            string place = EmissionContext.Ref(_pass, _pass.Inputs[i]);
            _writer.Write((input.Steps is null ? EngineEmitter.Pack(argument, argument.Argument, place, "0") : PackSteps(argument, argument.Argument, EngineEmitter.Name(argument), RowCount.Of(Network, input), place)) + ";");
        }

        _writer.Write("job.Run(rows);");
        _writer.Write("session.Begun();");
        _writer.Write("_idleBeginJobs.Return(job);").Close().Line();
        Job("BeginJob", "The working memory of a session's beginning, and the forward pass on it.", "given", -1);
    }

    // The call that packs real steps alone: those of one sequence.
    private static string PackSteps(SurfaceArgument argument, string span, string name, RowCount count, string place) => argument.Ids is { } ids
        ? $"global::DeepInit.Runtime.Guard.CopyIds({span}, {place}, {Number(ids.Vocabulary)}, 1, 0, {name})"
        : $"global::DeepInit.Runtime.Panels.Pack({span}, {count.Name}, {Number(argument.Shape.Features)}, {place})";

    private void WritePlaces()
    {
        _writer.Write("int rows = 1;");
        EmissionContext.WriteCounts(_writer, _pass, "job.");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
    }

    private int? PaddingOf(int input) => Network.Spec.Inputs[input].Lengths == LengthSource.Padding ? Network.Spec.Inputs[input].Ids!.PaddingIndex : null;

    private int MostStepsOf(Value input) => input.Id == _stepwise.Input ? _context.Plan.StepsAtOnce : input.MostSteps;

    // Numbers of a lifetime for one row and the most steps.
    private int MostOf(Lifetime lifetime, PassPlan pass) => pass.LengthOf(lifetime, null) + pass.LengthOf(lifetime, RowCount.Rows)
        + Network.InputsWithSteps.Sum(input => MostStepsOf(input) * pass.LengthOf(lifetime, RowCount.Of(Network, input)));

    private void Job(string name, string summary, string argument, int stepping)
    {
        NetworkPlan plan = _context.Plan;
        _writer.Write($"/// <summary>{summary}</summary>");
        _writer.Open($"private sealed class {name} : global::DeepInit.Runtime.StepJob<$T>");
        MemoryTable.WritePhases(_writer, _context, _pass);
        _writer.Write("private readonly NetworkEngine _engine;").Line();
        IEnumerable<string> tables = Network.InputsWithSteps.Select(input =>
        {
            RowCount count = RowCount.Of(Network, input);
            string words = input.Id == _stepwise.Input ? argument : _context.Names.Inputs[input.Id].Argument.TrimStart('@');
            return $"new global::DeepInit.Runtime.SequenceTable({Literal.Of(words)}, least: {Number(Network.LeastSteps(input))}, most: {Number(MostStepsOf(input))}, length: {Number(_pass.LengthOf(Lifetime.Call, count))}, work: {NetworkPlan.MultiplyAddsPer(Network, count)})";
        });
        _writer.Write($"public {name}(NetworkEngine engine)\n    : base(engine, phases: {_pass.Ops.Count}, length: {MostOf(Lifetime.Call, _pass)}, rowWork: {NetworkPlan.MultiplyAddsPer(Network, RowCount.Rows)}, work: {2L * plan.ParameterCount}{WorkEmitter.MemoryOf(_pass)}, sequences: new global::DeepInit.Runtime.SequenceTable[] {{ {string.Join(", ", tables)} }}, stepping: {Number(stepping)}) => _engine = engine;").Line();
        _writer.Write(Tiles.TileEmitter.Optimize);
        WorkEmitter.Open(_writer, _context, _pass, hasSession: true);
        WorkEmitter.WritePhases(_writer, _context, _pass, units: "steps", count: stepping < 0 ? "rows" : Steps.Name);
        _writer.Close().Close();
    }
}
