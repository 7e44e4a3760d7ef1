using System.Globalization;

namespace ImageClassification;

/// <summary>What was typed.</summary>
/// <param name="Data">The folder of Fashion-MNIST's four .gz files; null for the embedded digits.</param>
/// <param name="Seeds">How many networks are trained, with seeds 0, 1, …</param>
/// <param name="Epochs">Epochs of each.</param>
/// <param name="Augments">Whether images are shifted (and clothes mirrored) at random.</param>
/// <param name="Anneals">Whether the learning rate falls as a cosine.</param>
internal sealed record Options(string? Data, int Seeds, int Epochs, bool Augments, bool Anneals)
{
    public const string Usage = "[--data FOLDER] [--seeds N] [--epochs N] [--no-augmentation] [--constant-rate]";

    /// <summary>The options, or null where something else was typed.</summary>
    public static Options? Parse(string[] args)
    {
        bool hasData = args.Contains("--data");
        var options = new Options(null, 5, hasData ? 20 : 60, true, true);
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            Options? next = args[i] switch
            {
                "--data" when value is not null => options with { Data = value },
                "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) && seeds > 0 => options with { Seeds = seeds },
                "--epochs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) && epochs > 0 => options with { Epochs = epochs },
                "--no-augmentation" => options with { Augments = false },
                "--constant-rate" => options with { Anneals = false },
                _ => null,
            };
            if (next is null)
                return null;
            i += args[i] is "--data" or "--seeds" or "--epochs" ? 1 : 0;
            options = next;
        }

        return options;
    }
}
