using System.Text;

namespace DeepInit;

/// <summary>Ends a text that comes in pieces where the first of some texts is complete. What may be the beginning of one is held back until that is known, so that it does not matter where the pieces are cut.</summary>
internal sealed class StopSequences(IReadOnlyList<string> sequences)
{
    private readonly string[] _sequences = [.. sequences.Where(sequence => sequence.Length > 0)];
    private readonly StringBuilder _held = new();

    /// <summary>Whether one has come: nothing may follow.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Takes a piece.</summary>
    /// <returns>What is sure to be part of the text.</returns>
    public string Append(string piece)
    {
        string text = _held.Append(piece).ToString();
        _held.Clear();
        if (FirstStop(text) is { } stop)
        {
            IsReached = true;
            return text.Substring(0, stop);
        }

        int sure = text.Length - _sequences.Select(sequence => Begun(text, sequence)).DefaultIfEmpty(0).Max();
        _held.Append(text, sure, text.Length - sure);
        return text.Substring(0, sure);
    }

    /// <summary>What was held back, and is text after all because no more comes.</summary>
    public string Rest() => _held.ToString();

    // Where the sequence begins that is complete before all others; of several that end at one place, the longest.
    private int? FirstStop(string text)
    {
        (int End, int Start)? first = null;
        foreach (string sequence in _sequences)
        {
            int start = text.IndexOf(sequence, StringComparison.Ordinal);
            if (start >= 0 && (first is null || (start + sequence.Length, start).CompareTo(first.Value) < 0))
                first = (start + sequence.Length, start);
        }

        return first?.Start;
    }

    // How many of the last characters are the first ones of the sequence.
    private static int Begun(string text, string sequence)
    {
        int length = Math.Min(text.Length, sequence.Length - 1);
        while (length > 0 && string.CompareOrdinal(text, text.Length - length, sequence, 0, length) != 0)
            length--;
        return length;
    }
}
