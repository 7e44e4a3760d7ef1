namespace TextClassification;

/// <summary>
/// Questions made of patterns as the program runs, so that it needs no file and no licence. The word that decides stands at the front, and others stand in all classes; so a
/// network has to remember it to the end.
/// </summary>
internal static class MadeQuestions
{
    private static readonly string[] Names = ["abbreviation", "description", "entity", "human", "place", "number"];

    private static readonly string[][] Patterns =
    [
        ["what does the abbreviation {0} stand for", "what is {0} short for", "what do the letters of {0} mean"],
        ["why does {1} {2} {3}", "how does {1} {2} {3}", "what is the reason that {1} {2} {3}"],
        ["what {4} does {1} like best", "which {4} {2} {3}", "what kind of {4} is found near {1}"],
        ["who {2} {3}", "which inventor {2} {3}", "what is the name of the person who {2} {3}"],
        ["where does {1} live", "what town is {1} in", "in which country {2} {1} {3}"],
        ["how many {4}s does {1} have", "when was {1} built", "how long does {1} take to see {3}"],
    ];

    private static readonly string[][] Words =
    [
        ["nato", "cpu", "abs", "dna", "bbc", "gnp", "usa", "ibm"],
        ["the old bridge", "a blue whale", "the queen", "the river", "a steam engine", "the oldest library", "my neighbour", "the moon"],
        ["found", "moved", "painted", "visited", "changed", "crossed", "described"],
        ["the garden", "a city on the coast", "the first machine", "an island in the north", "the long letter of the king", "what others had left behind"],
        ["animal", "colour", "instrument", "flower", "metal", "tree", "stone"],
    ];

    public static (LabelledTexts Train, LabelledTexts Test) Make(int seed, int trainRows = 1500, int testRows = 500)
    {
        var random = new Random(seed);
        var texts = new HashSet<string>();
        var labels = new List<int>();
        var patterns = new List<int>();
        while (texts.Count < trainRows + testRows)
        {
            int label = random.Next(Patterns.Length);
            int pattern = random.Next(Patterns[label].Length);
            string text = string.Format(null, Patterns[label][pattern], [.. Words.Select(words => (object)words[random.Next(words.Length)])]);
            string tail = random.Next(3) switch { 0 => "", 1 => ", near " + Words[1][random.Next(8)], _ => ", and " + Words[2][random.Next(7)] + " " + Words[3][random.Next(6)] };

            // A text that is there already is neither learnt twice nor in both parts.
            if (!texts.Add(text + tail + " ?"))
                continue;
            labels.Add(label);
            patterns.Add(Patterns.Take(label).Sum(of => of.Length) + pattern);
        }

        var all = new LabelledTexts([.. texts], [.. labels], Names) { Fine = [.. patterns] };
        return (all.Where(i => i < trainRows), all.Where(i => i >= trainRows));
    }
}
