using System.Globalization;
using DeepInit;

namespace Samples.Shared;

/// <summary>A folder with the four files of MNIST, of Fashion-MNIST, or of other images in their form; compressed (<c>.gz</c>) or not.</summary>
/// <param name="path">The folder.</param>
internal sealed class MnistFolder(string path)
{
    /// <summary>What the names of the files of training images begin with.</summary>
    public const string Train = "train";

    /// <summary>What the names of the files of test images begin with.</summary>
    public const string Test = "t10k";

    /// <summary>The classes of Fashion-MNIST.</summary>
    public static readonly IReadOnlyList<string> Clothes = ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    // The files of both sets have the same names; the first labels tell them apart.
    private static readonly int[] FirstClothes = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5];

    /// <summary>Images and classes of both parts.</summary>
    public (LabelledImages Train, LabelledImages Test) Read()
    {
        LabelledImages train = Labelled(Train, null);
        return (train, Labelled(Test, train.Names));
    }

    /// <summary>The images of a part: grey levels from 0 to 1.</summary>
    /// <param name="part"><see cref="Train"/> or <see cref="Test"/>.</param>
    /// <param name="pixels">How many pixels an image has.</param>
    public float[] Images(string part, out int pixels)
    {
        IdxFile images = Open(part + "-images-idx3-ubyte");
        pixels = images.Count / Math.Max(1, images.Shape[0]);
        return images.ToSingles(1 / 255.0);
    }

    /// <summary>The classes of a part's images.</summary>
    /// <param name="part"><see cref="Train"/> or <see cref="Test"/>.</param>
    public int[] Labels(string part) => Open(part + "-labels-idx1-ubyte").ToIntegers();

    private LabelledImages Labelled(string part, IReadOnlyList<string>? names)
    {
        float[] images = Images(part, out int pixels);
        int[] labels = Labels(part);
        int size = (int)Math.Sqrt(pixels);
        if (size * size != pixels || labels.Length * pixels != images.Length || labels.Length == 0)
            throw new DataFileException($"'{path}': expected square images and a class for each; the {part} files have {images.Length / Math.Max(1, pixels)} images of {pixels} pixels and {labels.Length} classes.");

        return new(images, labels, size, names ?? NamesOf(labels));
    }

    private static IReadOnlyList<string> NamesOf(int[] labels) => labels.Take(FirstClothes.Length).SequenceEqual(FirstClothes)
        ? Clothes
        : [.. Enumerable.Range(0, labels.Max() + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    private IdxFile Open(string name)
    {
        string file = Path.Combine(path, name);
        return IdxFile.Read(File.Exists(file) ? file : file + ".gz");
    }
}
