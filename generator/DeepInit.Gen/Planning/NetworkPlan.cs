using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>All that is decided before a line of C# is written: where parameters and values lie, and which kernels run in which order.</summary>
/// <param name="TrainedLength">Numbers at the head of the block that hold all that trains: the length of blocks of gradients and of optimiser states.</param>
/// <param name="BlockLength">Numbers in the block of parameters, padding included.</param>
/// <param name="Passes">What a network can compute, in the order of their kinds.</param>
/// <param name="Derived">What inference makes of the parameters, behind them in the block of values, in the order in which it is made.</param>
internal sealed record NetworkPlan(
    ShapedNetwork Network,
    string HintName,
    EquatableArray<ParameterPlan> Parameters,
    int TrainedLength,
    int BlockLength,
    EquatableArray<PassPlan> Passes,
    EquatableArray<Derived> Derived)
{
    /// <summary>The first numbers of the block of parameters stay zero: products without a bias start from them.</summary>
    public const int ZeroLength = Panel.Width;

    // Rows that inference takes at once are a multiple of 24, so that tiles of 6, 4 and 8 rows leave no rest. 768 of them are enough for the cost of a call to be lost
    // among them. The working memory is at most 1 MB, the second-level cache of a core of today, unless 24 rows need more.
    private const int InferenceRowsStep = 24;
    private const int MostInferenceRows = 768;
    private const int InferenceMemoryBytes = 1 << 20;

    /// <summary>The pass of predictions.</summary>
    public PassPlan Inference => Of(PassKind.Predict)!;

    /// <summary>The pass of training; null where there is no loss.</summary>
    public PassPlan? Training => Of(PassKind.Train);

    /// <summary>The pass of sessions; null where the network cannot take a sequence step by step.</summary>
    public PassPlan? Stepping => Of(PassKind.Step);

    /// <summary>The network as a session sees it; null where it has none.</summary>
    public StepwiseNetwork? Stepwise { get; init; }

    /// <summary>The network cut at its last product; null where it does not rank by one.</summary>
    public RankedNetwork? Ranked { get; init; }

    /// <summary>The pass of the vectors of queries; null where the network does not rank by products.</summary>
    public PassPlan? Querying => Of(PassKind.Query);

    /// <summary>Rows that inference takes at once, so that its working memory has a bound.</summary>
    public int InferenceRows => RowsOf(MostRowLength);

    /// <summary>Steps of a session that are predicted at once.</summary>
    public int StepsAtOnce => Math.Min(Stepwise!.MostSteps ?? int.MaxValue, RowsOf(Stepping!.StepCounts.Sum(count => Stepping.LengthOf(Lifetime.Call, count))));

    // As many of so many numbers each as fit the memory.
    private int RowsOf(int length) =>
        Math.Max(InferenceRowsStep, Math.Min(MostInferenceRows, InferenceMemoryBytes / Inference.Element.Size() / Math.Max(1, length) / InferenceRowsStep * InferenceRowsStep));

    /// <summary>Numbers that a row of a prediction takes at most: where rows have lengths of their own, one of all steps.</summary>
    public int MostRowLength => Inference.RowLength + Network.InputsWithSteps.Zip(RowCount.OfSteps(Network), (input, count) => input.MostSteps * Inference.LengthOf(Lifetime.Call, count)).Sum();

    /// <summary>The tensors that inference makes, in the order of memory.</summary>
    public IEnumerable<ParameterPlan> DerivedParameters => Derived.SelectMany(derived => derived.Results);

    /// <summary>Numbers behind the block of parameters.</summary>
    public int DerivedLength => DerivedParameters.Sum(derived => derived.Length);

    /// <summary>A parameter, or what inference makes of one, by its index.</summary>
    public ParameterPlan ParameterAt(int index) => index < Parameters.Count ? Parameters[index] : DerivedParameters.ElementAt(index - Parameters.Count);

    /// <summary>Multiply-adds of a row in the forward pass; where rows have lengths of their own, of one of all steps.</summary>
    public long MultiplyAdds => Network.Nodes.Sum(node => MultiplyAddsOf(Network, node, value => value));

    /// <summary>Multiply-adds of the forward pass for each of what is counted: a row, or a step of an input whose rows have lengths of their own.</summary>
    public long MultiplyAddsPer(RowCount count) => MultiplyAddsPer(Network, count);

    /// <summary>The same of a network.</summary>
    public static long MultiplyAddsPer(ShapedNetwork network, RowCount count) => network.Nodes
        .Where(node => CountOf(network, node) == count)
        .Sum(node => MultiplyAddsOf(network, node, value => value with { Shape = value.Packed, Steps = null }));

    // What a layer computes, it computes for what it reads.
    private static RowCount CountOf(ShapedNetwork network, Node node) => RowCount.Of(network, node.Inputs.Select(id => network.Values[id]).FirstOrDefault(value => value.Steps is not null) ?? network.Values[node.Output]);

    private static long MultiplyAddsOf(ShapedNetwork network, Node node, Func<Value, Value> form) => Layers.LayerCatalog.Of(node.Spec).MultiplyAdds(node.Spec, [.. node.Inputs.Select(id => form(network.Values[id]))]);

    /// <summary>The pass of a kind; null where the network has none.</summary>
    public PassPlan? Of(PassKind kind) => Passes.FirstOrDefault(pass => pass.Kind == kind);

    /// <summary>The plan with another pass in the place of the one of its kind.</summary>
    public NetworkPlan With(PassPlan changed) => this with { Passes = Passes.Select(pass => pass.Kind == changed.Kind ? changed : pass).ToEquatableArray() };

    public int ParameterCount => Parameters.Where(parameter => !parameter.IsBuffer).Sum(parameter => parameter.Count);
}
