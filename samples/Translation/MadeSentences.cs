namespace Translating;

/// <summary>
/// German sentences of a small grammar, with the one right translation of each: articles and adjectives in two cases and three genders, negations, and the order of words that both languages do not share
/// (<c>Heute sieht der alte Mann keinen Hund.</c>, <c>Today the old man does not see a dog.</c>).
/// </summary>
internal static class MadeSentences
{
    private static readonly Noun[] Beings =
    [
        new("Mann", Gender.Masculine, "man"), new("Hund", Gender.Masculine, "dog"), new("Vogel", Gender.Masculine, "bird"), new("Junge", Gender.Masculine, "boy", "Jungen"),
        new("Frau", Gender.Feminine, "woman"), new("Katze", Gender.Feminine, "cat"), new("Lehrerin", Gender.Feminine, "teacher"), new("Kuh", Gender.Feminine, "cow"),
        new("Kind", Gender.Neuter, "child"), new("Pferd", Gender.Neuter, "horse"), new("Mädchen", Gender.Neuter, "girl"), new("Schaf", Gender.Neuter, "sheep"),
    ];

    private static readonly Noun[] Things =
    [
        new("Ball", Gender.Masculine, "ball"), new("Baum", Gender.Masculine, "tree"), new("Brief", Gender.Masculine, "letter"), new("Tisch", Gender.Masculine, "table"),
        new("Blume", Gender.Feminine, "flower"), new("Lampe", Gender.Feminine, "lamp"), new("Brücke", Gender.Feminine, "bridge"), new("Tasche", Gender.Feminine, "bag"),
        new("Buch", Gender.Neuter, "book"), new("Haus", Gender.Neuter, "house"), new("Bild", Gender.Neuter, "picture"), new("Brot", Gender.Neuter, "bread"),
    ];

    private static readonly (string German, string English)[] Adjectives =
    [
        ("alt", "old"), ("klein", "small"), ("groß", "big"), ("rot", "red"), ("weiß", "white"), ("schön", "beautiful"), ("schnell", "fast"), ("neu", "new"),
    ];

    private static readonly (string German, string English, string Stem)[] Verbs =
    [
        ("sieht", "sees", "see"), ("sucht", "looks for", "look for"), ("findet", "finds", "find"), ("malt", "paints", "paint"), ("mag", "likes", "like"), ("kennt", "knows", "know"), ("holt", "gets", "get"), ("kauft", "buys", "buy"),
    ];

    private static readonly (string German, string English)[] Times = [("heute", "today"), ("am Abend", "in the evening"), ("jeden Tag", "every day"), ("oft", "often"), ("im Sommer", "in summer")];

    private static readonly (string German, string English)[] Places = [("im Garten", "in the garden"), ("auf der Straße", "in the street"), ("in der Stadt", "in the city"), ("vor der Schule", "in front of the school"), ("am Fluss", "by the river")];

    /// <summary>Different sentences, none of them in two parts.</summary>
    /// <param name="train">How many to learn.</param>
    /// <param name="validation">How many to measure meanwhile.</param>
    /// <param name="test">How many to measure at the end.</param>
    /// <param name="seed">Chooses them.</param>
    public static Corpus Make(int train, int validation, int test, int seed)
    {
        var random = new Random(seed);
        var sentences = new Dictionary<string, string>();
        while (sentences.Count < train + validation + test)
        {
            (string german, string english) = Sentence(random);
            sentences[german] = english;
        }

        KeyValuePair<string, string>[] all = [.. sentences];
        return new(Part(0, train), Part(train, validation), Part(train + validation, test));

        SentencePairs Part(int first, int count) => new([.. all[first..(first + count)].Select(pair => pair.Key)], [.. all[first..(first + count)].Select(pair => pair.Value)]);
    }

    private static (string German, string English) Sentence(Random random)
    {
        (string subject, string englishSubject) = Phrase(random, Beings, accusative: false, denied: false);
        (string verb, string says, string stem) = Draw(random, Verbs);
        bool denied = random.Next(4) == 0;
        (string thing, string englishThing) = Phrase(random, random.Next(2) == 0 ? Beings : Things, accusative: true, denied);
        string action = denied ? $"does not {stem}" : says;
        string place = "", englishPlace = "";
        if (random.Next(2) == 0)
        {
            (place, englishPlace) = Draw(random, Places);
            (place, englishPlace) = (" " + place, " " + englishPlace);
        }

        // A time in front turns verb and subject around, in German alone.
        if (random.Next(2) == 0)
        {
            (string time, string englishTime) = Draw(random, Times);
            return (Capital($"{time} {verb} {subject} {thing}{place}."), Capital($"{englishTime} {englishSubject} {action} {englishThing}{englishPlace}."));
        }

        return (Capital($"{subject} {verb} {thing}{place}."), Capital($"{englishSubject} {action} {englishThing}{englishPlace}."));
    }

    private static (string German, string English) Phrase(Random random, Noun[] nouns, bool accusative, bool denied)
    {
        Noun noun = Draw(random, nouns);
        bool definite = !denied && random.Next(2) == 0;
        bool hisEnding = accusative && noun.Gender == Gender.Masculine;
        string article = definite
            ? noun.Gender switch { Gender.Masculine => hisEnding ? "den" : "der", Gender.Feminine => "die", _ => "das" }
            : (denied ? "k" : "") + "ein" + (hisEnding ? "en" : noun.Gender == Gender.Feminine ? "e" : "");
        string name = accusative && noun.Accusative is { } other ? other : noun.German;
        if (random.Next(2) == 0)
            return ($"{article} {name}", Article(definite, noun.English) + noun.English);
        (string german, string english) = Draw(random, Adjectives);
        string ending = hisEnding ? "en" : definite || noun.Gender == Gender.Feminine ? "e" : noun.Gender == Gender.Masculine ? "er" : "es";
        return ($"{article} {german}{ending} {name}", $"{Article(definite, english)}{english} {noun.English}");
    }

    private static string Article(bool definite, string next) => definite ? "the " : "aeiou".Contains(next[0]) ? "an " : "a ";

    private static T Draw<T>(Random random, T[] all) => all[random.Next(all.Length)];

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private enum Gender
    {
        Masculine,
        Feminine,
        Neuter,
    }

    private sealed record Noun(string German, Gender Gender, string English, string? Accusative = null);
}
