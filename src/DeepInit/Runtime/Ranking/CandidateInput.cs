using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>An input that describes candidates. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CandidateInput
{
    /// <summary>An input.</summary>
    /// <param name="name">Its argument.</param>
    /// <param name="length">Numbers or ids of a candidate.</param>
    /// <param name="vocabulary">How many ids there are; 0 for numbers.</param>
    /// <param name="padding">The id of what is none; −1 where there is none such.</param>
    /// <param name="column">The property of rows that it is; null where the network reads no rows.</param>
    public CandidateInput(string name, int length, int vocabulary = 0, int padding = -1, string? column = null)
    {
        Column = column;
        Name = name;
        Length = length;
        Vocabulary = vocabulary;
        Padding = padding;
    }

    internal string Name { get; }

    internal int Length { get; }

    internal int Vocabulary { get; }

    internal int Padding { get; }

    internal string? Column { get; }
}
