namespace DeepInit;

/// <summary>
/// Makes a property of a row (<see cref="NetworkAttribute.Rows"/>) an input of ids, named as the property, that an <see cref="EmbeddingAttribute"/> reads:
/// <c>[Embedding(32, From = nameof(Rating.User))]</c>. It is a string, a whole number or an enum; or a list of strings or whole numbers, of any length up to <see cref="Length"/>, which an
/// <see cref="EmbeddingBagAttribute"/> reads. On a parameter of a positional record it means the property of that name.
/// </summary>
/// <remarks>
/// <para>Which ids there are is found by the first <c>Fit</c>, as means are, and goes with the weights: <see cref="DataTransform.Vocabulary"/>. Those of an enum are its members. The properties without
/// this attribute are together one input of numbers, named <c>x</c>.</para>
/// <para>The index 0 is that of ids that are not known, and of missing ones; predictions never fail on them. It is a row of the table like others, and is trained: by ids that are there less often
/// than <see cref="MinimumCount"/>, and by each occurrence of an id but the first, which <c>Fit</c> takes for unknown with the probability <see cref="UnknownShare"/>. A hash of the row's number
/// decides, so that the same rows have the same ids in every training and on every machine.</para>
/// </remarks>
/// <example><code>public sealed record Rating([Id] string User, [Id(Hashed = 1 &lt;&lt; 16)] string Movie, [Id] string[] Genres, int Year, [Label] float Stars);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IdAttribute : Attribute
{
    /// <summary>How many different ids there is room for at first, at least 1; 1024 unless given. Of an enum its members, of hashed ids their hashes.</summary>
    /// <remarks>
    /// Where <c>Fit</c> finds more, the tables of the input get more rows, and what optimisers remember of them too. Tables keep the height that they were declared with, and <c>Fit</c> says before
    /// anything changes that there are more ids than room, where something else reads or is tied to them, where they have fewer rows than there are ids, or where the network has several optimisers, one that moves tensors as a whole, wrappers, steps, or a penalty on the table.
    /// <c>Parameters</c> show the present height; the network's <c>ParameterCount</c> is that of the declared one.
    /// </remarks>
    public int Capacity { get; set; } = 1024;

    /// <summary>Into how many numbers ids are hashed, at least 1, so that nothing is fitted and no id is unknown but a missing one; different ids may then share a row. 0 unless given: a vocabulary.</summary>
    public int Hashed { get; set; }

    /// <summary>How often an id must be in the rows of a <c>Fit</c> to have an index of its own, at least 1; 1 unless given.</summary>
    public int MinimumCount { get; set; } = 1;

    /// <summary>The probability with which <c>Fit</c> takes an id for unknown, so that what is unknown is learnt, from 0 to less than 1; 0.01 unless given. None of an enum and of hashed ids.</summary>
    public double UnknownShare { get; set; } = 0.01;

    /// <summary>How many ids a list has at most, at least 1; 32 unless given. Of a single id it says nothing.</summary>
    public int Length { get; set; } = 32;
}
