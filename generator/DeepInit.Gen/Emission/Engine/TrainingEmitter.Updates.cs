using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>The optimiser: its hyperparameters, the numbers of a step, and the update of parameters whose gradients are stored.</content>
internal sealed partial class TrainingEmitter
{
    // Below it squares of single precision may have become denormal.
    private const string LeastSumOfSquares = "1e-24";

    private UpdateGroup Group => _context.OptimizerPlan!.Groups[0];

    private void Optimizer(OptimizerKind kind)
    {
        OptimizerSpec spec = _context.Optimizer!;
        if (kind.Field(spec) is { } field)
        {
            string arguments = string.Join(", ", field.Arguments.Select(Literal.Of));
            _writer.Write($"private readonly global::DeepInit.Runtime.{field.Type} {field.Name} = new global::DeepInit.Runtime.{field.Type}({arguments});").Line();
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
        StepNumbers(kind, spec);
        StepsAt(kind, spec);
    }

    private void StepNumbers(OptimizerKind kind, OptimizerSpec spec)
    {
        _writer.Write("/// <summary>What the update needs to know of a step, for one pair of factors on rate and decay.</summary>");
        _writer.Open("private struct Step");
        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            if (scalar.Words != scalar.Name)
            {
                _writer.Write($"/// <summary>{SurfaceEmitter.Xml(scalar.Words)}</summary>");
            }

            _writer.Write($"public $T {Identifiers.Pascal(scalar.Name)};").Line();
        }

        string decay = spec.DecoupledWeightDecay ? "1 − rate · decay: the factor on parameters; 1 where none decays" : "decay: what is added to the gradient per parameter; 0 where none decays";
        _writer.Write($"/// <summary>{decay}</summary>").Write("public $T Decay;");
        if (_context.ClipsNorm)
        {
            _writer.Line().Write("/// <summary>The factor that clipping by the global norm puts on every gradient.</summary>").Write("public $T Clip;");
        }

        _writer.Close().Line();
    }

    private void StepsAt(OptimizerKind kind, OptimizerSpec spec)
    {
        _writer.Write($"private Step[] _steps = new Step[{Group.Factors.Count}];").Line();
        _writer.Write("/// <summary>The numbers of a step for each pair of factors that parameters have.</summary>");
        _writer.Open("private Step[] StepsAt(long step)");
        _writer.Write("global::System.ReadOnlySpan<global::DeepInit.Runtime.UpdateFactors> factors = _store.Factors;");
        _writer.Open("if (_steps.Length < factors.Length)");
        _writer.Write("// some were set while the program runs").Write("_steps = new Step[factors.Length];").Close().Line();
        _writer.Open("for (int i = 0; i < factors.Length; i++)");
        _writer.Write("double rate = _learningRate * factors[i].LearningRateScale;");
        _writer.Write("Step scalars = default;");
        _writer.Open("if (i > 0 && factors[i].LearningRateScale == factors[i - 1].LearningRateScale)");
        _writer.Write("// but for decay the same").Write("scalars = _steps[i - 1];").Close();
        _writer.Open("else");
        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            string number = scalar.Value is ConstantFormula constant ? Literal.Of(constant.Value, _context.Precision) : $"($T)({ScalarRenderer.Expression(scalar.Value, Precision.Double)})";
            _writer.Write($"scalars.{Identifiers.Pascal(scalar.Name)} = {number};");
        }

        if (_context.ClipsNorm)
        {
            _writer.Write("scalars.Clip = 1;");
        }

