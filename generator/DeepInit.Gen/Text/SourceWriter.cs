using System.Text;

namespace DeepInit.Gen.Text;

/// <summary>Writes indented C#. Lines end in \n on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private readonly string _scalar;
    private (string Long, string Short)[] _short = [];
    private int _indentation;

    /// <param name="precision">What <c>$T</c> in written text stands for.</param>
    public SourceWriter(Precision precision)
    {
        Precision = precision;
        _scalar = precision == Precision.Single ? "float" : "double";
    }

    public Precision Precision { get; }

    public int Length => _text.Length;

    /// <summary>Writes text of one or more lines at the current indentation; <c>$T</c> becomes float or double.</summary>
    public SourceWriter Write(string text)
    {
        text = text.Replace("\r", "").Replace("$T", _scalar);
        foreach ((string name, string alias) in _short)
        {
            text = text.Replace(name, alias);
        }

        foreach (string line in text.Split('\n'))
        {
            if (line.Trim().Length > 0)
            {
                _text.Append(' ', _indentation * 4).Append(line.TrimEnd());
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>From here on writes short names where text has long ones, the first of the list first.</summary>
    public SourceWriter Shorten(IEnumerable<(string Long, string Short)> names)
    {
        _short = [.. names.Select(name => (name.Long.Replace("$T", _scalar), name.Short))];
        return this;
    }

    /// <summary>Puts lines where nothing but unindented text stands before.</summary>
    public void Insert(int position, string lines) => _text.Insert(position, lines.Replace("$T", _scalar));

    /// <summary>An empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>An empty line between two things; none at the beginning of a block.</summary>
    public SourceWriter Gap() => _text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '{' ? this : Line();

    /// <summary>Opens a block: the header, if any, then a brace.</summary>
    public SourceWriter Open(string header)
    {
        if (header.Length > 0)
        {
            Write(header);
        }

        Write("{");
        _indentation++;
        return this;
    }

    /// <summary>Closes a block; an empty line before the brace would separate nothing.</summary>
    public SourceWriter Close()
    {
        if (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
        {
            _text.Length--;
        }

        _indentation--;
        return Write("}");
    }

    public SourceWriter Indent()
    {
        _indentation++;
        return this;
    }

    public SourceWriter Outdent()
    {
        _indentation--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
