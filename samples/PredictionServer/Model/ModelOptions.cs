using System.Globalization;

namespace PredictionServer.Model;

/// <summary>Where the model is, and how often to look.</summary>
/// <param name="Path">The file; it need not be there yet.</param>
/// <param name="CheckInterval">The time between two looks.</param>
public sealed record ModelOptions(string Path, TimeSpan CheckInterval)
{
    /// <summary>From <c>Model:Path</c> and <c>Model:CheckSeconds</c>.</summary>
    public static ModelOptions Read(IConfiguration configuration) => new(
        configuration["Model:Path"] ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "tumour-classifier.safetensors"),
        TimeSpan.FromSeconds(configuration["Model:CheckSeconds"] is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : 1));
}
