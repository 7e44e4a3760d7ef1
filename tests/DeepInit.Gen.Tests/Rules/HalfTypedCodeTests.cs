using System.Text;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Editors analyze what is being typed: whatever the text, neither parser nor analyzer nor generator may throw.</summary>
public class HalfTypedCodeTests
{
    private static readonly string[] Whole =
    [
        Samples.TumourClassifier,
        Samples.Recommender,
        Samples.Regressor,
        """
        [Network] [Input(4)] [Dense(3, Init = Orthogonal, Activation = Softmax)] [Loss(CrossEntropy, ClassWeights = new double[] { 1, 2, 3 })]
        [Adam(GlobalClipNorm = 1)] [Parameter("dense0.bias", Decay = true)] public partial class Net { }
        """,
        """
        [Network] [Input(8, 8, 3, Order = ChannelOrder.ChannelsFirst)] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false, Name = "a")] [BatchNormalization]
        [Activation(ReLU)] [Conv2D(16, 3, Pads = new[] { 1, 1 })] [Add("a")] [MaxPooling2D(2)] [Flatten] [Dense(10, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropyWithLogits)] [SGD(Momentum = 0.9)] public partial class Net { }
        """,
    ];

    // What mistypings are made of: names, numbers at and past every border, brackets, casts to members that do not exist.
    private static readonly string[] Pieces =
    [
        "[Network]", "[Dense(", "[Input(0)]", "[Input()]", "[Input(\"\", 3)]", "[Dense(-1)]", "[Dense(2147483647)]", "[Dropout(double.NaN)]",
        "[Add]", "[Concat(null)]", "[Conv2D(-1, 0)]", "[Conv2D(4, 99)]", "[MaxPooling2D(0)]", "[Flatten]", "[BatchNormalization(Epsilon = -1)]",
        "Strides = null", "Pads = new[] { -1 }", "Dilations = new[] { 2147483647 }",
        "[Concat(new string[] { null })]", "[Multiply(\"x\", \"x\")]", "[Loss((Loss)99)]", "[Loss]", "[Output(null)]",
        "[AdamW(LearningRate = 1e999)]", "[Parameter(null)]",
        "Init = (Init)77", "Activation = (Activation)(-3)", "Name = null", "From = \"\"", "Weight = 0", "ClassWeights = null",
        "ClassWeights = new double[0]", "Sigma = 0",
        "Low = 1, High = -1", "Gain = double.PositiveInfinity", "\"", "(", ")", "]", "[", ",", "=", "{", "}", "partial", "static", "<T>", "0", "-1",
        "1e308", "float.Epsilon", "/*", "#if X\n", "\n",
    ];

    [Fact]
    public void TruncatedSourcesAreAnalyzedWithoutThrowing()
    {
        foreach (string source in Whole)
        {
            for (int length = 0; length < source.Length; length += 3)
            {
                Survives(source[..length]);
            }
        }
    }

    [Fact]
    public void MutatedSourcesAreAnalyzedWithoutThrowing()
    {
        var random = new Random(20240607);
        for (int i = 0; i < 2500; i++)
        {
            Survives(Mutate(Whole[random.Next(Whole.Length)], random));
        }
    }

    private static string Mutate(string source, Random random)
    {
        var text = new StringBuilder(source);
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(at, text.ToString(random.Next(text.Length - length + 1), length));
                    break;
                default:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static void Survives(string source)
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Usings + source);
        try
        {
            RuleTester.Analyze(compilation);
            GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
            Assert.Null(driver.GetRunResult().Results.Single().Exception);
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException("Not survived:\n" + source, exception);
        }
    }
}
