using System.Globalization;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>An argument of the generated methods.</summary>
/// <param name="Name">The name of the input, output or target.</param>
/// <param name="Argument">The identifier, unique among the arguments.</param>
/// <param name="Constant">The constant that holds its size per row; empty for targets.</param>
/// <param name="Shape">Per row.</param>
/// <param name="IsClassIndex">Whether it is a target of class indices.</param>
/// <param name="ChannelsFirst">Whether the channels of its images stand first.</param>
/// <param name="Ids">What the ids of an input are; null for numbers.</param>
/// <param name="Sequences">The number of the table that says which of its steps are real; null where all rows have one length.</param>
internal sealed record SurfaceArgument(
    string Name, string Argument, string Constant, Shape Shape, bool IsClassIndex = false, bool ChannelsFirst = false, Ids? Ids = null, int? Sequences = null)
{
    /// <summary>Whether users hand over integers: class indices, or ids.</summary>
    public bool IsInteger => IsClassIndex || Ids is not null;

    /// <summary>C#: the type of its numbers, before the network's precision is known.</summary>
    public string Type => IsInteger ? "int" : "$T";

    /// <summary>C# of the engine: how many ids there are, where more may come; null where it is what was declared.</summary>
    public string? Rows { get; set; }

    /// <summary>C# of the engine: how many ids there are.</summary>
    public string Vocabulary => Rows ?? Ids!.Vocabulary.ToString(CultureInfo.InvariantCulture);

    /// <summary>The identifier of the argument behind it that has the lengths of its rows; null for what has none of its own.</summary>
    public string? Lengths { get; init; }

    /// <summary>How many steps its rows have at most, where they have lengths.</summary>
    public int MostSteps => Ids is null ? Shape.Positions : Shape.Length;

    /// <summary>Its identifiers in a list of arguments: itself, then its lengths.</summary>
    public IEnumerable<string> Arguments => Lengths is null ? [Argument] : [Argument, Lengths];

    /// <summary>Its spans in a list of parameters.</summary>
    public string Parameters(string type) => $"global::System.ReadOnlySpan<{type}> {Argument}{(Lengths is null ? "" : $", global::System.ReadOnlySpan<int> {Lengths}")}";

    /// <summary>The shape as the user's numbers stand.</summary>
    public Shape DataShape => ChannelsFirst ? new Shape([Shape.Features, .. Shape.Dimensions.Take(Shape.Dimensions.Count - 1)]) : Shape;
}

/// <summary>How the public surface of a network is spelled: arguments that differ, whatever users call their inputs.</summary>
internal sealed class SurfaceNames
{
    /// <summary>
    /// What generated methods that take users' arguments call something else: an argument of such a name gets an underscore.
    /// A test names an input, an output and a target after every identifier of the generated code.
    /// </summary>
    private static readonly HashSet<string> Reserved =
    [
        "rows", "allRows", "call", "start", "memory", "result", "loss", "step", "job", "count", "sum", "inParts", "anyCounts", "sampleWeights", "divisors", "divisorHook", "observer", "inUse", "rowsPerPass",
        "DiUnsafe", "graph", "InferenceRows", "InferenceJob", "TrainingJob", "PredictRow", "Job", "Run", "Check", "CheckNumbers", "Prepare", "Apply", "Store", "StepsAt", "StepCount", "Derive", "IsRandomized", "GradientNorm", "UpdateAll", "UpdateStored", "AddGradients", "SumGradients", "Load",
        "_trainingJob", "_idleJobs", "_networkEngine",
    ];

    /// <summary>The same, of networks that rank.</summary>
    private static readonly HashSet<string> ReservedOfRanking =
    [
        "top", "exclude", "liked", "vectors", "table", "candidates", "row", "first", "one0", "one1", "one2", "one3", "one4", "one5", "one6", "one7", "RecommendBatch", "Recommend", "QueryVectors", "CandidateVectors", "QueryJob", "CandidateJob", "Ranking", "RankingForm",
    ];

    private readonly HashSet<string> _inputs = [];
    private readonly HashSet<string> _constants = [];
    private readonly bool _hasLengths;
    private readonly bool _ranks;

