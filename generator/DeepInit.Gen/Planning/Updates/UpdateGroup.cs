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
    EquatableArray<GroupFactors> Factors,
    EquatableArray<int> Parameters)
{
    /// <summary>Its learning rate over that of the network's <c>LearningRate</c>, which the schedule drives.</summary>
    public double RateRatio { get; init; } = 1;

    /// <summary>Whether the norm of all gradients clips its.</summary>
    public bool ClipsNorm { get; init; }

    /// <summary>Whether nothing moves before all gradients are known: the norm of all clips, or a batch goes through the network more than once.</summary>
    public bool WaitsForAll { get; init; }

    /// <summary>Whether another group that moves block by block stands before it: its parameters lie behind that one's.</summary>
    public bool IsBeside { get; init; }

    /// <summary>The place of the first of its states among those of all groups that move block by block.</summary>
    public int FirstState { get; init; }

    public OptimizerKind Kind => OptimizerCatalog.Of(Optimizer);

    /// <summary>The place of a parameter's factors among <see cref="Factors"/>.</summary>
    public int FactorsOf(ParameterPlan parameter) => Factors.ToList().IndexOf(OptimizerPlanner.FactorsOf(parameter));
}
