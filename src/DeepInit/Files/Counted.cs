using System.Globalization;

namespace DeepInit;

/// <summary>How many of something there are, in words: <c>1 row</c>, <c>2 rows</c>.</summary>
internal static class Counted
{
    /// <param name="count">How many.</param>
    /// <param name="noun">What, one of it; its plural ends with s.</param>
    public static string Of(long count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
