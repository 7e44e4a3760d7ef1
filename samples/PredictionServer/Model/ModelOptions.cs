using System.Globalization;

namespace PredictionServer.Model;

/// <summary>Where the model is, and how often to look.</summary>
/// <param name="Path">The file; it need not be there yet.</param>
/// <param name="CheckInterval">The time between two looks.</param>
public sealed record ModelOptions(string Path, TimeSpan CheckInterval)
{
    private const double LongestInterval = 86_400;

    /// <summary>From <c>Model:Path</c> and <c>Model:CheckSeconds</c>.</summary>
    /// <exception cref="ModelOptionsException">A setting has no meaning.</exception>
    public static ModelOptions Read(IConfiguration configuration)
    {
        string path = configuration["Model:Path"] ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "tumour-classifier.safetensors");
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw new ModelOptionsException($"Model:Path: expected the path of a file, got '{path}'.");
        double seconds = 1;
        if (configuration["Model:CheckSeconds"] is { } text &&
            !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0.001 and <= LongestInterval))
            throw new ModelOptionsException($"Model:CheckSeconds: expected seconds from 0.001 to {LongestInterval}, got '{text}'.");
        return new ModelOptions(System.IO.Path.GetFullPath(path), TimeSpan.FromSeconds(seconds));
    }
}
