using Samples.Shared;

namespace ObjectDetection;

/// <summary>
/// Real digits or clothes of 20 to 40 pixels in 96 × 96, each in a colour of its own, among lines and pieces of other images (as in the cluttered MNIST of
/// Mnih et al. 2014).
/// </summary>
/// <param name="images">What things are taken from.</param>
internal sealed class ImageScenes(LabelledImages images) : SceneSource(96, images.Names)
{
    private const float LeastSide = 20;
    private const float MostSide = 40;

    /// <summary>Pixels of a piece's side, in the image that it is cut from.</summary>
    private const int Piece = 8;

    /// <summary>What is darker than this at an image's edges is outside the thing.</summary>
    private const float Edge = 0.2f;

    protected override Thing Next(Random random)
    {
        int image = random.Next(images.Labels.Length);
        Box crop = Bounds(image);
        float scale = (LeastSide + (random.NextSingle() * (MostSide - LeastSide))) / Math.Max(crop.Width, crop.Height);
        return new(images.Labels[image], crop.Width * scale, crop.Height * scale, Look(image, crop));
    }

    protected override void Clutter(Canvas canvas, Random random)
    {
        base.Clutter(canvas, random);
        for (int i = random.Next(7); i > 0; i--)
        {
            int left = random.Next(images.Size - Piece), top = random.Next(images.Size - Piece);
            float side = Piece * (1 + (random.NextSingle() * 0.5f));
            float x = random.NextSingle() * (Size - side), y = random.NextSingle() * (Size - side);
            Matte look = Look(random.Next(images.Labels.Length), new(left, top, left + Piece, top + Piece));
            canvas.Paint(new(x, y, x + side, y + side), look, Canvas.Color(random));
        }
    }

    // Anything but black covers what is behind it; darker parts are a darker colour.
    private Matte Look(int image, Box crop) => (across, down) =>
    {
        float level = Level(image, crop.Left + (across * crop.Width) - 0.5f, crop.Top + (down * crop.Height) - 0.5f);
        return (Math.Min(1, 3 * level), 0.3f + (0.7f * level));
    };

    // Between four pixels, whose centres are whole numbers.
    private float Level(int image, float x, float y)
    {
        ReadOnlySpan<float> pixels = images[image];
        int last = images.Size - 1;
        x = Math.Clamp(x, 0, last);
        y = Math.Clamp(y, 0, last);
        int left = Math.Min((int)x, last - 1), top = Math.Min((int)y, last - 1);
        float right = x - left, below = y - top;
        int at = (top * images.Size) + left;
        return ((1 - below) * (((1 - right) * pixels[at]) + (right * pixels[at + 1])))
            + (below * (((1 - right) * pixels[at + images.Size]) + (right * pixels[at + images.Size + 1])));
    }

    // An image without a bright pixel is taken whole.
    private Box Bounds(int image)
    {
        ReadOnlySpan<float> pixels = images[image];
        int left = images.Size, top = images.Size, right = 0, bottom = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] > Edge)
            {
                (int x, int y) = (i % images.Size, i / images.Size);
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }

        return right > 0 ? new(left, top, right, bottom) : new(0, 0, images.Size, images.Size);
    }
}
