using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The optimiser's kernel: one loop over vectors, the same for every parameter.</summary>
internal static class UpdateEmitter
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        OptimizerSpec spec = context.Optimizer!;
        OptimizerKind kind = context.OptimizerKind!;
        IReadOnlyList<OptimizerState> states = context.States;
        bool decoupled = context.Decays && spec.DecoupledWeightDecay;
        UpdateFormula update = kind.Update(spec, context.Precision);
        writer.Write($"/// <summary>{kind.Word}: {SurfaceEmitter.Xml(kind.Formula(spec))}</summary>");
        writer.Write("/// <param name=\"offset\">Where the parameters lie in their block.</param>");
        writer.Write("/// <param name=\"gradients\">Their gradients, as the parameters lie.</param>");
        writer.Write("/// <param name=\"count\">Rows, 16 numbers from one to the next; one row of many is one run of numbers.</param>");
        writer.Write("/// <param name=\"width\">Numbers of each row that move; what a row holds beyond them is padding.</param>");
        writer.Write("/// <param name=\"step\">What is the same for all parameters.</param>");
        if (context.Decays)
        {
            writer.Write($"/// <param name=\"decay\">{(decoupled ? "The factor of decoupled weight decay; 1 for none." : "What L2 decay adds per parameter; 0 for none.")}</param>");
        }

        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private void Update(int offset, ref $T gradients, int count, int width, in Step step{(context.Decays ? ", $T decay" : "")})");
        writer.Open("if (_store.IsFrozen(offset))").Write("return;").Close().Line();
        writer.Write("ref $T pAt = ref DiUnsafe.Add(ref _store.Values, offset);");
        for (int i = 0; i < states.Count; i++)
        {
            writer.Write($"ref $T {states[i].Symbol}At = ref DiUnsafe.Add(ref _store.State({i}), offset);");
        }

        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            writer.Write($"var {scalar.Name} = new DiV(step.{Identifiers.Pascal(scalar.Name)});");
        }

        if (context.Decays)
        {
            writer.Write($"var {(decoupled ? "keep" : "l2")} = new DiV(decay);");
        }

        writer.Open("for (int row = 0; row < count * 16; row += 16)");
        writer.Open("for (int i = row; i < row + width; i += DiV.Count)");
        writer.Write("DiV p = DiSimd.Load(ref pAt, i);");
        writer.Write("DiV g = DiSimd.Load(ref gradients, i);");
        foreach (OptimizerState state in states)
        {
            writer.Write($"DiV {state.Symbol} = DiSimd.Load(ref {state.Symbol}At, i);");
        }

        if (context.ClipsNorm)
        {
            writer.Write("g *= new DiV(step.Clip);");
        }

        var code = new VectorRenderer(context.Precision);
        foreach (Assignment assignment in Gradient(context, decoupled).Concat(update.Assignments))
        {
            code.Assign(assignment, declares: assignment.Target != G.Name && !states.Any(state => state.Symbol == assignment.Target));
        }

        string moved = code.Expression(decoupled ? Functions.MultiplyAdd(Functions.Read("keep"), P, update.Change) : P + update.Change);
        code.WriteStatements(writer);

        foreach (OptimizerState state in states)
        {
            writer.Write($"DiSimd.Store({state.Symbol}, ref {state.Symbol}At, i);");
        }

        writer.Write($"DiSimd.Store({moved}, ref pAt, i);");
        writer.Close().Close().Close();
    }

    private static ReadFormula P { get; } = new("p");

    private static ReadFormula G { get; } = new("g");

    // What happens to the gradient before the optimiser sees it.
    private static IEnumerable<Assignment> Gradient(EmissionContext context, bool decoupled)
    {
        if (context.Optimizer is { ClipValue: > 0 and var limit })
        {
            yield return new(G.Name, Functions.Min(Functions.Max(G, -limit), limit));
        }

        if (context.Decays && !decoupled)
        {
            yield return new(G.Name, Functions.MultiplyAdd(Functions.Read("l2"), P, G));
        }
    }

    /// <summary>The decay argument of an update of a parameter.</summary>
    public static string Decay(EmissionContext context, ParameterPlan parameter) =>
        !context.Decays ? "" : parameter.Decay ? ", step.Decay" : context.Optimizer!.DecoupledWeightDecay ? ", 1" : ", 0";
}
