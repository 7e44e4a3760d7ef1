extern alias Runtime;

using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Blocks;

/// <summary>Arguments of a block are computed as the compiler would with the use's values, and compile with none.</summary>
public sealed class BlockArithmeticTests
{
    [Theory]
    [InlineData("4 * B.N", 20)]
    [InlineData("B.N << 2", 20)]
    [InlineData("B.N >> 1", 2)]
    [InlineData("B.N >>> 1", 2)]
    [InlineData("1 << B.N", 32)]
    [InlineData("B.N & 4 | 8 ^ 3", 15)]
    [InlineData("~B.N + 16", 10)]
    [InlineData("64 / B.N", 12)]
    [InlineData("64 % B.N", 4)]
    [InlineData("-B.N + 8", 3)]
    [InlineData("+(B.N)", 5)]
    [InlineData("B.N * B.N * B.N", 125)]
    [InlineData("B.N * 224 * 224 * 64 / 1000000", 16)]
    [InlineData("unchecked(B.N * 1000000007) < 0 ? 1 : 2", 2)]
    [InlineData("unchecked(int.MaxValue + B.N) < 0 ? 1 : 2", 1)]
    [InlineData("checked(B.N + 1)", 6)]
    [InlineData("B.N > 3 && !B.Flag ? B.N : 1", 5)]
    [InlineData("B.N == 5 ? 2 * B.N : B.N >= 6 ? 1 : 3", 10)]
    [InlineData("B.Flag ? 3 : 4", 4)]
    [InlineData("B.Flag ^ true ? 3 : 4", 3)]
    [InlineData("B.Pad == Padding.Same ? 3 : 4", 3)]
    [InlineData("(int)B.Pad + 3", 4)]
    [InlineData("(int)(B.Rate * 100)", 50)]
    [InlineData("(int)(100 * (1 - B.Rate)) + 1", 51)]
    [InlineData("B.Rate < 0.6 ? 8 : 9", 8)]
    [InlineData("unchecked((byte)(B.N + 1))", 6)]
    [InlineData("(int)(short)B.N", 5)]
    [InlineData("(int)((long)B.N * 4000000000L / 2000000000L)", 10)]
    [InlineData("(int)(B.Single * 4f)", 10)]
    [InlineData("(int)B.Long", 7)]
    [InlineData("B.Small", 3)]
    [InlineData("B.Letter - 'a' + 1", 3)]
    [InlineData("B.Word == \"ab\" ? 2 : 3", 2)]
    [InlineData("B.Word + \"c\" == \"abc\" ? 2 : 3", 2)]
    [InlineData("nameof(B.N) == \"N\" ? 2 : 3", 2)]
    [InlineData("nameof(B.Flag) == \"Flag\" ? B.N : 3", 5)]
    [InlineData("global::B.N + Blocks.N", 6)]
    [InlineData("((B.N))", 5)]
    [InlineData("units: B.N", 5)]
    [InlineData("B.Other", 13)]
    public void AnArgumentIsComputedWithTheValuesOfTheUse(string argument, int units)
    {
        string source = $$"""
            [Network] [Input(8)]
            [Use(typeof(B), "N", 5, "Flag", false, "Pad", Padding.Same, "Rate", 0.5, "Single", 2.5f, "Long", 7L, "Small", (byte)3, "Letter", 'c', "Word", "ab")]
            partial class Net { }
            static class Blocks { public const int N = 1; }
            [Block] [Dense({{argument}})] static class B
            {
                public const int N = BlockAttribute.Required;
                public const bool Flag = true;
                public const Padding Pad = (Padding)BlockAttribute.Required;
                public const double Rate = BlockAttribute.Required;
                public const float Single = 1;
                public const long Long = 100;
                public const byte Small = 1;
                public const char Letter = 'a';
                public const string Word = "";
                public const int Other = 13;
            }
            """;
        Assert.Empty(Harness.Compile(Harness.Usings + source).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        ShapedNetwork network = Harness.Shape(source);
        Assert.Equal(units, ((DenseSpec)network.Nodes[0].Spec).Units);
    }

    [Fact]
    public void ArgumentsOfEveryTypeAreComputed()
    {
        LayerSpec[] layers = [.. Harness.Shape("""
            [Network] [Input(8, 8, 4)] [Use(typeof(B), "N", 4, "Flag", false, "Pad", Padding.Same, "Rate", 0.5, "Tag", "t", "Kind", ReLU)] partial class Net { }
            [Block]
            [Conv2D(2 * B.N, 3, Padding = B.Pad, UseBias = !B.Flag, Name = B.Tag + "1", Strides = new[] { B.N / 2, B.N >> 2 }, Activation = B.Kind)]
            [Dropout(1 - B.Rate / 2, Name = $"{B.Tag}2")]
            [Conv2D(B.N, 1, Padding = B.Flag ? Padding.Valid : Padding.Same, Gain = B.Rate * B.N, Init = Orthogonal)]
            static class B
            {
                public const int N = BlockAttribute.Required;
                public const bool Flag = true;
                public const Padding Pad = Padding.Valid;
                public const double Rate = 0.1;
                public const string Tag = "";
                public const Activation Kind = Linear;
            }
            """).Nodes.Select(node => node.Spec)];
        var first = (ConvolutionSpec)layers[0];
        Assert.Equal("t1", first.Name);
        Assert.Equal(8, first.Filters);
        Assert.Equal("t2", layers[1].Name);
        Assert.Equal(0.75, ((DropoutSpec)layers[1]).Rate);
    }

    [Fact]
    public void ADefaultWrittenAsTheNumberOfRequiredIsADefault() => Assert.Equal(
        "fc",
        Harness.Shape("""
            [Network] [Input(8)] [Use(typeof(B), Name = "b")] partial class Net { }
            [Block] [Dense(B.N + 100, Name = "fc")] static class B { public const int N = -97; }
            """).Nodes[0].Name.Split('.')[1]);

    [Fact]
    public void TheNumberOfRequiredIsTheRuntimes() => Assert.Equal(Runtime::DeepInit.BlockAttribute.Required, LayerParserRequired());

    private static int LayerParserRequired() => (int)typeof(Parsing.AttributeArguments).Assembly.GetType("DeepInit.Gen.Parsing.LayerParser")!
        .GetField("Required", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetRawConstantValue()!;

    [Fact]
    public void AConstantDeclaredTwiceCostsNoOtherNetworkItsCode()
    {
        GeneratorRunResult result = Harness.Run("""
            [Network] [Input(8)] [Use(typeof(B))] partial class Net { } [Network] [Input(8)] [Dense(1)] partial class Other { }
            [Block] [Dense(B.N)] static class B { public const int N = 3; public const int N = 4; }
            """).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Contains(result.GeneratedSources, file => file.HintName == "Other.Kernels.g.cs");
        Assert.Contains(result.GeneratedSources, file => file.HintName == "Net.g.cs");
    }

    [Fact]
    public void AHalfTypedAttributeInABlockCostsNothingElse()
    {
        GeneratorRunResult result = Harness.Run("""
            [Network] [Input(8, 8, 3)] [Use(typeof(B), "N", 2)] partial class Net { } [Network] [Input(8)] [Dense(1)] partial class Other { }
            [Block] [Conv2D(B.N)] static class B { public const int N = 1; }
            """).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Contains(result.GeneratedSources, file => file.HintName == "Other.Kernels.g.cs");
        Assert.DoesNotContain(result.GeneratedSources, file => file.SourceText.ToString().Contains("NetworkFailure", StringComparison.Ordinal));
    }

    [Fact]
    public void BlocksThatDoubleAreRefusedBeforeTheyFillMemory()
    {
        string blocks = string.Concat(Enumerable.Range(0, 40).Select(i => $"[Block] [Use(typeof(B{i + 1}))] [Use(typeof(B{i + 1}))] static class B{i} {{ }} "));
        string[] found =
        [
            .. RuleTests.Support.RuleTester.Analyze($"[Network] [Input(8)] [Use(typeof(B0))] partial class Net {{ }} {blocks} [Block] [Activation(ReLU)] static class B40 {{ }}")
                .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct(),
        ];
        Assert.Equal(["DIG008"], found);
    }
}
