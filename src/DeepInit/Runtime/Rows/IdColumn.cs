using System.ComponentModel;
using System.Globalization;

namespace DeepInit.Runtime;

/// <summary>A property of a row that is an id, or a list of ids. Made by generated code.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IdColumn<TRow>
{
    // Room for growth is no mistake: that is ten times what is there, and more than costs nothing.
    private const int FarMore = 10;
    private const int LeastSpare = 1000;

    private protected IdColumn(string name, int most, bool isBag, IdRules rules)
    {
        Name = name;
        Most = most;
        IsBag = isBag;
        Rules = rules;
    }

    /// <summary>The name of the property, and of the network's input.</summary>
    internal string Name { get; }

    /// <summary>How many ids a row has at most.</summary>
    internal int Most { get; }

    /// <summary>Whether rows have numbers of ids of their own.</summary>
    internal bool IsBag { get; }

    /// <summary>Which ids have indices of their own.</summary>
    internal IdRules Rules { get; }

    /// <summary>An id that is a text.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; null where it is missing.</param>
    /// <param name="rules">Which ids have indices of their own.</param>
    public static IdColumn<TRow> Text(string name, Func<TRow, string?> value, IdRules rules) => new TextIdColumn<TRow>(name, value, rules);

    /// <summary>An id that is a whole number.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; null where it is missing.</param>
    /// <param name="rules">Which ids have indices of their own.</param>
    public static IdColumn<TRow> Number(string name, Func<TRow, long?> value, IdRules rules) => new NumberIdColumn<TRow>(name, value, rules);

    /// <summary>Several ids.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="values">Reads them; null where they are missing, which is as none.</param>
    /// <param name="most">How many a row has at most.</param>
    /// <param name="rules">Which ids have indices of their own.</param>
    public static IdColumn<TRow> Bag(string name, Func<TRow, IEnumerable<string?>?> values, int most, IdRules rules) => new IdBagColumn<TRow>(name, values, most, rules);

    /// <summary>The words of a text.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; null is refused.</param>
    /// <param name="most">How many a row has at most.</param>
    /// <param name="lowercase">Whether capital letters are taken for small ones.</param>
    /// <param name="truncation">What is left out of a text that has more.</param>
    /// <param name="rules">Which words have indices of their own.</param>
    public static IdColumn<TRow> Words(string name, Func<TRow, string?> value, int most, bool lowercase, Truncation truncation, IdRules rules) =>
        new WordColumn<TRow>(name, value, most, lowercase, truncation, rules);

    /// <summary>The texts of ids that are numbers.</summary>
    /// <param name="ids">The ids; may be null.</param>
    public static IEnumerable<string?>? Texts(IEnumerable<long>? ids) => ids?.Select(id => id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Says which ids there are: those that are known, and behind them those of some rows that are not, in the order in which they come.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many of them, from the first.</param>
    /// <param name="known">What is known; null for nothing.</param>
    /// <param name="room">How many ids there can be; null where the tables grow.</param>
    /// <exception cref="InvalidOperationException">There are more than there is room for.</exception>
    internal virtual IdTransform Fit(IReadOnlyList<TRow> rows, int count, IdTransform? known, int? room)
    {
        if (Rules.Hashed > 0)
            return IdTransform.Hashed(Name, Rules.Hashed);
        if (Rules.Declared is { } declared)
            return IdTransform.Of(Name, declared);

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<string>();
        for (int i = 0; i < count; i++)
        {
            foreach (string? id in Ids(rows[i]))
            {
                if (id is null || known?.Vocabulary?.Contains(id) == true)
                    continue;
                if (counts.TryGetValue(id, out int before))
                {
                    counts[id] = before + 1;
                    continue;
                }

                counts.Add(id, 1);
                order.Add(id);
            }
        }

        string[] added = [.. order.Where(id => counts[id] >= Rules.MinimumCount)];
        if (added.Length == 0 && known is not null)
            return known;
        int all = (known?.Count ?? 1) - 1 + added.Length;
        if (all > room)
        {
            string more = known is null ? "" : $", {added.Length} of them new,";
            throw new InvalidOperationException(
                $"Column '{Name}' has {all} different ids{more} and room for {room}. Write [Id(Capacity = {all})] or more on the property; or [Id(Hashed = …)], which needs no room for new ids; " +
                "or a larger MinimumCount, which leaves rare ids out.");
        }

        return IdTransform.Of(Name, known?.Vocabulary?.With(added) ?? new Vocabulary(added));
    }

    /// <summary>Says what of the tables no row of theirs will ever be read for; null for nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many of them, from the first, were fitted to.</param>
    /// <param name="transform">The ids that there are.</param>
    /// <param name="room">How many there can be; null where the tables grow.</param>
    internal virtual string? Note(IReadOnlyList<TRow> rows, int count, IdTransform transform, int? room)
    {
        int known = transform.Count - 1;
        return Rules.Hashed > 0 || Rules.Declared is not null || room is not { } places || places - known < LeastSpare || places < FarMore * (long)known
            ? null
            : FormattableString.Invariant($"Column '{Name}' has {known} different {Word} and room for {places}: {places - known} rows of each of its tables are never trained; {Advice(known)} is enough for these rows.");
    }

    /// <summary>What it has, in messages.</summary>
    private protected virtual string Word => "ids";

    /// <summary>What to write on the property for so many.</summary>
    private protected virtual string Advice(int ids) => FormattableString.Invariant($"[Id(Capacity = {ids})]");

    /// <summary>Says what is wrong with a transform from elsewhere for this column; null if nothing is.</summary>
    /// <param name="transform">The transform.</param>
    /// <param name="rows">The rows of tables that grow; null where they do not.</param>
    internal virtual string? Misfit(IdTransform transform, int? rows)
    {
        if (transform.Buckets != Rules.Hashed)
            return transform.Buckets > 0 ? $"is hashed into {transform.Buckets}; expected {(Rules.Hashed > 0 ? $"{Rules.Hashed}" : "a vocabulary")}" : $"has a vocabulary; expected ids hashed into {Rules.Hashed}";
        if (Rules.Declared is { } declared && !transform.Vocabulary!.SequenceEqual(declared, StringComparer.Ordinal))
            return $"has other ids; expected {string.Join(", ", declared.Ids.Select(id => $"'{id}'"))}";
        int room = rows - 1 ?? Rules.Room;
        return transform.Count - 1 > room ? $"has {transform.Count - 1} ids; there is room for {room}" : null;
    }

    /// <summary>The ids of a row; null for one that is missing.</summary>
    internal abstract IEnumerable<string?> Ids(TRow row);

    /// <summary>Writes the indices of a row's ids, and says how many they are.</summary>
    /// <exception cref="ArgumentException">The row has more than <see cref="Most"/>.</exception>
    internal abstract int Write(TRow row, IdTransform transform, Span<int> destination);
}
