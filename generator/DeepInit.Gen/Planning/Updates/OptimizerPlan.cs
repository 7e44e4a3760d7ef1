using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>How the parameters of a network are moved: by groups, each parameter in one of them or, where training leaves it as it is, in none.</summary>
internal sealed record OptimizerPlan(EquatableArray<UpdateGroup> Groups)
{
    /// <summary>The group of a parameter that trains.</summary>
    public UpdateGroup GroupOf(int parameter) => Groups.First(group => group.Parameters.Contains(parameter));
}
