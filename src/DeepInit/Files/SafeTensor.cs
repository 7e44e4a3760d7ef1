using System.Buffers.Binary;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>One tensor of a <see cref="SafeTensorsFile"/>.</summary>
public sealed class SafeTensor
{
    private readonly SafeTensorEntry _entry;
    private readonly byte[] _bytes;

    internal SafeTensor(SafeTensorEntry entry, byte[] bytes)
    {
        _entry = entry;
        _bytes = bytes;
    }

    /// <summary>Its name.</summary>
    public string Name => _entry.Name;

    /// <summary>The type of its elements in the file.</summary>
    public SafeTensorType Type => _entry.Type;

    /// <summary>Its shape; empty for a single number.</summary>
    public IReadOnlyList<long> Shape => _entry.Shape;

    /// <summary>The number of elements.</summary>
    public int Count => (int)_entry.Count;

    /// <summary>Its elements, row-major.</summary>
    /// <exception cref="WeightFileException">The file's type has numbers that <see cref="float"/> has not (F64, integers).</exception>
    public float[] ToSingles() => Exactly<float>(ElementBytes.HoldsExactly<float>(Type), "float");

    /// <summary>Its elements, row-major.</summary>
    /// <exception cref="WeightFileException">The file's type has numbers that <see cref="double"/> has not (I64, U64).</exception>
    public double[] ToDoubles() => Exactly<double>(Type is not (SafeTensorType.I64 or SafeTensorType.U64), "double");

    /// <summary>Its elements, row-major; booleans are 0 and 1.</summary>
    /// <exception cref="WeightFileException">The file's type is no integer, or U64, which has larger ones.</exception>
    public long[] ToIntegers()
    {
        if (Type == SafeTensorType.I64)
            return [.. Enumerable.Range(0, Count).Select(i => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(i * sizeof(long))))];
        if (Type == SafeTensorType.U64 || ElementBytes.HoldsExactly<double>(Type))
            throw new WeightFileException($"{_entry} holds no integers that fit; expected BOOL, I8 to I64 or U8 to U32.");

        // A double holds every integer of 32 bits.
        return Array.ConvertAll(ToDoubles(), value => (long)value);
    }

    /// <summary>Its elements, whose type is the file's.</summary>
    internal T[] To<T>()
        where T : unmanaged =>
        Exactly<T>(Type == ElementBytes.TypeOf<T>(), CSharpName.Of(typeof(T)));

    /// <summary>Name, type and shape.</summary>
    public override string ToString() => _entry.ToString();

    private T[] Exactly<T>(bool fits, string type)
        where T : unmanaged
    {
        if (!fits)
            throw new WeightFileException($"{_entry} has numbers that {type} cannot hold exactly.");

        var values = new T[Count];

        // A copy, because big-endian machines swap in place.
        ElementBytes.Read<T>(_bytes.AsSpan().ToArray(), Type, values);
        return values;
    }
}
