using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Where predictions look the sums of a recurrent layer up, and where they keep the product.</summary>
public sealed class TableFusionTests
{
    private const string Tail = "[Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }";

    [Theory]
    [InlineData("[Embedding(7)] [GRU(20)] ", 1)]
    [InlineData("[Embedding(7)] [Dropout(0.1)] [GaussianNoise(0.1)] [LSTM(20, Bidirectional = true)] ", 2)]
    [InlineData("[Embedding(7, Name = \"e\")] [SimpleRNN(7, Layers = 2, ReturnSequences = true)] [Dense(7)] [GRU(3)] ", 1)]
    public void SumsOfTheFirstLayerAreTables(string layers, int tables)
    {
        NetworkPlan plan = Plan(50, layers);
        Assert.Equal(tables, plan.Derived.Count(derived => derived.Transform is SummedTable));
        Assert.Equal(tables, Lookups(plan.Inference));
        Assert.Equal(1, Lookups(plan.Training!));
        Assert.All(plan.Inference.Ops, op => Assert.DoesNotContain("Folded", op.Method ?? "", StringComparison.Ordinal));
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Theory]
    [InlineData("[Embedding(7, Name = \"e\")] [GRU(7, ReturnSequences = true)] [Add(\"e\")] [GRU(7)] ")]
    [InlineData("[Embedding(7, Name = \"e\")] [GRU(7, Name = \"g\")] [Output(\"e\")] ")]
    [InlineData("[Embedding(7)] [LayerNormalization] [GRU(7)] ")]
    [InlineData("[Embedding(7)] [GRU(7, ReturnSequences = true, Name = \"g\")] [Dense(7)] [GRU(7, SharedWith = \"g\")] ")]
    [InlineData("[HashedEmbedding(7, 10)] [GRU(7)] ")]
    public void RowsThatOthersReadAndMatricesOfSeveralLayersAreLeftAlone(string layers)
    {
        NetworkPlan plan = Plan(50, layers);
        Assert.DoesNotContain(plan.Derived, derived => derived.Transform is SummedTable);
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    [Theory]
    [InlineData("[Embedding(7)] [GRU(16)] ", 128 * 12, true)]
    [InlineData("[Embedding(7)] [GRU(16)] ", (128 * 12) + 1, false)]
    [InlineData("[Embedding(7)] [GRU(256)] ", (1 << 20) / 768, true)]
    [InlineData("[Embedding(7)] [GRU(256)] ", ((1 << 20) / 768) + 1, false)]
    [InlineData("[Embedding(7)] [GRU(256, Bidirectional = true)] ", (1 << 20) / 768, false)]
    public void TablesAreMadeWhileTheyPay(string layers, int ids, bool isFolded) =>
        Assert.Equal(isFolded, Plan(ids, layers).Derived.Any(derived => derived.Transform is SummedTable));

    [Fact]
    public void TablesThatGrowKeepGrowing()
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse("public sealed record Mail { [Text(12, 50)] public string Body { get; init; } = \"\"; [Label] public bool Spam { get; init; } } [Network(typeof(Mail))] [Embedding(7)] [GRU(20)] [Dense(1, Activation = Activation.Sigmoid)] [Loss(Loss.BinaryCrossEntropy)] [SGD] partial class Net { }"));
        Assert.Contains(plan.Parameters, parameter => parameter.Grows);
        Assert.Empty(plan.Derived);
    }

    private static int Lookups(PassPlan pass) => pass.Ops.Count(op => op is LayerKernelOp { Kernel: EmbeddingForward });

    private static NetworkPlan Plan(int ids, string layers) => Harness.Plan(Harness.Parse($"[Network] [Input(12, Vocabulary = {ids})] {layers}{Tail}"));
}
