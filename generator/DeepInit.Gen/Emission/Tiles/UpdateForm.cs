using System.Reflection;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>An optimiser that moves any 16 numbers by themselves: the numbers of its step, and the loop over vectors, which is the same for every parameter.</summary>
internal sealed record UpdateForm : TileForm
{
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="statesFrom">Where it is the second of two and remembers something: the place of its first state among those of both, whose blocks begin where its parameters do.</param>
    public UpdateForm(OptimizerSpec optimizer, int? statesFrom = null)
    {
        Optimizer = optimizer;
        StatesFrom = statesFrom;
        Name = NameOf(optimizer) + (statesFrom is { } first ? $"Beside{first}" : "");
    }

    public OptimizerSpec Optimizer { get; }

    private int? StatesFrom { get; }

    public override TileChapter Chapter => TileChapter.Updates;

    /// <summary><c>AdamWUpdate0p9_0p999_1Em08</c>: the optimiser and its own options, in the order of their names; a choice that is on by its name.</summary>
    public override string Name { get; }

    /// <summary>What is set while the program runs, or is a factor of some parameters, makes no other form: the name says all that the text depends on.</summary>
    public bool Equals(UpdateForm? other) => Name == other?.Name;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override IEnumerable<TileForm> Needs => [new GradientsContract()];

    private static ReadFormula P { get; } = new("p");

    private static ReadFormula G { get; } = new("g");

    public OptimizerKind Kind => OptimizerCatalog.Of(Optimizer);

    private bool ClipsNorm => Optimizer.GlobalClipNorm > 0;

    public OptimizerState[] States => [.. Kind.States(Optimizer)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{Kind.Word}: {SurfaceEmitter.Xml(Kind.Formula(Optimizer))}</summary>");
        writer.Write("/// <remarks>In a run that updates, each block of a gradient moves its parameters while it is in the first-level cache, and is never stored.</remarks>");
        writer.Open($"internal readonly struct {Name} : IGradients");
        WriteStep(writer);
        writer.Write("private readonly global::DeepInit.Runtime.ParameterStore<$T> _store;");
        writer.Write("private readonly Step[] _steps;");
        writer.Write("private readonly bool _moves;").Line();
        TileEmitter.Parameter(writer, "store", "The parameters, their gradients and states.");
        TileEmitter.Parameter(writer, "steps", "The numbers of the step, for each pair of factors on rate and decay.");
        TileEmitter.Parameter(writer, "moves", "Whether gradients move their parameters; else they are stored.");
        writer.Open($"public {Name}(global::DeepInit.Runtime.ParameterStore<$T> store, Step[] steps, bool moves)");
        writer.Write("_store = store;").Write("_steps = steps;").Write("_moves = moves;").Close().Line();
        writer.Open("public bool InScratch").Write(TileEmitter.Inline).Write("get => _moves;").Close().Line();
        WriteStepsAt(writer);
        writer.Write(TileEmitter.Inline);
        writer.Write("public ref $T Place(int at, ref $T scratch) => ref _moves ? ref scratch : ref DiUnsafe.Add(ref _store.Gradients, at);").Line();
        writer.Write(TileEmitter.Inline);
        writer.Open("public void Take(int at, ref $T block, int count, int width, int factors)");
        writer.Open("if (_moves)").Write("Move(at, ref block, count, width, factors);").Close().Close().Line();
        writer.Write(TileEmitter.Inline);
        writer.Write($"public ref $T Moved(int index) => ref {(States.Length == 0 || StatesFrom is not null ? "_store.Values" : "index == 0 ? ref _store.Values : ref _store.State(index - 1)")};").Line();
        WriteMove(writer);
        writer.Line();
        WriteMoveAll(writer);
        writer.Close();
    }

