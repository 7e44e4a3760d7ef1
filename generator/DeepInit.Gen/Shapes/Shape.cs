using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>The shape of a value per row, without the batch axis, channels last.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public Shape(params int[] dimensions)
        : this(new EquatableArray<int>(dimensions))
    {
    }

    /// <summary>
    /// The most numbers of a row: 128 rows of so many are 2^31 numbers, which is all that a 32-bit offset reaches. It is also the most that a window, a stride or a padding may be, so that
    /// sums of lengths fit an int.
    /// </summary>
    public const int MostNumbers = 1 << 24;

    /// <summary>A length that was computed as a long, for an axis: the most that an int holds, which is too large in any case, where it is more.</summary>
    public static int Clip(long length) => (int)Math.Min(length, int.MaxValue);

    /// <summary>The length of the last axis: what dense layers read and softmax sums over.</summary>
    public int Features => Dimensions[Dimensions.Count - 1];

    /// <summary>The product of the other axes: pixels of an image, steps of a sequence; 1 for plain features.</summary>
    public int Positions => Length / Features;

    /// <summary>Numbers per row.</summary>
    public int Length
    {
        get
        {
            int length = 1;
            foreach (int dimension in Dimensions)
            {
                length *= dimension;
            }

            return length;
        }
    }

    /// <summary>The same before it is known to be small enough; the most that a long holds where it is more.</summary>
    public long LongLength => Dimensions.Aggregate(1L, (product, n) => n > 0 && product > long.MaxValue / n ? long.MaxValue : product * n);

    /// <summary>The same as an image [height, width, channels]: a sequence [length, channels] is a single row of pixels.</summary>
    public Shape AsImage => Dimensions.Count == 2 ? new Shape(1, Dimensions[0], Dimensions[1]) : this;

    /// <summary>The same with axes so short that there are not too many numbers: what a shape that was reported as too large is taken for, so that nothing follows from its size.</summary>
    public Shape Bounded()
    {
        int most = 1;
        while (Math.Pow(most + 1, Dimensions.Count) <= MostNumbers && most < Dimensions.Max())
        {
            most++;
        }

        return LongLength <= MostNumbers ? this : new(Dimensions.Select(n => Math.Min(n, most)).ToEquatableArray());
    }

    /// <summary>The same but for the last axis.</summary>
    public Shape WithFeatures(int features) => new(Dimensions.Take(Dimensions.Count - 1).Append(features).ToEquatableArray());

    public override string ToString() => Dimensions.Count == 1 ? Dimensions[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Join("×", Dimensions);
}
