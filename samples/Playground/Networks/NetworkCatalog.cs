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
        (Initializer.Zeros, Optimizer.ScheduleFreeAdamW) => new ZerosScheduleFreeAdamW(seed),
        (Initializer.Zeros, Optimizer.Lion) => new ZerosLion(seed),
        (Initializer.Zeros, Optimizer.Muon) => new ZerosMuon(seed),
        (Initializer.Zeros, Optimizer.SOAP) => new ZerosSOAP(seed),
        (Initializer.Zeros, Optimizer.Prodigy) => new ZerosProdigy(seed),
        (Initializer.Gaussian, Optimizer.SGD) => new GaussianSGD(seed),
        (Initializer.Gaussian, Optimizer.Adam) => new GaussianAdam(seed),
        (Initializer.Gaussian, Optimizer.AdamW) => new GaussianAdamW(seed),
        (Initializer.Gaussian, Optimizer.ScheduleFreeAdamW) => new GaussianScheduleFreeAdamW(seed),
        (Initializer.Gaussian, Optimizer.Lion) => new GaussianLion(seed),
        (Initializer.Gaussian, Optimizer.Muon) => new GaussianMuon(seed),
        (Initializer.Gaussian, Optimizer.SOAP) => new GaussianSOAP(seed),
        (Initializer.Gaussian, Optimizer.Prodigy) => new GaussianProdigy(seed),
        (Initializer.He, Optimizer.SGD) => new HeSGD(seed),
        (Initializer.He, Optimizer.Adam) => new HeAdam(seed),
        (Initializer.He, Optimizer.AdamW) => new HeAdamW(seed),
        (Initializer.He, Optimizer.ScheduleFreeAdamW) => new HeScheduleFreeAdamW(seed),
        (Initializer.He, Optimizer.Lion) => new HeLion(seed),
        (Initializer.He, Optimizer.Muon) => new HeMuon(seed),
        (Initializer.He, Optimizer.SOAP) => new HeSOAP(seed),
        (Initializer.He, Optimizer.Prodigy) => new HeProdigy(seed),
        (Initializer.Xavier, Optimizer.SGD) => new XavierSGD(seed),
        (Initializer.Xavier, Optimizer.Adam) => new XavierAdam(seed),
        (Initializer.Xavier, Optimizer.AdamW) => new XavierAdamW(seed),
        (Initializer.Xavier, Optimizer.ScheduleFreeAdamW) => new XavierScheduleFreeAdamW(seed),
        (Initializer.Xavier, Optimizer.Lion) => new XavierLion(seed),
        (Initializer.Xavier, Optimizer.Muon) => new XavierMuon(seed),
        (Initializer.Xavier, Optimizer.SOAP) => new XavierSOAP(seed),
        (Initializer.Xavier, Optimizer.Prodigy) => new XavierProdigy(seed),
        (Initializer.Orthogonal, Optimizer.SGD) => new OrthogonalSGD(seed),
        (Initializer.Orthogonal, Optimizer.Adam) => new OrthogonalAdam(seed),
        (Initializer.Orthogonal, Optimizer.AdamW) => new OrthogonalAdamW(seed),
        (Initializer.Orthogonal, Optimizer.ScheduleFreeAdamW) => new OrthogonalScheduleFreeAdamW(seed),
        (Initializer.Orthogonal, Optimizer.Lion) => new OrthogonalLion(seed),
        (Initializer.Orthogonal, Optimizer.Muon) => new OrthogonalMuon(seed),
        (Initializer.Orthogonal, Optimizer.SOAP) => new OrthogonalSOAP(seed),
        (Initializer.Orthogonal, Optimizer.Prodigy) => new OrthogonalProdigy(seed),
        (Initializer.ZerO, Optimizer.SGD) => new ZerOSGD(seed),
        (Initializer.ZerO, Optimizer.Adam) => new ZerOAdam(seed),
        (Initializer.ZerO, Optimizer.AdamW) => new ZerOAdamW(seed),
        (Initializer.ZerO, Optimizer.ScheduleFreeAdamW) => new ZerOScheduleFreeAdamW(seed),
        (Initializer.ZerO, Optimizer.Lion) => new ZerOLion(seed),
        (Initializer.ZerO, Optimizer.Muon) => new ZerOMuon(seed),
        (Initializer.ZerO, Optimizer.SOAP) => new ZerOSOAP(seed),
        (Initializer.ZerO, Optimizer.Prodigy) => new ZerOProdigy(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.SGD) => new DerivedSGD(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.Adam) => new DerivedAdam(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.AdamW) => new DerivedAdamW(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.ScheduleFreeAdamW) => new DerivedScheduleFreeAdamW(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.Lion) => new DerivedLion(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.Muon) => new DerivedMuon(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.SOAP) => new DerivedSOAP(seed),
        (Initializer.Derived or Initializer.FromData, Optimizer.Prodigy) => new DerivedProdigy(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), $"There is no network {initializer}{optimizer}."),
    };

    /// <summary>The attributes and the class, as they stand in the source file.</summary>
    public static string SourceOf(Initializer initializer, Optimizer optimizer) => initializer == Initializer.FromData
        ? SourceOf(Initializer.Derived, optimizer) + "\n\nmodel.InitializeFrom(points);"
        : SourceOf($"{initializer}Networks.cs", $"{initializer}{optimizer}");

    /// <summary>The same of a network that writes.</summary>
    public static string SourceOf(Writer writer) => SourceOf("WritingNetworks.cs", $"{writer}Writer");

    /// <summary>What to expect, in a sentence.</summary>
    public static string LessonOf(Initializer initializer) => initializer switch
    {
        Initializer.Zeros => "Every unit starts the same, so every unit stays the same. No gradient reaches the hidden layers; the network can only learn how many points are blue.",
        Initializer.Gaussian => "Standard deviation 1 on 16 inputs makes sums near ±4. Tanh sits at its ends, where it is flat, and little of the gradient comes back.",
        Initializer.He => "Variance 2 / fan in makes up for the half that ReLU cuts off. Before a tanh, which cuts nothing off, signals start a little too wide.",
        Initializer.Xavier => "Variance 2 / (fan in + fan out) keeps signals alike from layer to layer, forward and backward: it was made for tanh.",
        Initializer.Orthogonal => "Orthogonal matrices turn rows and change no length: through many layers with tanh signals neither fade nor grow, and rows stay apart.",
        Initializer.ZerO => "Identity and Hadamard matrices: no random number anywhere, so that every seed starts the same.",
        Initializer.FromData => "The compiler's start, and then one look at the points: each layer is scaled so that its sums have deviation 1 on them, and the last bias begins at the share of blue.",
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
