using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
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
        if (updates)
        {
            _writer.Write("/// <remarks>With Update, each block of a gradient moves its parameters while it is in the first-level cache, and is never stored.</remarks>");
        }

        _writer.Open("private sealed class TrainingJob : global::DeepInit.Runtime.TeamJob");
        MemoryTable.WritePhases(_writer, _context, _training);
        _writer.Write("private readonly NetworkEngine _engine;");
        _writer.Write("private global::DeepInit.Runtime.AlignedBlock<$T>? _scratch;");
        if (_training.FixedLength > 0)
        {
            _writer.Write($"private readonly global::DeepInit.Runtime.AlignedBlock<$T> _fixed = new global::DeepInit.Runtime.AlignedBlock<$T>({_training.FixedLength});");
        }

        _writer.Write("private int _rows;").Write("private int _threads;").Line();
        _writer.Open($"public TrainingJob(NetworkEngine engine)\n    : base(phases: {ops.Length})").Write("_engine = engine;").Close().Line();
        _writer.Write("public global::DeepInit.Runtime.AlignedBlock<$T>? Memory { get; private set; }").Line();
        foreach (LossOp loss in losses)
        {
            if (loss.ReadsClasses)
            {
                _writer.Write($"public int[] Classes{loss.Index} {{ get; private set; }} = new int[0];").Line();
            }

            _writer.Write($"private double[] Loss{loss.Index} {{ get; }} = new double[{loss.Parts}];").Line();
            _writer.Write($"public double Divisor{loss.Index} {{ get; set; }}").Line();
            _writer.Write($"public double Term{loss.Index} {{ get; set; }}").Line();
            _writer.Write($"public $T[] Weights{loss.Index} {{ get; set; }} = new $T[0];").Line();
        }

        if (updates)
        {
            _writer.Write("public Step[] Steps { get; set; } = new Step[0];").Line();
            _writer.Write("private bool Update { get; set; }").Line();
        }

        _writer.Write("/// <summary>Whether the rows count differently.</summary>").Write("public bool IsWeighted { get; set; }").Line();
        _writer.Write("private bool Backward { get; set; }").Line();
        if (_context.HasForward)
        {
            _writer.Write("private bool OutputsAlone { get; set; }").Line();
        }

        if (_context.HasModes)
        {
            _writer.Write("private bool Training { get; set; }").Line();
        }

        if (_context.DrawsNumbers)
        {
            _writer.Write("private bool Randomized { get; set; }").Line();
            _writer.Write("/// <summary>Where this part of a batch begins: each row has a mask of its own.</summary>").Write("public long FirstRow { get; set; }").Line();
        }

        Reserve(losses);
        Run(losses, updates);
        if (_context.HasForward)
        {
            RunForward();
        }

        Observe();
        Work();
        _writer.Close().Line();
    }

    private void Reserve(LossOp[] losses)
    {
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("public void Reserve(int rows)");
        _writer.Open("if (Memory is null || _rows < rows)");
        _writer.Write($"Memory = new global::DeepInit.Runtime.AlignedBlock<$T>(global::DeepInit.Runtime.Guard.BatchLength(rows, {_training.RowLength}));");
        foreach (LossOp loss in losses.Where(loss => loss.ReadsClasses))
        {
            _writer.Write($"Classes{loss.Index} = new int[{Rows(loss.Shape.Positions)}];");
        }

        _writer.Write("_rows = rows;").Close().Line();
        _writer.Write($"// per thread, a block of 16 × 16 gradients{(TransposedLength > 0 ? ", one transposed panel of weights" : "")}{(LocalLength > 0 ? ", a part of an image: padded, or as patches and their sums" : "")}");
        _writer.Write("_threads = _engine.MaxThreads;");
        _writer.Write($"int scratch = _threads * {ScratchPerThread};");
        _writer.Open("if (_scratch is null || _scratch.Length < scratch)").Write("_scratch = new global::DeepInit.Runtime.AlignedBlock<$T>(scratch);").Close();
        _writer.Close().Line();
    }

    // A block of gradients is there whatever the ops need: the update of all parameters at once works on it, too.
    private int GradientLength => Math.Max(Panel.Block, _training.Scratch.Gradient);

    private int TransposedLength => _training.Scratch.Transposed;

    private int LocalLength => _training.Scratch.Local;

    private int ScratchPerThread => GradientLength + TransposedLength + LocalLength;

    private void Run(LossOp[] losses, bool updates)
    {
        _writer.Write("private int Rows { get; set; }").Line();
        _writer.Open($"public $T Run(int rows{InPlaceParameter}, bool backward{(_context.DrawsNumbers ? ", bool randomized" : "")}{(updates ? ", bool update" : "")})");
        _writer.Write("Rows = rows;").Write("Backward = backward;");
        if (_context.HasForward)
        {
            _writer.Write("OutputsAlone = false;");
        }

        if (_context.HasModes)
        {
            _writer.Write("// a loss alone is computed as in prediction");
            _writer.Write("Training = backward;");
        }

        if (_context.DrawsNumbers)
        {
            _writer.Write("Randomized = randomized;");
        }

        _writer.Write("// what is allocated at its first use must be there before several threads use it");
        if (updates)
        {
            _writer.Write("Update = update;");
            _writer.Open("if (update)").Write("_engine._store.ReserveStates();");
            if (_context.Stores)
            {
                _writer.Write("_engine._store.ReserveGradients();");
            }

            _writer.Close();
            _writer.Open("else if (backward)").Write("_engine._store.ReserveGradients();").Close().Line();
        }
        else
        {
            _writer.Open("if (backward)").Write("_engine._store.ReserveGradients();").Close().Line();
        }

        _writer.Write($"int threads = rows * {3 * _context.Plan.MultiplyAdds}L >= global::DeepInit.Runtime.ThreadTeam.WorthSharing ? _threads : 1;");
        _writer.Write(_training.InPlace is null ? "RunOn(threads);" : "RunOn(input, threads);");
        _writer.Write("double loss = 0;");
        foreach (LossOp loss in losses)
        {
            string term = $"term{loss.Index}";
            _writer.Write($"double {term} = 0;");
            _writer.Open($"foreach (double part in Loss{loss.Index})").Write($"{term} += part;").Close().Line();
            _writer.Write($"Term{loss.Index} += {term};");
            _writer.Write($"loss += {LossEmitter.Mean(loss, term)};");
        }

        _writer.Write("return ($T)loss;").Close().Line();
    }

    // The forward pass as training runs it, for its outputs.
    private void RunForward()
    {
        _writer.Open($"public void RunForward(int rows{InPlaceParameter}{(_context.DrawsNumbers ? ", bool randomized" : "")})");
        _writer.Write("Rows = rows;").Write("OutputsAlone = true;");
        SetTrainingForward();
        _writer.Write(_training.InPlace is null ? "RunAlone();" : "RunOn(input, threads: 1);").Close().Line();
    }

    // A forward pass as training runs it, by itself.
    private void SetTrainingForward()
    {
        if (_context.HasModes)
        {
            _writer.Write("Training = true;");
        }

        if (_context.DrawsNumbers)
        {
            _writer.Write("Randomized = randomized;");
        }
    }

    private void Work()
    {
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)");
        _writer.Write("int rows = Rows;").Write("ref $T memory = ref Memory!.Start;");
        if (_training.ReadsParameters)
        {
            _writer.Write("ref $T parameters = ref _engine._store.Values;");
        }

        if (_context.Fuses || _context.Accumulates)
        {
            _writer.Write($"ref $T scratch = ref DiUnsafe.Add(ref _scratch!.Start, share.Thread * {ScratchPerThread});");
        }

        if (TransposedLength > 0)
        {
            _writer.Write($"ref $T transposed = ref DiUnsafe.Add(ref _scratch!.Start, (share.Thread * {ScratchPerThread}) + {GradientLength});");
        }

        if (LocalLength > 0)
        {
            _writer.Write($"ref $T local = ref DiUnsafe.Add(ref _scratch!.Start, (share.Thread * {ScratchPerThread}) + {GradientLength + TransposedLength});");
        }

        if (_training.FixedLength > 0)
        {
            _writer.Write("ref $T fixedMemory = ref _fixed.Start;");
        }

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
