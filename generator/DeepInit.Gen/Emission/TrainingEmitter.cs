using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The engine's training: a step is forward, losses, backward; the update happens inside backward unless the gradient is needed whole.</summary>
internal sealed class TrainingEmitter
{
    /// <summary>Numbers in a block of gradients: 16 inputs × 16 outputs.</summary>
    public const int GradientBlock = 256;

    private readonly EmissionContext _context;
    private readonly SurfaceNames _names;
    private readonly TrainingPlan _training;
    private readonly SourceWriter _writer;
    private readonly string _spans;

    public TrainingEmitter(EmissionContext context, TrainingPlan training, SourceWriter writer)
    {
        _context = context;
        _names = context.Names;
        _training = training;
        _writer = writer;
        _spans = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(a => $"global::System.ReadOnlySpan<{(a.IsClassIndex ? "int" : "$T")}> {a.Argument}"));
    }

    public void Emit()
    {
        _writer.Line();
        _writer.Write("private global::DeepInit.Runtime.AlignedBlock<$T>? _training;").Line();
        if (_context.OptimizerKind is { } kind)
        {
            Optimizer(kind);
            TrainBatch();
        }

        if (_context.HasDropout)
        {
            _writer.Write("public bool DropoutActive { get; set; } = true;").Line();
        }

        Gradients();
        Prepare();
        Passes();
        if (_context.OptimizerKind is not null)
        {
            UpdateAll();
        }
    }

    private void Optimizer(OptimizerKind kind)
    {
        OptimizerSpec spec = _context.Optimizer!;
        if (kind.Field(spec) is { } field)
        {
            _writer.Write(field).Line();
        }

        _writer.Write($"private double _learningRate = {Literal.Of(spec.LearningRate)};").Line();
        _writer.Open("public double LearningRate");
        _writer.Write("get => _learningRate;");
        _writer.Open("set");
        _writer.Open("if (!(value >= 0) || double.IsInfinity(value))");
        _writer.Write("throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"The learning rate must be a finite number of at least 0.\");");
        _writer.Close().Line();
        _writer.Write("_learningRate = value;").Close().Close().Line();
        _writer.Write("public long StepCount { get; set; }").Line();

        _writer.Write("/// <summary>What the update needs to know of a step.</summary>");
        _writer.Open("private struct Step");
        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            _writer.Write($"/// <summary>{SurfaceEmitter.Xml(scalar.Formula)}</summary>").Write($"public $T {Identifiers.Pascal(scalar.Name)};").Line();
        }

        if (_context.Decays)
        {
            string formula = spec.DecoupledWeightDecay ? "1 − rate · decay: the factor on parameters that decay; the others take 1" : "decay: what is added to the gradient per parameter; the others take 0";
            _writer.Write($"/// <summary>{formula}</summary>").Write("public $T Decay;").Line();
        }

        if (_context.ClipsNorm)
        {
            _writer.Write("/// <summary>The factor that clipping by the global norm puts on every gradient.</summary>").Write("public $T Clip;").Line();
        }

        _writer.Close().Line();
        _writer.Open("private Step StepAt(long step)");
        _writer.Write("double rate = _learningRate;");
        _writer.Write("Step scalars = default;");
        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            _writer.Write($"scalars.{Identifiers.Pascal(scalar.Name)} = ($T)({scalar.Expression});");
        }

        if (_context.Decays)
        {
            _writer.Write(spec.DecoupledWeightDecay
                ? $"scalars.Decay = ($T)(1 - (rate * {Literal.Of(spec.WeightDecay)}));"
                : $"scalars.Decay = {Literal.Of(spec.WeightDecay, _context.Precision)};");
        }

        if (_context.ClipsNorm)
        {
            _writer.Write("scalars.Clip = 1;");
        }

        _writer.Write("return scalars;").Close().Line();
    }

    private void TrainBatch()
    {
        _writer.Open($"public $T TrainBatch({_spans})");
        Begin();
        _writer.Write($"Forward(ref memory, rows{(_context.HasDropout ? ", DropoutActive" : "")});");
        _writer.Write($"double loss = Losses({LossArguments()});");
        _writer.Write("long step = StepCount + 1;");
        _writer.Write("Step scalars = StepAt(step);");
        if (_context.ClipsNorm)
        {
            _writer.Write("Backward(ref memory, rows, update: false, in scalars);");
            _writer.Write("// norm over all trainable parameters together; 1e-6 as in PyTorch");
            _writer.Write($"scalars.Clip = ($T)global::System.Math.Min(1.0, {Literal.Of(_context.Optimizer!.GlobalClipNorm)} / (GradientNorm() + 1e-6));");
            _writer.Write("UpdateAll(in scalars);");
        }
        else
        {
            _writer.Write("Backward(ref memory, rows, update: true, in scalars);");
        }

        _writer.Write("StepCount = step;");
        _writer.Write("return ($T)loss;").Close().Line();
    }

    private void Gradients()
    {
        _writer.Open($"public $T ComputeLoss({_spans})");
        Begin();
        _writer.Write($"Forward(ref memory, rows{(_context.HasDropout ? ", dropout: false" : "")});");
        _writer.Write($"return ($T)Losses({LossArguments()});").Close().Line();
        _writer.Open($"public $T ComputeGradients({_spans})");
        Begin();
        _writer.Write($"Forward(ref memory, rows{(_context.HasDropout ? ", DropoutActive" : "")});");
        _writer.Write($"double loss = Losses({LossArguments()});");
        _writer.Write(_context.OptimizerKind is null ? "Backward(ref memory, rows);" : "Backward(ref memory, rows, update: false, default);");
        _writer.Write("return ($T)loss;").Close().Line();
    }

    // Checks every argument before anything is changed, and packs what is not class indices.
    private void Begin()
    {
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {EngineEmitter.Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Targets))
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, {Rows(argument.Shape.Length)}, {EngineEmitter.Name(argument)});");
        }

        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_names.Targets[i].IsClassIndex)
            {
                int classes = _training.Losses.First(loss => loss.TargetName == _names.Targets[i].Name).Shape.Features;
                _writer.Write($"global::DeepInit.Runtime.Guard.ClassIndices({_names.Targets[i].Argument}, {classes}, {EngineEmitter.Name(_names.Targets[i])});");
            }
        }

        _writer.Write("ref $T memory = ref Prepare(rows);");
        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            Pack(_names.Inputs[i], _training.Pass.Inputs[i]);
        }

        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_training.Targets[i].Buffer is { } buffer)
            {
                Pack(_names.Targets[i], buffer);
            }
        }
    }

    private void Pack(SurfaceArgument argument, BufferUse buffer)
    {
        _writer.Open($"if (!global::DeepInit.Runtime.Panels.Pack({argument.Argument}, {Rows(argument.Shape.Positions)}, {argument.Shape.Features}, {Ref(_training.Pass, buffer)}))");
        _writer.Write($"global::DeepInit.Runtime.Guard.Finite({argument.Argument}, {argument.Shape.Length}, {EngineEmitter.Name(argument)});").Close().Line();
    }

    private void Prepare()
    {
        _writer.Write("/// <summary>Working memory for a batch; it grows when a larger batch than ever before comes.</summary>");
        _writer.Open("private ref $T Prepare(int rows)");
        _writer.Open($"if (_training is null || _training.Length < (long)rows * {_training.Pass.RowLength})");
        _writer.Write($"_training = new global::DeepInit.Runtime.AlignedBlock<$T>(checked(rows * {_training.Pass.RowLength}));").Close().Line();
        _writer.Write("return ref _training.Start;").Close().Line();
    }

    private void Passes()
    {
        _writer.Write("/// <summary>The forward pass for training: it keeps what the backward pass reads.</summary>");
        _writer.Open($"private void Forward(ref $T memory, int rows{(_context.HasDropout ? ", bool dropout" : "")})");
        EngineEmitter.WriteOps(_writer, _training.Pass, _training.Forward);
        _writer.Close().Line();

        _writer.Write("/// <summary>The losses, weighted and added, and their gradients.</summary>");
        string indices = string.Concat(_names.Targets.Where(t => t.IsClassIndex).Select(t => $", global::System.ReadOnlySpan<int> {t.Argument}"));
        _writer.Open($"private double Losses(ref $T memory, int rows{indices})");
        string sum = string.Join(" + ", _training.Losses.Select(loss => LossEmitter.Call(_training.Pass, loss, TargetArgument(loss.TargetName))));
        _writer.Write($"return {sum};").Close().Line();

        _writer.Write(_context.OptimizerKind is null
            ? "/// <summary>The backward pass, into the block of gradients.</summary>"
            : "/// <summary>The backward pass. With update, each block of a gradient moves its parameters while it is in the first-level cache, and is never stored.</summary>");
        _writer.Open($"private void Backward(ref $T memory, int rows{(_context.OptimizerKind is null ? "" : ", bool update, in Step step")})");
        EngineEmitter.WriteOps(_writer, _training.Pass, _training.Backward);
        _writer.Close().Line();
    }

    private string TargetArgument(string target) => _names.Targets.First(t => t.Name == target).Argument;

    private string LossArguments() => string.Join(", ", new[] { "ref memory", "rows" }.Concat(_names.Targets.Where(t => t.IsClassIndex).Select(t => t.Argument)));

    private void UpdateAll()
    {
        UpdateEmitter.Write(_writer, _context);
        if (!_context.ClipsNorm)
        {
            return;
        }

        ParameterPlan[] trained = [.. Trained()];
        _writer.Line();
        _writer.Write("/// <summary>Moves every trainable parameter by the stored gradients.</summary>");
        _writer.Open("private void UpdateAll(in Step step)");
        foreach (ParameterPlan p in trained)
        {
            _writer.Write($"Update({p.Offset}, ref DiUnsafe.Add(ref _store.Gradients, {p.Offset}), {p.Length / 16}, 16, in step{UpdateEmitter.Decay(_context, p)});");
        }

        _writer.Close().Line();
        _writer.Write("/// <summary>The norm of all gradients together; padding is zero and adds nothing.</summary>");
        _writer.Open("private double GradientNorm()");
        _writer.Write("double sum = 0;");
        foreach (ParameterPlan p in trained)
        {
            _writer.Write($"sum += SumOfSquares(ref DiUnsafe.Add(ref _store.Gradients, {p.Offset}), {p.Length});");
        }

        _writer.Write("return global::System.Math.Sqrt(sum);").Close().Line();
        _writer.Open("private static double SumOfSquares(ref $T g, int count)");
        _writer.Write("double sum = 0;");
        _writer.Write("// sixteen numbers at a time in vectors, their sums in double precision");
        _writer.Open("for (int i = 0; i < count; i += 16)");
        _writer.Write("DiV squares = DiV.Zero;");
        _writer.Open("for (int j = 0; j < 16; j += DiV.Count)");
        _writer.Write("DiV v = DiSimd.Load(ref g, i + j);").Write("squares += v * v;").Close();
        _writer.Write("sum += DiSimd.Sum(squares);").Close();
        _writer.Write("return sum;").Close();
    }

    // Parameters that some loss depends on: the others have no gradient, and stay.
    private IEnumerable<ParameterPlan> Trained()
    {
        var reached = new HashSet<int>(_training.Backward.OfType<WeightGradientOp>().SelectMany(op => new[] { op.Weight, op.Bias }).Where(i => i is not null).Select(i => i!.Value));
        return _context.Plan.Parameters.Where(p => reached.Contains(p.Index));
    }
}
