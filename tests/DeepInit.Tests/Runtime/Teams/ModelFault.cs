namespace DeepInit.Tests.Runtime.Teams;

/// <summary>What a job throws on purpose.</summary>
internal sealed class ModelFault(int run) : Exception("on purpose")
{
    /// <summary>The run that threw it.</summary>
    public int Run { get; } = run;
}
