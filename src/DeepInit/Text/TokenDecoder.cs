using System.Text;

namespace DeepInit;

/// <summary>
/// Makes text of ids that come one after another. What it gives out is whole characters: bytes of one that is not complete wait for the next id, so that no half of an emoji is
/// ever shown. (A character is one of Unicode: an accent that is a character of its own may come later than its letter.)
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
/// <example><code>
/// TokenDecoder decoder = tokenizer.CreateDecoder();
/// foreach (int id in generated)
///     Console.Write(decoder.Append(id));
/// Console.Write(decoder.Flush());
/// </code></example>
public sealed class TokenDecoder
{
    private readonly Tokenizer _tokenizer;

    // Bytes that are no UTF-8 become U+FFFD.
    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private char[] _characters = new char[16];
    private bool _hasText;

    internal TokenDecoder(Tokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>The text that an id completes; empty where it completes none, or stands for none.</summary>
    /// <param name="id">The next id.</param>
    /// <exception cref="ArgumentOutOfRangeException">The vocabulary has no such id.</exception>
    public string Append(int id)
    {
        if ((uint)id >= (uint)_tokenizer.Vocabulary)
            throw new ArgumentOutOfRangeException(nameof(id), id, $"Expected an id from 0 to {_tokenizer.Vocabulary - 1}, one of the {_tokenizer}.");
        if (_tokenizer.IsSilent(id))
            return "";
        bool separates = _tokenizer.SeparatesByBlanks && _hasText;
        _hasText = true;
        string text = Text(_tokenizer.BytesOf(id), flush: false);
        return separates ? " " + text : text;
    }

    /// <summary>What is left when no more ids come: U+FFFD for a character that was not completed, else nothing. The next id then begins another text.</summary>
    public string Flush()
    {
        _hasText = false;
        return Text([], flush: true);
    }

    private string Text(byte[] bytes, bool flush)
    {
        if (_characters.Length < bytes.Length + 4)
            _characters = new char[bytes.Length + 4];
        int count = _utf8.GetChars(bytes, 0, bytes.Length, _characters, 0, flush);
        return new string(_characters, 0, count);
    }
}
