using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Between rows as users have them, each with room for the most steps, and the real steps alone. Of a row's memory behind its last step nothing is ever read.</content>
public sealed partial class SequenceTable
{
    /// <summary>Packs the real steps of the rows that have been taken into panels of 16 features.</summary>
    /// <param name="rows">The rows, each with the most steps.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="panels">Takes them.</param>
    /// <returns>Whether every number is finite.</returns>
    public bool Pack<T>(ReadOnlySpan<T> rows, int features, ref T panels)
        where T : unmanaged
    {
        bool isFinite = true;
        for (int r = 0; r < Rows; r++)
            isFinite &= Panels.PackPart(RealOf(rows, features, r), LengthOf(r), features, ref panels, OffsetOf(r), Steps);
        return isFinite;
    }

    /// <summary>As <see cref="Pack{T}(ReadOnlySpan{T}, int, ref T)"/>, of numbers that must be finite.</summary>
    /// <param name="rows">The rows, each with the most steps.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="panels">Takes them.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is not; the message names its row and its place in it.</exception>
    public void Pack<T>(ReadOnlySpan<T> rows, int features, ref T panels, string argument)
        where T : unmanaged
    {
        if (!Pack(rows, features, ref panels))
            Guard.Finite(rows, features, argument, this);
    }

    /// <summary>Unpacks panels into the rows that have been taken; what is no step becomes 0.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="rows">The rows, each with the most steps.</param>
    public void Unpack<T>(ref T panels, int features, Span<T> rows)
        where T : unmanaged
    {
        int rowSize = _most * features;
        for (int r = 0; r < Rows; r++)
        {
            Span<T> row = rows.Slice(r * rowSize, rowSize);
            int real = LengthOf(r) * features;
            Panels.UnpackPart(ref panels, OffsetOf(r), Steps, LengthOf(r), features, row.Slice(0, real));
            row.Slice(real).Clear();
        }
    }

    /// <summary>Checks the ids of all real steps of the rows that have been taken.</summary>
    /// <param name="ids">The ids, the most steps for each row.</param>
    /// <param name="vocabulary">How many ids there are, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is none of 0 … vocabulary − 1; the message names the row and the step.</exception>
    public void Ids(ReadOnlySpan<int> ids, int vocabulary, string argument)
    {
        for (int r = 0; r < Rows; r++)
            Guard.Ids(RealOf(ids, 1, r), vocabulary, _most, argument, _firstRow + r);
    }

    /// <summary>Copies the ids of the real steps of the rows that have been taken, one after another, and checks the copy.</summary>
    /// <param name="ids">The ids of these rows, the most steps for each.</param>
    /// <param name="copy">Takes them.</param>
    /// <param name="vocabulary">How many ids there are, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is none of 0 … vocabulary − 1.</exception>
    public void PackIds(ReadOnlySpan<int> ids, ref int copy, int vocabulary, string argument)
    {
        for (int r = 0; r < Rows; r++)
            Guard.CopyIds(RealOf(ids, 1, r), ref Unsafe.Add(ref copy, OffsetOf(r)), vocabulary, _most, _firstRow + r, argument);
    }

    /// <summary>The classes of the real steps of a row that has been taken.</summary>
    /// <param name="classes">The class of each step, the most steps for each row.</param>
    /// <param name="row">Which row.</param>
    public ReadOnlySpan<int> RealOf(ReadOnlySpan<int> classes, int row) => RealOf(classes, 1, row);

    /// <summary>Checks the classes of all real steps of the rows that have been taken.</summary>
    /// <param name="indices">The class of each step, the most steps for each row.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="ignored">One more that may stand there: the class of what does not count; null for none.</param>
    /// <exception cref="ArgumentException">One is none of 0 … classes − 1; the message names it and its position.</exception>
    public void ClassIndices(ReadOnlySpan<int> indices, int classes, string argument, int? ignored = null)
    {
        for (int r = 0; r < Rows; r++)
            Guard.ClassIndices(indices, r * _most, LengthOf(r), classes, argument, ignored);
    }

    /// <summary>Copies the classes of the real steps of the rows that have been taken, one after another, and checks the copy.</summary>
    /// <param name="indices">The class of each step of these rows, the most steps for each.</param>
    /// <param name="copy">Takes them.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="ignored">One more that may stand there: the class of what does not count; null for none.</param>
    /// <exception cref="ArgumentException">One is none of 0 … classes − 1.</exception>
    public void CopyClassIndices(ReadOnlySpan<int> indices, Span<int> copy, int classes, string argument, int? ignored = null)
    {
        for (int r = 0; r < Rows; r++)
            RealOf(indices, 1, r).CopyTo(copy.Slice(OffsetOf(r)));
        Guard.ClassIndices(copy.Slice(0, Steps), classes, argument, ignored);
    }

    /// <summary>The numbers of the real steps of a row that has been taken.</summary>
    internal ReadOnlySpan<T> RealOf<T>(ReadOnlySpan<T> rows, int features, int row)
        where T : unmanaged =>
        rows.Slice(row * _most * features, LengthOf(row) * features);

    /// <summary>Where the numbers of a row begin.</summary>
    internal int StartOf(int features, int row) => row * _most * features;
}
