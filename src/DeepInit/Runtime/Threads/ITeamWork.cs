namespace DeepInit.Runtime;

/// <summary>What a team works on.</summary>
/// <typeparam name="TMemory">How its threads see shared words.</typeparam>
internal interface ITeamWork<TMemory>
    where TMemory : struct, ITeamMemory
{
    /// <summary>Does one thread's part of a run: goes through the phases, and returns when all that it has to wait for is done.</summary>
    void Work(TeamPart<TMemory> part);
}
