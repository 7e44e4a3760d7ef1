namespace DeepInit.Gen.Text;

/// <summary>A short hash of a text, the same on every machine.</summary>
internal static class TextHash
{
    /// <summary>Eight digits that another text has as good as never.</summary>
    public static string Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
