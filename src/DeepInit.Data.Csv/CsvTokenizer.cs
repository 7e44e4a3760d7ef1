namespace DeepInit;

/// <summary>
/// Cuts text into rows of cells (RFC 4180): lines end in LF, CRLF or CR; a quotation may hold delimiters and lines, a doubled quote in it is one. Memory is that
/// of the longest row.
/// </summary>
internal sealed class CsvTokenizer
{
    private readonly TextReader _reader;
    private readonly char _delimiter;
    private readonly char? _comment;
    private readonly int _maximum;
    private readonly List<string> _cells = [];
    private readonly char[] _buffer;
    private char[] _cell = new char[256];
    private int _length;
    private int _at;
    private int _end;

    /// <param name="reader">The text after its head.</param>
    /// <param name="head">What was read of it already.</param>
    /// <param name="delimiter">What separates cells.</param>
    /// <param name="comment">What lines begin with that are no rows.</param>
    /// <param name="maximum">The most characters of a row.</param>
    public CsvTokenizer(TextReader reader, string head, char delimiter, char? comment, int maximum)
    {
        _reader = reader;
        _delimiter = delimiter;
        _comment = comment;
        _maximum = maximum;
        _buffer = new char[Math.Max(1 << 14, head.Length)];
        head.CopyTo(0, _buffer, 0, head.Length);
        _end = head.Length;
    }

    /// <summary>The line that is read next, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The line that the last row began in.</summary>
    public long RowLine { get; private set; }

    /// <summary>Whether the last row was an empty line, without a quotation.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>The cells of the next row, blanks around them cut off; null at the end.</summary>
    /// <exception cref="FormatException">The row is longer than the most, or its quotation does not end, or is followed by something.</exception>
    public string[]? Next()
    {
        _cells.Clear();
        _length = 0;
        RowLine = Line;
        IsBlank = true;
        bool isQuoted = false;
        bool wasQuoted = false;
        bool isComment = false;
        long quotation = Line;
        int row = 0;
        char previous = '\0';
        while (Peek() is >= 0 and var next)
        {
            char c = (char)next;
            _at++;
            if (++row > _maximum)
            {
                string why = isQuoted ? $"; the quotation that begins in line {quotation} has not ended" : "";
                throw new FormatException($"the row has more than {_maximum} characters{why}. If that is right, raise CsvOptions.MaximumRowLength");
            }

            if (row == 1 && _comment == c)
                isComment = true;

            // CR and LF one after another end one line.
            bool isEnd = c is '\n' or '\r';
            if (isEnd && !(c == '\n' && previous == '\r'))
                Line++;
            previous = c;
            if (c == '\r' && !isQuoted && Peek() == '\n')
                _at++;
            if (isComment)
            {
                if (isEnd)
                {
                    isComment = false;
                    row = 0;
                    RowLine = Line;
                }
            }
            else if (isQuoted)
            {
                if (c != '"')
                {
                    Add(c);
                }
                else if (Peek() == '"')
                {
                    _at++;
                    Add(c);
                }
                else
                {
                    isQuoted = false;
                    wasQuoted = true;
                }
            }
            else if (c == _delimiter || isEnd)
            {
                IsBlank &= isEnd && !wasQuoted && _cells.Count == 0 && IsBlankCell();
                EndCell();
                wasQuoted = false;
                if (isEnd)
                    return [.. _cells];
            }
            else if (c == '"' && !wasQuoted && IsBlankCell())
            {
                _length = 0;
                isQuoted = true;
                quotation = Line;
            }
            else if (!wasQuoted)
            {
                Add(c);
            }
            else if (!char.IsWhiteSpace(c))
            {
                throw new FormatException($"a quotation ends and '{c}' follows; expected the delimiter '{_delimiter}' or the end of the line. A quote in a quotation is doubled");
            }
        }

        if (isQuoted)
            throw new FormatException($"the quotation that begins in line {quotation} does not end");
        if (row == 0 || isComment)
            return null;
        IsBlank &= !wasQuoted && _cells.Count == 0 && IsBlankCell();
        EndCell();
        return [.. _cells];
    }

    private int Peek()
    {
        if (_at == _end)
        {
            _at = 0;
            _end = _reader.Read(_buffer, 0, _buffer.Length);
        }

        return _at == _end ? -1 : _buffer[_at];
    }

    private bool IsBlankCell()
    {
        for (int i = 0; i < _length; i++)
        {
            if (!char.IsWhiteSpace(_cell[i]))
                return false;
        }

        return true;
    }

    private void Add(char c)
    {
        if (_length == _cell.Length)
            Array.Resize(ref _cell, 2 * _cell.Length);
        _cell[_length++] = c;
    }

    private void EndCell()
    {
        int start = 0;
        int end = _length;
        while (start < end && char.IsWhiteSpace(_cell[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_cell[end - 1]))
            end--;
        _cells.Add(start == end ? "" : new string(_cell, start, end - start));
        _length = 0;
    }
}
