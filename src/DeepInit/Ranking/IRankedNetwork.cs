namespace DeepInit;

/// <summary>A network that ranks by the product of a query's and a candidate's vector (<see cref="RankingAttribute"/>).</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IRankedNetwork<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>What makes the vector of a query.</summary>
    RankingTower QueryTower { get; }

    /// <summary>What makes the vector of a candidate.</summary>
    RankingTower CandidateTower { get; }
}
