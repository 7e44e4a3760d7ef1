namespace DeepInit;

/// <summary>
/// Makes a string property of a row (<see cref="NetworkAttribute.Rows"/>) an input of its words, named as the property: ids [<see cref="Steps"/>], of any length up to that, which an
/// <see cref="EmbeddingAttribute"/> reads as a sequence (<c>[Embedding(64, From = nameof(Mail.Body))]</c>) and an <see cref="EmbeddingBagAttribute"/> as a bag. On a parameter of a positional record it
/// means the property of that name.
/// </summary>
/// <remarks>
/// <para>Words are letters, digits, marks and underscores that stand together, or any other single character that is no white space, as a <see cref="WordTokenizer"/> has them. Which ones have an id is
/// found by the first <c>Fit</c>, as means are, and goes with the weights: the commonest, of the rows learnt from alone. A later <c>Fit</c> adds new words while there is room, and never changes an id.</para>
/// <para>The id 0 is that of words that are not known. It is a row of the table like others, and is trained: by words that are there less often than <see cref="MinimumCount"/>, by those there is no room for, and
/// by each occurrence of a word but the first, which <c>Fit</c> takes for unknown with the probability <see cref="UnknownShare"/>. A hash of the row's number decides, so that the same rows have the same
/// ids in every training and on every machine.</para>
/// <para>A text that is null is refused with its row; one without words is a sequence without steps.</para>
/// </remarks>
/// <example><code>public sealed record Mail([Text(64, 5000)] string Body, [Id] string Sender, int Attachments, [Label] bool IsSpam);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TextAttribute : Attribute
{
    /// <summary>Reads a property as words.</summary>
    /// <param name="steps">How many words of a text are read at most, at least 2.</param>
    /// <param name="vocabulary">How many ids there are, the one of unknown words among them, at least 2: the rows of the table.</param>
    public TextAttribute(int steps, int vocabulary)
    {
        Steps = steps;
        Vocabulary = vocabulary;
    }

    /// <summary>How many words of a text are read at most.</summary>
    public int Steps { get; }

    /// <summary>How many ids there are, the one of unknown words among them.</summary>
    public int Vocabulary { get; }

    /// <summary>Whether capital letters are taken for small ones, by the rules of no particular language; true unless given.</summary>
    public bool Lowercase { get; set; } = true;

    /// <summary>How often a word must be in the rows of a <c>Fit</c> to have an id of its own, at least 1; 1 unless given.</summary>
    public int MinimumCount { get; set; } = 1;

    /// <summary>The probability with which <c>Fit</c> takes a word for unknown, so that what is unknown is learnt, from 0 to less than 1; 0.01 unless given.</summary>
    public double UnknownShare { get; set; } = 0.01;

    /// <summary>What is left out of a text with more words than <see cref="Steps"/>; its end unless given.</summary>
    public Truncation Truncation { get; set; }
}
