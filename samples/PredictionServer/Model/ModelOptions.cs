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
        return new ModelOptions(ServerSettings.PathOf("Model:Path", path), ServerSettings.IntervalOf(configuration, "Model:CheckSeconds", LongestInterval));
    }
}
