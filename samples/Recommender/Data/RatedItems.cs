using DeepInit;

namespace Recommender.Data;

/// <summary>Ratings, and what people call what was rated.</summary>
/// <param name="Name">Of the data, for files and headings.</param>
/// <param name="Ratings">Who gave what how many stars, and when.</param>
/// <param name="Titles">What each item is called.</param>
/// <param name="Genres">The kinds that each item is of; may be empty.</param>
/// <param name="Least">The least rating that can be given.</param>
/// <param name="Most">The greatest.</param>
internal sealed record RatedItems(string Name, Interactions Ratings, IReadOnlyList<string> Titles, IReadOnlyList<IReadOnlyList<string>> Genres, double Least, double Most)
{
    /// <summary>The kinds of each item as ids from 1, in the order of their names, the decade of a title such as "Heat (1995)" among them; 0 fills what is left of a row.</summary>
    /// <param name="width">The most kinds of an item that are told.</param>
    public int[][] KindIds(int width)
    {
        IReadOnlyList<string>[] all = [.. Genres.Select((kinds, item) => DecadeOf(Titles[item]) is { } decade ? [decade, .. kinds] : kinds)];
        string[] names = [.. all.SelectMany(kinds => kinds).Distinct().Order(StringComparer.Ordinal)];
        return [.. all.Select(kinds => kinds.Take(width).Select(kind => 1 + Array.BinarySearch(names, kind, StringComparer.Ordinal)).Concat(Enumerable.Repeat(0, width)).Take(width).ToArray())];
    }

    private static string? DecadeOf(string title) =>
        title.TrimEnd() is [.., '(', var a and ('1' or '2'), var b and >= '0' and <= '9', var c and >= '0' and <= '9', >= '0' and <= '9', ')'] ? $"{a}{b}{c}0s" : null;
}
