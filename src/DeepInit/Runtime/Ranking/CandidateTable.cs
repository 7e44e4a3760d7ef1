using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The candidates of a network that ranks: a row of each of the inputs that describe them. Filled by generated code, and then never changed.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CandidateTable<T>
    where T : unmanaged
{
    private readonly RankingForm _form;
    private readonly int[]?[] _ids;
    private readonly T[]?[] _numbers;
    private readonly int[]?[] _lengths;
    private Dictionary<int, int>? _rows;

    /// <summary>An empty table.</summary>
    /// <param name="form">What the network is like.</param>
    public CandidateTable(RankingForm form)
    {
        _form = form;
        _ids = new int[form.Inputs.Length][];
        _numbers = new T[form.Inputs.Length][];
        _lengths = new int[form.Inputs.Length][];
    }

    /// <summary>The vocabulary that it is of; null where it is of no rows.</summary>
    internal Vocabulary? Known { get; private set; }

    /// <summary>Whose rows it has; null where candidates are told apart by their ids' indices.</summary>
    internal CandidateCatalogue? Catalogue { get; private set; }

    /// <summary>Whether the caller has given it.</summary>
    internal bool IsGiven { get; private set; }

    /// <summary>The number of candidates.</summary>
    internal int Count { get; private set; }

    /// <summary>Copies the ids of an input: those of each candidate, one after another.</summary>
    /// <param name="input">Its number.</param>
    /// <param name="ids">The ids.</param>
    public void Set(int input, ReadOnlySpan<int> ids)
    {
        CandidateInput form = Checked(input, ids.Length);
        Guard.Ids(ids, form.Vocabulary, form.Length, form.Name);
        _ids[input] = ids.ToArray();
    }

    /// <summary>Copies the numbers of an input: those of each candidate, one after another.</summary>
    /// <param name="input">Its number.</param>
    /// <param name="numbers">The numbers.</param>
    public void Set(int input, ReadOnlySpan<T> numbers)
    {
        CandidateInput form = Checked(input, numbers.Length);
        Guard.Finite(numbers, form.Length, form.Name);
        _numbers[input] = numbers.ToArray();
    }

    /// <summary>The ids of some candidates.</summary>
    /// <param name="input">The number of the input.</param>
    /// <param name="first">The first candidate.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<int> Ids(int input, int first, int count) => _ids[input].AsSpan(first * _form.Inputs[input].Length, count * _form.Inputs[input].Length);

    /// <summary>The numbers of some candidates.</summary>
    /// <param name="input">The number of the input.</param>
    /// <param name="first">The first candidate.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<T> Numbers(int input, int first, int count) => _numbers[input].AsSpan(first * _form.Inputs[input].Length, count * _form.Inputs[input].Length);

    /// <summary>How many ids some candidates have in an input of lists.</summary>
    /// <param name="input">The number of the input.</param>
    /// <param name="first">The first candidate.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<int> Lengths(int input, int first, int count) => _lengths[input].AsSpan(first, count);

    /// <summary>Candidates that are rows: each has a number of its own, by which it is told apart.</summary>
    /// <param name="form">What the network is like.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Of each input the number of its column of ids; −1 for numbers.</param>
    /// <param name="catalogue">Whose rows they are.</param>
    internal static CandidateTable<T> OfRows(RankingForm form, RowInputs<T> rows, int[] columns, CandidateCatalogue catalogue)
    {
        var table = new CandidateTable<T>(form) { Count = rows.Count, Catalogue = catalogue, IsGiven = true };
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0)
                table._numbers[i] = rows.Numbers;
            else
                (table._ids[i], table._lengths[i]) = (rows.Ids(columns[i]), rows.Lengths(columns[i]));
        }

        return table;
    }

    /// <summary>All ids of a network whose candidates are described by them alone.</summary>
    internal static CandidateTable<T> OfAllIds(RankingForm form)
    {
        if (form.Inputs.Length > 1)
        {
            throw new InvalidOperationException(
                $"{form.Network} does not know its candidates: they are described by {string.Join(", ", form.Inputs.Select(input => $"'{input.Name}'"))}. Call SetCandidates with a row for each.");
        }

        int padding = form.Ids.Padding;
        var table = new CandidateTable<T>(form);
        table.Set(0, [.. Enumerable.Range(0, form.Ids.Vocabulary).Where(id => id != padding)]);
        return table.Complete();
    }

    /// <summary>All ids that rows are known to have.</summary>
    internal static CandidateTable<T> OfKnownIds(RankingForm form, Vocabulary known)
    {
        CandidateTable<T> table = OfIndices(form, [.. Enumerable.Range(1, known.Count - 1)]);
        table.Known = known;
        return table.Complete();
    }

    /// <summary>Some ids that rows are known to have.</summary>
    internal static CandidateTable<T> OfIndices(RankingForm form, int[] indices)
    {
        var table = new CandidateTable<T>(form) { Count = indices.Length };
        table._ids[0] = indices;
        return table;
    }

    /// <summary>The id of a candidate.</summary>
    internal int IdOf(int row) => Catalogue is null ? _ids[_form.Id]![row] : row;

    /// <summary>Where the candidate of an id is; −1 where it is none.</summary>
    internal int RowOf(int id) => Catalogue is not null ? id : _rows!.TryGetValue(id, out int row) ? row : -1;

    /// <summary>Says that all inputs have been set.</summary>
    internal CandidateTable<T> Complete(bool isGiven = false)
    {
        IsGiven = isGiven;
        int[] ids = _ids[_form.Id]!;
        var rows = new Dictionary<int, int>(ids.Length);
        for (int row = 0; row < ids.Length; row++)
        {
            if (rows.TryGetValue(ids[row], out int other))
                throw new ArgumentException($"The candidate {ids[row]} is in rows {other} and {row}: each candidate has one.", _form.Ids.Name);
            rows.Add(ids[row], row);
        }

        if (ids.Length == 0)
            throw new ArgumentException("There must be at least one candidate.", _form.Ids.Name);
        _rows = rows;
        return this;
    }

    private CandidateInput Checked(int input, int length)
    {
        CandidateInput form = _form.Inputs[input];
        if (input == 0)
            Count = Guard.Rows(length, form.Length, form.Name);
        Guard.Length(length, (long)Count * form.Length, form.Name);
        return form;
    }
}
