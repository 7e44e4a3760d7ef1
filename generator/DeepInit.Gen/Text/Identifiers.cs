using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Text;

/// <summary>Users' names as C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary>An identifier in PascalCase; characters that cannot stand in one become underscores.</summary>
    public static string Pascal(string name)
    {
        string clean = Clean(name);
        return char.ToUpperInvariant(clean[0]) + clean.Substring(1);
    }

    /// <summary>An argument name; keywords get an @.</summary>
    public static string Argument(string name)
    {
        string clean = Clean(name);
        return SyntaxFacts.GetKeywordKind(clean) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(clean) != SyntaxKind.None ? "@" + clean : clean;
    }

    /// <summary>
    /// An identifier that no other assembly has: dots become underscores; a name that another could become like this carries a hash of its own.
    /// </summary>
    public static string OfAssembly(string assembly)
    {
        string clean = Clean(assembly);
        return Argument(clean.Replace('_', '.') == assembly ? clean : $"{clean}_{Hash(assembly)}");
    }

    /// <summary>Eight digits that another text has as good as never.</summary>
    public static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Clean(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            text.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (text.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(text[0]))
        {
            text.Insert(0, '_');
        }

        return text.ToString();
    }
}
