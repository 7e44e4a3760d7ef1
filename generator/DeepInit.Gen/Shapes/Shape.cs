using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>The shape of a value per row, without the batch axis, channels last.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public Shape(params int[] dimensions)
        : this(new EquatableArray<int>(dimensions))
    {
    }

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

    /// <summary>The same as an image [height, width, channels]: a sequence [length, channels] is a single row of pixels.</summary>
    public Shape AsImage => Dimensions.Count == 2 ? new Shape(1, Dimensions[0], Dimensions[1]) : this;

    /// <summary>The same but for the last axis.</summary>
    public Shape WithFeatures(int features) => new(Dimensions.Take(Dimensions.Count - 1).Append(features).ToEquatableArray());

    public override string ToString() => Dimensions.Count == 1 ? Dimensions[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Join("×", Dimensions);
}
