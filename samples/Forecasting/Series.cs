using System.Globalization;
using DeepInit;

namespace Forecasting;

/// <summary>Points in equal steps of time.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Values">From the first to the last.</param>
/// <param name="Season">Points after which it repeats itself, for the naive forecast; 1 for none.</param>
/// <param name="Logarithm">Whether its logarithms are learnt: of what grows by percents.</param>
internal sealed record Series(string Name, float[] Values, int Season = 1, bool Logarithm = false)
{
    /// <summary>The points as they are learnt.</summary>
    public float[] Learnt => Logarithm ? [.. Values.Select(value => MathF.Log(value))] : Values;

    /// <summary>A learnt point in the units of the series.</summary>
    public double Undo(double value) => Logarithm ? Math.Exp(value) : value;

    /// <summary>Reads a file whose last column is the series, below a line of headings.</summary>
    /// <param name="path">A CSV file; cells may be quoted.</param>
    /// <param name="season">Points after which it repeats itself.</param>
    /// <param name="logarithm">Whether its logarithms are learnt.</param>
    /// <exception cref="DataFileException">A line does not end with a number.</exception>
    public static Series Read(string path, int season, bool logarithm)
    {
        var values = new List<float>();
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (line == 1 || text.Length == 0)
                continue;
            string cell = text[(text.LastIndexOf(',') + 1)..].Trim().Trim('"');
            if (!float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) || !float.IsFinite(value) || (logarithm && value <= 0))
                throw new DataFileException($"'{path}', line {line}: the last column is '{cell}'; expected a {(logarithm ? "positive " : "")}number.");
            values.Add(value);
        }

        return new(Path.GetFileNameWithoutExtension(path), [.. values], season, logarithm);
    }
}
