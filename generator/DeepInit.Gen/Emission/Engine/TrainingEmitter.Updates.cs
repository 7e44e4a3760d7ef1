using DeepInit.Gen.Emission.Tiles;
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

    // Whose numbers a step has: of what is moved whole the runtime computes its own.
    private IEnumerable<UpdateGroup> Blockwise => _context.OptimizerPlan?.Blockwise ?? [];

    // The numbers of a step as arguments or parameters, for every group that has some.
    private string Steps(Func<UpdateGroup, string> text) => string.Join(", ", Blockwise.Select(text));

    private void Optimizer()
    {
        foreach (UpdateGroup group in Blockwise)
        {
            if (group.Kind.Field(group.Optimizer) is { } field)
            {
                string arguments = string.Join(", ", field.Arguments.Select(Literal.Of));
                _writer.Write($"private readonly global::DeepInit.Runtime.{field.Type} {field.Name} = new global::DeepInit.Runtime.{field.Type}({arguments});").Line();
            }

            if (group.Kind.Numbers(group.Optimizer).Any())
            {
                _writer.Write("private readonly global::DeepInit.Runtime.StepNumbers _numbers;").Line();
            }
        }

        foreach (UpdateGroup group in Blockwise)
        {
            StepsAt(group);
        }

        foreach (ParameterPlan table in _context.Late.Select(late => late.Table))
        {
            _writer.Write($"private readonly {_context.Tile(ElementwiseUpdateEmitter.LateFormOf(_context.OptimizerPlan!.GroupOf(table.Index)))} {EmissionContext.LateRowsOf(table)};").Line();
        }
    }

    private void StepsAt(UpdateGroup group)
    {
        string update = _context.Tile(ElementwiseUpdateEmitter.FormOf(group)), suffix = ElementwiseUpdateEmitter.Suffix(group);
        string field = group.Kind.Field(group.Optimizer) is { } given ? ", " + given.Name : "", numbers = group.Kind.Numbers(group.Optimizer).Any() ? ", _numbers" : "";
        _writer.Write($"private {update}.Step[] _steps{suffix} = new {update}.Step[{group.Factors.Count}];").Line();
        _writer.Write($"private {update}.Step[] StepsAt{suffix}(long step) => {update}.StepsAt(Store.Factors, ref _steps{suffix}, {WholeTensorUpdateEmitter.Rate(group)}, step{field}{numbers});").Line();
    }

    private void UpdateAll()
    {
        foreach (UpdateGroup group in _context.OptimizerPlan!.Groups)
        {
            UpdateEmitterCatalog.Of(group.Mode).WriteMethods(_writer, _context, group);
        }

        ParameterPlan[] trained = [.. _context.Plan.Parameters.Where(p => _context.GradientOf(p.Index) is not null)];
        bool isOneGroup = _context.OptimizerPlan.Groups.Count == 1;
        string moved = isOneGroup ? TableOf(trained) : "Blockwise";
        _writer.Line();
        if (!AllTrain(trained) && ((isOneGroup && Blockwise.Any()) || _context.ClipsNorm))
        {
            _writer.Write("/// <summary>What trains and has a gradient: where it lies, how many numbers it has, its factors on rate and decay.</summary>");
            Table("Trained", trained);
        }

        if (!isOneGroup)
        {
            Tables(moved, "What of it moves block by block", trained);
        }

        _writer.Write("/// <summary>Moves every trainable parameter by the stored gradients.</summary>");
        _writer.Open($"private void UpdateAll({StepsParameters})");
        _writer.Write("Store.ReserveStates();");
        if (_context.ClipsNorm)
        {
            _writer.Write("// norm over all trainable parameters together; 1e-6 as in PyTorch");
            _writer.Write($"$T clip = ($T)global::System.Math.Min(1.0, {Literal.Of(_context.Optimizer!.GlobalClipNorm)} / (GradientNorm() + 1e-6));");
            foreach (string steps in Blockwise.Select(StepsOf))
            {
                _writer.Open($"for (int i = 0; i < {steps}.Length; i++)").Write($"{steps}[i].Clip = clip;").Close().Line();
            }
        }

        Move(moved, trained);
        _writer.Close();
        if (_context.Fuses && _context.Stores)
        {
            ParameterPlan[] stored = [.. trained.Where(p => _context.GradientOf(p.Index) != GradientMode.Fused)];
            _writer.Line();
            Tables("Stored", "What of it has gradients that every step stores", stored);
            _writer.Write("/// <summary>Moves the parameters whose gradients every step stores; the others have been moved as their gradients were computed.</summary>");
            if (isOneGroup)
            {
                _writer.Write($"private void UpdateStored({StepsParameters}) => {MoveAll(Blockwise.Single(), "Stored")};");
            }
            else
            {
                _writer.Open($"private void UpdateStored({StepsParameters})");
                Move("Stored", stored);
                _writer.Close();
            }
        }

        if (_context.ClipsNorm)
        {
            GradientNorm(TableOf(trained));
        }
    }

    private string StepsParameters => Steps(group => $"{_context.Tile(ElementwiseUpdateEmitter.FormOf(group))}.Step[] {StepsOf(group)}");

    private static string StepsOf(UpdateGroup group) => "steps" + ElementwiseUpdateEmitter.Suffix(group);

    // The store has a table of all that train; one of the network's is for those that no loss depends on, which have no gradient.
    private string TableOf(ParameterPlan[] trained) => AllTrain(trained) ? "Store.Trained" : "Trained";

    private bool AllTrain(ParameterPlan[] trained) => trained.Length == _context.Plan.Parameters.Count(p => p.Trainable);

    private bool IsWhole(ParameterPlan parameter) => !_context.OptimizerPlan!.GroupOf(parameter.Index).Mode.TakesBlocks;

    private static ParameterPlan[] Of(UpdateGroup group, IEnumerable<ParameterPlan> parameters) => [.. parameters.Where(p => group.Parameters.Contains(p.Index))];

    private string MoveAll(UpdateGroup group, string table) => $"new {_context.Tile(ElementwiseUpdateEmitter.FormOf(group))}(Store, {StepsOf(group)}, moves: true).MoveAll({table})";

    private void Move(string table, IReadOnlyList<ParameterPlan> parameters)
    {
        foreach (UpdateGroup group in Blockwise.Where(group => Of(group, parameters).Length > 0))
        {
            _writer.Write(MoveAll(group, table + ElementwiseUpdateEmitter.Suffix(group)) + ";");
        }

        foreach (string call in parameters.Where(IsWhole).Select(p => UpdateEmitterCatalog.UpdateCall(_context, p, $"{p.Offset}", $"DiUnsafe.Add(ref Store.Gradients, {p.Offset})", "1", p.Length)).Distinct())
        {
            _writer.Write(call);
        }
    }

    // A table of each group's.
    private void Tables(string name, string summary, IReadOnlyList<ParameterPlan> parameters)
    {
        foreach (UpdateGroup group in Blockwise)
        {
            if (Of(group, parameters) is { Length: > 0 } own)
            {
                _writer.Write($"/// <summary>{summary}{(_context.OptimizerPlan!.Beside is null ? "" : $", by {group.Kind.Word}")}.</summary>");
                Table(name + ElementwiseUpdateEmitter.Suffix(group), own);
            }
        }
    }

    private void Table(string name, IEnumerable<ParameterPlan> parameters)
    {
        if (parameters.Any(p => p.Grows))
        {
            string indices = string.Join(", ", parameters.Select(p => $"{p.Index}, {_context.OptimizerPlan!.GroupOf(p.Index).FactorsOf(p)}"));
            _writer.Write($"private int[] {name} => Store.Placed({name}Parameters);").Line();
            _writer.Write("/// <summary>Their numbers, each with its factors.</summary>");
            _writer.Write($"private static readonly int[] {name}Parameters = {{ {indices} }};").Line();
            return;
        }

        _writer.Open($"private static readonly int[] {name} =");
        foreach (ParameterPlan p in parameters)
        {
            _writer.Write($"{p.Offset}, {p.Length}, {_context.OptimizerPlan!.GroupOf(p.Index).FactorsOf(p)},");
        }

        _writer.Outdent().Write("};").Line();
    }

    private void GradientNorm(string table)
    {
        string sum = _context.Tile(new SumOfSquaresForm());
        _writer.Line();
        _writer.Write("/// <summary>The norm of all gradients together; padding is zero and adds nothing.</summary>");
        _writer.Open("private double GradientNorm()");
        _writer.Write($"int[] trained = {table};").Write("double sum = 0;");
        _writer.Open("for (int i = 0; i < trained.Length; i += 3)");
        _writer.Write($"sum += Store.IsFrozen(trained[i]) ? 0 : {sum}(ref DiUnsafe.Add(ref Store.Gradients, trained[i]), trained[i + 1]);").Close().Line();
        _writer.Open($"if (sum > {LeastSumOfSquares} && sum <= double.MaxValue)").Write("return global::System.Math.Sqrt(sum);").Close().Line();
        _writer.Write("// the squares have left the range of their type");
        _writer.Write("double largest = 0;").Write("sum = 0;");
        _writer.Open("for (int i = 0; i < trained.Length; i += 3)").Open("if (!Store.IsFrozen(trained[i]))");
        _writer.Write("global::DeepInit.Runtime.Overflow.AddToNorm(ref DiUnsafe.Add(ref Store.Gradients, trained[i]), trained[i + 1], ref largest, ref sum);").Close().Close().Line();
        _writer.Write("return global::DeepInit.Runtime.Overflow.Norm(largest, sum);").Close();
    }
}
