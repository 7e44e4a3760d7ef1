using DeepInit.Gen.Collections;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>Parameters that one optimiser moves in one way.</summary>
/// <param name="Optimizer">The optimiser with its hyperparameters.</param>
/// <param name="Mode">How it gets at them.</param>
/// <param name="States">What it remembers for each number.</param>
/// <param name="Factors">The pairs of factors that its parameters have, each once, in the order of the parameters.</param>
/// <param name="Parameters">The parameters' indices.</param>
internal sealed record UpdateGroup(
    OptimizerSpec Optimizer,
    UpdateMode Mode,
    EquatableArray<OptimizerState> States,
    EquatableArray<UpdateFactors> Factors,
    EquatableArray<int> Parameters)
{
    public OptimizerKind Kind => OptimizerCatalog.Of(Optimizer);

    /// <summary>The place of a parameter's factors among <see cref="Factors"/>.</summary>
    public int FactorsOf(ParameterPlan parameter) => Factors.ToList().IndexOf(OptimizerPlanner.FactorsOf(parameter));
}
