using System.Collections;

namespace DeepInit;

/// <summary>What a <see cref="Sweep"/> searches over. A collection initialiser fills it.</summary>
/// <example><code>
/// var space = new SweepSpace
/// {
///     SweepParameter.LearningRate(1e-4, 1e-1),
///     SweepParameter.WeightDecay(1e-4, 1, zeros: 0.2),
///     SweepParameter.BatchSize(16, 32, 64),
///     SweepParameter.Choice("network", "small", "wide"),
/// };
/// </code></example>
public sealed class SweepSpace : IEnumerable<SweepParameter>
{
    private readonly List<SweepParameter> _parameters = [];

    /// <summary>Adds a setting.</summary>
    /// <param name="parameter">The setting.</param>
    /// <exception cref="ArgumentException">There is one of that name, or there are more than Sobol's sequence has dimensions here, 21.</exception>
    public void Add(SweepParameter parameter)
    {
        if (parameter is null)
            throw new ArgumentNullException(nameof(parameter));
        if (_parameters.Any(p => p.Name == parameter.Name))
            throw new ArgumentException($"The space has '{parameter.Name}' already.", nameof(parameter));
        if (_parameters.Count == Sobol.Dimensions)
            throw new ArgumentException($"A space has at most {Sobol.Dimensions} settings.", nameof(parameter));
        _parameters.Add(parameter);
    }

    /// <inheritdoc/>
    public IEnumerator<SweepParameter> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The settings of a trial: the same for the same seed, whatever the number of trials.</summary>
    internal SweepSettings At(int trial, SweepSampling sampling, int seed) => new(trial, _parameters.Select((parameter, dimension) =>
    {
        double position = sampling == SweepSampling.Sobol ? Sobol.Point(trial, dimension, seed) : Sobol.Random(trial, dimension, seed);
        return new KeyValuePair<string, SweepValue>(parameter.Name, parameter.At(position));
    }));
}
