namespace DeepInit.Gen.Shapes;

/// <summary>
/// Names of parameters with <c>*</c> for any characters, dots included: <c>stage1.*</c> is all below stage1, <c>*.bias</c> every bias, and <c>*</c> everything.
/// </summary>
internal static class ParameterPattern
{
    /// <summary>Whether a name fits a pattern. O(length of the name · length of the pattern) at worst.</summary>
    public static bool Matches(string pattern, string name)
    {
        (int p, int n, int star, int resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p, n);
                p++;
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                p = star + 1;
                resume++;
                n = resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.Substring(p).All(character => character == '*');
    }

    /// <summary>
    /// Whether whatever fits one pattern fits the other, too, but not the other way round. A star of the one is matched as a character of its own, so that nothing but a star of
    /// the other takes it in.
    /// </summary>
    public static bool IsMoreSpecific(string one, string other) => Matches(other, one) && !Matches(one, other);

    /// <summary>Patterns that fit some name: what a misspelt one may have been meant to be.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> names) => names.SelectMany(Of).Distinct();

    private static IEnumerable<string> Of(string name)
    {
        for (int dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name.Substring(0, dot) + ".*";
            yield return "*" + name.Substring(dot);
        }
    }
}
