using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>What an initialiser comes down to: one call of the runtime with numbers.</summary>
/// <param name="Init">The initialiser chosen.</param>
/// <param name="Derived">Whether the user left the choice to us.</param>
/// <param name="Call">The method of <c>DeepInit.Runtime.Initializers</c>.</param>
/// <param name="Arguments">Its numbers.</param>
/// <param name="Sigma">The standard deviation that results.</param>
/// <param name="Words">In words, for tables: <c>He normal, σ 0.258 = √(2 / 30)</c>.</param>
internal sealed record ResolvedInit(Init Init, bool Derived, InitCall Call, EquatableArray<double> Arguments, double Sigma, string Words)
{
    /// <summary>Equal parts of the tensor, one below the other, each of which starts by a call of its own: the gates of a recurrent layer. 1 for most.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>The only part that starts so, while the others start as zeros; null where all do.</summary>
    public int? OnlyPart { get; init; }

    /// <summary>The numbers of the call for the last part, where it starts at another scale than the others; else null.</summary>
    public EquatableArray<double>? LastArguments { get; init; }

    /// <summary>The row of a table that starts as zeros; null for none.</summary>
    public int? ZeroRow { get; init; }

    /// <summary>Whether the scale follows from the depth of the network, and not from what the layer reads.</summary>
    public bool IsScaledByDepth { get; init; }

    /// <summary>Whether all numbers are one and the same.</summary>
    public bool IsConstant => OnlyPart is not null ? false : Call == InitCall.Constant || (Call == InitCall.Uniform && Sigma == 0);

    /// <summary>Whether all numbers are 0, as memory is.</summary>
    public bool IsZero => Call == InitCall.Constant && Arguments[0] == 0;

    /// <summary>Whether each number starts by itself, whatever the shape.</summary>
    public bool IsOfEachNumber => Parts == 1 && LastArguments is null && ZeroRow is null && Call is (InitCall.Constant or InitCall.Normal or InitCall.Uniform or InitCall.TruncatedNormal);

    /// <summary>Whether the call takes a stream of random numbers.</summary>
    public bool Draws => Call is InitCall.Normal or InitCall.Uniform or InitCall.TruncatedNormal or InitCall.Orthogonal or InitCall.DeltaOrthogonal or InitCall.Sparse;

    /// <summary>How many of the first arguments are whole numbers: the rows and columns of a matrix, the groups, filters, channels and taps of filters.</summary>
    public int WholeArguments => Call switch
    {
        InitCall.Orthogonal or InitCall.Identity => 2,
        InitCall.Sparse => 3,
        InitCall.Dirac or InitCall.DeltaOrthogonal or InitCall.ZerO => 5,
        _ => 0,
    };

    /// <summary>The mean of the numbers.</summary>
    public double Mean => Call switch
    {
        InitCall.Constant or InitCall.Normal or InitCall.TruncatedNormal => Arguments[0],
        InitCall.Uniform => (Arguments[0] + Arguments[1]) / 2,
        _ => 0,
    };

    /// <summary>The mean of their squares.</summary>
    public double SecondMoment => (Mean * Mean) + (Sigma * Sigma);

    /// <summary>
    /// The same numbers, each times a factor, of a start whose scale is in all of its arguments: normal numbers of mean 0, cut at both sides alike or not at all, and uniform ones between −a and a.
    /// </summary>
    /// <param name="factor">The factor.</param>
    /// <param name="word">What it is called in tables.</param>
    /// <param name="words">Where the factor comes from; nothing where it is 1.</param>
    public ResolvedInit Times(double factor, string word, string words) => IsZero ? this : this with
    {
        Arguments = Scaled(Arguments, factor),
        LastArguments = LastArguments is { } last ? Scaled(last, factor) : null,
        Sigma = Sigma * factor,
        Words = $"{word}, σ {(Sigma * factor).ToString("0.####", CultureInfo.InvariantCulture)}: {Words}{(words.Length == 0 ? "" : ", times " + words)}",
    };

    private static EquatableArray<double> Scaled(EquatableArray<double> arguments, double factor) => arguments.Select(argument => argument * factor).ToEquatableArray();

    /// <summary>E[w²] · fan in: the factor by which a matrix of so many units changes second moments.</summary>
    public double FactorOf(int units, int fanIn) => Call switch
    {
        // Each unit up to the number of inputs copies one of them.
        InitCall.Identity => Arguments[2] * Arguments[2] * Math.Min(units, fanIn) / units,
        _ => fanIn * SecondMoment,
    };
}

