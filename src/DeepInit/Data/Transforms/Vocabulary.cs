using System.Collections;
using System.Globalization;

namespace DeepInit;

/// <summary>
/// The ids of a column, users or products or words, and the index that each has: the row of the table that an <see cref="EmbeddingAttribute"/> looks it up in. Indices begin
/// at 1, in the order in which ids were first seen; 0 is the id that is not known.
/// </summary>
/// <remarks>Never changes, and is safe from many threads at once; <see cref="With"/> returns another one, in which every id keeps its index.</remarks>
/// <example><code>
/// Vocabulary users = model.Parameters.Transform!.Vocabulary("User");
/// int index = users.IndexOf("anna");                            // 0 for a user who was never seen
/// string id = users[index];                                     // "anna"
/// </code></example>
public sealed class Vocabulary : IReadOnlyList<string>
{
    /// <summary>The index of every id that is not in the vocabulary, and of a missing one.</summary>
    public const int Unknown = 0;

    private readonly string[] _ids;
    private readonly Dictionary<string, int> _indices;
    private Dictionary<long, int>? _numbers;

    /// <summary>A vocabulary of some ids; the first has the index 1.</summary>
    /// <param name="ids">The ids, each once.</param>
    /// <exception cref="ArgumentException">An id is null, or is there twice.</exception>
    public Vocabulary(IEnumerable<string> ids)
    {
        string[] given = [.. ids ?? throw new ArgumentNullException(nameof(ids))];
        _ids = ["", .. given];
        _indices = new Dictionary<string, int>(given.Length, StringComparer.Ordinal);
        for (int i = 0; i < given.Length; i++)
        {
            if (given[i] is null)
                throw new ArgumentException($"Id {i} of the vocabulary is null.", nameof(ids));
            if (_indices.ContainsKey(given[i]))
                throw new ArgumentException($"The id '{Excerpt.Of(given[i])}' is there twice.", nameof(ids));
            _indices.Add(given[i], i + 1);
        }
    }

    /// <summary>How many indices there are: the ids, and 0 for what is unknown. Indices are less than that.</summary>
    public int Count => _ids.Length;

    /// <summary>The id of an index; an empty text for <see cref="Unknown"/>.</summary>
    /// <param name="index">The index, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public string this[int index] => (uint)index < (uint)_ids.Length
        ? _ids[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Expected an index from 0 to {_ids.Length - 1}.");

    /// <summary>The ids, without the unknown one, in the order of their indices.</summary>
    public IEnumerable<string> Ids => _ids.Skip(1);

    /// <summary>The index of an id; <see cref="Unknown"/> where it is missing or not in the vocabulary.</summary>
    /// <param name="id">The id; null where it is missing.</param>
    public int IndexOf(string? id) => id is not null && _indices.TryGetValue(id, out int index) ? index : Unknown;

    /// <summary>The index of an id that is a number: as that of its text (<c>42</c>), without making one.</summary>
    /// <param name="id">The id.</param>
    public int IndexOf(long id) => Numbers().TryGetValue(id, out int index) ? index : Unknown;

    /// <summary>Whether an id is in the vocabulary.</summary>
    /// <param name="id">The id; null where it is missing.</param>
    public bool Contains(string? id) => IndexOf(id) != Unknown;

    /// <summary>The vocabulary with more ids behind its own.</summary>
    /// <param name="ids">Ids that are not in it, each once.</param>
    /// <exception cref="ArgumentException">An id is null, or is there twice.</exception>
    public Vocabulary With(IEnumerable<string> ids) => new(Ids.Concat(ids ?? throw new ArgumentNullException(nameof(ids))));

    /// <summary>The ids by their indices, the unknown one first.</summary>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_ids).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Those of all threads are the same.
    private Dictionary<long, int> Numbers()
    {
        if (Volatile.Read(ref _numbers) is { } made)
            return made;
        var numbers = new Dictionary<long, int>();
        for (int i = 1; i < _ids.Length; i++)
        {
            // of "42" and "042" the first is what a number's text is
            if (long.TryParse(_ids[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number.ToString(CultureInfo.InvariantCulture) == _ids[i])
                numbers.Add(number, i);
        }

        Volatile.Write(ref _numbers, numbers);
        return numbers;
    }
}
