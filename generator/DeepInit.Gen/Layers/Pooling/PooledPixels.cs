using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>What of a row a global pooling goes over: all pixels of an image, the steps of a sequence, or, where rows have lengths of their own, a row's real steps.</summary>
/// <param name="Count">So many pixels; 1 for real steps.</param>
/// <param name="Sequences">The sequences whose real steps they are; null for rows of one length.</param>
internal sealed record PooledPixels(int Count, RowCount? Sequences)
{
    /// <summary>How many there are, as an expression.</summary>
    public string Number => Sequences is null ? Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : "steps";

    /// <summary>Where the first vector of an item's pixels is, and the one of pixel <c>p</c>, as expressions.</summary>
    public string Place(string pixel) => Sequences is null
        ? (((pixel == "0" ? (Whole)"item" * Count : ((Whole)"item" * Count) + pixel) * Panel.Width) + "c").ToString()
        : $"((place + {pixel}) * 16) + c";

    /// <summary>Declares what the places need, once for each item.</summary>
    public void WriteItem(SourceWriter text)
    {
        if (Sequences is not null)
        {
            text.Write("int row = item % rows, begin = DiUnsafe.Add(ref sequences.Offsets, row), steps = DiUnsafe.Add(ref sequences.Offsets, row + 1) - begin;");
            text.Write("int place = ((item / rows) * sequences.Steps) + begin;");
        }
    }

    public override string ToString() => Sequences is null ? $"{Number} pixels" : "the real steps";
}
