using DeepInit.Gen.Collections;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Planning;

/// <summary>Decides which optimiser moves which parameter, and what becomes of each gradient.</summary>
internal static class OptimizerPlanner
{
    /// <summary>The groups; null without an optimiser.</summary>
    public static OptimizerPlan? Plan(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters)
    {
        if (network.Optimizer is not { } main)
        {
            return null;
        }

        ParameterPlan[] trained = [.. parameters.Where(parameter => parameter.Trainable)];
        GroupFactors[] factors = [.. trained.Select(FactorsOf).Distinct().DefaultIfEmpty(new(1, main.WeightDecay))];
        UpdateGroup Group(OptimizerSpec optimizer, int number)
        {
            OptimizerKind kind = OptimizerCatalog.Of(optimizer);
            return new(
                optimizer,
                kind.ModeOf(optimizer),
                kind.States(optimizer).ToEquatableArray(),
                factors.ToEquatableArray(),
                trained.Where(parameter => parameter.Tensor.Settings.Optimizer == number).Select(parameter => parameter.Index).ToEquatableArray())
            {
                RateRatio = optimizer.LearningRate / main.LearningRate,
                ClipsNorm = main.GlobalClipNorm > 0,
                WaitsForAll = main.GlobalClipNorm > 0 || network.Spec.Wrappers.Any(wrapper => WrapperCatalog.Of(wrapper).ExtraPasses > 0),
            };
        }

        UpdateGroup[] groups = [.. network.Optimizers.Select(optimizer => Group(optimizer.Spec, optimizer.Index))];
        return new(groups.Select((group, i) => Follow(group, groups.Take(i).Where(other => other.Mode.TakesBlocks))).ToEquatableArray());
    }

    /// <summary>Whether a parameter is moved block by block.</summary>
    public static bool TakesBlocks(ShapedNetwork network, ParameterShape parameter) =>
        network.Optimizer is null || network.Optimizers.ElementAt(parameter.Settings.Optimizer).Spec is var optimizer && OptimizerCatalog.Of(optimizer).ModeOf(optimizer).TakesBlocks;

    /// <summary>What becomes of the rows of a table that no id of a batch names.</summary>
    public static UntouchedRows UntouchedRowsOf(ShapedNetwork network, ParameterShape table)
    {
        if (network.Optimizers.Select(optimizer => optimizer.Spec).ElementAtOrDefault(table.Settings.Optimizer) is not { } optimizer)
        {
            return UntouchedRows.Move;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        return kind.MovesTouchedRows ? UntouchedRows.Rest : kind.RestsWithoutGradient(optimizer) ? UntouchedRows.DecayAtMost : LateTables.Has(network, table) ? UntouchedRows.Late : UntouchedRows.Move;
    }

    private static UpdateGroup Follow(UpdateGroup group, IEnumerable<UpdateGroup> before) => !group.Mode.TakesBlocks || !before.Any() ? group : group with
    {
        IsBeside = true,
        FirstState = before.Sum(other => other.States.Count),
    };

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
            _ => plan is null || parameters[parameter].Tensor.Settings.IsPenalized || !MovesBlocks(plan.GroupOf(parameter)) ? GradientMode.Stored : GradientMode.Fused,
        };
        return Enumerable.Range(0, parameters.Count).Select(Mode).ToEquatableArray();
    }

    public static GroupFactors FactorsOf(ParameterPlan parameter) => new(parameter.Tensor.Settings.LearningRateScale, parameter.Tensor.Settings.WeightDecay);

    private static bool MovesBlocks(UpdateGroup group) => group.Mode.TakesBlocks && !group.WaitsForAll;
}
