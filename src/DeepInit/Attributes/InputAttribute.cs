namespace DeepInit;

/// <summary>An input of the network: so many numbers per row or, with a <see cref="Vocabulary"/>, so many ids.</summary>
/// <remarks>
/// Several inputs are told apart by name; <c>Predict</c> and <c>TrainBatch</c> take one span for each, in this order: <c>ReadOnlySpan&lt;int&gt;</c> of ids, else the network's
/// numbers. Ids are read by <see cref="EmbeddingAttribute"/> and <see cref="EmbeddingBagAttribute"/> alone; every one is checked, in a copy of the caller's memory, before anything
/// of the network changes.
/// </remarks>
/// <example><code>[Input(30)]   [Input("history", 100, 3)]   [Input(28, 28, 1, Order = ChannelOrder.ChannelsFirst)]   [Input("words", 64, Vocabulary = 5000)]   [Input("user", Vocabulary = 943)]</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The input named <c>x</c>.</summary>
    /// <param name="shape">Its shape per row, without the batch axis, each length at least 1: <c>[Input(30)]</c> is 30 features.</param>
    public InputAttribute(params int[] shape)
    {
        Name = "x";
        Shape = shape;
    }

    /// <summary>A named input.</summary>
    /// <param name="name">What layers call it in <c>From</c>, and the name of the argument in generated methods.</param>
    /// <param name="shape">Its shape per row, without the batch axis, each length at least 1. Of ids it may be left out: one id per row.</param>
    public InputAttribute(string name, params int[] shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The shape per row, without the batch axis: features; length and channels of a sequence; or height, width and channels of an image.</summary>
    public int[] Shape { get; }

    /// <summary>
    /// How the numbers of an image or a sequence stand in the spans that are passed in; the shape is written [height, width, channels] or
    /// [length, channels] in either case. Channels last unless given.
    /// </summary>
    public ChannelOrder Order { get; set; }

    /// <summary>
    /// How many ids there are, at least 1: the values are ids from 0 to <c>Vocabulary</c> − 1, of words, users, categories, and the generated methods take <c>int</c>. 0 unless
    /// given: the values are numbers.
    /// </summary>
    public int Vocabulary { get; set; }

    /// <summary>
    /// The id of what is no word, from 0 to <see cref="Vocabulary"/> − 1: a row of ids [steps] ends where its padding begins, and only its real steps are computed, as with
    /// <see cref="Lengths"/>. Padding before a word is refused with a message that names the row and the step. With <c>Lengths = false</c> padding may stand anywhere: it is a step whose
    /// row in the table of an <see cref="EmbeddingAttribute"/> starts as zeros and is not trained, and an <see cref="EmbeddingBagAttribute"/> leaves it out. −1 unless given: none.
    /// </summary>
    public int PaddingIndex { get; set; } = -1;

    /// <summary>
    /// Whether the rows of a sequence, [steps, features] or ids [steps], have lengths of their own. The generated methods then take one more span behind the input's, named after it (<c>xLengths</c>): how
    /// many steps each row has, from 1 (from 0 where every layer has a value for a row without steps) to the steps of the shape. What stands behind a row's steps is never read; outputs
    /// that have the same steps are 0 there. Only real steps are computed. Unless given, ids with a <see cref="PaddingIndex"/> have the lengths that are found from it, and all others have none.
    /// </summary>
    public bool Lengths { get; set; }
}
