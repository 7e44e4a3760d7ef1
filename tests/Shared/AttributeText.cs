using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Tests.Shared;

/// <summary>Writes one attribute: <c>[Dense(14, Name = "dense1", Activation = Tanh)]</c>.</summary>
internal sealed class AttributeText(string name)
{
    private readonly List<string> _arguments = [];

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The shortest text that reads back as the same number, whatever the culture.</summary>
    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public AttributeText Add(string argument)
    {
        _arguments.Add(argument);
        return this;
    }

    public AttributeText Add(int value) => Add(value.ToString(CultureInfo.InvariantCulture));

    public AttributeText Add(double value) => Add(Literal(value));

    public AttributeText AddQuoted(IEnumerable<string> values)
    {
        _arguments.AddRange(values.Select(Quote));
        return this;
    }

    public AttributeText Set(string property, string value) => Add($"{property} = {value}");

    public AttributeText Set(string property, double value) => Set(property, Literal(value));

    public AttributeText Set(string property, bool value) => Set(property, value ? "true" : "false");

    public AttributeText Set(string property, double[] values) => Set(property, $"new double[] {{ {string.Join(", ", values.Select(Literal))} }}");

    public AttributeText Set(string property, int[] values) => Set(property, $"new int[] {{ {string.Join(", ", values)} }}");

    public override string ToString() => _arguments.Count > 0 ? $"[{name}({string.Join(", ", _arguments)})]" : $"[{name}]";
}
