using System.Globalization;
using System.Text;
using DeepInit;

namespace Recommender.Data;

/// <summary>Reads folders of MovieLens in its three forms: <c>ratings.csv</c> with <c>movies.csv</c>, <c>ratings.dat</c> with <c>movies.dat</c> (ml-1m), <c>u.data</c> with <c>u.item</c> (ml-100k).</summary>
internal static class MovieLensFolder
{
    private static readonly string[] HundredThousandGenres =
    [
        "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    /// <summary>Reads the folder, or one within it that has such files.</summary>
    /// <exception cref="DataFileException">It has none of them, or a line is not as it should be.</exception>
    public static RatedItems Read(string folder)
    {
        if (Find(folder, "ratings.csv") is { } small)
            return Read(small, "movies.csv", "movielens", Encoding.UTF8, skip: 1, line => line.Split(','), Fields, parts => parts[2].Split('|'), least: 0.5);
        if (Find(folder, "ratings.dat") is { } million)
            return Read(million, "movies.dat", "ml-1m", Encoding.Latin1, skip: 0, line => line.Split("::"), line => line.Split("::"), parts => parts[2].Split('|'), least: 1);
        if (Find(folder, "u.data") is { } hundred)
        {
            return Read(
                hundred, "u.item", "ml-100k", Encoding.Latin1, skip: 0, line => line.Split('\t'), line => line.Split('|'), parts => [.. HundredThousandGenres.Where((_, g) => parts.Length > 5 + g && parts[5 + g] == "1")], least: 1);
        }

        throw new DataFileException($"'{folder}' has none of ratings.csv, ratings.dat and u.data.");
    }

    private static string? Find(string folder, string name) => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();

    private static RatedItems Read(
        string ratings, string moviesName, string name, Encoding encoding, int skip, Func<string, string[]> ratingFields, Func<string, string[]> movieFields, Func<string[], string[]> genres, double least)
    {
        var userIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var itemIds = new Dictionary<string, int>(StringComparer.Ordinal);
        List<int> users = [], items = [];
        List<float> stars = [];
        List<long> times = [];
        int number = 0;
        foreach (string line in File.ReadLines(ratings, encoding))
        {
            if (number++ < skip || line.Length == 0)
                continue;
            string[] parts = ratingFields(line);
            if (parts.Length < 4 || !float.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out float star) || !long.TryParse(parts[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out long time))
                throw new DataFileException($"{ratings}, line {number}: expected a user, a movie, a rating and a time, got '{line}'.");
            users.Add(IdOf(userIds, parts[0]));
            items.Add(IdOf(itemIds, parts[1]));
            stars.Add(star);
            times.Add(time);
        }

        var titles = new string[itemIds.Count];
        var kinds = new IReadOnlyList<string>[itemIds.Count];
        string movies = Path.Combine(Path.GetDirectoryName(ratings)!, moviesName);
        foreach (string line in File.Exists(movies) ? File.ReadLines(movies, encoding) : [])
        {
            string[] parts = movieFields(line);
            if (parts.Length < 3 || !itemIds.TryGetValue(parts[0], out int item))
                continue;
            titles[item] = parts[1];
            kinds[item] = genres(parts);
        }

        foreach ((string id, int item) in itemIds)
        {
            titles[item] ??= $"movie {id}";
            kinds[item] ??= [];
        }

        return new(name, new Interactions([.. users], [.. items], [.. stars], [.. times]), titles, kinds, least, 5);
    }

    private static int IdOf(Dictionary<string, int> ids, string text)
    {
        if (!ids.TryGetValue(text, out int id))
            ids.Add(text, id = ids.Count);
        return id;
    }

    // A line of a CSV file whose fields may stand between quotation marks, doubled where they are meant.
    private static string[] Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                Next();
            else
                field.Append(c);
        }

        Next();
        return [.. fields];

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
