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
        return new TasteOptions(
            configuration["Taste:Path"] is { } path ? ServerSettings.PathOf("Taste:Path", path) : null,
            ServerSettings.IntervalOf(configuration, "Taste:LearnSeconds", LongestInterval));
    }
}
