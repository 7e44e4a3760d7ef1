namespace PredictionServer.Taste;

/// <summary>The events that wait to be learnt from, and the last ones that were. Safe from many threads at once.</summary>
public sealed class EventLog
{
    /// <summary>Events that may wait: some rounds of learning.</summary>
    public const int MostWaiting = 1 << 15;

    /// <summary>Users, and items, that the server takes: beyond them an event is refused, so that nobody fills the memory with names.</summary>
    public const int MostIds = 1 << 17;

    // Old events are learnt again beside new ones, so that these do not overwrite what those taught.
    private const int MostKept = 1 << 16;

    private readonly object _access = new();
    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private readonly Shown[] _kept = new Shown[MostKept];
    private List<Shown> _waiting = [];
    private long _learnt;

    /// <summary>How many events wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_access)
                return _waiting.Count;
        }
    }

    /// <summary>How many were learnt from since the server started.</summary>
    public long Learnt
    {
        get
        {
            lock (_access)
                return _learnt;
        }
    }

    /// <summary>Takes ids that are known already.</summary>
    public void Know(IEnumerable<string> users, IEnumerable<string> items)
    {
        lock (_access)
        {
            _users.UnionWith(users);
            _items.UnionWith(items);
        }
    }

    /// <summary>Takes events, all or none.</summary>
    /// <returns>Why none was taken; null where they were.</returns>
    public string? Add(IReadOnlyList<Shown> events)
    {
        lock (_access)
        {
            if (_waiting.Count + events.Count > MostWaiting)
                return $"{_waiting.Count} events wait to be learnt from, and there is room for {MostWaiting}.";
            if (New(events.Select(one => one.User), _users) + _users.Count > MostIds)
                return $"There is room for {MostIds} users.";
            if (New(events.Select(one => one.Item), _items) + _items.Count > MostIds)
                return $"There is room for {MostIds} items.";
            foreach (Shown one in events)
            {
                _users.Add(one.User);
                _items.Add(one.Item);
            }

            _waiting.AddRange(events);
            return null;
        }
    }

    /// <summary>The events that wait, and behind them up to as many times as many old ones, drawn by the seed. They wait no longer.</summary>
    /// <param name="again">How many old ones for each new one.</param>
    /// <param name="seed">Chooses them.</param>
    public Shown[] Take(int again, int seed)
    {
        lock (_access)
        {
            if (_waiting.Count == 0)
                return [];
            int kept = (int)Math.Min(_learnt, MostKept);
            var random = new Random(seed);
            Shown[] old = kept <= again * _waiting.Count ? _kept[..kept] : [.. Enumerable.Range(0, again * _waiting.Count).Select(_ => _kept[random.Next(kept)])];
            Shown[] rows = [.. _waiting, .. old];
            foreach (Shown one in _waiting)
                _kept[_learnt++ % MostKept] = one;
            _waiting = [];
            return rows;
        }
    }

    /// <summary>What each user has chosen, of the events that are kept.</summary>
    public Dictionary<string, HashSet<string>> Chosen()
    {
        var chosen = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        lock (_access)
        {
            for (int i = 0; i < Math.Min(_learnt, MostKept); i++)
            {
                Shown one = _kept[i];
                if (!one.Chosen)
                    continue;
                if (!chosen.TryGetValue(one.User, out HashSet<string>? items))
                    chosen.Add(one.User, items = new HashSet<string>(StringComparer.Ordinal));
                items.Add(one.Item);
            }
        }

        return chosen;
    }

    private static int New(IEnumerable<string> ids, HashSet<string> known) => ids.Where(id => !known.Contains(id)).Distinct(StringComparer.Ordinal).Count();
}
