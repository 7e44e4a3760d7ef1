using Samples.Shared;

namespace ObjectDetection;

/// <summary>Scenes with what was found in them: a frame in the colour of the class, dashed where the thing is really.</summary>
internal static class DetectionPicture
{
    private const int Scale = 4;
    private const int Margin = 6;

    private static readonly (byte Red, byte Green, byte Blue)[] Colors = [(255, 64, 64), (64, 220, 64), (80, 140, 255)];

    public static void Save(string path, IReadOnlyList<Scene> scenes, IReadOnlyList<IReadOnlyList<Found>> found, int columns)
    {
        int cell = (Scene.Size * Scale) + Margin;
        int rows = (scenes.Count + columns - 1) / columns;
        var picture = new Picture((columns * cell) + Margin, (rows * cell) + Margin);
        picture.Fill(0, 0, picture.Width, picture.Height, (255, 255, 255));
        for (int i = 0; i < scenes.Count; i++)
        {
            int left = (i % columns * cell) + Margin, top = (i / columns * cell) + Margin;
            PaintScene(picture, scenes[i], left, top);
            foreach (Found thing in scenes[i].Things)
                Dashes(picture, thing, left, top);
            foreach (Found box in found[i])
                Frame(picture, box, left, top);
        }

        picture.Save(path);
    }

    private static void PaintScene(Picture picture, Scene scene, int left, int top)
    {
        for (int i = 0; i < Scene.Size * Scene.Size; i++)
        {
            ReadOnlySpan<float> pixel = scene.Pixels.AsSpan(i * 3, 3);
            picture.Fill(left + (i % Scene.Size * Scale), top + (i / Scene.Size * Scale), Scale, Scale, ((byte)(pixel[0] * 255), (byte)(pixel[1] * 255), (byte)(pixel[2] * 255)));
        }
    }

    private static void Frame(Picture picture, Found found, int left, int top)
    {
        (int x, int y, int width, int height) = Place(found.Box, left, top);
        picture.Frame(x - 3, y - 3, width + 6, height + 6, 1, (0, 0, 0));
        picture.Frame(x - 2, y - 2, width + 4, height + 4, 2, Colors[found.Class]);

        // A bar above: as long as the score is high.
        picture.Fill(x - 2, y - 7, width + 4, 4, (0, 0, 0));
        picture.Fill(x - 1, y - 6, (int)((width + 2) * Math.Clamp(found.Score, 0, 1)), 2, Colors[found.Class]);
    }

    private static void Dashes(Picture picture, Found thing, int left, int top)
    {
        (int x, int y, int width, int height) = Place(thing.Box, left, top);
        for (int i = 0; i < width; i += 6)
        {
            picture.Fill(x + i, y, 3, 1, (255, 255, 255));
            picture.Fill(x + i, y + height - 1, 3, 1, (255, 255, 255));
        }

        for (int i = 0; i < height; i += 6)
        {
            picture.Fill(x, y + i, 1, 3, (255, 255, 255));
            picture.Fill(x + width - 1, y + i, 1, 3, (255, 255, 255));
        }
    }

    // Boxes may reach beyond their scene; their frames do not.
    private static (int X, int Y, int Width, int Height) Place(Box box, int left, int top)
    {
        int x = (int)(Math.Clamp(box.Left, 0, Scene.Size) * Scale), y = (int)(Math.Clamp(box.Top, 0, Scene.Size) * Scale);
        return (left + x, top + y, (int)(Math.Clamp(box.Right, 0, Scene.Size) * Scale) - x, (int)(Math.Clamp(box.Bottom, 0, Scene.Size) * Scale) - y);
    }
}
