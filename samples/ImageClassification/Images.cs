using Digits;

namespace ImageClassification;

/// <summary>Square images of one channel, with their classes.</summary>
/// <param name="Pixels">Grey levels from 0 to 1, image after image, row after row.</param>
/// <param name="Labels">The class of each.</param>
/// <param name="Size">Rows and columns.</param>
/// <param name="Names">What the classes are called.</param>
internal sealed record Images(float[] Pixels, int[] Labels, int Size, string[] Names)
{
    private static readonly string[] Clothes = ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>The embedded digits.</summary>
    public static (Images Train, Images Test) Digits()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        (float[] pixels, int[] classes) = EmbeddedDigits.Read();
        Images Part(bool test)
        {
            int[] rows = [.. Enumerable.Range(0, classes.Length).Where(i => EmbeddedDigits.IsTest(i) == test)];
            return new([.. rows.SelectMany(i => pixels.AsSpan(i * 64, 64).ToArray())], [.. rows.Select(i => classes[i])], 8, names);
        }

        return (Part(test: false), Part(test: true));
    }

    /// <summary>Fashion-MNIST from its four files.</summary>
    public static (Images Train, Images Test) FashionMnist(string folder)
    {
        Images Read(string part) => new(
            IdxFile.Read(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz")).ToSingles(1 / 255.0),
            IdxFile.Read(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz")).ToIntegers(),
            28,
            Clothes);
        return (Read("train"), Read("t10k"));
    }
}
