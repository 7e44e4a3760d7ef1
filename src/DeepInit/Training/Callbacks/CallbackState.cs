namespace DeepInit;

/// <summary>What a callback keeps in a checkpoint: numbers, and copies of the weights.</summary>
public sealed class CallbackState
{
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WeightSnapshot> _weights = new(StringComparer.Ordinal);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _numbers.Count == 0 && _weights.Count == 0;

    internal IReadOnlyDictionary<string, double> Numbers => _numbers;

    internal IReadOnlyDictionary<string, WeightSnapshot> Weights => _weights;

    /// <summary>Writes a number; kept to the last bit, NaN and infinities too.</summary>
    /// <param name="name">Any name without a slash.</param>
    /// <param name="value">The number.</param>
    public void Set(string name, double value) => _numbers[Named(name)] = value;

    /// <summary>Writes a copy of the weights.</summary>
    /// <param name="name">Any name without a slash.</param>
    /// <param name="weights">The copy, which is saved before training goes on.</param>
    public void Set(string name, WeightSnapshot weights) => _weights[Named(name)] = weights;

    /// <summary>Reads a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What to return if there is none.</param>
    public double Number(string name, double otherwise) => _numbers.TryGetValue(name, out double value) ? value : otherwise;

    /// <summary>Reads a number that is in every state but an empty one.</summary>
    /// <exception cref="WeightFileException">It is missing, and others are there.</exception>
    internal double Required(string name, double otherwise) =>
        _numbers.TryGetValue(name, out double value) ? value
        : IsEmpty ? otherwise
        : throw new WeightFileException($"It has no '{name}'.");

    /// <summary>Reads a number that counts, and is in every state but an empty one.</summary>
    /// <exception cref="WeightFileException">It is missing, no whole number, negative, or more than <paramref name="most"/>.</exception>
    internal long Count(string name, long most = int.MaxValue) =>
        Required(name, 0) is >= 0 and var value && value <= most && value == Math.Floor(value)
            ? (long)value
            : throw new WeightFileException(FormattableString.Invariant($"'{name}' is {Required(name, 0)}; expected a whole number from 0 to {most}."));

    /// <summary>Reads a copy of the weights; null if there is none.</summary>
    /// <param name="name">Its name.</param>
    public WeightSnapshot? Snapshot(string name) => _weights.TryGetValue(name, out WeightSnapshot? weights) ? weights : null;

    private static string Named(string name) =>
        name.Length > 0 && name.IndexOf('/') < 0 ? name : throw new ArgumentException($"'{name}' is no name for state: it is empty or has a slash.", nameof(name));
}
