using DeepInit.Gen.Collections;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>Decides which optimiser moves which parameter, and what becomes of each gradient.</summary>
internal static class OptimizerPlanner
{
    /// <summary>The groups; null without an optimiser.</summary>
    public static OptimizerPlan? Plan(OptimizerSpec? optimizer, IReadOnlyList<ParameterPlan> parameters)
    {
        if (optimizer is null)
        {
            return null;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        ParameterPlan[] trained = [.. parameters.Where(parameter => parameter.Trainable)];
        UpdateFactors[] factors = [.. trained.Select(FactorsOf).Distinct().DefaultIfEmpty(new(1, optimizer.WeightDecay))];
        return new(new([new UpdateGroup(
            optimizer,
            kind.ModeOf(optimizer),
            kind.States(optimizer).ToEquatableArray(),
            factors.ToEquatableArray(),
            trained.Select(parameter => parameter.Index).ToEquatableArray())]));
    }

    /// <summary>What becomes of each parameter's gradient, by its index; null for those that have none.</summary>
    public static EquatableArray<GradientMode?> Gradients(OptimizerPlan? plan, IReadOnlyList<ParameterPlan> parameters, IReadOnlyList<KernelOp> ops)
    {
        int[] writers = new int[parameters.Count];
        foreach (int parameter in ops.SelectMany(op => op.Gradients))
        {
            writers[parameter]++;
        }

        GradientMode? Mode(int parameter) => writers[parameter] switch
        {
            0 => null,
            > 1 => GradientMode.Accumulated,
            _ => plan is null || !MovesBlocks(plan.GroupOf(parameter)) ? GradientMode.Stored : GradientMode.Fused,
        };
        return Enumerable.Range(0, parameters.Count).Select(Mode).ToEquatableArray();
    }

    public static UpdateFactors FactorsOf(ParameterPlan parameter) => new(parameter.Tensor.Settings.LearningRateScale, parameter.Tensor.Settings.WeightDecay);

    // The norm that clips is known only when all gradients are.
    private static bool MovesBlocks(UpdateGroup group) => group.Mode.TakesBlocks && group.Optimizer.GlobalClipNorm == 0;
}
