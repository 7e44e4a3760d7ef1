namespace DeepInit.Gen.Formulas;

/// <summary>A formula as text.</summary>
/// <param name="Precedence">How tightly it holds together: what binds tighter puts it in parentheses.</param>
internal readonly record struct Term(string Text, Precedence Precedence)
{
    /// <summary>The text where nothing looser than <paramref name="least"/> may stand.</summary>
    public string In(Precedence least) => Precedence < least ? $"({Text})" : Text;
}
