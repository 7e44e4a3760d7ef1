using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// How rows of a table make up steps that they owe: the update of a form by gradients of 0, step after step, of numbers that stay in registers meanwhile. Once what moves the parameter is 0, only what
/// else is remembered goes on, and the parameter where weights decay.
/// </summary>
/// <param name="Update">The update.</param>
internal sealed record LateRowsForm(UpdateForm Update) : TileForm
{
    public override TileChapter Chapter => TileChapter.Updates;

    public override string Name => Update.Name + "Late";

    public override IEnumerable<TileForm> Needs => [Update];

    private OptimizerState[] Remembered => [.. Update.States.Where(state => state.Symbol != Momentum)];

    // Of either precision: which optimisers have one was asked before.
    private string Momentum => Update.Kind.Momentum(Update.Optimizer, Precision.Double)!;

    private bool IsDecoupled => Update.Optimizer.DecoupledWeightDecay;

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        const string Store = "global::DeepInit.Runtime.ParameterStore<$T>";
        writer.Write($"/// <summary>Rows of a table that make up steps of {Update.Kind.Word} when they are next read: the same update, by gradients of 0.</summary>");
        writer.Open($"internal sealed class {Name} : global::DeepInit.Runtime.LateRows<$T>");
        writer.Write($"private {Update.Name}.Step[] _history = new {Update.Name}.Step[0];");
        if (IsDecoupled)
        {
            writer.Write("private int _lastDecay = -1;");
        }

        writer.Line();
        TileEmitter.Parameter(writer, "store", "The parameters.");
        TileEmitter.Parameter(writer, "parameter", "The number of the table.");
        TileEmitter.Parameter(writer, "factors", "The number of its pair of factors, as declared.");
        writer.Open($"public {Name}({Store} store, int parameter, int factors)\n    : base(store, parameter, factors)").Close().Line();
        writer.Write("/// <summary>The numbers of the step that begins, for each pair of factors.</summary>");
        writer.Write($"public {Update.Name}.Step[] Step {{ get; set; }} = new {Update.Name}.Step[0];").Line();
        writer.Open("protected override void Record(int place, int factors)");
        writer.Open("if (_history.Length == 0)").Write($"_history = new {Update.Name}.Step[Steps];").Close().Line();
        writer.Write("_history[place] = Step[factors];");
        if (IsDecoupled)
        {
            writer.Open("if (place == 0)").Write("_lastDecay = -1;").Close().Line();
            writer.Open("if (_history[place].Decay != 1)").Write("_lastDecay = place;").Close();
        }

        writer.Close().Line();
        writer.Write(TileEmitter.Optimize);
        writer.Open("protected override void Move(int at, int length, int from, int to)");
        WriteMove(writer);
        writer.Close().Close();
    }

    private void WriteMove(SourceWriter writer)
    {
        Update.WritePlaces(writer, "Store");
        writer.Write("ref var history = ref _history[0];");
        writer.Open("for (int i = 0; i < length; i += DiV.Count)");
        writer.Write("DiV p = DiSimd.Load(ref pAt, i);");
        Update.WriteLoads(writer);
        writer.Write("int k = from;");
        writer.Open("for (; k < to; k++)");
        WriteStep(writer);
        writer.Close().Line();
        WriteRest(writer);
        Update.WriteStores(writer);
        writer.Write("DiSimd.Store(p, ref pAt, i);").Close();
    }

    // What is no number must go on as the whole update has it.
    private void WriteStep(SourceWriter writer)
    {
        writer.Write($"ref {Update.Name}.Step step = ref DiUnsafe.Add(ref history, k);");
        writer.Write("DiV g = DiV.Zero;");
        if (!IsDecoupled)
        {
            writer.Write("var l2 = new DiV(step.Decay);");
        }

        Update.Code(UpdateForm.Gradient(Update.Optimizer), writer.Precision).WriteStatements(writer);
        string[] conditions = [Momentum + " == DiV.Zero", .. IsDecoupled ? Array.Empty<string>() : ["g == DiV.Zero"], .. Remembered.Select(state => $"DiVector.GreaterThanOrEqualAll({state.Symbol}, DiV.Zero)")];
        writer.Open($"if ({string.Join(" && ", conditions)})").Write("break;").Close().Line();
        Update.WriteScalars(writer);
        if (IsDecoupled)
        {
            writer.Write("var keep = new DiV(step.Decay);");
        }

        UpdateFormula update = Update.Kind.Update(Update.Optimizer, writer.Precision);
        VectorRenderer code = Update.Code(update.Assignments, writer.Precision);
        string moved = code.Expression(Update.Kind.Moved(Update.Optimizer, update.Change));
        code.WriteStatements(writer);
        writer.Write($"p = {moved};");
    }

    private void WriteRest(SourceWriter writer)
    {
        writer.Open("if (k < to)");
        writer.Write($"// what moves the parameter is 0, and stays so").Write($"{Momentum} = DiV.Zero;");
        writer.Open($"if ({string.Join(" || ", Remembered.Select(state => state.Symbol + " != DiV.Zero"))})");
        writer.Write("DiV g = DiV.Zero;");
        writer.Open("for (int rest = k; rest < to; rest++)");
        writer.Write($"ref {Update.Name}.Step step = ref DiUnsafe.Add(ref history, rest);");
        Update.WriteScalars(writer);
        Update.Code(Update.Kind.Update(Update.Optimizer, writer.Precision).Assignments.Where(assignment => assignment.Target != Momentum), writer.Precision).WriteStatements(writer);
        writer.Close().Close();
        if (IsDecoupled)
        {
            writer.Line().Open("for (int rest = k; _lastDecay >= from && rest < to; rest++)");
            writer.Write("p *= new DiV(DiUnsafe.Add(ref history, rest).Decay);").Close();
        }

        writer.Close().Line();
    }
}
