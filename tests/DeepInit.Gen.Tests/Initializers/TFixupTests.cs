using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Initializers;

/// <summary>T-Fixup against the factors of the paper (Huang et al. 2020), with the blocks counted in the text of the network.</summary>
public sealed class TFixupTests
{
    private const string Start = "[Parameter(\"*weight\", Init = TFixup)]";
    private const double Close = 1e-12;

    [Theory]
    [InlineData(1, 0.67)]
    [InlineData(4, 0.4737615433949869)]
    [InlineData(16, 0.335)]
    public void AStackWithoutAnEncoderHasTheFactorOfEncoders(int blocks, double factor)
    {
        ShapedNetwork network = Harness.Shape(Writer(blocks));

        Assert.Equal(1 / Math.Sqrt(16), Init(network, "wte.weight").Sigma, Close);
        Assert.Equal(0.02, Init(network, "positions.weight").Sigma, Close);
        for (int block = 0; block < blocks; block++)
        {
            ResolvedInit joint = Init(network, $"a{block}.in_proj_weight");
            Assert.Equal(Math.Sqrt(6.0 / 32), joint.Arguments[1], Close);
            Assert.Equal(Math.Sqrt(6.0 / 32) * factor, joint.LastArguments!.Value[1], Close);
            Assert.Equal(Math.Sqrt(6.0 / 32) * factor, Init(network, $"a{block}.out_proj.weight").Arguments[1], Close);
            Assert.Equal(Math.Sqrt(6.0 / 80) * factor, Init(network, $"f{block}.weight").Arguments[1], Close);
            Assert.Equal(Math.Sqrt(6.0 / 80) * factor, Init(network, $"p{block}.weight").Arguments[1], Close);
        }

        Assert.Equal(Math.Sqrt(6.0 / 36), Init(network, "says.weight").Arguments[1], Close);
    }

    [Fact]
    public void ADecoderThatAsksAnEncoderHasAFactorOfItsOwn()
    {
        const string Blocks = """
            [Block] [MultiHeadAttention(2, Name = "own")] [Dropout(0.1, Name = "d")] [Add("x", "d", Name = "r")] [Dense(32, Activation = ReLU, Name = "fc")] [Dense(16, Name = "proj")] [Add("r", "proj")]
            static class Told { }
            [Block] [Input("x")] [Input("memory")] [MultiHeadAttention(2, From = "x", Causal = true, Name = "own")] [Add("x", "own", Name = "r")]
            [MultiHeadAttention(2, Memory = "memory", KeyDim = 8, Name = "cross")] [Add("r", "cross", Name = "s")] [Dense(32, Activation = ReLU, Name = "fc")] [Dense(16, Name = "proj")] [Add("s", "proj")]
            static class Said { }
            """;
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input("de", 6, Vocabulary = 30)] [Input("en", 5, Vocabulary = 20)] [Embedding(16, From = "de", Name = "heard")] [Use(typeof(Told), Repeat = 2, Name = "e")]
            [Embedding(16, From = "en", Name = "words")] [Use(typeof(Said), Inputs = new[] { "words", "e" }, Repeat = 3, Name = "d")] [Dense(20, Name = "says")] {{Start}} partial class Net { }
            {{Blocks}}
            """);
        double encoder = 0.67 / Math.Pow(2, 0.25), decoder = 1 / Math.Pow(27, 0.25), square = Math.Sqrt(6.0 / 32), wide = Math.Sqrt(6.0 / 48);

        Assert.Equal(0.25 * decoder, Init(network, "heard.weight").Sigma, Close);
        Assert.Equal(0.25 * decoder, Init(network, "words.weight").Sigma, Close);
        Assert.Equal(square * encoder, Init(network, "e.1.own.out_proj.weight").Arguments[1], Close);
        Assert.Equal(wide * encoder, Init(network, "e.0.fc.weight").Arguments[1], Close);
        Assert.Equal(square * decoder, Init(network, "d.0.own.in_proj_weight").LastArguments!.Value[1], Close);
        Assert.Equal(square, Init(network, "d.2.cross.q_proj.weight").Arguments[1], Close);
        Assert.Equal(square, Init(network, "d.2.cross.k_proj.weight").Arguments[1], Close);
        Assert.Equal(square * decoder, Init(network, "d.2.cross.v_proj.weight").Arguments[1], Close);
        Assert.Equal(square * decoder, Init(network, "d.2.cross.o_proj.weight").Arguments[1], Close);
        Assert.Equal(wide * decoder, Init(network, "d.1.proj.weight").Arguments[1], Close);
        Assert.Contains("(9 · 3)^(−1/4)", Init(network, "d.1.proj.weight").Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void NoRuleWarnsOfIt(int blocks) => Assert.DoesNotContain(
        RuleTester.Analyze(RuleTester.Whole(Layers(blocks) + " [Loss(CrossEntropy)] [AdamW(GlobalClipNorm = 1)]")),
        found => found.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("[LayerNormalization(Name = \"n\")] [MultiHeadAttention(2, Name = \"a\", {|DIG103:Init = TFixup|})] [Add(\"x\", \"a\")]")]
    [InlineData("[Dense(8, Activation = ReLU)] [Dense(8, Name = \"a\", {|DIG103:Init = TFixup|})] [Add(\"x\", \"a\")]")]
    [InlineData("[MultiHeadAttention(2, {|DIG103:Init = TFixup|})]")]
    public void WhereItDoesNotFitItIsMarked(string layers) => RuleTester.Reports("DIG103", $"[Input(\"x\", 6, 8)]\n{layers}\n");

    private static string Writer(int blocks) => $"[Network] {Layers(blocks)} partial class Net {{ }}";

    private static string Layers(int blocks) =>
        "[Input(\"t\", 8, Vocabulary = 20)] [Embedding(16, Name = \"wte\")] [PositionEmbedding(Name = \"positions\")] "
        + string.Concat(Enumerable.Range(0, blocks).Select(block =>
            $"[MultiHeadAttention(2, Causal = true, Name = \"a{block}\")] [Add(\"{(block == 0 ? "positions" : $"s{block}")}\", \"a{block}\", Name = \"r{block}\")] "
            + $"[Dense(64, Activation = ReLU, Name = \"f{block}\")] [Dense(16, Name = \"p{block}\")] [Add(\"r{block}\", \"p{block}\", Name = \"s{block + 1}\")] "))
        + $"[Dense(20, Name = \"says\")] {Start}";

    private static ResolvedInit Init(ShapedNetwork network, string name) => network.Parameters.Single(parameter => parameter.Name == name).Init;
}
