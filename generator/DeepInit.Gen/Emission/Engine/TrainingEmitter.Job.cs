using DeepInit.Gen.Losses;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <content>The job that runs a step: its memory, and the order of its phases.</content>
internal sealed partial class TrainingEmitter
{
    private void Job()
    {
        KernelOp[] ops = [.. _training.Ops];
        LossOp[] losses = [.. _training.Losses];
        bool updates = _context.OptimizerKind is not null;
        _writer.Write("/// <summary>The working memory of training, and forward, losses and backward on it.</summary>");
        _writer.Open("private sealed class TrainingJob : global::DeepInit.Runtime.TrainingJob<$T>");
        MemoryTable.WritePhases(_writer, _context, _training);
        _writer.Write("private readonly NetworkEngine _engine;").Line();
        string terms = string.Join(", ", losses.Select(Term));
        string fixedLength = _training.FixedLength > 0 ? $", fixedLength: {_training.FixedLength}" : "";
        string updating = $"{(updates && _context.Fuses ? ", fuses: true" : "")}{(updates && _context.Stores ? ", stores: true" : "")}";
        _writer.Open($"public TrainingJob(NetworkEngine engine)\n    : base(engine, phases: {ops.Length}, rowLength: {_training.RowLength}, rowWork: {3 * _context.Plan.MultiplyAddsPer(RowCount.Rows)}, scratch: {ScratchPerThread}, losses: new global::DeepInit.Runtime.LossTerm<$T>[] {{ {terms} }}{fixedLength}{updating}{_context.NewSequences(_training, passes: 3)}{Carried()})");
        _writer.Write("_engine = engine;").Close().Line();
        foreach (UpdateGroup group in Blockwise)
        {
            string step = _context.Tile(ElementwiseUpdateEmitter.FormOf(group)) + ".Step[]";
            _writer.Write($"public {step} Steps{ElementwiseUpdateEmitter.Suffix(group)} {{ get; set; }} = new {step.Replace("[]", "[0]")};").Line();
        }

        Layers();
        Sums();
        CatchUp();
        Work();
        _writer.Close().Line();
    }

    private string Carried()
    {
        const string State = "global::DeepInit.Runtime.CarriedState<$T>";
        IEnumerable<string> states = _training.Carried.Select(state => $"new {State}({Literal.Of(state.Layer)}, {state.Numbers}, from: {MemoryTable.Place(_training, state.From)}, to: {MemoryTable.Place(_training, state.To)})");
        return _training.Carried.Count == 0 ? "" : $", carried: new {State}[] {{ {string.Join(", ", states)} }}";
    }

    private string Term(LossOp loss)
    {
        string steps = _training.CountOf(loss).Sequences is { } sequences ? $", sequences: {sequences}{(loss.Spec.Reduction == Reduction.BatchMean ? ", dividesByRows: true" : "")}" : "";
        string options = $"{(loss.ReadsClasses ? ", readsClasses: true" : "")}{(loss.Spec.Reduction == Reduction.Sum ? ", isSum: true" : "")}{(LossEmitter.DividesByWeights(loss) ? ", dividesByWeights: true" : "")}{(loss.Spec.IgnoreIndex is { } ignored ? $", ignored: {ignored}" : "")}";
        if (loss.OfLabels is { } labels)
        {
            return $"new global::DeepInit.Runtime.LossTerm<$T>({loss.Parts}, labels: {New(labels)}{(loss.Spec.Reduction == Reduction.Sum ? ", isSum: true" : "")})";
        }

        string batch = loss.OfBatch is { } kernel ? ", batch: " + New(kernel) : "";
        string floor = loss.HasFloor ? ", hasFloor: true" : "";
        return $"new global::DeepInit.Runtime.LossTerm<$T>({loss.Parts}, {loss.Shape.Positions}{options}{steps}{batch}{floor})";
    }

    private static string New(BatchKernel kernel) =>
        $"new global::DeepInit.Runtime.{kernel.Type}<$T>({string.Join(", ", kernel.Arguments.Select(argument => $"{argument.Name}: {argument.Text}"))})";

