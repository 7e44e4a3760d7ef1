using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>The optimiser's kernel: one loop over vectors, the same for every parameter.</summary>
internal static class UpdateEmitter
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        OptimizerSpec spec = context.Optimizer!;
        OptimizerKind kind = context.OptimizerKind!;
        IReadOnlyList<OptimizerState> states = context.States;
        writer.Write($"/// <summary>{kind.Word}: {SurfaceEmitter.Xml(kind.Formula(spec))}</summary>");
        writer.Write("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"private void Update(int offset, ref $T gradients, int count, in Step step{(context.Decays ? ", $T decay" : "")})");
        writer.Write("ref $T pAt = ref DiUnsafe.Add(ref _store.Values, offset);");
        for (int i = 0; i < states.Count; i++)
        {
            writer.Write($"ref $T {states[i].Symbol}At = ref DiUnsafe.Add(ref _store.State({i}), offset);");
        }

        foreach (StepScalar scalar in kind.Scalars(spec))
        {
            writer.Write($"var {scalar.Name} = new DiV(step.{Identifiers.Pascal(scalar.Name)});");
        }

        writer.Open("for (int i = 0; i < count; i += DiV.Count)");
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

        if (spec.ClipValue > 0)
        {
            string limit = VectorCode.Constant(spec.ClipValue, context.Precision);
            writer.Write($"g = DiVector.Min(DiVector.Max(g, -{limit}), {limit});");
        }

        if (context.Decays)
        {
            writer.Write(spec.DecoupledWeightDecay ? "p *= new DiV(decay);" : "g += new DiV(decay) * p;");
        }

        foreach (string statement in kind.Update(spec, context.Precision))
        {
            writer.Write(statement);
        }

        foreach (OptimizerState state in states)
        {
            writer.Write($"DiSimd.Store({state.Symbol}, ref {state.Symbol}At, i);");
        }

        writer.Write("DiSimd.Store(p, ref pAt, i);");
        writer.Close().Close();
    }

    /// <summary>The decay argument of an update of a parameter.</summary>
    public static string Decay(EmissionContext context, ParameterPlan parameter) =>
        !context.Decays ? "" : parameter.Decay ? ", step.Decay" : context.Optimizer!.DecoupledWeightDecay ? ", 1" : ", 0";
}
