namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>A rule, or a few that belong together: a pure function from a network without errors to issues. Registered in <see cref="CheckCatalog"/>.</summary>
internal abstract class NetworkCheck
{
    /// <summary>Reports what it finds.</summary>
    public abstract void Run(NetworkIndex graph, Issues issues);
}
