using System.Runtime.CompilerServices;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Tests.Support;
using VerifyXunit;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Plans as people read them; a change of a plan shows in these texts.</summary>
public sealed class PlanPrinterTests
{
    private static readonly string Page = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "generator", "DeepInit.Gen", "docs", "architecture.md"));

    [Fact]
    public Task DenseClassifier() => Verifier.Verify(Print(Samples.TumourClassifier, "TumourClassifier"));

    [Fact]
    public Task ResidualConvolutionsWithBatchNormalisation() => Verifier.Verify(Print(
        """
        [Network]
        [Input(12, 12, 3)]
        [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
        [BatchNormalization(Name = "stem")]
        [Activation(ReLU, Name = "start")]
        [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
        [BatchNormalization(Name = "branch")]
        [Add("start", Activation = ReLU, Name = "sum")]
        [GlobalAveragePooling2D]
        [Dense(10)]
        [Loss(CrossEntropy)]
        [SGD(LearningRate = 0.1, Momentum = 0.9)]
        public sealed partial class SmallResNet { }
        """,
        "SmallResNet"));

    [Fact]
    public Task ABlockThatTwoUsesShare() => Verifier.Verify(Print(
        """
        [Block]
        [Dense(8, Activation = Tanh)]
        public static class Encoder { }

        [Network]
        [Input("left", 4)]
        [Input("right", 4)]
        [Use(typeof(Encoder), Name = "a", From = "left")]
        [Use(typeof(Encoder), Name = "b", From = "right", SharedWith = "a")]
        [Dot("a", "b", Name = "likeness")]
        [Loss(BinaryCrossEntropyWithLogits)]
        [SGD(LearningRate = 0.1)]
        public sealed partial class Twins { }
        """,
        "Twins"));

    [Fact]
    public void ThePageOfTheArchitectureShowsThePlanOfItsExample()
    {
        const string Before = "<!-- printed by PlanPrinter, compared by PlanPrinterTests -->\n```\n";
        const string After = "```\n";
        string page = File.ReadAllText(Page).Replace("\r\n", "\n", StringComparison.Ordinal);
        int start = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        Assert.True(start >= Before.Length, "The page has no place for the plan.");
        int end = page.IndexOf(After, start, StringComparison.Ordinal);
        NetworkPlan plan = Harness.Plan(Harness.Parse(Samples.TumourClassifier, "TumourClassifier"));
        string printed = PlanPrinter.Print(plan.Training!, index => plan.ParameterAt(index).Name);
        if (Environment.GetEnvironmentVariable("DEEPINIT_UPDATE") == "1")
        {
            File.WriteAllText(Page, page[..start] + printed + page[end..]);
            return;
        }

        Assert.Equal(printed, page[start..end]);
    }

    private static string Print(string source, string network) => PlanPrinter.Print(Harness.Plan(Harness.Parse(source, network)));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
