namespace ImageClassification;

/// <summary>
/// Shows the network every image anew in every epoch: shifted by some pixels, and mirrored half of the time. Rewrites the array that the dataset reads, before
/// an epoch begins, so that training itself knows nothing of it.
/// </summary>
/// <param name="images">The array of the dataset: images of one channel, one after another.</param>
/// <param name="size">Rows and columns of an image.</param>
/// <param name="shift">The most pixels by which an image moves, in either direction; what comes in from outside is 0.</param>
/// <param name="flip">Whether images are mirrored: right for clothes, wrong for digits.</param>
/// <param name="seed">What the moves follow from, together with the epoch.</param>
internal sealed class RandomShiftFlip(float[] images, int size, int shift, bool flip, int seed) : TrainingCallback
{
    private readonly float[] _originals = [.. images];

    public override void EpochStarted(TrainingContext training)
    {
        var random = new Random((seed * 1000) + training.Epoch);
        for (int start = 0; start < images.Length; start += size * size)
        {
            int down = random.Next(-shift, shift + 1);
            int right = random.Next(-shift, shift + 1);
            bool mirrored = flip && random.Next(2) == 1;
            Move(_originals.AsSpan(start, size * size), images.AsSpan(start, size * size), down, right, mirrored);
        }
    }

    /// <summary>The images as they were: for those who look at them afterwards.</summary>
    public override void TrainingFinished(TrainingContext training) => _originals.CopyTo(images, 0);

    private void Move(ReadOnlySpan<float> from, Span<float> to, int down, int right, bool mirrored)
    {
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int row = y - down;
                int column = (mirrored ? size - 1 - x : x) - right;
                to[(y * size) + x] = (uint)row < (uint)size && (uint)column < (uint)size ? from[(row * size) + column] : 0;
            }
        }
    }
}
