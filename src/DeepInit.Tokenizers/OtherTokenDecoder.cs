namespace DeepInit;

/// <summary>
/// Makes text of ids of a tokenizer of Microsoft.ML.Tokenizers that come one after another: what <c>Decode</c> of all of them gives, piece by piece. What it gives out is whole characters: a character whose bytes
/// are spread over ids waits for the last of them.
/// </summary>
/// <remarks>Used by one thread at a time. Each id costs decoding those of the last two pieces.</remarks>
public sealed class OtherTokenDecoder
{
    private const char Incomplete = '\uFFFD';

    private readonly Microsoft.ML.Tokenizers.Tokenizer _tokenizer;

    // Ids of the last piece that was given out, and those since. The former are decoded again, because what an id is depends on whether it is the first: of SentencePiece's the blank before it.
    private readonly List<int> _ids = [];
    private int _given;

    internal OtherTokenDecoder(Microsoft.ML.Tokenizers.Tokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>The text that an id completes; empty where it completes none.</summary>
    /// <param name="id">The next id.</param>
    public string Append(int id)
    {
        _ids.Add(id);
        string text = Decoded(_ids.Count);
        return text.Length > 0 && text[text.Length - 1] == Incomplete ? "" : Given(text);
    }

    /// <summary>What is left when no more ids come: U+FFFD for a character that was not completed, else nothing. The next id then begins another text.</summary>
    public string Flush()
    {
        string rest = _given < _ids.Count ? Given(Decoded(_ids.Count)) : "";
        _ids.Clear();
        _given = 0;
        return rest;
    }

    private string Given(string text)
    {
        string piece = text.Substring(Math.Min(text.Length, Decoded(_given).Length));
        if (piece.Length > 0)
        {
            _ids.RemoveRange(0, _given);
            _given = _ids.Count;
        }

        return piece;
    }

    private string Decoded(int count) => count == 0 ? "" : _tokenizer.Decode(_ids.Take(count)) ?? "";
}
