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

    /// <summary>An identifier, where keywords are none: characters that cannot stand in one become underscores.</summary>
    public static string Clean(string name)
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