    // A block of gradients is there whatever the ops need: the update of all parameters at once works on it, too.
    private int GradientLength => Math.Max(Panel.Block, _training.Scratch.Gradient);

    private int TransposedLength => _training.Scratch.Transposed;

    private int LocalLength => _training.Scratch.Local;

    private int ScratchPerThread => GradientLength + TransposedLength + LocalLength;

    // The same sums as in Work, for those whose activation is part of the op; a program that does not look is without it.
    private void Sums()
    {
        KernelOp[] ops = [.. _training.SumsAlone];
        if (ops.Length == 0)
        {
            return;
        }

        _writer.Write("/// <summary>The sums of layers before their activation, for who scales weights by them.</summary>");
        _writer.Open("protected override void WorkSums(global::DeepInit.Runtime.TeamShare share)");
        _writer.Write("int rows = Rows, first = 0, end = 0;");
        WriteCounts(_writer, _training);
        _writer.Write("ref $T memory = ref Memory.Start;").Write("ref $T parameters = ref _engine.Store.Values;");
        _context.WritePlaces(_writer);
        WritePlaces(Scratch.Largest(ops).Local, ops.Any(op => op.Uses.Any(use => _training.Buffers[use.Buffer.Id].Form.Lifetime == Lifetime.Fixed)) ? _training.FixedLength : 0);
        new JobEmitter(_context, _training, _writer, grain: "1").WriteSums();
        _writer.Close().Line();
    }

    // Rows that look-ups read, before anything does.
    private void CatchUp()
    {
        if (_context.Late.Count == 0)
        {
            return;
        }

        _writer.Open("protected override void CatchUp(int threads)");
        _writer.Write("int rows = Rows;");
        WriteCounts(_writer, _training);
        _writer.Write("ref $T memory = ref Memory.Start;");
        foreach ((ParameterPlan table, IReadOnlyList<Value> ids) in _context.Late)
        {
            foreach (Value named in ids)
            {
                _writer.Write($"_engine.{LateRowsOf(table)}.CatchUp({Ref(_training, _training.Inputs[named.Id])}, {Times(RowCount.Of(_context.Plan.Network, named).Name, named.Packed.Length)}, threads);");
            }
        }

        _writer.Close().Line();
    }

    private void WritePlaces(int local, int fixedLength)
    {
        if (local > 0)
        {
            _writer.Write($"ref $T local = ref DiUnsafe.Add(ref ScratchOf(share), {GradientLength + TransposedLength});");
        }

        if (fixedLength > 0)
        {
            _writer.Write("ref $T fixedMemory = ref FixedMemory;");
        }
    }

    private void Work()
    {
        _writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)");
        _writer.Write("int rows = Rows;");
        WriteCounts(_writer, _training);
        _writer.Write("ref $T memory = ref Memory.Start;");
        if (_training.ReadsParameters)
        {
            _writer.Write($"ref $T parameters = ref {(_context.Averages ? "Parameters" : "_engine.Store.Values")};");
        }

        if (_context.Fuses || _context.Accumulates)
        {
            _writer.Write("ref $T scratch = ref ScratchOf(share);");
        }

        if (TransposedLength > 0)
        {
            _writer.Write($"ref $T transposed = ref DiUnsafe.Add(ref ScratchOf(share), {GradientLength});");
        }

        _context.WritePlaces(_writer);
        WritePlaces(LocalLength, _training.FixedLength);
        JobEmitter.WriteRange(_writer);
        var job = new JobEmitter(_context, _training, _writer, grain: "1");
        job.Write(_training.SectionOf(SectionKind.Forward));
        if (_context.HasForward)
        {
            _writer.Line().Open("if (OutputsAlone)");
            job.Write(_training.SectionOf(SectionKind.Outputs));
            _writer.Write("return;").Close();
        }

        job.Write(_training.SectionOf(SectionKind.Losses));
        _writer.Line().Open("if (!Backward)").Write("return;").Close();
        job.Write(_training.SectionOf(SectionKind.Backward));
        _writer.Close();
    }
}
