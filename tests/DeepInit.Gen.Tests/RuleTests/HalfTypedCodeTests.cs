using System.Text;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Editors analyze what is being typed: whatever the text, neither parser nor analyzer nor generator may throw, and no generated file may have an error.</summary>
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
        """
        [Network] [Input(8, 8, 3)] [Use(typeof(Stage), "Width", 4, "Pad", Padding.Valid, Name = "a", Repeat = 2)] [Use(typeof(Stage), "Rate", 0.5, SharedWith = "a.0")] [Flatten]
        [Dense(2)] [Loss(CrossEntropy)] [Adam] public partial class Net { }
        [Block] [Conv2D(4 * Stage.Width, Stage.Deep ? 3 : 1, Padding = Stage.Pad)] [Use(typeof(Inner), "N", Stage.Width << 1)] [Dropout(1 - Stage.Rate)] static class Stage
        {
            public const int Width = BlockAttribute.Required;
            public const bool Deep = true;
            public const double Rate = 0.25;
            public const Padding Pad = Padding.Same;
        }
        [Block] [Input("u")] [Conv2D(Inner.N, 1, Strides = new[] { Inner.N / Inner.N }, Name = nameof(Inner.N))] [Add("u", "N")] static class Inner { public const int N = 3; }
        """,
        """
        [Network(typeof(House), Label = nameof(House.Price))] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public partial class Net { }
        public enum Energy { A, B }
        public sealed record House(double Area, int? Rooms, Energy Energy, [Categories("n", "s")] string District, [NotInput] string Address, [Label] double Price);
        """,
        """
        [Network] [SequenceToSequence("de", "en", StartToken = 1, EndToken = 2)] [Input("de", 5, Vocabulary = 9, PaddingIndex = 0)] [Input("en", 6, Vocabulary = 8, Lengths = true)]
        [Embedding(8, From = "de")] [GRU(4, ReturnSequences = true, Bidirectional = true, Dropout = 0.1, RecurrentDropout = 0.1, Name = "memory")] [FinalState(Name = "end")]
        [Embedding(8, From = "en", Name = "words")] [PositionEmbedding] [Use(typeof(Decoder), "Heads", 2, Inputs = new[] { "positionembedding0", "memory" }, Repeat = 2)]
        [Attention(Memory = "memory", Score = Score.Additive, Units = 3)] [LSTM(8, ReturnSequences = true)] [TiedDense("words")] [Loss(CrossEntropy)] [AdamW] public partial class Net { }
        [Block] [Input("x")] [Input("memory")] [MultiHeadAttention(Decoder.Heads, From = "x", Causal = true, Rotary = Rotary.Halves, KeyValueHeads = 1, Window = 2, NormalizeKeys = true)]
        [MultiHeadAttention(Decoder.Heads, Memory = "memory", KeyDim = 3, ValueDim = 5, Units = 8)] [Dropout(0.1)] [Add("x")] static class Decoder { public const int Heads = BlockAttribute.Required; }
        """,
        """
        [Network] [LanguageModel] [Input("t", 6, Vocabulary = 9)] [Embedding(4)] [Conv1D(4, 2, Padding = Padding.Causal)] [MultiHeadAttention(2, Causal = true)] [Dense(9)] [Loss(CrossEntropy)] [SGD] public partial class Net { }
        [Network] [Ranking(Query = "user", Candidate = "film")] [Input("user", Vocabulary = 5)] [Input("film", Vocabulary = 1000)] [Input("genres", 3, Vocabulary = 7, PaddingIndex = 0)]
        [Embedding(4, From = "user", Name = "u")] [HashedEmbedding(4, 9, From = "film", Name = "h")] [QuotientRemainderEmbedding(4, 30, From = "film", Combine = Combine.Concat, Name = "q")] [EmbeddingBag(4, From = "genres", Name = "g")]
        [FactorizationMachine("h", "q", "g", Name = "fm")] [PairwiseDot("h", "q", "g", Name = "p")] [Cross("q", "h", Rank = 2, Name = "c")] [Add("c", "g", Name = "v")] [Dot("u", "v", Normalize = true)] [Loss(BinaryCrossEntropyWithLogits)] [Adam] partial class Ranker { }
        [Network(Precision = Precision.Double)] [Input("x", 4, 3, Lengths = true)] [SimpleRNN(5, ReturnSequences = true)] [Dense(3)] [Loss(CTC, Labels = 2, Blank = 0, ZeroInfinity = true)] [SGD] partial class Speller { }
        [Network] [Input("u", Vocabulary = 5)] [Input("i", Vocabulary = 9)] [Input("d", Vocabulary = 9)] [Embedding(4, From = "u", Name = "a")] [Use(typeof(Item), Inputs = new[] { "i" }, Name = "b")] [Use(typeof(Item), Inputs = new[] { "d" }, Name = "n", SharedWith = "b")]
        [Loss(SampledSoftmax, Output = "a", Other = "b", Negative = "n", SamplingCorrection = true, RemoveAccidentalHits = true)] [SparseAdam] partial class Drawn { } [Block] [Embedding(4)] static class Item { }
        """,
        """
        [Network(typeof(Mail))] [Embedding(4, From = nameof(Mail.Body), Name = "a")] [LastStep] [Embedding(4, From = "Sender", Name = "b")] [Concat("a", "b", "x")] [Dense(1)] [Loss(MeanSquaredError)] [Adam] public partial class Net { }
        public sealed record Mail([Text(64, 5000, Lowercase = false)] string Body, [Id(Capacity = 5)] string Sender, int Size, [Label] double Stars);
        """,
        """
        namespace Shop { public partial class Outer<T> { [Network] [Input(2)] [Dense(1)] public partial class Net { [Network] [Input(2)] [Dense(2)] partial class Rows { } } } }
        public partial struct Around { [Network(Precision = Precision.Double)] [Input("a", 2)] [Input("b", 2)] [Add("a", "b")] [Dense(1)] [Loss(Huber)] [SGD] internal partial class Net { } }
        """,
        """
        [Network] [Input(2)] [Dense(1)] [Loss(Huber)] [Adam] public partial class Net { }
        [Network] [Input(2)] [Dense(1)] [Loss(Huber)] [Adam] public partial class Net { }
        [Network] [Input(2)] [Dense(1)] file partial class Net { }
        [Network] [Input(2)] [Dense(1)] partial class Net<T> { } [Network] [Input(2)] [Dense(1)] partial record NET { }
        """,
        """
        public class Base { public Base(int x) { } public virtual string Summary() => ""; }
        [Network] [Input(2)] [Dense(1)] public partial class Net(int a) : Base(a) { public int Predict; Net(string s) : base(1) { } Net() : this(3) { } class NetworkEngine { } int DiV; }
        """,
    ];

    /// <summary>Stands in a file of its own beside whatever is half typed, and is to get its code all the same.</summary>
    private const string Other = "namespace Beside { [Network] [Input(2)] [Dense(1)] partial class Other { } }";

    // A long run by hand: DEEPINIT_LONG=20 takes every character, and that many times the mutations, of a seed of its own.
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("DEEPINIT_LONG"), out int times) ? times : 1;

    private static readonly int Coarse = Times > 1 ? 1 : 41;

    /// <summary>Of how many texts one is taken: all take minutes (<see cref="HalfTypedCodeThoroughTests"/>).</summary>
    protected virtual int OneOf => 4;

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
        "[Use(typeof(", "[Use(null)]", "[Use(typeof(Net))]", "[Use(typeof(int[]), \"\", null)]", "[Use(typeof(Stage), \"Width\")]", "Repeat = 2147483647", "[Block]", "Stage.Width", "Inner.N",
        "const int N = 1;", "const string N = null;", "const N N = N;", "unchecked(", "nameof(", "checked(1 << 31)", "? 1 :", "typeof(Net)", "[Network(typeof(", "[Network(null)]", "[Label]",
        "[Categories(null)]", "file ", "record ", "struct ", "class Net", "partial class Net { }", "this(", "base(1)", "int Parameters;", "namespace X {", "global::", "@", "DiV", "new[] { }", "[]",
        "[LanguageModel]", "[SequenceToSequence(null, \"en\")]", "[SequenceToSequence(\"de\", \"de\")]", "[Ranking]", "[Ranking(Query = null)]", "Vocabulary = -1", "PaddingIndex = 99", "Lengths = true", "Memory = \"\"", "Memory = null",
        "InitialState = \"x\"", "KeyDim = -1", "Window = -3", "[MultiHeadAttention(0)]", "[TiedDense(null)]", "[Cross]", "[PairwiseDot(null)]", "[HashedEmbedding(0, 0)]", "[QuotientRemainderEmbedding(3, -1)]", "[FinalState]", "[LastStep]",
    ];

    [Fact]
    public void TruncatedSourcesAreAnalyzedWithoutThrowing()
    {
        foreach (string source in Whole)
        {
            for (int length = 0; length < source.Length; length += Coarse * OneOf)
            {
                Survives(source[..length]);
            }
        }
    }

    [Fact]
    public void SourcesThatLackATokenAreAnalyzedWithoutThrowing() => ForEveryPart(
        source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.Span),
        (source, part) => source.Remove(part.Start, part.Length));

    [Fact]
    public void SourcesThatRepeatALineAreAnalyzedWithoutThrowing() => ForEveryPart(
        source => CSharpSyntaxTree.ParseText(source).GetText().Lines.Select(line => line.SpanIncludingLineBreak),
        (source, part) => source.Insert(part.Start, source.Substring(part.Start, part.Length)));

    [Fact]
    public void SourcesThatRepeatAnAttributeOrADeclarationAreAnalyzedWithoutThrowing() => ForEveryPart(
        source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().Where(node => node is AttributeListSyntax or MemberDeclarationSyntax or AttributeArgumentSyntax).Select(node => node.Span),
        (source, part) => source.Insert(part.Start, source.Substring(part.Start, part.Length) + (source[part.Start] == '[' ? "" : ", ")));

    [Fact]
    public void MutatedSourcesAreAnalyzedWithoutThrowing()
    {
        var random = new Random(20240607 + Times);
        for (int i = 0; i < 400 * Times / OneOf; i++)
        {
            Survives(Mutate(Whole[random.Next(Whole.Length)], random));
        }
    }

    private void ForEveryPart(Func<string, IEnumerable<TextSpan>> parts, Func<string, TextSpan, string> edit)
    {
        foreach (string source in Whole)
        {
            foreach (TextSpan part in parts(source).Where((_, i) => Times > 1 || i % (5 * OneOf) == 0))
            {
                Survives(edit(source, part));
            }
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
        CSharpCompilation compilation = Harness.Compile(new Setting(), Harness.Usings + source, Harness.Usings + Other);
        try
        {
            GeneratorDriver driver = Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            Assert.Null(result.Exception);
            Assert.Contains(result.GeneratedSources, file => file.HintName == "Beside.Other.Engine.g.cs");

            // A variable of top-level statements that has the name of one of our aliases, CS8801, hides it everywhere; half-typed code makes such statements of members.
            Assert.DoesNotContain(completed.GetDiagnostics(), d => d.Id != "CS8801" && d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(RuleTester.Analyze(completed), d => d.Id is "DIG025" or "DIG026");
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("Not survived:\n" + source, exception);
        }
    }
}
