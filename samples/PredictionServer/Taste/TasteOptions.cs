using System.Globalization;
using PredictionServer.Model;

namespace PredictionServer.Taste;

/// <summary>How the server learns taste.</summary>
/// <param name="Path">Where what was learnt is kept; null where it ends with the process.</param>
/// <param name="LearnInterval">The least time between two rounds of learning.</param>
public sealed record TasteOptions(string? Path, TimeSpan LearnInterval)
{
    private const double LongestInterval = 3600;

    /// <summary>From <c>Taste:Path</c> and <c>Taste:LearnSeconds</c>.</summary>
    /// <exception cref="ModelOptionsException">A setting has no meaning.</exception>
    public static TasteOptions Read(IConfiguration configuration)
    {
        string? path = configuration["Taste:Path"];
        if (path is not null && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)))
            throw new ModelOptionsException($"Taste:Path: expected the path of a file, got '{path}'.");
        double seconds = 1;
        if (configuration["Taste:LearnSeconds"] is { } text &&
            !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0.001 and <= LongestInterval))
            throw new ModelOptionsException($"Taste:LearnSeconds: expected seconds from 0.001 to {LongestInterval}, got '{text}'.");
        return new TasteOptions(path is null ? null : System.IO.Path.GetFullPath(path), TimeSpan.FromSeconds(seconds));
    }
}
