using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the engine that predicts further steps of a sequence, whose earlier ones a session remembers.</summary>
internal sealed class SteppingEmitter
{
    private readonly EmissionContext _context;
    private readonly PassPlan _pass;
    private readonly SourceWriter _writer;
    private readonly SurfaceArgument _input;
    private readonly SurfaceArgument _output;
    private readonly ShapedNetwork _stepwise;

    internal SteppingEmitter(EmissionContext context, PassPlan pass, SourceWriter writer)
    {
        _context = context;
        _pass = pass;
        _writer = writer;
        _input = context.Names.Inputs[0];
        _output = context.Names.Outputs[0];
        _stepwise = StepwiseNetwork.Of(context.Plan.Network)!;
    }

    /// <summary>The interface of an engine with sessions.</summary>
    public static string Contract(EmissionContext context) => $"global::DeepInit.Runtime.IStepEngine<{context.Names.Inputs[0].Type}, $T>";

    // The only row, and its steps.
    private RowCount Steps => _pass.StepCounts.Single();

    private bool ReturnsSteps => _stepwise.Values[_stepwise.Outputs[0]].Steps is not null;

    private int Features => _output.Shape.Length / (ReturnsSteps ? _output.Shape.Positions : 1);

    internal void Emit()
    {
        NetworkPlan plan = _context.Plan;
        int features = _input.Ids is null ? _input.Shape.Features : 1;
        string most = StepwiseNetwork.MostSteps(_stepwise) is { } limit ? limit.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null";
        string padding = plan.Network.Spec.Inputs[0].Lengths == Specs.LengthSource.Padding ? $", padding: {_input.Ids!.PaddingIndex}" : "";
        string vocabulary = _input.Ids is { } ids ? $", vocabulary: {ids.Vocabulary}" : "";
        _writer.Write("private readonly global::DeepInit.Runtime.IdlePool<StepJob> _idleStepJobs = new global::DeepInit.Runtime.IdlePool<StepJob>();").Line();
        _writer.Write("/// <summary>What a session is like.</summary>");
        _writer.Write($"public global::DeepInit.Runtime.StepForm StepForm {{ get; }} = new global::DeepInit.Runtime.StepForm({Literal.Of(_context.Spec.Type.Name.TrimStart('@'))}, memory: {_pass.LengthOf(Lifetime.Session, null)}, features: {features}, outputs: {Features}, returnsSteps: {Literal.Of(ReturnsSteps)}, stepsAtOnce: {plan.StepsAtOnce}, mostSteps: {most}{vocabulary}{padding});").Line();
        _writer.Write("/// <summary>Predicts further steps of a session, at most as many as it takes at once.</summary>");
        _writer.Open($"public void Step(global::DeepInit.Runtime.AlignedBlock<$T> session, int past, global::System.ReadOnlySpan<{_input.Type}> steps, global::System.Span<$T> outputs)");
        if (plan.DerivedLength > 0)
        {
            _writer.Write("Derive();");
        }
        else if (_context.Averages)
        {
            _writer.Write("Store.RefreshInference();");
        }

        _writer.Write("StepJob job = _idleStepJobs.Rent() ?? new StepJob(this);");
        _writer.Write($"int rows = 1, {Steps.Name} = {((Whole)"steps.Length" / features)};");
        _writer.Write($"job.Begin(session, past, {Steps.Name});");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
        string place = EmissionContext.Ref(_pass, _pass.Inputs[0]);
        _writer.Write(_input.Ids is { } of
            ? $"global::DeepInit.Runtime.Guard.CopyIds(steps, {place}, {of.Vocabulary}, 1, 0, \"steps\");"
            : $"global::DeepInit.Runtime.Panels.Pack(steps, {Steps.Name}, {features}, {place});");
        _writer.Write("job.Run(rows);");
        _writer.Write($"job.Unpack({EmissionContext.Ref(_pass, _pass.Outputs[0])}, {(ReturnsSteps ? Steps.Name : "rows")}, {Features}, outputs);");
        _writer.Write("_idleStepJobs.Return(job);").Close().Line();
        Job();
    }

    private void Job()
    {
        NetworkPlan plan = _context.Plan;
        _writer.Write("/// <summary>The working memory of some steps of a session, and the forward pass on it.</summary>");
        _writer.Open("private sealed class StepJob : global::DeepInit.Runtime.StepJob<$T>");
        MemoryTable.WritePhases(_writer, _context, _pass);
        _writer.Write("private readonly NetworkEngine _engine;").Line();
        int fixedLength = _pass.FixedLength, scratch = _pass.Scratch.Local, perStep = _pass.LengthOf(Lifetime.Call, Steps);
        string memory = $"{(scratch > 0 ? $", scratch: {scratch}" : "")}{(fixedLength > 0 ? $", fixedLength: {fixedLength}" : "")}";
        _writer.Write($"public StepJob(NetworkEngine engine)\n    : base(engine, phases: {_pass.Ops.Count}, length: {_pass.RowLength + (plan.StepsAtOnce * perStep)}, rowWork: {NetworkPlan.MultiplyAddsPer(_stepwise, RowCount.Rows)}, work: {2L * plan.ParameterCount}{memory}, mostSteps: {plan.StepsAtOnce}, stepLength: {perStep}, stepWork: {NetworkPlan.MultiplyAddsPer(_stepwise, Steps)}) => _engine = engine;").Line();
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)");
        _writer.Write("int rows = Rows;");
        EmissionContext.WriteCounts(_writer, _pass);
        _writer.Write("ref $T memory = ref Memory.Start, session = ref Session.Start;");
        _writer.Write($"ref $T parameters = ref _engine.{_context.PredictedValues};");
        if (fixedLength > 0)
        {
            _writer.Write("ref $T fixedMemory = ref FixedMemory;");
        }

        if (scratch > 0)
        {
            _writer.Write("ref $T local = ref ScratchOf(share);");
        }

        if (_pass.Ops.Any(op => op.Items.Grows))
        {
            _writer.Write("// of single steps four panels at once, so that the sums of four are in flight");
            _writer.Write($"int grain = {Steps.Name} == 1 ? 4 : 1;");
        }

        JobEmitter.WriteRange(_writer);
        new JobEmitter(_context, _pass, _writer, grain: "grain").Write(_pass.SectionOf(SectionKind.Forward));
        _writer.Close().Close();
    }
}
