using System.Globalization;

namespace DeepInit.Gen.Text;

/// <summary>An argument of a constructor of the runtime.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Text">C#: the value.</param>
internal sealed record RuntimeArgument(string Name, string Text)
{
    public RuntimeArgument(string name, double value)
        : this(name, Literal.Of(value))
    {
    }

    public RuntimeArgument(string name, int value)
        : this(name, value.ToString(CultureInfo.InvariantCulture))
    {
    }

    public RuntimeArgument(string name, bool value)
        : this(name, Literal.Of(value))
    {
    }
}
