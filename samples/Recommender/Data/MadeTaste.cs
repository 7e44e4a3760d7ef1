using DeepInit;

namespace Recommender.Data;

/// <summary>
/// Made ratings with a planted structure: everybody likes two of six kinds of film and dislikes one, films are more or less good, and good ones better known, and people mostly watch what they like. So the right answer is known: nobody can
/// predict better than with the error <see cref="Noise"/>, and the best ranking is that of <see cref="Ideal"/>.
/// </summary>
internal static class MadeTaste
{
    /// <summary>The deviation of what is added to each rating by chance.</summary>
    public const double Noise = 0.5;

    private const int Users = 500;
    private const int Items = 300;
    private const int PairsOfUser = 40;

    private static readonly string[] Kinds = ["Comedy", "Drama", "Horror", "Romance", "Sci-Fi", "Western"];
    private static readonly string[] Adjectives = ["Quiet", "Last", "Hidden", "Golden", "Broken", "Distant", "Burning", "Silver", "Lonely", "Second"];
    private static readonly string[] Nouns = ["River", "Letter", "Winter", "Harbour", "Engine"];

    /// <summary>Makes ratings and, from the same seed, who likes what.</summary>
    public static (RatedItems Data, IRankingScorer Ideal) Make(long seed)
    {
        var random = new Random((int)seed);
        var likes = new double[Users, Items];
        var stars = new double[Users, Items];
        double[] quality = [.. Enumerable.Range(0, Items).Select(_ => Normal(random) * 0.4)], fame = [.. quality.Select(good => (1.5 * good) + (0.6 * Normal(random)))];
        List<int> users = [], items = [];
        List<float> ratings = [];
        List<long> times = [];
        for (int user = 0; user < Users; user++)
        {
            int[] kinds = [0, 1, 2, 3, 4, 5];
            random.Shuffle(kinds);
            double kindness = Normal(random) * 0.3;
            var order = new (double Key, int Item)[Items];
            for (int item = 0; item < Items; item++)
            {
                int kind = item % Kinds.Length;
                double taste = kind == kinds[0] || kind == kinds[1] ? 1 : kind == kinds[2] ? -1 : 0;
                stars[user, item] = 3.2 + kindness + quality[item] + (0.8 * taste);
                likes[user, item] = (1.6 * taste) + quality[item] + fame[item];

                // The largest of likes + Gumbel noise are a draw without replacement in proportion to e^likes.
                order[item] = (likes[user, item] - Math.Log(-Math.Log(1 - random.NextDouble())), item);
            }

            Array.Sort(order, (a, b) => b.Key.CompareTo(a.Key));
            for (int i = 0; i < PairsOfUser; i++)
            {
                users.Add(user);
                items.Add(order[i].Item);
                ratings.Add((float)Math.Clamp(Math.Round(2 * (stars[user, order[i].Item] + (Noise * Normal(random)))) / 2, 0.5, 5));
                times.Add(i);
            }
        }

        string[] titles = [.. Enumerable.Range(0, Items).Select(item => $"The {Adjectives[item % 10]} {Nouns[item / 10 % 5]}{(item < 50 ? "" : " " + ((item / 50) + 1))}")];
        var data = new RatedItems("made-taste", new Interactions([.. users], [.. items], [.. ratings], [.. times], Users, Items), titles, [.. Enumerable.Range(0, Items).Select(item => new[] { Kinds[item % Kinds.Length] })], 0.5, 5);
        return (data, new Ideal(likes));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Ranks by what choices were drawn from: no other ranking finds more on average.</summary>
    private sealed class Ideal(double[,] likes) : IRankingScorer
    {
        public int CandidateCount => likes.GetLength(1);

        public void Score(int query, Span<float> scores)
        {
            for (int item = 0; item < scores.Length; item++)
                scores[item] = (float)likes[query, item];
        }
    }
}
