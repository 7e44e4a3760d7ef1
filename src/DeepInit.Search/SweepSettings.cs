namespace DeepInit;

/// <summary>The settings of one trial of a <see cref="Sweep"/>.</summary>
public sealed class SweepSettings
{
    internal const string LearningRateName = "LearningRate";
    internal const string WeightDecayName = "WeightDecay";
    internal const string BatchSizeName = "BatchSize";
    internal const string SeedName = "Seed";

    private readonly KeyValuePair<string, SweepValue>[] _values;

    internal SweepSettings(int trial, IEnumerable<KeyValuePair<string, SweepValue>> values)
    {
        Trial = trial;
        _values = [.. values];
    }

    /// <summary>The number of the trial, from 0.</summary>
    public int Trial { get; }

    /// <summary>The learning rate; null where it is not searched for.</summary>
    public double? LearningRate => Find(LearningRateName)?.Number;

    /// <summary>The coefficient of weight decay; null where it is not searched for.</summary>
    public double? WeightDecay => Find(WeightDecayName)?.Number;

    /// <summary>Rows of a step; null where it is not searched for.</summary>
    public int? BatchSize => (int?)Find(BatchSizeName)?.Number;

    /// <summary>The seed: 0 where it is not searched for, so that trials differ in nothing else than their settings.</summary>
    public int Seed => (int)(Find(SeedName)?.Number ?? 0);

    /// <summary>All settings as text, in the order of the space.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values.Select(v => new KeyValuePair<string, string>(v.Key, v.Value.ToString()));

    /// <summary>A number by its name.</summary>
    /// <param name="name">The setting.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting, or it is a choice among names.</exception>
    public double Number(string name) => Find(name) is { Name: null } value
        ? value.Number
        : throw new KeyNotFoundException($"There is no number '{name}' among the settings; there are {Names}.");

    /// <summary>The chosen value of a setting that is a choice among names.</summary>
    /// <param name="name">The setting.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting, or it is a number.</exception>
    public string Choice(string name) => Find(name)?.Name
        ?? throw new KeyNotFoundException($"There is no choice '{name}' among the settings; there are {Names}.");

    /// <summary>The settings, as <c>LearningRate 0.0123, BatchSize 32</c>.</summary>
    public override string ToString() => string.Join(", ", _values.Select(v => $"{v.Key} {v.Value}"));

    /// <summary>The value of a setting; null where there is none of that name.</summary>
    internal SweepValue? Find(string name)
    {
        foreach (KeyValuePair<string, SweepValue> value in _values)
        {
            if (value.Key == name)
                return value.Value;
        }

        return null;
    }

    private string Names => string.Join(", ", _values.Select(v => $"'{v.Key}'"));
}