    private static string NameOf(OptimizerSpec optimizer)
    {
        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        string own = string.Join("_", optimizer.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.PropertyType != typeof(CommonOptions) && typeof(OptimizerSpec).GetProperty(property.Name) is null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => property.GetValue(optimizer) switch
            {
                double number => Number(number),
                int number => Number(number),
                true => property.Name,
                false or null or Caution => "",    // what is cautious has no such form
                var other => throw new InvalidOperationException($"{property.Name} of {kind.Word} is {other}: its name says nothing of such an option yet."),
            })
            .Where(text => text.Length > 0));
        string decay = optimizer.DecoupledWeightDecay == kind.DefaultDecoupled ? "" : optimizer.DecoupledWeightDecay ? "Decoupled" : "L2";
        return $"{kind.Word}Update{own}{decay}{(optimizer.GlobalClipNorm > 0 ? "Clipped" : "")}{(optimizer.ClipValue > 0 ? "Within" + Number(optimizer.ClipValue) : "")}";
    }

    private void WriteStep(SourceWriter writer)
    {
        writer.Write("/// <summary>What the update needs to know of a step, for one pair of factors on rate and decay.</summary>");
        writer.Open("internal struct Step");
        foreach (StepScalar scalar in Kind.Scalars(Optimizer))
        {
            if (scalar.Words != scalar.Name)
            {
                writer.Write($"/// <summary>{SurfaceEmitter.Xml(scalar.Words)}</summary>");
            }

            writer.Write($"public $T {Identifiers.Pascal(scalar.Name)};").Line();
        }

        writer.Write($"/// <summary>{SurfaceEmitter.Xml(Kind.DecayWords(Optimizer))}</summary>").Write("public $T Decay;");
        if (ClipsNorm)
        {
            writer.Line().Write("/// <summary>The factor that clipping by the global norm puts on every gradient.</summary>").Write("public $T Clip;");
        }

        writer.Close().Line();
    }

    private void WriteStepsAt(SourceWriter writer)
    {
        // The renderer calls what the runtime remembers of steps by the name of the engine's field.
        string field = Kind.Field(Optimizer) is { } given ? $", global::DeepInit.Runtime.{given.Type} {given.Name}" : "";
        StepNumber[] numbers = [.. Kind.Numbers(Optimizer)];
        field += numbers.Length > 0 ? ", global::DeepInit.Runtime.StepNumbers remembered" : "";
        writer.Write("/// <summary>The numbers of a step for each pair of factors that parameters have.</summary>");
        writer.Open($"internal static Step[] StepsAt(global::DeepInit.Runtime.UpdateFactors[] factors, ref Step[] steps, double learningRate, long step{field})");
        writer.Open("if (steps.Length < factors.Length)");
        writer.Write("steps = new Step[factors.Length];").Close().Line();
        WriteNumbers(writer, numbers);
        writer.Open("for (int i = 0; i < factors.Length; i++)");
        writer.Write("ref Step at = ref steps[i];");
        if (numbers.Length > 0)
        {
            writer.Write("double scale = factors[i].LearningRateScale;");
        }

        writer.Write($"double rate = learningRate * {(numbers.Length > 0 ? "scale" : "factors[i].LearningRateScale")};");
        writer.Open("if (i > 0 && factors[i].LearningRateScale == factors[i - 1].LearningRateScale)");
        writer.Write("// but for decay the same").Write("at = steps[i - 1];").Close();
        writer.Open("else");
        foreach (StepScalar scalar in Kind.Scalars(Optimizer))
        {
            string number = scalar.Value is ConstantFormula constant ? Literal.Of(constant.Value, writer.Precision) : $"($T)({ScalarRenderer.Expression(scalar.Value, Precision.Double)})";
            writer.Write($"at.{Identifiers.Pascal(scalar.Name)} = {number};");
        }

        if (ClipsNorm)
        {
            writer.Write("at.Clip = 1;");
        }

        writer.Close().Line();
        writer.Write("double decay = factors[i].WeightDecay;");
        writer.Write($"at.Decay = ($T){ScalarRenderer.Expression(Kind.DecayNumber(Optimizer), Precision.Double, Precedence.Sign)};");
        writer.Close().Line();
        writer.Write("return steps;").Close().Line();
    }

    // Locals with the names that the scalars read.
    private static void WriteNumbers(SourceWriter writer, StepNumber[] numbers)
    {
        if (numbers.Length == 0)
        {
            return;
        }

        writer.Write("// what the optimiser remembers beside the states of parameters");
        writer.Write("double[] numbers = remembered.Begin(step);");
        for (int i = 0; i < numbers.Length; i++)
        {
            writer.Write($"double {numbers[i].Symbol} = numbers[{i}];");
        }

        writer.Open("");
        writer.Write("double rate = learningRate;");
        for (int i = 0; i < numbers.Length; i++)
        {
            writer.Write($"{numbers[i].Symbol} = {ScalarRenderer.Expression(numbers[i].Next, Precision.Double)};");
            writer.Write($"numbers[{i}] = {numbers[i].Symbol};");
        }

        writer.Close().Line();
    }

    private void WriteMove(SourceWriter writer)
    {
        writer.Write("/// <summary>Moves parameters by their gradients; the arguments are those of <see cref=\"Take\"/>.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("public void Move(int at, ref $T gradients, int count, int width, int factors)");
        writer.Write("factors = _store.FactorsAt(at, factors);");
        writer.Open("if (factors < 0)").Write("// frozen").Write("return;").Close().Line();
        writer.Write("ref Step step = ref _steps[factors];");
        WritePlaces(writer, "_store");
        WriteScalars(writer);
        writer.Write($"var {(Optimizer.DecoupledWeightDecay ? "keep" : "l2")} = new DiV(step.Decay);");
        writer.Open($"for (int row = 0; row < count * {Panel.Width}; row += {Panel.Width})");
        writer.Open("for (int i = row; i < row + width; i += DiV.Count)");
        WriteVector(writer);
        writer.Close().Close().Close();
    }

    /// <summary>Declares references to the parameters at <c>at</c>, <c>pAt</c>, and to their states, <c>mAt</c> for one that formulas call m.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="store">Who has them.</param>
    public void WritePlaces(SourceWriter writer, string store)
    {
        writer.Write($"ref $T pAt = ref DiUnsafe.Add(ref {store}.Values, at);");
        if (StatesFrom is not null)
        {
            writer.Write("// its states begin where its parameters do").Write($"at -= {store}.StatesBeside;");
        }

        for (int i = 0; i < States.Length; i++)
        {
            writer.Write($"ref $T {States[i].Symbol}At = ref DiUnsafe.Add(ref {store}.State({i + (StatesFrom ?? 0)}), at);");
        }
    }

    /// <summary>Declares the numbers of a <c>step</c> that formulas read, each in every lane.</summary>
    public void WriteScalars(SourceWriter writer)
    {
        foreach (StepScalar scalar in Kind.Scalars(Optimizer))
        {
            writer.Write($"var {scalar.Name} = new DiV(step.{Identifiers.Pascal(scalar.Name)});");
        }
    }

    /// <summary>Declares the states at <c>i</c>.</summary>
    public void WriteLoads(SourceWriter writer)
    {
        foreach (OptimizerState state in States)
        {
            writer.Write($"DiV {state.Symbol} = DiSimd.Load(ref {state.Symbol}At, i);");
        }
    }

    /// <summary>Stores them.</summary>
    public void WriteStores(SourceWriter writer)
    {
        foreach (OptimizerState state in States)
        {
            writer.Write($"DiSimd.Store({state.Symbol}, ref {state.Symbol}At, i);");
        }
    }

    /// <summary>The code of some assignments, which have the gradient and the states as locals.</summary>
    public VectorRenderer Code(IEnumerable<Assignment> assignments, Precision precision)
    {
        var code = new VectorRenderer(precision);
        foreach (Assignment assignment in assignments)
        {
            code.Assign(assignment, declares: assignment.Target != G.Name && !States.Any(state => state.Symbol == assignment.Target));
        }

        return code;
    }

    private void WriteMoveAll(SourceWriter writer)
    {
        if (Kind.MovesTouchedRows)
        {
            WriteMoveTouched(writer);
            return;
        }

        writer.Write("/// <summary>Moves all parameters of a table by their stored gradients: for each, where it lies, how many numbers it has, its factors.</summary>");
        writer.Open("public void MoveAll(int[] table)");
        writer.Open("for (int i = 0; i < table.Length; i += 3)");
        writer.Write("Move(table[i], ref DiUnsafe.Add(ref _store.Gradients, table[i]), 1, table[i + 1], table[i + 2]);").Close().Close();
    }

    private static void WriteMoveTouched(SourceWriter writer)
    {
        writer.Write("/// <summary>Moves all parameters of a table by their stored gradients, of those that ids are looked up in the rows that have one: for each, where it lies, how many numbers it has, its factors.</summary>");
        writer.Open("public void MoveAll(int[] table)");
        writer.Open("for (int i = 0; i < table.Length; i += 3)");
        writer.Write("int length = _store.RowLength(table[i]);");
        writer.Open("for (int at = table[i]; at < table[i] + table[i + 1]; at += length)");
        writer.Open("if (length == table[i + 1] || _store.HasGradient(at, length))");
        writer.Write("Move(at, ref DiUnsafe.Add(ref _store.Gradients, at), 1, length, table[i + 2]);").Close().Close().Close().Close();
    }

    private void WriteVector(SourceWriter writer)
    {
        writer.Write("DiV p = DiSimd.Load(ref pAt, i);");
        writer.Write("DiV g = DiSimd.Load(ref gradients, i);");
        WriteLoads(writer);
        if (ClipsNorm)
        {
            writer.Write("g *= new DiV(step.Clip);");
        }

        UpdateFormula update = Kind.Update(Optimizer, writer.Precision);
        VectorRenderer code = Code(Gradient(Optimizer).Concat(update.Assignments), writer.Precision);
        string moved = code.Expression(Kind.Moved(Optimizer, update.Change));
        code.WriteStatements(writer);
        WriteStores(writer);
        writer.Write($"DiSimd.Store({moved}, ref pAt, i);");
    }

    // What happens to the gradient before the optimiser sees it: L2 decay comes after clipping, as in PyTorch.
    public static IEnumerable<Assignment> Gradient(OptimizerSpec spec)
    {
        if (spec is { ClipValue: > 0 and var limit })
        {
            yield return new(G.Name, Functions.Within(G, -limit, limit));
        }

        if (!spec.DecoupledWeightDecay)
        {
            yield return new(G.Name, Functions.MultiplyAdd(Functions.Read("l2"), P, G));
        }
    }
}
