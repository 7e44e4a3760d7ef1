namespace PredictionServer.Taste;

/// <summary>What was learnt until a moment: nothing changes it any more, so that any number of requests may use it at once.</summary>
public sealed class ServedTaste
{
    private readonly ItemTaste _network;
    private readonly Vocabulary _users;
    private readonly Dictionary<string, HashSet<string>> _chosen;

    private ServedTaste(ItemTaste network, int version, Dictionary<string, HashSet<string>> chosen)
    {
        (_network, Version, _chosen) = (network, version, chosen);
        DataTransform transform = network.Parameters.Transform!;
        (_users, Users, Items) = (transform.Vocabulary(nameof(Shown.User)), transform.Vocabulary(nameof(Shown.User)).Count - 1, transform.Vocabulary(nameof(Shown.Item)).Count - 1);
    }

    /// <summary>Rises with every round of learning.</summary>
    public int Version { get; }

    /// <summary>Users that it knows.</summary>
    public int Users { get; }

    /// <summary>Items that it knows.</summary>
    public int Items { get; }

    /// <summary>A copy of a network that goes on learning.</summary>
    /// <param name="learning">The network.</param>
    /// <param name="version">The number of the copy.</param>
    /// <param name="chosen">What each user has chosen already.</param>
    public static ServedTaste Of(ItemTaste learning, int version, Dictionary<string, HashSet<string>> chosen)
    {
        using var stream = new MemoryStream();
        learning.Save(stream);
        stream.Position = 0;
        var network = new ItemTaste { MaxThreads = 1 };
        network.Load(stream);

        // The vectors of all items are made here, and not while the first request waits.
        network.Recommend("", top: 1);
        return new ServedTaste(network, version, chosen);
    }

    /// <summary>Whether anything was learnt of a user.</summary>
    public bool Knows(string user) => _users.Contains(user);

    /// <summary>What suits a user, without what he has chosen already. Who is not known gets what suits the average.</summary>
    /// <param name="user">The user.</param>
    /// <param name="top">How many at most.</param>
    public IReadOnlyList<Recommendation<string>> Recommend(string user, int top) => _network.Recommend(user, top, exclude: _chosen.GetValueOrDefault(user));
}
