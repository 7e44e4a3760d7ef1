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
    [InlineData("[Embedding(7)] [Use(typeof(Reader), Name = \"a\")] [Dense(7)] [Use(typeof(Reader), Name = \"b\", SharedWith = \"a\")] [LastStep] ")]
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

    // The words of a text keep their number; songs become more.
    [Theory]
    [InlineData("[Text(12, 50)] string Songs", true)]
    [InlineData("[Id(Capacity = 50, Length = 12)] string[] Songs", false)]
    [InlineData("[Text(12, 50)] string Songs, [Id(Capacity = 9)] string User", false)]
    public void TablesThatGrowKeepGrowing(string properties, bool isFolded)
    {
        string user = properties.Contains("User", StringComparison.Ordinal) ? "[Embedding(5, From = \"User\", Name = \"u\")] [Concat(\"g\", \"u\")] " : "";
        NetworkPlan plan = Harness.Plan(Harness.Parse($"public sealed record Visit({properties}, [Label] double Again); [Network(typeof(Visit))] [Embedding(7, From = \"Songs\")] [GRU(20, Name = \"g\")] {user}[Dense(1)] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net {{ }}"));
        Assert.Equal(isFolded, plan.Derived.Any(derived => derived.Transform is SummedTable));
        Assert.Equal(!isFolded, plan.Parameters.Any(parameter => parameter.Grows));
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    private static int Lookups(PassPlan pass) => pass.Ops.Count(op => op is LayerKernelOp { Kernel: EmbeddingForward });

    private static NetworkPlan Plan(int ids, string layers) => Harness.Plan(Harness.Parse($"[Block] [GRU(7, ReturnSequences = true)] static class Reader {{ }} [Network] [Input(12, Vocabulary = {ids})] {layers}{Tail}"));
}
