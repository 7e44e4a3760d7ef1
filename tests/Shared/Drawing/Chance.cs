using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Drawing;

/// <summary>Decisions by chance: the same seed makes the same ones.</summary>
internal sealed class Chance(int seed)
{
    /// <summary>Below, at and above the lanes of vectors and the panels of 16.</summary>
    public static readonly int[] Widths = [1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 64, 100];

    private readonly Random _random = new(seed);

    /// <summary>True with a probability.</summary>
    public bool Of(double probability) => _random.NextDouble() < probability;

    /// <summary>A whole number from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int Between(int first, int last) => _random.Next(first, last + 1);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A number of features or channels.</summary>
    public int Width() => Pick(Widths);

    /// <summary>An order of the numbers 1 to <paramref name="count"/>.</summary>
    public int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(1, count)];
        _random.Shuffle(order);
        return order;
    }

    /// <summary>A divisor of a number, or of two.</summary>
    public int DivisorOf(int number, int other = 0) => Pick([.. Enumerable.Range(1, number).Where(n => number % n == 0 && other % n == 0)]);

    /// <summary>Mostly a linear layer; else an activation with its parameters.</summary>
    public AttributeText WithActivation(AttributeText layer)
    {
        if (Of(0.4))
            return layer;

        NaiveActivation activation = Pick(NaiveActivation.All);
        layer.Set("Activation", "Activation." + activation.Name);
        return WithParameters(layer, activation);
    }

    /// <summary>The parameters that the activation has, as they stand or by chance.</summary>
    public AttributeText WithParameters(AttributeText layer, NaiveActivation activation) =>
        activation.Attributes.Length > 0 && Of(0.6) ? layer.Add(activation.Attributes[", ".Length..]) : layer;

    /// <summary>Whether there is a bias, what trains, where weights and biases start.</summary>
    public AttributeText WithWeights(AttributeText layer)
    {
        bool useBias = Of(0.8);
        if (!useBias)
            layer.Set("UseBias", false);
        if (Of(0.15))
            layer.Set("Trainable", false);
        if (Of(0.3))
            layer.Set("Init", "Init." + Pick(["He", "Xavier", "Gaussian", "Uniform", "Orthogonal"]));
        if (useBias && Of(0.2))
            layer.Add("BiasInit = Init.Constant, BiasValue = 0.5");
        return layer;
    }
}
