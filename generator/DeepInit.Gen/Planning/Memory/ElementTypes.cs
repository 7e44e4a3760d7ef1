using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>What memory needs to know of element types.</summary>
internal static class ElementTypes
{
    // A cache line. Whatever begins at a multiple of it is aligned for every vector, and two threads that write neighbouring buffers share no line.
    private const int LineBytes = 64;

    /// <summary>The element type of a network's values and parameters.</summary>
    public static ElementType Of(Precision precision) => precision == Precision.Single ? ElementType.Single : ElementType.Double;

    /// <summary>Bytes of an element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Double => sizeof(double),
        ElementType.Int8 => sizeof(sbyte),
        ElementType.Single or ElementType.Int32 => sizeof(int),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Bytes that the places of buffers are multiples of, for each row: a panel, and at least a cache line.</summary>
    public static int Alignment(this ElementType type) => Math.Max(LineBytes, Panel.Width * type.Size());
}
