using System.Globalization;

namespace DeepInit;

/// <summary>What a classifier over rows says of a row: the most likely class, and the probability of every class.</summary>
/// <typeparam name="TClass">The type of the label: an enum or a string.</typeparam>
public readonly struct ClassPrediction<TClass>
    where TClass : notnull
{
    internal ClassPrediction(IReadOnlyList<TClass> classes, IReadOnlyList<double> probabilities)
    {
        Classes = classes;
        Probabilities = probabilities;
        int best = 0;
        for (int i = 1; i < probabilities.Count; i++)
        {
            if (probabilities[i] > probabilities[best])
                best = i;
        }

        Class = classes[best];
        Probability = probabilities[best];
    }

    /// <summary>The most likely class.</summary>
    public TClass Class { get; }

    /// <summary>Its probability.</summary>
    public double Probability { get; }

    /// <summary>All classes, in the order of the network's outputs.</summary>
    public IReadOnlyList<TClass> Classes { get; }

    /// <summary>The probability of each class, in the order of <see cref="Classes"/>; they sum to 1.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>The probability of a class.</summary>
    /// <param name="category">The class.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public double ProbabilityOf(TClass category)
    {
        for (int i = 0; i < Classes.Count; i++)
        {
            if (EqualityComparer<TClass>.Default.Equals(Classes[i], category))
                return Probabilities[i];
        }

        throw new ArgumentException($"'{category}' is no class; there are {string.Join(", ", Classes)}.", nameof(category));
    }

    /// <summary>Class and probability: <c>North (0.83)</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} ({1:0.00})", Class, Probability);
}
