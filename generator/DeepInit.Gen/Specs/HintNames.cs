using System.Text;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Specs;

/// <summary>
/// Names of generated files: unique for every two types that one compilation can hold, those included that the compiler refuses (a name twice, in an editor
/// while it is typed). A name that could be another one's carries a hash of what is the type's alone.
/// </summary>
internal static class HintNames
{
    /// <summary>Longer ones are cut: file systems take 255 bytes, and the parts of a network have suffixes.</summary>
    private const int Longest = 150;

    /// <summary>
    /// What follows a network's name in the names of its files: a type of such a name would have the file of the one around it. And what follows the name of the
    /// product in those of the files that all networks share.
    /// </summary>
    private static readonly HashSet<string> Parts = new(["Engine", "Kernels", "Rows", "SingleTiles", "DoubleTiles"], StringComparer.OrdinalIgnoreCase);

    public static string Of(TypeIdentity type)
    {
        var text = new StringBuilder();
        bool changed = false;
        foreach (char c in type.Qualified)
        {
            bool plain = c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or (>= 'A' and <= 'Z');
            changed |= !plain || text.Length >= Longest;
            if (text.Length < Longest)
            {
                text.Append(plain ? c : '-');
            }
        }

        // File systems and Roslyn compare hint names without case. Names without a hash have no '-', so that the two kinds never meet.
        if (changed || type.HasTwin || Parts.Contains(type.Name.TrimStart('@')))
        {
            text.Append('-').Append(Identifiers.Hash(type.Key));
        }

        return text.ToString();
    }
}
