using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>Ops that nobody has waited for, by the places that they touch: a later op looks at those alone that touch a place which it touches too.</summary>
internal sealed class PendingOps
{
    private readonly IReadOnlyList<IReadOnlyList<Touch>> _touches;
    private readonly IReadOnlyList<IReadOnlyList<int>> _meets;
    private readonly Dictionary<int, List<int>> _onBuffer = [];
    private readonly Dictionary<int, List<int>> _onParameter = [];

    /// <param name="touches">What each op touches.</param>
    /// <param name="meets">For each buffer, those that have memory in common with it, and itself.</param>
    public PendingOps(IReadOnlyList<IReadOnlyList<Touch>> touches, IReadOnlyList<IReadOnlyList<int>> meets)
    {
        _touches = touches;
        _meets = meets;
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
            }

            ops.Add(op);
        }
    }

    /// <summary>The ops added that touch what an op touches, in their order.</summary>
    public IEnumerable<int> Touching(int op)
    {
        var found = new SortedSet<int>();
        foreach (Touch touch in _touches[op])
        {
            if (PlacesOf(touch) is { } places)
            {
                foreach (int place in touch.Room == Room.Buffer ? _meets[touch.Place] : [touch.Place])
                {
                    if (places.TryGetValue(place, out List<int>? ops))
                    {
                        found.UnionWith(ops);
                    }
                }
            }
        }

        return found;
    }

    // A gradient and the parameter that it moves are one place.
    private Dictionary<int, List<int>>? PlacesOf(Touch touch) => touch.Room switch
    {
        Room.Buffer => _onBuffer,
        Room.Parameter or Room.Gradient => _onParameter,
        _ => null,
    };
}
