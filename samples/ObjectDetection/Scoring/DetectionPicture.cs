using System.Globalization;
using Samples.Shared;

namespace ObjectDetection;

/// <summary>
/// Scenes with what was found in them: each box in a frame with its class and score above, green where it is right and red where not; things that no box is right
/// about in dashes, with their class below.
/// </summary>
internal static class DetectionPicture
{
    private const int Columns = 5;
    private const int SceneSide = 384;
    private const int Margin = 8;
    private const int Header = 40;
    private const int Label = 2;
    private const int LabelHeight = 18;

    private static readonly (byte Red, byte Green, byte Blue) Paper = (255, 255, 255);
    private static readonly (byte Red, byte Green, byte Blue) Ink = (0, 0, 0);
    private static readonly (byte Red, byte Green, byte Blue) Right = (64, 230, 64);
    private static readonly (byte Red, byte Green, byte Blue) Wrong = (255, 80, 80);
    private static readonly (byte Red, byte Green, byte Blue) Missed = (255, 210, 0);

    public static void Save(string path, IReadOnlyList<Judged> scenes, SceneSource source)
    {
        const int Cell = SceneSide + Margin;
        int rows = (scenes.Count + Columns - 1) / Columns;
        var picture = new Picture((Columns * Cell) + Margin, (rows * Cell) + Header);
        picture.Fill(0, 0, picture.Width, picture.Height, Paper);
        WriteHeader(picture, scenes);
        for (int i = 0; i < scenes.Count; i++)
            PaintScene(picture, scenes[i], source, Margin + (i % Columns * Cell), Header + (i / Columns * Cell));

        picture.Save(path);
    }

    private static void WriteHeader(Picture picture, IReadOnlyList<Judged> scenes)
    {
        int right = scenes.Sum(scene => Enumerable.Range(0, scene.Found.Count).Count(scene.IsRight));
        int left = Margin;
        Write($"{right} right", Right);
        Write($"{scenes.Sum(scene => scene.Found.Count) - right} wrong", Wrong);
        Write($"{scenes.Sum(scene => scene.Missed.Count)} missed, what it is", Missed);

        void Write(string text, (byte Red, byte Green, byte Blue) color)
        {
            picture.Fill(left, Margin, 24, 24, Ink);
            picture.Fill(left + 2, Margin + 2, 20, 20, color);
            picture.Write(text, left + 32, Margin + 2, 3, Ink);
            left += 32 + Lettering.Width(text, 3) + 48;
        }
    }

    private static void PaintScene(Picture picture, Judged scene, SceneSource source, int left, int top)
    {
        int scale = SceneSide / source.Size;
        for (int i = 0; i < source.Size * source.Size; i++)
        {
            ReadOnlySpan<float> pixel = scene.Scene.Pixels.AsSpan(i * 3, 3);
            picture.Fill(left + (i % source.Size * scale), top + (i / source.Size * scale), scale, scale, ((byte)(pixel[0] * 255), (byte)(pixel[1] * 255), (byte)(pixel[2] * 255)));
        }

        foreach (Found thing in scene.Missed)
        {
            (int x, int y, int width, int height) = Place(thing.Box);
            Frame(x, y, width, height, Missed, dashed: true);
            WriteLabel(source.Classes[thing.Class], x, y + height, Missed);
        }

        // The surest last, over the others.
        for (int i = scene.Found.Count - 1; i >= 0; i--)
        {
            Found box = scene.Found[i];
            (byte Red, byte Green, byte Blue) color = scene.IsRight(i) ? Right : Wrong;
            (int x, int y, int width, int height) = Place(box.Box);
            Frame(x, y, width, height, color, dashed: false);
            WriteLabel(string.Create(CultureInfo.InvariantCulture, $"{source.Classes[box.Class]} {box.Score:0%}"), x, y - LabelHeight, color);
        }

        // Boxes may reach beyond their scene; their frames do not.
        (int X, int Y, int Width, int Height) Place(Box box)
        {
            int x = (int)(Math.Clamp(box.Left, 0, source.Size) * scale), y = (int)(Math.Clamp(box.Top, 0, source.Size) * scale);
            return (left + x, top + y, (int)(Math.Clamp(box.Right, 0, source.Size) * scale) - x, (int)(Math.Clamp(box.Bottom, 0, source.Size) * scale) - y);
        }

        // Three pixels of the colour between two of black: to be seen on any.
        void Frame(int x, int y, int width, int height, (byte Red, byte Green, byte Blue) color, bool dashed)
        {
            picture.Frame(x - 1, y - 1, width + 2, height + 2, 5, Ink);
            if (!dashed)
            {
                picture.Frame(x, y, width, height, 3, color);
                return;
            }

            for (int i = 0; i < width; i += 12)
            {
                picture.Fill(x + i, y, Math.Min(6, width - i), 3, color);
                picture.Fill(x + i, y + height - 3, Math.Min(6, width - i), 3, color);
            }

            for (int i = 0; i < height; i += 12)
            {
                picture.Fill(x, y + i, 3, Math.Min(6, height - i), color);
                picture.Fill(x + width - 3, y + i, 3, Math.Min(6, height - i), color);
            }
        }

        // Inside the scene, whatever it stands at.
        void WriteLabel(string text, int x, int y, (byte Red, byte Green, byte Blue) color)
        {
            int width = Lettering.Width(text, Label) + 6;
            x = Math.Clamp(x - 1, left, left + SceneSide - width);
            y = Math.Clamp(y, top, top + SceneSide - LabelHeight);
            picture.Fill(x, y, width, LabelHeight, color);
            picture.Write(text, x + 3, y + 2, Label, Ink);
        }
    }
}
