using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The engine's training: a step is forward, losses, backward; the update happens inside backward unless the gradient is needed whole.</summary>
internal sealed partial class TrainingEmitter
{
    private readonly EmissionContext _context;
    private readonly SurfaceNames _names;
    private readonly PassPlan _training;
    private readonly SourceWriter _writer;
    private readonly string _spans;
    private readonly string _arguments;

    public TrainingEmitter(EmissionContext context, PassPlan training, SourceWriter writer)
    {
        _context = context;
        _names = context.Names;
        _training = training;
        _writer = writer;
        _arguments = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(a => a.Argument));
        _spans = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(a => $"global::System.ReadOnlySpan<{(a.IsClassIndex ? "int" : "$T")}> {a.Argument}"));
    }

    public void Emit()
    {
        _writer.Line();
        _writer.Write("private TrainingJob? _trainingJob;").Line();
        if (_context.OptimizerKind is { } kind)
        {
            Optimizer(kind);
        }

        Parts();
        if (_context.OptimizerKind is not null)
        {
            TrainBatch();
        }

        SumGradients();
        if (_context.OptimizerKind is not null)
        {
            ApplyGradients();
        }

        if (_context.DrawsNumbers)
        {
            _writer.Write("public bool IsRandomized { get; set; } = true;").Line();
            string step = _context.OptimizerKind is null ? "0" : "StepCount";
            foreach (KernelEmitter emitter in _context.AllOps.Where(op => op.IsRandom).Select(KernelEmitterCatalog.PlaceOf).Distinct().OrderBy(place => place).Select(place => KernelEmitterCatalog.All[place]))
            {
                emitter.WriteEngineMembers(_writer, step);
            }
        }

        Gradients();
        if (_context.HasForward)
        {
            Forward();
        }

        Prepare();
        ObserveLayers();
        Job();
        if (_context.OptimizerKind is not null)
        {
            UpdateAll();
        }

        if (_context.Accumulates)
        {
            AddGradients();
        }
    }

    private void TrainBatch()
    {
        _writer.Open($"public $T TrainBatch({_spans}, global::System.ReadOnlySpan<$T> sampleWeights)");
        Use("TrainBatch");
        Check();
        _writer.Write("bool anyCounts = global::DeepInit.Runtime.Guard.SampleWeights(sampleWeights, rows);");
        _writer.Write("int count = global::System.Math.Min(rows, _maxRowsPerPass);");
        _writer.Write("TrainingJob job = Prepare(count);");
        Divisors();
        NoWeight("StepCount++;");
        _writer.Write("bool inParts = count < rows;");
        _writer.Open("if (!inParts)").Write($"Load(job, rows, {_arguments}, sampleWeights);").Close().Line();
        _writer.Write("long step = StepCount + 1;");
        _writer.Write("job.Steps = StepsAt(step);");
        _writer.Write($"$T loss = inParts ? SumGradients(job, rows, count, {_arguments}, sampleWeights) : job.Run(rows{InPlaceArgument}, backward: true{Randomized("IsRandomized")}, update: {EngineEmitter.Bool(_context.Fuses)});");
        if (!_context.Fuses)
        {
            _writer.Write("UpdateAll(job.Steps);").Line();
        }
        else
        {
            _writer.Open("if (inParts)").Write("UpdateAll(job.Steps);").Close();
            if (_context.Stores)
            {
                _writer.Open("else").Write("UpdateStored(job.Steps);").Close();
            }

            _writer.Line();
        }

        _writer.Write("StepCount = step;");
        _writer.Write("return loss;").Close().Line();
    }

    // What the training loop needs for means over many batches: quotients of sums, in the place of means of quotients.
    private void AddLosses()
    {
        _writer.Open("public void AddLosses(global::DeepInit.Runtime.LossTotal total)");
        _writer.Open("if (_trainingJob is { } job)");
        foreach (LossOp loss in _training.Losses)
        {
            _writer.Write(LossEmitter.AddTo(loss));
        }

        _writer.Close().Close().Line();
    }

    private string Randomized(string value) => _context.DrawsNumbers ? ", randomized: " + value : "";

    // One thread at a time: another's call, or one from within this one, is refused instead of sharing its memory. At the end, what was made of the parameters is out of date.
    private void Use(string call) => _writer.Write($"using var inUse = _store.Use(global::DeepInit.Runtime.NetworkCall.{call});");

    // Checks what can be seen without reading numbers; packing finds those that are not finite.
    private void Check()
    {
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {EngineEmitter.Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Targets))
        {
            // Targets of pixels or steps have a message of their own: most who give too few have forgotten a Flatten.
            bool each = _names.Targets.Contains(argument) && (argument.IsClassIndex ? argument.Shape.Length > 1 : argument.Shape.Positions > 1);
            _writer.Write(each
                ? $"global::DeepInit.Runtime.Guard.Targets({argument.Argument}.Length, rows, {argument.Shape.Length}, {EngineEmitter.Name(argument)});"
                : $"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, (long){Rows(argument.Shape.Length)}, {EngineEmitter.Name(argument)});");
        }

        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_names.Targets[i].IsClassIndex)
            {
                int classes = _training.Losses.First(loss => loss.TargetName == _names.Targets[i].Name).Shape.Features;
                _writer.Write($"global::DeepInit.Runtime.Guard.ClassIndices({_names.Targets[i].Argument}, {classes}, {EngineEmitter.Name(_names.Targets[i])});");
            }
        }
    }

    // A batch whose rows all weigh nothing has no mean: it is checked as any other, and its step moves nothing, momentum and weight decay included.
    private void NoWeight(string instead)
    {
        string[] weights = [.. _training.Losses.Select(LossEmitter.WeightOfClasses).Where(weight => weight is not null).Select(weight => weight!)];
        string classes = weights.Length < _training.Losses.Count ? "" : $" || ({string.Join(" && ", weights.Select(weight => weight + " == 0"))})";
        _writer.Open($"if (!anyCounts{classes})");
        CheckNumbers();
        foreach (LossOp loss in _training.Losses)
        {
            _writer.Write($"job.Term{loss.Index} = 0;");
        }

        _writer.Write(instead).Write("return 0;").Close().Line();
    }

    private void CheckNumbers()
    {
        foreach (SurfaceArgument argument in _names.Inputs.Concat(_names.Targets).Where(argument => !argument.IsClassIndex))
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Finite({argument.Argument}, {argument.Shape.Length}, {EngineEmitter.Name(argument)});");
        }

        TargetDomains();
    }

    // After the check for NaN, which has a message of its own.
    private void TargetDomains()
    {
        foreach (SurfaceArgument target in _names.Targets)
        {
            foreach (Shapes.LossNode loss in _context.Plan.Network.Losses.Where(loss => loss.Target == target.Name))
            {
                if (Losses.LossCatalog.Of(loss.Spec).TargetsOf(loss.Spec).Guard is { } guard)
                {
                    _writer.Write($"global::DeepInit.Runtime.Guard.{guard}({target.Argument}, {target.Shape.Length}, {EngineEmitter.Name(target)}, \"{loss.Spec.Function}\");");
                }
            }
        }
    }

    private void Divisors()
    {
        foreach (LossOp loss in _training.Losses)
        {
            _writer.Write($"job.Term{loss.Index} = 0;");
        }

        foreach (LossOp loss in _training.Losses)
        {
            _writer.Write($"job.Divisor{loss.Index} = {LossEmitter.Divisor(loss, loss.TargetName is { } target ? TargetArgument(target) : null)};");
        }
    }

    // Nothing of the network is changed before every argument is packed and known to be finite.
    private void Load()
    {
        _writer.Write("/// <summary>Packs the arguments into the working memory.</summary>");
        _writer.Open($"private static void Load(TrainingJob job, int rows, {_spans}, global::System.ReadOnlySpan<$T> sampleWeights)");
        if (_names.Inputs.Count > (_training.InPlace is null ? 0 : 1) || _training.Targets.Any(target => target.Buffer is not null))
        {
            _writer.Write("ref $T memory = ref job.Memory!.Start;");
        }

        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            PackInput(i);
        }

        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_training.Targets[i].Buffer is { } buffer)
            {
                Pack(_names.Targets[i], buffer);
            }
        }

        foreach (LossOp loss in _training.Losses.Where(loss => loss.ReadsClasses))
        {
            // They index memory, and the caller may have changed them since they were checked.
            string target = TargetArgument(loss.TargetName!);
            _writer.Write($"global::DeepInit.Runtime.Guard.CopyClassIndices({target}, job.Classes{loss.Index}, {loss.Shape.Features}, {Literal.Of(target.TrimStart('@'))});");
        }

        TargetDomains();
        _writer.Write("job.IsWeighted = !sampleWeights.IsEmpty;");
        _writer.Open("if (job.IsWeighted)");
        foreach (LossOp loss in _training.Losses)
        {
            _writer.Write($"job.Weights{loss.Index} = global::DeepInit.Runtime.WeightedRows<$T>.Expand(sampleWeights, {loss.Shape.Positions}, job.Weights{loss.Index});");
        }

        _writer.Close().Close().Line();
    }

    // ", x" where the job reads x where it lies.
    private string InPlaceArgument => _training.InPlace is { } i ? ", " + _names.Inputs[i].Argument : "";

    private string InPlaceParameter => _training.InPlace is null ? "" : ", global::System.ReadOnlySpan<$T> input";

    private void PackInput(int i)
    {
        SurfaceArgument input = _names.Inputs[i];
        if (i == _training.InPlace)
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Finite({input.Argument}, {input.Shape.Length}, {EngineEmitter.Name(input)});").Line();
        }
        else
        {
            Pack(input, _training.Inputs[i]);
        }
    }

    private void Pack(SurfaceArgument argument, BufferUse buffer)
    {
        _writer.Open($"if (!{EngineEmitter.Pack(argument, argument.Argument, Ref(_training, buffer))})");
        _writer.Write($"global::DeepInit.Runtime.Guard.Finite({argument.Argument}, {argument.Shape.Length}, {EngineEmitter.Name(argument)});").Close().Line();
    }

    private void Prepare()
    {
        _writer.Write("/// <summary>Working memory for a batch; it grows when a larger batch than ever before comes.</summary>");
        _writer.Open("private TrainingJob Prepare(int rows)");
        _writer.Write("_trainingJob ??= new TrainingJob(this);");
        _writer.Write("_trainingJob.Reserve(rows);");
        _writer.Write("return _trainingJob;").Close().Line();
    }

    private void Forward()
    {
        string spans = string.Join(", ", _names.Inputs.Select(a => $"global::System.ReadOnlySpan<$T> {a.Argument}").Concat(_names.Outputs.Select(a => $"global::System.Span<$T> {a.Argument}")));
        _writer.Open($"public void Forward({spans})");
        Use("Forward");
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {EngineEmitter.Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Outputs))
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, (long){Rows(argument.Shape.Length)}, {EngineEmitter.Name(argument)});");
        }

        _writer.Write("TrainingJob job = Prepare(rows);");
        _writer.Write("ref $T memory = ref job.Memory!.Start;");
        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            PackInput(i);
        }

        _writer.Write($"job.RunForward(rows{InPlaceArgument}{(_context.DrawsNumbers ? ", IsRandomized" : "")});");
        for (int i = 0; i < _names.Outputs.Count; i++)
        {
            SurfaceArgument output = _names.Outputs[i];
            _writer.Write(EngineEmitter.Unpack(output, Ref(_training, _training.Outputs[i]), output.Argument) + ";");
        }

        _writer.Close().Line();
    }

    private string TargetArgument(string target) => _names.Targets.First(t => t.Name == target).Argument;
}
