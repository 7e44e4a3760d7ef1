namespace Workbench;

/// <summary>The networks of Networks.cs, by the names that the command line has for them.</summary>
internal static class NetworkCatalog
{
    private static readonly Dictionary<string, Func<int, ITrainableNetwork<float>>> Networks = new()
    {
        ["iris"] = seed => new Iris(seed),
        ["wine"] = seed => new Wine(seed),
        ["tumour"] = seed => new Tumour(seed),
        ["banknote"] = seed => new Banknote(seed),
        ["pima"] = seed => new Pima(seed),
        ["adult"] = seed => new Adult(seed),
        ["digits"] = seed => new Digits(seed),
        ["diabetes"] = seed => new Diabetes(seed),
        ["auto-mpg"] = seed => new AutoMpg(seed),
        ["california-housing"] = seed => new CaliforniaHousing(seed),
        ["texts"] = seed => new Texts(seed),
        ["stars"] = seed => new Stars(seed),
        ["images28"] = seed => new Images28(seed),
    };

    public static IEnumerable<string> Names => Networks.Keys;

    /// <summary>A freshly initialised network.</summary>
    public static ITrainableNetwork<float> Create(string name, int seed) => Networks[name](seed);
}
