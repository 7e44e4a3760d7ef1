using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The update that moves any 16 numbers by themselves: one loop over vectors, the same for every parameter.</summary>
internal sealed class ElementwiseUpdateEmitter : UpdateEmitter
{
    public override UpdateMode Mode => UpdateMode.Elementwise;

    private static ReadFormula P { get; } = new("p");

    private static ReadFormula G { get; } = new("g");

    public override string Call(UpdateGroup group, ParameterPlan parameter, string at, string gradient, string count, int width) =>
        $"Update({at}, ref {gradient}, {count}, {width}, steps, {group.FactorsOf(parameter)});";

    public override void WriteMethods(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        OptimizerSpec spec = group.Optimizer;
        OptimizerKind kind = group.Kind;
        writer.Write($"/// <summary>{kind.Word}: {SurfaceEmitter.Xml(kind.Formula(spec))}</summary>");
        writer.Write("/// <param name=\"offset\">Where the parameters lie in their block.</param>");
        writer.Write("/// <param name=\"gradients\">Their gradients, as the parameters lie.</param>");
        writer.Write("/// <param name=\"count\">Rows, 16 numbers from one to the next; one row of many is one run of numbers.</param>");
        writer.Write("/// <param name=\"width\">Numbers of each row that move; what a row holds beyond them is padding.</param>");
        writer.Write("/// <param name=\"steps\">The numbers of the step, for each pair of factors on rate and decay.</param>");
        writer.Write("/// <param name=\"factors\">Which pair the parameters are declared with.</param>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open("private void Update(int offset, ref $T gradients, int count, int width, Step[] steps, int factors)");
        writer.Write("factors = _store.FactorsAt(offset, factors);");
        writer.Open("if (factors < 0)").Write("// frozen").Write("return;").Close().Line();
        writer.Write("ref Step step = ref steps[factors];");
        writer.Write("ref $T pAt = ref DiUnsafe.Add(ref _store.Values, offset);");
        for (int i = 0; i < group.States.Count; i++)
        {
            writer.Write($"ref $T {group.States[i].Symbol}At = ref DiUnsafe.Add(ref _store.State({i}), offset);");
        }

        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            writer.Write($"var {scalar.Name} = new DiV(step.{Identifiers.Pascal(scalar.Name)});");
        }

        writer.Write($"var {(spec.DecoupledWeightDecay ? "keep" : "l2")} = new DiV(step.Decay);");
        writer.Open("for (int row = 0; row < count * 16; row += 16)");
        writer.Open("for (int i = row; i < row + width; i += DiV.Count)");
        WriteVector(writer, context, group);
        writer.Close().Close().Close();
    }

    private static void WriteVector(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        OptimizerSpec spec = group.Optimizer;
        writer.Write("DiV p = DiSimd.Load(ref pAt, i);");
        writer.Write("DiV g = DiSimd.Load(ref gradients, i);");
        foreach (OptimizerState state in group.States)
        {
            writer.Write($"DiV {state.Symbol} = DiSimd.Load(ref {state.Symbol}At, i);");
        }

        if (context.ClipsNorm)
        {
            writer.Write("g *= new DiV(step.Clip);");
        }

        UpdateFormula update = group.Kind.Update(spec, context.Precision);
        var code = new VectorRenderer(context.Precision);
        foreach (Assignment assignment in Gradient(spec).Concat(update.Assignments))
        {
            code.Assign(assignment, declares: assignment.Target != G.Name && !group.States.Any(state => state.Symbol == assignment.Target));
        }

        string moved = code.Expression(spec.DecoupledWeightDecay ? Functions.MultiplyAdd(Functions.Read("keep"), P, update.Change) : P + update.Change);
        code.WriteStatements(writer);
        foreach (OptimizerState state in group.States)
        {
            writer.Write($"DiSimd.Store({state.Symbol}, ref {state.Symbol}At, i);");
        }

        writer.Write($"DiSimd.Store({moved}, ref pAt, i);");
    }

    // What happens to the gradient before the optimiser sees it: L2 decay comes after clipping, as in PyTorch.
    private static IEnumerable<Assignment> Gradient(OptimizerSpec spec)
    {
        if (spec is { ClipValue: > 0 and var limit })
        {
            yield return new(G.Name, Functions.Min(Functions.Max(G, -limit), limit));
        }

        if (!spec.DecoupledWeightDecay)
        {
            yield return new(G.Name, Functions.MultiplyAdd(Functions.Read("l2"), P, G));
        }
    }
}