/// <summary>The primitives of the runtime.</summary>
internal enum InitCall
{
    Constant,
    Normal,
    Uniform,
    TruncatedNormal,
    Orthogonal,
    Identity,
    Dirac,
    DeltaOrthogonal,
    ZerO,
    Sparse,
}

/// <summary>What an initialiser needs to know about a tensor.</summary>
/// <param name="FanIn">Connections into one output.</param>
/// <param name="FanOut">Connections out of one input.</param>
/// <param name="IsMatrix">False for biases and other vectors, which have no fans.</param>
/// <param name="Rows">The first axis.</param>
/// <param name="Columns">The product of the others.</param>
/// <param name="Gain">The gain of the activation that follows, for the He kind.</param>
internal sealed record InitTarget(int FanIn, int FanOut, bool IsMatrix, int Rows, int Columns, double Gain)
{
    /// <summary>The lengths of the window of a convolution; none for a matrix.</summary>
    public EquatableArray<int> Window { get; init; } = new([]);

    /// <summary>How many groups of filters read channels of their own.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether the first axis are the inputs.</summary>
    public bool IsTurned { get; init; }

    /// <summary>What is derived for it before its activation, wherever it stands.</summary>
    public Init DerivedInit { get; init; }

    /// <summary>How many residual branches the network has.</summary>
    public int Branches { get; init; }

    /// <summary>How many layers with weights the residual branch around it has; 0 outside of branches.</summary>
    public int BranchLayers { get; init; }

    /// <summary>Where it stands among the blocks of a transformer; null where the initialiser does not ask.</summary>
    public TransformerStack? Stack { get; init; }

    /// <summary>Whether it is a table that ids are looked up in.</summary>
    public bool IsTable { get; init; }

    /// <summary>Whether it is a table of positions.</summary>
    public bool IsPositions { get; init; }

    /// <summary>How a table of positions starts unless it is told otherwise.</summary>
    public InitSpec? DerivedStart { get; init; }

    /// <summary>Whether it makes queries or keys, which decide weights, and nothing that is averaged by them; in a tensor of several parts, whether all but the last do.</summary>
    public bool DecidesWeights { get; init; }

    /// <summary>Whether its last part makes what is averaged, and the others decide weights.</summary>
    public bool LastIsAveraged { get; init; }

    /// <summary>Whether a residual branch ends with it.</summary>
    public bool EndsBranch { get; init; }

    /// <summary>Whether it makes an output of the network.</summary>
    public bool MakesOutput { get; init; }

    /// <summary>The numbers of a window.</summary>
    public int Taps => Window.Aggregate(1, (product, n) => product * n);

    /// <summary>The one in its middle, each length halved and rounded down.</summary>
    public int Centre => Window.Aggregate(0, (at, n) => (at * n) + (n / 2));

    /// <summary>The channels that a filter reads.</summary>
    public int Channels => Columns / Taps;

    /// <summary>The filters of a group.</summary>
    public int Filters => Rows / Groups;
}

/// <summary>An initialiser: everything about it in one file, registered in <see cref="InitializerCatalog"/>.</summary>
internal abstract class InitializerKind
{
    public abstract Init Init { get; }

    /// <summary>Its name in tables.</summary>
    public abstract string Word { get; }

    /// <summary>Whether it reads fans or axes, and so cannot make a bias.</summary>
    public virtual bool NeedsMatrix => false;

    /// <summary>Whether the scale follows from the fans of the tensor: not from a deviation of its own, and not from what makes a matrix orthogonal.</summary>
    public virtual bool IsOfFans(InitTarget target) => false;

    /// <summary>The arguments of <see cref="InitSpec"/> that it reads.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>What is wrong with this shape or these arguments, or null.</summary>
    public virtual string? Check(InitSpec spec, InitTarget target) => null;

    public abstract ResolvedInit Resolve(InitSpec spec, InitTarget target);

    /// <summary>What of a matrix of this shape starts in a way that nobody means, or null.</summary>
    public virtual string? Degenerate(int units, int features) => null;

    protected ResolvedInit Make(InitCall call, double sigma, string formula, params double[] arguments) =>
        new(Init, Derived: false, call, arguments.ToEquatableArray(), sigma, Describe(sigma, formula));

    protected static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    protected static double Fan(Fan fan, InitTarget target) => fan switch
    {
        DeepInit.Fan.FanOut => target.FanOut,
        DeepInit.Fan.FanAvg => (target.FanIn + target.FanOut) / 2.0,
        _ => target.FanIn,
    };

    protected static bool Finite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private string Describe(double sigma, string formula) => sigma == 0 ? Word : $"{Word}, σ {Short(sigma)}{(formula.Length > 0 ? " = " + formula : "")}";
}
