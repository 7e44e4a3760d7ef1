using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Trains on mixtures of two rows in the place of rows: <see cref="MixUp"/> or <see cref="CutMix"/>, by <see cref="FitOptions.Mixing"/>. What is between two rows is then asked to be between their
/// targets, which smooths the network and makes wrong labels hard to learn by heart.
/// </summary>
/// <remarks>
/// <para>Each batch draws a share λ and a permutation of its rows, from <see cref="FitOptions.Seed"/> and the number of the step alone: the same on any number of threads, and in a training that was interrupted. Row i becomes the
/// mixture of λ of itself and 1 − λ of its partner, as in the authors' code. The last batch of an epoch may have one row only, whose partner it is itself.</para>
/// <para>Targets that are numbers (values, distributions over classes, yes or no) are mixed as the inputs are. Classes that are given by index are not numbers: the row then goes through the network twice, with its own class
/// and the weight λ, and with its partner's and 1 − λ. That is the authors' λ · L(y) + (1 − λ) · L(y′) for every loss there is, factors of classes and classes that do not count among them, at twice the time; a loss
/// that takes distributions (<see cref="TargetKind.Probabilities"/>, or <see cref="Loss.CategoricalCrossEntropy"/>) has the same gradient at no cost. Dropout draws a mask for either.</para>
/// <para>Sample weights are mixed as targets are. Losses that <c>Fit</c> shows are those of the mixtures; accuracy and metrics are of the rows as they are, and so is all validation. Not for inputs of ids or rows with
/// lengths of their own.</para>
/// </remarks>
public abstract class BatchMixing
{
    private double _probability = 1;

    private protected BatchMixing()
    {
    }

    /// <summary>The share of the steps that mix, in (0, 1]; the others train on rows as they are. 1 unless given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to 0 or less, to more than 1, or to NaN.</exception>
    public double Probability
    {
        get => _probability;

        // The negated pattern also catches NaN.
        set => _probability = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "BatchMixing.Probability is more than 0 and at most 1.");
    }

    /// <summary>Where pixels stand in each input; nothing where that does not matter.</summary>
    /// <param name="network">The network.</param>
    /// <param name="fault">What of the network does not fit: one sentence without its end; null where all does.</param>
    internal abstract ImageLayout[] ImagesOf<T>(ILossNetwork<T> network, out string? fault)
        where T : unmanaged;

    /// <summary>Draws what the rows of a batch are mixed by.</summary>
    /// <param name="stream">What it is drawn from.</param>
    /// <param name="image">The layout of the first input.</param>
    internal abstract MixedShare Draw(ref RandomStream stream, ImageLayout image);

    /// <summary>Makes a row of an input, which holds the row's own numbers, a mixture.</summary>
    /// <param name="row">The row.</param>
    /// <param name="partner">The numbers of its partner.</param>
    /// <param name="image">The input's layout.</param>
    /// <param name="share">What was drawn.</param>
    internal abstract void Mix<T>(Span<T> row, ReadOnlySpan<T> partner, ImageLayout image, in MixedShare share)
        where T : unmanaged;

    /// <exception cref="ArgumentOutOfRangeException">It is no positive number.</exception>
    private protected static double Positive(double alpha, string name) =>
        alpha is > 0 and < double.PositiveInfinity ? alpha : throw new ArgumentOutOfRangeException(name, alpha, "The parameter of a Beta distribution is a finite number greater than 0.");
}
