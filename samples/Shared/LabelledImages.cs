namespace Samples.Shared;

/// <summary>Square images of one channel, with their classes.</summary>
/// <param name="Pixels">Grey levels from 0 to 1, image after image, row after row.</param>
/// <param name="Labels">The class of each.</param>
/// <param name="Size">Rows and columns.</param>
/// <param name="Names">What the classes are called.</param>
internal sealed record LabelledImages(float[] Pixels, int[] Labels, int Size, IReadOnlyList<string> Names)
{
    /// <summary>The pixels of one image.</summary>
    public ReadOnlySpan<float> this[int image] => Pixels.AsSpan(image * Size * Size, Size * Size);
}
