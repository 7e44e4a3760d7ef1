using System.Reflection;

namespace Playground.Networks;

/// <summary>Every network of the page, and the text it was declared with.</summary>
internal static class NetworkCatalog
{
    public static IPlaygroundNetwork Create(Initializer initializer, Optimizer optimizer, int seed) => (initializer, optimizer) switch
    {
        (Initializer.Zeros, Optimizer.SGD) => new ZerosSGD(seed),
        (Initializer.Zeros, Optimizer.Adam) => new ZerosAdam(seed),
        (Initializer.Zeros, Optimizer.AdamW) => new ZerosAdamW(seed),
        (Initializer.Gaussian, Optimizer.SGD) => new GaussianSGD(seed),
        (Initializer.Gaussian, Optimizer.Adam) => new GaussianAdam(seed),
        (Initializer.Gaussian, Optimizer.AdamW) => new GaussianAdamW(seed),
        (Initializer.He, Optimizer.SGD) => new HeSGD(seed),
        (Initializer.He, Optimizer.Adam) => new HeAdam(seed),
        (Initializer.He, Optimizer.AdamW) => new HeAdamW(seed),
        (Initializer.Xavier, Optimizer.SGD) => new XavierSGD(seed),
        (Initializer.Xavier, Optimizer.Adam) => new XavierAdam(seed),
        (Initializer.Xavier, Optimizer.AdamW) => new XavierAdamW(seed),
        (Initializer.Derived, Optimizer.SGD) => new DerivedSGD(seed),
        (Initializer.Derived, Optimizer.Adam) => new DerivedAdam(seed),
        (Initializer.Derived, Optimizer.AdamW) => new DerivedAdamW(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), $"There is no network {initializer}{optimizer}."),
    };

    /// <summary>The attributes and the class, as they stand in the source file.</summary>
    public static string SourceOf(Initializer initializer, Optimizer optimizer) => SourceOf($"{initializer}Networks.cs", $"{initializer}{optimizer}");

    /// <summary>The same of a network that writes.</summary>
    public static string SourceOf(Writer writer) => SourceOf("WritingNetworks.cs", $"{writer}Writer");

    /// <summary>What to expect, in a sentence.</summary>
    public static string LessonOf(Initializer initializer) => initializer switch
    {
        Initializer.Zeros => "Every unit starts the same, so every unit stays the same. No gradient reaches the hidden layers; the network can only learn how many points are blue.",
        Initializer.Gaussian => "Standard deviation 1 on 16 inputs makes sums near ±4. Tanh sits at its ends, where it is flat, and little of the gradient comes back.",
        Initializer.He => "Variance 2 / fan in makes up for the half that ReLU cuts off. Before a tanh, which cuts nothing off, signals start a little too wide.",
        Initializer.Xavier => "Variance 2 / (fan in + fan out) keeps signals alike from layer to layer, forward and backward: it was made for tanh.",
        _ => "No Init is written: the compiler sees that tanh follows and takes Xavier uniform. After a ReLU it would have taken He.",
    };

    private static string SourceOf(string file, string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        string declaration = $"public sealed partial class {name} ";
        int end = text.IndexOf(declaration, StringComparison.Ordinal);
        int start = text.LastIndexOf("[Network]", end, StringComparison.Ordinal);
        return text[start..end] + declaration.TrimEnd() + ";";
    }
}