    public SurfaceNames(NetworkSpec spec, IEnumerable<(string Name, Shape Shape, ChannelOrder Order, int? Sequences)> outputs, IEnumerable<(string Name, Shape Shape, bool IsClassIndex, ChannelOrder Order, int? Sequences)> targets)
    {
        _hasLengths = spec.Inputs.Any(input => input.HasSteps);
        _ranks = spec.Ranking is not null;
        int sequences = 0;
        Inputs =
        [
            .. spec.Inputs.Select(input => new SurfaceArgument(
                input.Name,
                Unique(input.Name, _inputs),
                spec.Inputs.Count == 1 ? "InputSize" : Constant(input.Name, "InputSize"),
                input.Shape.Count > 0 ? new Shape(input.Shape) : new Shape(1),
                ChannelsFirst: IsFirst(input.Order, input.Shape.Count),
                Ids: input.Ids,
                Sequences: input.HasSteps ? sequences++ : null)
            {
                Lengths = input.Lengths == LengthSource.Argument ? Unique(Identifiers.Argument(input.Name).TrimStart('@') + "Lengths", _inputs) : null,
            }),
        ];
        (string Name, Shape Shape, ChannelOrder Order, int? Sequences)[] results = [.. outputs];
        var predicted = new HashSet<string>(_inputs);
        Outputs =
        [
            .. results.Select(output => new SurfaceArgument(
                output.Name,
                Unique(results.Length == 1 ? "output" : output.Name, predicted),
                results.Length == 1 ? "OutputSize" : Constant(output.Name, "OutputSize"),
                output.Shape,
                ChannelsFirst: IsFirst(output.Order, output.Shape.Dimensions.Count),
                Sequences: output.Sequences)),
        ];
        var trained = new HashSet<string>(_inputs);
        Targets = [.. targets.Select(target => new SurfaceArgument(target.Name, Unique(target.Name, trained), "", target.Shape, target.IsClassIndex, IsFirst(target.Order, target.Shape.Dimensions.Count), Sequences: target.Sequences))];
    }

    public IReadOnlyList<SurfaceArgument> Inputs { get; }

    public IReadOnlyList<SurfaceArgument> Outputs { get; }

    public IReadOnlyList<SurfaceArgument> Targets { get; }

    /// <summary>The best guess for a network that has errors: what stands in its attributes.</summary>
    public static SurfaceNames OfBroken(NetworkSpec spec)
    {
        NetworkSpec read = spec.Inputs.Count > 0 ? spec : spec with { Inputs = new([new InputSpec("x", new([1]))]) };
        (IReadOnlyList<string> outputs, IReadOnlyList<(string Name, bool IsClassIndex)> targets) = IsChain(read)
            ? (["output"], [.. read.Losses.Where(loss => LossCatalog.Contains(loss.Function) && LossCatalog.Of(loss).HasTargetOf(loss)).Select(loss => (loss.Target ?? "target", LossCatalog.Of(loss).TakesClassIndices(loss)))])
            : ShapeInference.Ends(read, default);
        return new SurfaceNames(
            read,
            outputs.Select(name => (name, new Shape(1), ChannelOrder.ChannelsLast, (int?)null)),
            (read.Losses.Count == 0 ? [("target", false)] : targets).Select(target => (target.Name, new Shape(1), target.IsClassIndex, ChannelOrder.ChannelsLast, (int?)null)));
    }

    // Each layer reads the one before, and the loss the last: most networks, of which nothing needs to be found out.
    private static bool IsChain(NetworkSpec spec) =>
        spec.Outputs.Count == 0 && spec.Losses.Count <= 1 && spec.Layers.All(layer => layer.From.Count == 0 && LayerCatalog.Find(layer.Kind) is not null)
        && spec.Losses.All(loss => loss.Output is null && LossCatalog.Contains(loss.Function) && !LossCatalog.Of(loss).Others.Any());

    // Of one axis there is but one order.
    private static bool IsFirst(ChannelOrder order, int axes) => order == ChannelOrder.ChannelsFirst && axes > 1;

    // Outputs and targets never stand in one argument list, and so may share a name.
    private string Unique(string name, HashSet<string> taken)
    {
        string argument = Identifiers.Argument(name);
        while (IsReserved(argument) || !taken.Add(argument))
        {
            argument = argument.TrimStart('@') + "_";
        }

        return argument;
    }

    private bool IsReserved(string argument) =>
        Reserved.Contains(argument) || (_ranks && ReservedOfRanking.Contains(argument)) || (_hasLengths && argument.EndsWith("Steps", StringComparison.Ordinal)) || argument.EndsWith("InputSize", StringComparison.Ordinal) || argument.EndsWith("OutputSize", StringComparison.Ordinal);

    // Names that differ as users write them may be one in PascalCase.
    private string Constant(string name, string suffix)
    {
        string stem = Identifiers.Pascal(name);
        string constant = stem + suffix;
        for (int i = 2; !_constants.Add(constant); i++)
        {
            constant = stem + i.ToString(CultureInfo.InvariantCulture) + suffix;
        }

        return constant;
    }
}
