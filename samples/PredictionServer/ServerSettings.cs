using System.Globalization;
using PredictionServer.Model;

namespace PredictionServer;

/// <summary>Reads settings of the server, and says which of them has no meaning.</summary>
internal static class ServerSettings
{
    private const double ShortestInterval = 0.001;

    /// <summary>The full path of a file, which need not be there.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="path">What it is set to.</param>
    /// <exception cref="ModelOptionsException">It is no path.</exception>
    public static string PathOf(string key, string path) => string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)
        ? throw new ModelOptionsException($"{key}: expected the path of a file, got '{path}'.")
        : Path.GetFullPath(path);

    /// <summary>The time between two ticks, in seconds; one second unless set.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="longest">The most seconds.</param>
    /// <exception cref="ModelOptionsException">It is no number of seconds that a timer can wait.</exception>
    public static TimeSpan IntervalOf(IConfiguration configuration, string key, double longest)
    {
        double seconds = 1;
        if (configuration[key] is { } text && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds >= ShortestInterval && seconds <= longest))
            throw new ModelOptionsException($"{key}: expected seconds from {ShortestInterval} to {longest}, got '{text}'.");
        return TimeSpan.FromSeconds(seconds);
    }
}