        _writer.Close().Line();
        _writer.Write($"scalars.Decay = ($T){(spec.DecoupledWeightDecay ? "(1 - (rate * factors[i].WeightDecay))" : "factors[i].WeightDecay")};");
        _writer.Write("_steps[i] = scalars;").Close().Line();
        _writer.Write("return _steps;").Close().Line();
    }

    private void UpdateAll()
    {
        UpdateEmitterCatalog.Of(Group.Mode).WriteMethods(_writer, _context, Group);
        ParameterPlan[] trained = [.. _context.Plan.Parameters.Where(p => _context.GradientOf(p.Index) is not null)];
        _writer.Line();
        _writer.Write("/// <summary>Moves every trainable parameter by the stored gradients.</summary>");
        _writer.Open("private void UpdateAll(Step[] steps)");
        _writer.Write("_store.ReserveStates();");
        if (_context.ClipsNorm)
        {
            _writer.Write("// norm over all trainable parameters together; 1e-6 as in PyTorch");
            _writer.Write($"$T clip = ($T)global::System.Math.Min(1.0, {Literal.Of(_context.Optimizer!.GlobalClipNorm)} / (GradientNorm() + 1e-6));");
            _writer.Open("for (int i = 0; i < steps.Length; i++)").Write("steps[i].Clip = clip;").Close().Line();
        }

        Update(trained);
        _writer.Close();
        if (_context.Fuses && _context.Stores)
        {
            _writer.Line();
            _writer.Write("/// <summary>Moves the parameters whose gradients every step stores; the others have been moved as their gradients were computed.</summary>");
            _writer.Open("private void UpdateStored(Step[] steps)");
            Update(trained.Where(p => _context.GradientOf(p.Index) != GradientMode.Fused));
            _writer.Close();
        }

        if (_context.ClipsNorm)
        {
            GradientNorm(trained);
        }
    }

    private void Update(IEnumerable<ParameterPlan> parameters)
    {
        foreach (ParameterPlan p in parameters)
        {
            _writer.Write(UpdateEmitterCatalog.UpdateCall(_context, p, $"{p.Offset}", $"DiUnsafe.Add(ref _store.Gradients, {p.Offset})", "1", p.Length));
        }
    }

    private void GradientNorm(ParameterPlan[] trained)
    {
        _writer.Line();
        _writer.Write("/// <summary>The norm of all gradients together; padding is zero and adds nothing.</summary>");
        _writer.Open("private double GradientNorm()");
        _writer.Write("double sum = 0;");
        foreach (ParameterPlan p in trained)
        {
            _writer.Write($"sum += _store.IsFrozen({p.Offset}) ? 0 : SumOfSquares(ref DiUnsafe.Add(ref _store.Gradients, {p.Offset}), {p.Length});");
        }

        _writer.Open($"if (sum > {LeastSumOfSquares} && sum <= double.MaxValue)").Write("return global::System.Math.Sqrt(sum);").Close().Line();
        _writer.Write("// the squares have left the range of their type");
        _writer.Write("double largest = 0;").Write("sum = 0;");
        foreach (ParameterPlan p in trained)
        {
            _writer.Open($"if (!_store.IsFrozen({p.Offset}))");
            _writer.Write($"global::DeepInit.Runtime.Overflow.AddToNorm(ref DiUnsafe.Add(ref _store.Gradients, {p.Offset}), {p.Length}, ref largest, ref sum);").Close().Line();
        }

        _writer.Write("return global::DeepInit.Runtime.Overflow.Norm(largest, sum);").Close().Line();
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

    // Kernels add a block of a gradient, computed in scratch memory, to what another layer with the same parameter has stored.
    private void AddGradients()
    {
        _writer.Line();
        _writer.Write("/// <summary>Adds a block to the stored gradients of parameters that several layers share.</summary>");
        _writer.Write("/// <param name=\"offset\">Where the parameters lie in their block.</param>");
        _writer.Write("/// <param name=\"block\">The gradients to add.</param>");
        _writer.Write("/// <param name=\"count\">Rows, 16 numbers from one to the next; one row of many is one run of numbers.</param>");
        _writer.Write("/// <param name=\"width\">Numbers of each row that count; what a row holds beyond them is padding.</param>");
        _writer.Open("private void AddGradients(int offset, ref $T block, int count, int width)");
        _writer.Write("ref $T sums = ref DiUnsafe.Add(ref _store.Gradients, offset);");
        _writer.Open("for (int row = 0; row < count * 16; row += 16)");
        _writer.Open("for (int i = row; i < row + width; i += DiV.Count)");
        _writer.Write("DiSimd.Store(DiSimd.Load(ref sums, i) + DiSimd.Load(ref block, i), ref sums, i);");
        _writer.Close().Close().Close();
    }
}
