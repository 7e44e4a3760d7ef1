using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>A property of a row that is an id, a list of ids, or a text, whose words are ids: an input of the network.</summary>
/// <param name="Name">Its name, and that of the input.</param>
/// <param name="Kind">What an id is.</param>
/// <param name="IsNullable">Whether it is a <c>Nullable</c>.</param>
/// <param name="Type">The type of an enum, as it is written anywhere.</param>
/// <param name="Categories">The names of the members of an enum; empty of others.</param>
/// <param name="Members">The members of an enum, as they are written after its type.</param>
/// <param name="Length">How many ids a list, or words a text, has at most; null for one id.</param>
/// <param name="Capacity">How many different ids there is room for.</param>
/// <param name="Hashed">Into how many numbers ids are hashed; 0 for a vocabulary.</param>
/// <param name="MinimumCount">How often an id must be there to be known.</param>
/// <param name="UnknownShare">The probability with which an id is taken for unknown.</param>
internal sealed record RowIdSpec(
    string Name,
    RowIdKind Kind,
    bool IsNullable,
    string Type,
    EquatableArray<string> Categories,
    EquatableArray<string> Members,
    int? Length,
    int Capacity,
    int Hashed,
    int MinimumCount,
    double UnknownShare)
{
    /// <summary>The type of an id that is not missing, as it is written anywhere.</summary>
    public string Single { get; init; } = "";

    /// <summary>Of words, whether capital letters are taken for small ones.</summary>
    public bool Lowercase { get; init; }

    /// <summary>Of words, what is left out of a text that has too many.</summary>
    public Truncation Truncation { get; init; }

    /// <summary>How many indices there are: those of ids, and 0 for what is unknown.</summary>
    public int Rows => 1 + (Hashed > 0 ? Hashed : Kind == RowIdKind.Enum ? Categories.Count : Capacity);

    /// <summary>The input that it is.</summary>
    public InputSpec AsInput() => new(Name, new([Length ?? 1]), Ids: new Ids(Rows, null, Grows: Hashed == 0 && Kind is not (RowIdKind.Enum or RowIdKind.Words)), Lengths: Length is null ? LengthSource.None : LengthSource.Argument);
}

/// <summary>What an id of a row is.</summary>
internal enum RowIdKind
{
    Text,
    Number,

    /// <summary>A number that no <c>long</c> holds, or a <c>Guid</c>: its text.</summary>
    AsText,
    Enum,

    /// <summary>The words of a text.</summary>
    Words,
}
