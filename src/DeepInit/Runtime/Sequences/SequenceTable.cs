using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// The sequences of an input whose rows have lengths: how many steps each has, and where they lie in memory. There a batch is its real steps alone, those of the first row, those of
/// the second, and so on; what is no step is nowhere. Made by generated code, one for each job.
/// </summary>
/// <remarks>
/// Lengths are checked once, in a copy: whatever the caller does to its own meanwhile never becomes a place in memory. Allocates when a call has more rows than any before.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SequenceTable
{
    /// <summary>Into so many shares the sequences of a call are parted; a thread takes one at a time through all its steps.</summary>
    internal const int ShareCount = 16;

    // Tiles take six rows at once: shares are not cut smaller where there are few rows.
    private const int RowsOfShare = 6;

    private readonly string _argument;
    private readonly int _least;
    private readonly int _most;
    private readonly int[] _shares = new int[ShareCount + 1];
    private readonly int[] _ofLength;
    private int[] _lengths = [];
    private int[] _offsets = new int[1];
    private int[] _order = [];
    private int[] _starts = new int[1];
    private int[] _sorted = new int[1];
    private int _batchRows;
    private int _firstRow;

    /// <summary>A table without rows.</summary>
    /// <param name="argument">The name of the argument with the lengths, for messages.</param>
    /// <param name="least">The fewest steps of a row, 0 or 1.</param>
    /// <param name="most">The most steps of a row: those of the input's shape.</param>
    /// <param name="length">Numbers of a job's memory for each step.</param>
    /// <param name="work">Multiply-adds of a step.</param>
    public SequenceTable(string argument, int least, int most, int length, long work)
    {
        _argument = argument;
        _least = least;
        _most = most;
        _ofLength = new int[most + 2];
        Length = length;
        Work = work;
    }

    /// <summary>The steps of all rows that have been taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Where the steps of each row begin, in the order of the rows, and where the last ones end.</summary>
    public ref int Offsets => ref _offsets[0];

    /// <summary>The rows, longest first; rows of one length in their order.</summary>
    public ref int Order => ref _order[0];

    /// <summary>Where the steps of each begin, in that order.</summary>
    public ref int Starts => ref _starts[0];

    /// <summary>How many steps each has, in that order.</summary>
    public ref int Lengths => ref _sorted[0];

    /// <summary>Where each share begins in that order, and the last one's end.</summary>
    public ref int Shares => ref _shares[0];

    /// <summary>How many steps the only sequence had before those that have been taken, where a session goes on with it; else 0.</summary>
    public int Past { get; private set; }

    /// <summary>Numbers of memory for each step.</summary>
    internal int Length { get; }

    /// <summary>Multiply-adds of a step.</summary>
    internal long Work { get; }

    /// <summary>The rows that have been taken.</summary>
    public int Rows { get; private set; }

    /// <summary>The steps of all rows of the batch, taken or not.</summary>
    internal long AllSteps { get; private set; }

    /// <summary>The most steps of a row.</summary>
    internal int Most => _most;

    /// <summary>Reads the lengths of a batch, and takes all of its rows.</summary>
    /// <param name="lengths">The steps of each row.</param>
    /// <param name="rows">The rows of the batch, at least 1.</param>
    /// <exception cref="ArgumentException">There are more or fewer of them, or one is out of range; the message names the argument, the row, the length and the range.</exception>
    public void Read(ReadOnlySpan<int> lengths, int rows)
    {
        Guard.Length(lengths.Length, rows, _argument);
        Reserve(rows);
        lengths.CopyTo(_lengths);
        long all = 0;
        for (int r = 0; r < rows; r++)
        {
            int length = _lengths[r];
            if (length < _least || length > _most)
                throw RowFault.Refusal(_argument, r, rows, 1, "length " + length.ToString(CultureInfo.InvariantCulture), $"{_least} to {_most} steps", hasColumns: false);
            all += length;
        }

        TakeAll(rows, all);
    }

    /// <summary>Finds the lengths of a batch of ids, and takes all of its rows: a row ends where its padding begins.</summary>
    /// <param name="ids">The ids, the most steps for each row.</param>
    /// <param name="padding">The id of what is no step.</param>
    /// <param name="rows">The rows of the batch, at least 1.</param>
    /// <exception cref="ArgumentException">Padding stands before a step, or a row has too few steps; the message names the argument, the row and the step.</exception>
    public void Find(ReadOnlySpan<int> ids, int padding, int rows)
    {
        Reserve(rows);
        long all = 0;
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<int> row = ids.Slice(r * _most, _most);
            int length = StepsBefore(padding, row);
            if (length < _least)
                throw RowFault.Refusal(_argument, r * _most, ids.Length, _most, "padding alone", $"at least {_least} id before the padding", hasColumns: false);
            for (int t = length + 1; t < _most; t++)
            {
                if (row[t] != padding)
                    throw PaddingWithin(ids.Length, r, length, padding, t, row[t]);
            }

            _lengths[r] = length;
            all += length;
        }

        TakeAll(rows, all);
    }

    /// <summary>Takes further steps of one sequence.</summary>
    /// <param name="past">How many it had before.</param>
    /// <param name="steps">How many come, at most the most.</param>
    internal void Continue(int past, int steps)
    {
        Reserve(1);
        Past = past;
        _lengths[0] = steps;
        TakeAll(1, steps);
    }

    /// <summary>The row that has been taken whose steps a step is one of.</summary>
    /// <param name="step">The place of the step among those of all rows.</param>
    public int RowAt(int step)
    {
        int row = 0, end = Rows;
        while (end - row > 1)
        {
            int middle = (int)((uint)(row + end) >> 1);
            if (_offsets[middle] <= step)
                row = middle;
            else
                end = middle;
        }

        return row;
    }

    /// <summary>Takes some rows of the batch, those that are in memory next.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many.</param>
    public void Take(int start, int count)
    {
        if (_firstRow == start && Rows == count)
            return;
        ReadOnlySpan<int> lengths = _lengths.AsSpan(0, _batchRows).Slice(start, count);
        int[] ofLength = _ofLength;
        Array.Clear(ofLength, 0, ofLength.Length);
        int steps = 0;
        for (int r = 0; r < lengths.Length; r++)
        {
            _offsets[r] = steps;
            steps += lengths[r];
            ofLength[lengths[r]]++;
        }

        _offsets[count] = steps;

        // The places of each length, longest first; then the rows, in their order.
        int place = 0;
        for (int length = _most; length >= 0; length--)
        {
            int rows = ofLength[length];
            ofLength[length] = place;
            place += rows;
        }

        for (int r = 0; r < lengths.Length; r++)
        {
            int at = ofLength[lengths[r]]++;
            _order[at] = r;
            _starts[at] = _offsets[r];
            _sorted[at] = lengths[r];
        }

        Rows = count;
        Steps = steps;
        _firstRow = start;
        PartShares();
    }

    /// <summary>
    /// The place of a row's first step among all that the rows of the batch could have: the same whatever the lengths, and whether or not the batch is taken in parts.
    /// </summary>
    /// <param name="row">A row that has been taken.</param>
    internal long FirstPlaceOf(int row) => ((long)_firstRow + row) * _most;

    /// <summary>The steps of a row that has been taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int LengthOf(int row) => _offsets[row + 1] - _offsets[row];

    /// <summary>Where the steps of a row that has been taken begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int OffsetOf(int row) => _offsets[row];

    /// <summary>The most steps that so many consecutive rows of the batch have, where it is taken in parts of them.</summary>
    internal long MostStepsOf(int rows)
    {
        if (rows >= _batchRows)
            return AllSteps;
        long most = 0;
        for (int start = 0; start < _batchRows; start += rows)
        {
            long steps = 0;
            for (int r = start; r < Math.Min(start + rows, _batchRows); r++)
                steps += _lengths[r];
            most = Math.Max(most, steps);
        }

        return most;
    }

    /// <summary>How many steps a row of ids has: a row ends where its padding begins.</summary>
    /// <param name="padding">The id of what is no step.</param>
    /// <param name="row">The ids of the row.</param>
    internal static int StepsBefore(int padding, ReadOnlySpan<int> row)
    {
        int length = row.IndexOf(padding);
        return length < 0 ? row.Length : length;
    }

    private void Reserve(int rows)
    {
        if (_lengths.Length >= rows)
            return;
        _lengths = new int[rows];
        _offsets = new int[rows + 1];
        _order = new int[rows];
        _starts = new int[rows];
        _sorted = new int[rows];
    }

    private void TakeAll(int rows, long steps)
    {
        AllSteps = steps;
        _batchRows = rows;
        Rows = 0;
        Take(0, rows);
    }

    private ArgumentException PaddingWithin(int length, int row, int step, int padding, int next, int id)
    {
        string expected = $"padding behind a row's last step alone, and step {next.ToString(CultureInfo.InvariantCulture)} holds id {id.ToString(CultureInfo.InvariantCulture)}";
        return RowFault.OfId(_argument, (row * _most) + step, length, _most, padding, expected);
    }

    // Shares of about as many steps each, of neighbours in length, so that the rows of a share end together. What a row comes to does not depend on who shares with it.
    private void PartShares()
    {
        int count = Math.Min(ShareCount, Math.Max(1, (Rows + RowsOfShare - 1) / RowsOfShare));
        int row = 0;
        long before = 0;
        for (int share = 1; share < count; share++)
        {
            while (row < Rows && before * count < (long)Steps * share)
                before += _sorted[row++];
            _shares[share] = row;
        }

        _shares.AsSpan(count).Fill(Rows);
    }
}
