namespace Samples.Shared;

/// <summary>Capital letters, digits and a few signs of 5 × 7 pixels, for words on a <see cref="Picture"/>.</summary>
internal static class Lettering
{
    private const int Columns = 5;
    private const int Rows = 7;

    private const string Signs = "ABCDEFGHIJKLM" + "NOPQRSTUVWXYZ" + "0123456789" + ".,:-%()";

    // Sign beside sign, in the order above.
    private static readonly string[] Sheets =
    [
        """
        .###. ####. .###. ####. ##### ##### .###. #...# .###. ..### #...# #.... #...#
        #...# #...# #...# #...# #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
        #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
        ##### ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
        #...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
        #...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
        #...# ####. .###. ####. ##### #.... .#### #...# .###. .##.. #...# ##### #...#
        """,
        """
        #...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
        ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
        ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
        #.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
        #..## #...# #.... #.#.# #.#.. ....# ..#.. #...# .#.#. #.#.# .#.#. ..#.. .#...
        #..## #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
        #...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
        """,
        """
        .###. ..#.. .###. ##### ...#. ##### ..##. ##### .###. .###. ..... ..... ..... ..... ##..# ...#. .#...
        #...# .##.. #...# ...#. ..##. #.... .#... ....# #...# #...# ..... ..... ..#.. ..... ##..# ..#.. ..#..
        #..## ..#.. ....# ..#.. .#.#. ####. #.... ...#. #...# #...# ..... ..... ..#.. ..... ...#. .#... ...#.
        #.#.# ..#.. ...#. ...#. #..#. ....# ####. ..#.. .###. .#### ..... ..... ..... .###. ..#.. .#... ...#.
        ##..# ..#.. ..#.. ....# ##### ....# #...# .#... #...# ....# ..... .##.. ..#.. ..... .#... .#... ...#.
        #...# ..#.. .#... #...# ...#. #...# #...# .#... #...# ...#. .##.. ..#.. ..#.. ..... #..## ..#.. ..#..
        .###. .###. ##### .###. ...#. .###. .###. .#... .###. .##.. .##.. .#... ..... ..... #..## ...#. .#...
        """,
    ];

    private static readonly Dictionary<char, string[]> Glyphs = Read();

    /// <summary>How high a line is.</summary>
    public static int Height(int scale) => Rows * scale;

    /// <summary>How wide a text is.</summary>
    public static int Width(string text, int scale) => Math.Max(0, (text.Length * (Columns + 1)) - 1) * scale;

    /// <summary>Writes a text in one line, in capitals; what has no sign is left blank.</summary>
    /// <param name="picture">Where it is written.</param>
    /// <param name="text">The text.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="scale">At least 1: the side of a sign's pixels.</param>
    /// <param name="color">Its colour.</param>
    public static void Write(this Picture picture, string text, int left, int top, int scale, (byte Red, byte Green, byte Blue) color)
    {
        foreach (char sign in text.ToUpperInvariant())
        {
            if (Glyphs.TryGetValue(sign, out string[]? glyph))
            {
                for (int i = 0; i < Rows * Columns; i++)
                {
                    if (glyph[i / Columns][i % Columns] == '#')
                        picture.Fill(left + (i % Columns * scale), top + (i / Columns * scale), scale, scale, color);
                }
            }

            left += (Columns + 1) * scale;
        }
    }

    private static Dictionary<char, string[]> Read()
    {
        IEnumerable<string[]> glyphs = Sheets.Select(sheet => sheet.Split('\n')).SelectMany(rows =>
            Enumerable.Range(0, (rows[0].TrimEnd().Length + 1) / (Columns + 1)).Select(i => rows.Select(row => row.Substring(i * (Columns + 1), Columns)).ToArray()));
        return Signs.Zip(glyphs).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
