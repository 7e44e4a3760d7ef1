namespace ObjectDetection;

/// <summary>Makes scenes: one to five things that may overlap, on a shaded background with clutter, all under noise.</summary>
/// <param name="size">Rows and columns of a scene.</param>
/// <param name="classes">What things are called.</param>
internal abstract class SceneSource(int size, IReadOnlyList<string> classes)
{
    /// <summary>The most of a thing's box that a thing in front of it covers: nobody could find what is hidden.</summary>
    private const float MostHidden = 0.4f;

    private const int MostThings = 5;
    private const float Noise = 0.1f;

    public int Size => size;

    public IReadOnlyList<string> Classes => classes;

    /// <summary>Another scene.</summary>
    public Scene Random(Random random)
    {
        var canvas = new Canvas(size);
        float[] background = Canvas.Color(random);
        canvas.Shade(background, random);
        Clutter(canvas, random);
        var things = new List<Found>();
        for (int i = random.Next(1, MostThings + 1); i > 0; i--)
        {
            // Some places are taken; a thing that finds none in a few attempts stays away.
            for (int attempt = 0; attempt < 20; attempt++)
            {
                Thing thing = Next(random);
                float left = random.NextSingle() * (size - thing.Width);
                float top = random.NextSingle() * (size - thing.Height);
                var box = new Box(left, top, left + thing.Width, top + thing.Height);
                if (things.Any(other => Grid.CellOf(other.Box) == Grid.CellOf(box) || Box.Shared(box, other.Box).Area > MostHidden * other.Box.Area))
                    continue;

                canvas.Paint(box, thing.Look, Canvas.ColorUnlike(background, random));
                things.Add(new(thing.Class, box, 1));
                break;
            }
        }

        canvas.AddNoise(Noise, random);
        return new(canvas.Pixels, things);
    }

    /// <summary>As many scenes, made on all cores. Each has a generator of its own, so that the number of cores changes none.</summary>
    public Scene[] Random(Random random, int count)
    {
        int[] seeds = [.. Enumerable.Range(0, count).Select(_ => random.Next())];
        var scenes = new Scene[count];
        Parallel.For(0, count, i => scenes[i] = Random(new Random(seeds[i])));
        return scenes;
    }

    /// <summary>A thing of a random class and size.</summary>
    protected abstract Thing Next(Random random);

    /// <summary>Paints what is not to be found: lines.</summary>
    protected virtual void Clutter(Canvas canvas, Random random)
    {
        for (int i = random.Next(4); i > 0; i--)
            canvas.Line(random);
    }
}
