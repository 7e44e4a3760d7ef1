using System.Globalization;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// A piece of the file that all networks of a compilation share: a tile, what computes a tile's outputs from its sums, or how its operands lie. Two networks that ask
/// for equal forms have one text, and the JIT compiles it once.
/// </summary>
internal abstract record TileForm
{
    /// <summary>Where it stands in the file.</summary>
    public abstract TileChapter Chapter { get; }

    /// <summary>What it is called. It says all that the text depends on, so that a form has one name in every compilation, whatever other networks there are.</summary>
    public abstract string Name { get; }

    /// <summary>The forms that its text refers to.</summary>
    public abstract IEnumerable<TileForm> Needs { get; }

    /// <summary>Writes its text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="all">All forms of the file: a method that chooses among tiles has a case for each tile there is.</param>
    public abstract void Write(SourceWriter writer, IReadOnlyList<TileForm> all);

    /// <summary><c>U8</c> for tiles unrolled eight times; nothing for those that are not.</summary>
    protected static string Unrolled(int times) => times == 1 ? "" : "U" + Number(times);

    /// <summary>A number in a name.</summary>
    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same of one that need not be whole: <c>0p2</c>, <c>1Em08</c>.</summary>
    protected static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace(".", "p").Replace("-", "m").Replace("+", "");
}
