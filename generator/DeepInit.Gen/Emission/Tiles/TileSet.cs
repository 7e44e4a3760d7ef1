using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The forms that networks of one precision use, in the order of their file.</summary>
/// <param name="Assembly">The assembly that is compiled.</param>
internal sealed record TileSet(string Assembly, Precision Precision, EquatableArray<TileForm> Forms)
{
    /// <summary>The forms asked for and all that these need, in the order of the file.</summary>
    public static TileSet Of(string assembly, Precision precision, IEnumerable<TileForm> asked)
    {
        var all = new HashSet<TileForm>();
        var open = new Stack<TileForm>(asked);
        while (open.Count > 0)
        {
            TileForm form = open.Pop();
            if (all.Add(form))
            {
                foreach (TileForm needed in form.Needs)
                {
                    open.Push(needed);
                }
            }
        }

        return new(assembly, precision, all.OrderBy(form => form.Chapter).ThenBy(form => form.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>What all networks of a precision use together; null where there is none. The same in whatever order they stand.</summary>
    public static TileSet? Union(IEnumerable<TileSet> sets, Precision precision)
    {
        TileSet[] some = [.. sets.Where(set => set.Precision == precision)];
        return some.Length == 0 ? null : Of(some[0].Assembly, precision, some.SelectMany(set => set.Forms));
    }
}
