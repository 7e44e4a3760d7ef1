using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>How the parameters of a network are moved: by groups, each parameter in one of them or, where training leaves it as it is, in none.</summary>
internal sealed record OptimizerPlan(EquatableArray<UpdateGroup> Groups)
{
    /// <summary>The groups whose parameters move block by block; none where all are moved whole.</summary>
    public IEnumerable<UpdateGroup> Blockwise => Groups.Where(group => group.Mode.TakesBlocks);

    /// <summary>The one of them whose states follow another one's; null unless there are two.</summary>
    public UpdateGroup? Beside => Blockwise.FirstOrDefault(group => group.IsBeside);

    /// <summary>The group of a parameter that trains.</summary>
    public UpdateGroup GroupOf(int parameter) => Groups.First(group => group.Parameters.Contains(parameter));
}
