using System.ComponentModel;

namespace DeepInit;

/// <summary>An input, an output or a target of a network, as the training loop sees it.</summary>
public sealed class TensorDescription
{
    /// <summary>Describes one; generated code does.</summary>
    /// <param name="name">Its name, which is also the argument's in generated methods.</param>
    /// <param name="shape">Its shape per row, without the batch axis; empty for one number per row.</param>
    /// <param name="isClassIndex">Whether its values are class indices (<see cref="int"/>).</param>
    /// <param name="output">For a target: the position in the network's outputs of the one that it is compared with.</param>
    /// <param name="accuracy">For a target: when a prediction counts as right; argmax for class indices and undefined otherwise, unless given.</param>
    /// <param name="fromLogits">For a target: whether the output has logits of classes (or log-probabilities), which softmax makes probabilities.</param>
    /// <param name="vocabulary">For an input of ids: how many there are; 0 for numbers.</param>
    /// <param name="hasLengths">For an input: whether its rows have lengths of their own, which the caller says.</param>
    /// <param name="paddingIndex">For an input of ids: the id that ends a row; null where none does.</param>
    /// <param name="ignoreIndex">For a target of classes: the class of what does not count; null for none.</param>
    /// <param name="lengthsOf">For a target of steps: the number of the input whose lengths say how many a row has; null where all rows have as many.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TensorDescription(
        string name, int[] shape, bool isClassIndex = false, int output = 0, AccuracyRule? accuracy = null, bool fromLogits = false, int vocabulary = 0, bool hasLengths = false,
        int? paddingIndex = null, int? ignoreIndex = null, int? lengthsOf = null)
    {
        Vocabulary = vocabulary;
        HasLengths = hasLengths;
        PaddingIndex = paddingIndex;
        IgnoreIndex = ignoreIndex;
        LengthsOf = lengthsOf;
        Name = name;
        Shape = shape;
        IsClassIndex = isClassIndex;
        Output = output;
        FromLogits = fromLogits;
        Accuracy = accuracy ?? (isClassIndex ? AccuracyRule.Argmax : AccuracyRule.None);

        int size = 1;
        foreach (int length in shape)
            size = checked(size * length);
        if (size < 1)
            throw new ArgumentException($"'{name}' has the shape {ShapeText.Of(shape)}; every size must be at least 1.", nameof(shape));
        RowSize = size;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its shape per row, without the batch axis; empty for one number per row.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether its values are class indices (<see cref="int"/>).</summary>
    public bool IsClassIndex { get; }

    /// <summary>For an input of ids (<see cref="int"/>): how many there are, so that they go from 0 to <c>Vocabulary</c> − 1. 0 for numbers.</summary>
    public int Vocabulary { get; }

    /// <summary>Whether its values are integers: class indices or ids.</summary>
    internal bool IsInteger => IsClassIndex || Vocabulary > 0;

    /// <summary>For a target: the position in the network's outputs of the one that it is compared with.</summary>
    public int Output { get; }

    /// <summary>For a target: when a prediction counts as right.</summary>
    public AccuracyRule Accuracy { get; }

    /// <summary>For a target: whether the output has logits of classes (or log-probabilities), which softmax makes probabilities.</summary>
    public bool FromLogits { get; }

    /// <summary>For an input: whether its rows have lengths of their own, so many steps of those of the shape. A dataset has them as a column beside.</summary>
    public bool HasLengths { get; }

    /// <summary>For an input of ids: the id that ends a row, so that rows have lengths which nobody has to say; null where none does.</summary>
    public int? PaddingIndex { get; }

    /// <summary>For a target of classes: the class of what does not count, see <see cref="LossAttribute.IgnoreIndex"/>; null for none.</summary>
    public int? IgnoreIndex { get; }

    /// <summary>For a target of steps: the number of the input whose lengths say how many of a row count; null where all rows have as many.</summary>
    public int? LengthsOf { get; }

    /// <summary>Values per row: the product of the shape.</summary>
    public int RowSize { get; }

    /// <summary>The same input of another number of ids.</summary>
    internal TensorDescription WithVocabulary(int vocabulary) =>
        new(Name, [.. Shape], IsClassIndex, Output, Accuracy, FromLogits, vocabulary, HasLengths, PaddingIndex, IgnoreIndex, LengthsOf);

    /// <summary>Name and shape: <c>'x' [30]</c>.</summary>
    public override string ToString() => $"'{Name}' {ShapeText.Of(Shape)}";
}
