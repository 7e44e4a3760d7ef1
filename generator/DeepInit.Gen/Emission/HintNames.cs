using System.Text;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Emission;

/// <summary>Names of generated files: unique for types that differ only in case or in what contains them.</summary>
internal static class HintNames
{
    public static string Of(TypeIdentity type)
    {
        var text = new StringBuilder();
        bool changed = false;
        foreach (char c in type.Qualified)
        {
            bool plain = c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or (>= 'A' and <= 'Z');
            changed |= !plain;
            text.Append(plain ? c : '-');
        }

        // File systems and Roslyn compare hint names without case: names that could collide, with each other or with the parts of a network around them,
        // carry a hash of the exact one.
        if (changed || type.HasTwin || (type.Containers.Count > 0 && type.Name is "Engine" or "Kernels"))
        {
            text.Append('-').Append(Hash(type.Qualified));
        }

        return text.ToString();
    }

    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
