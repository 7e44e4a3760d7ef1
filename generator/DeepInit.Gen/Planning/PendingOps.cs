using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>The ops so far that no later op has waited for, found by the places that they touch. So a new op is compared only with those that touch one of its own places, and waits are found in time proportional to the ops.</summary>
internal sealed class PendingOps
{
    private readonly IReadOnlyList<IReadOnlyList<Touch>> _touches;
    private readonly IReadOnlyList<Extent> _extents;
    private readonly Predicate<int> _isDone;
    private readonly Dictionary<int, List<int>> _onParameter = [];
    private readonly Dictionary<int, List<int>> _onBuffer = [];
    private readonly List<int> _buffersTouched = [];

    /// <param name="touches">What each op touches.</param>
    /// <param name="extents">Where each buffer lies, by its number.</param>
    /// <param name="done">The ops that are over whenever the next one runs; the caller adds to them.</param>
    public PendingOps(IReadOnlyList<IReadOnlyList<Touch>> touches, IReadOnlyList<Extent> extents, HashSet<int> done)
    {
        _touches = touches;
        _extents = extents;
        _isDone = done.Contains;
    }

    /// <summary>The memory of a buffer, as numbers that are quick to compare: a plan of many layers compares most pairs of its buffers.</summary>
    internal readonly record struct Extent(int Memory, int Start, int End)
    {
        public static IReadOnlyList<Extent> Of(IReadOnlyList<PlannedBuffer> buffers)
        {
            var memories = new Dictionary<(Lifetime, RowCount?), int>();
            return [.. buffers.Select(buffer =>
            {
                (Lifetime, RowCount?) key = (buffer.Form.Lifetime, buffer.Form.Count);
                if (!memories.TryGetValue(key, out int memory))
                {
                    memories.Add(key, memory = memories.Count);
                }

                return new Extent(memory, buffer.Offset, buffer.End);
            })];
        }

        public bool Meets(Extent other) => Memory == other.Memory && Start < other.End && other.Start < End;
    }

    /// <summary>Adds the next op.</summary>
    public void Add(int op)
    {
        foreach (Touch touch in _touches[op])
        {
            if (PlacesOf(touch) is not { } places)
            {
                continue;
            }

            if (!places.TryGetValue(touch.Place, out List<int>? ops))
            {
                places.Add(touch.Place, ops = []);
                if (places == _onBuffer)
                {
                    _buffersTouched.Add(touch.Place);
                }
            }

            ops.Add(op);
        }
    }

    /// <summary>The ops added, and not done, that touch what an op touches, in their order.</summary>
    public IEnumerable<int> Touching(int op)
    {
        var found = new SortedSet<int>();
        foreach (Touch touch in _touches[op])
        {
            if (touch.Room == Room.Buffer)
            {
                AddOnBuffer(touch.Place, found);
            }
            else if (PlacesOf(touch) is { } places && places.TryGetValue(touch.Place, out List<int>? ops))
            {
                ops.RemoveAll(_isDone);
                found.UnionWith(ops);
            }
        }

        return found;
    }

    // Forgets what is done on the way, so that a chain of many layers looks at the last ones alone.
    private void AddOnBuffer(int buffer, SortedSet<int> found)
    {
        Extent own = _extents[buffer];
        _buffersTouched.RemoveAll(place =>
        {
            // the rows that are read in place have no memory, but are a place all the same
            if (place != buffer && !_extents[place].Meets(own))
            {
                return false;
            }

            List<int> ops = _onBuffer[place];
            ops.RemoveAll(_isDone);
            found.UnionWith(ops);
            return ops.Count == 0 && _onBuffer.Remove(place);
        });
    }

    // A gradient and the parameter that it moves are one place.
    private Dictionary<int, List<int>>? PlacesOf(Touch touch) => touch.Room switch
    {
        Room.Buffer => _onBuffer,
        Room.Parameter or Room.Gradient => _onParameter,
        Room.Zeros => null,
        _ => throw new ArgumentOutOfRangeException(nameof(touch), $"Nothing is known of {touch.Room}."),
    };
}
