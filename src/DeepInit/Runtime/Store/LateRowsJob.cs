using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Has rows of a table make up what they owe, those of a batch or all. A row is moved by one thread, step by step: results do not depend on threads.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="table">The rows.</param>
internal sealed class LateRowsJob<T>(LateRows<T> table) : TeamJob(phases: 1)
    where T : unmanaged
{
    // Shares of all rows: some owe much, others nothing.
    private const int MostShares = 256;

    // What a step that a number owes costs, in multiply-adds.
    private const int WorkOfStep = 8;

    private int[] _moved = [];
    private int[] _owing = [];
    private int[] _from = [];
    private bool _ofAll;
    private int _items;
    private int _count;
    private int _rows;
    private int _at;
    private int _stride;

    /// <summary>Has the rows of ids make up what they owe.</summary>
    /// <param name="ids">The first id.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="moved">By how many steps each row has been moved.</param>
    /// <param name="count">How many steps there have been.</param>
    /// <param name="next">What the rows have been moved by after the step that begins.</param>
    /// <param name="at">Where the table begins.</param>
    /// <param name="stride">Numbers of a row.</param>
    /// <param name="threads">The most threads to do it.</param>
    public void CatchUp(ref int ids, int length, int[] moved, int count, int next, int at, int stride, int threads)
    {
        if (_owing.Length < length)
            (_owing, _from) = (new int[length], new int[length]);

        // Each row once, however often its id is there.
        int owing = 0;
        long steps = 0;
        for (int i = 0; i < length; i++)
        {
            int row = Unsafe.Add(ref ids, i);
            int by = moved[row];
            moved[row] = next;
            if (by >= count)
                continue;
            _owing[owing] = row;
            _from[owing++] = by;
            steps += count - by;
        }

        if (owing == 0)
            return;
        (_ofAll, _items, _count, _at, _stride) = (false, owing, count, at, stride);
        RunOn(steps * stride * WorkOfStep >= ThreadTeam.WorthSharing ? threads : 1);
    }

    /// <summary>Has all rows make up what they owe.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="moved">By how many steps each has been moved.</param>
    /// <param name="count">How many steps there have been.</param>
    /// <param name="at">Where the table begins.</param>
    /// <param name="stride">Numbers of a row.</param>
    /// <param name="threads">The most threads to do it.</param>
    public void Settle(int rows, int[] moved, int count, int at, int stride, int threads)
    {
        (_ofAll, _items, _rows, _moved, _count, _at, _stride) = (true, Math.Min(rows, MostShares), rows, moved, count, at, stride);
        RunOn((long)rows * stride * WorkOfStep >= ThreadTeam.WorthSharing ? threads : 1);
    }

    protected internal override void Work(TeamShare share)
    {
        int first = 0, end = 0;
        int items = _items;
        while (share.Claim(0, items, 1, ref first, ref end))
        {
            for (int item = first; item < end; item++)
            {
                if (_ofAll)
                    SettleShare((int)((long)_rows * item / _items), (int)((long)_rows * (item + 1) / _items));
                else
                    table.Move(_at + (_owing[item] * _stride), _stride, _from[item], _count);
            }
        }

        share.Wait(0, items);
    }

    // Rows that owe the same go together.
    private void SettleShare(int row, int end)
    {
        while (row < end)
        {
            int first = row, by = _moved[row];
            for (; row < end && _moved[row] == by; row++)
                _moved[row] = Math.Max(by, _count);
            if (by < _count)
                table.Move(_at + (first * _stride), (row - first) * _stride, by, _count);
        }
    }
}
