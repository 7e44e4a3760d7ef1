using System.Runtime.CompilerServices;
using DeepInit.Gen.Tests.RuleTests.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.RuleTests.Support;

/// <summary>Every wrong network that the tests know: the corpus, and the sources that the tests of the rules are written with.</summary>
internal static class FixSources
{
    // Arguments that are missing, beyond their type, of another class, of an array; attributes that do not take what would be the answer.
    private static readonly string[] Forms =
    [
        "[Input(4)] [Dense] [Dense(1)]",
        "[Input(4)] [Dense(Activation = ReLU)] [Dense(1)]",
        "[Input(4)] [Dense(-2147483648)] [Dense(1)]",
        "[Input(4, 4, 1)] [Conv2D(-2147483648, 3)]",
        "[Input(-2147483648)] [Dense(1)]",
        "[Input(shape: new int[] { -4 })] [Dense(1)]",
        "[Input(4)] [Dense(8)] [Dropout(double.NaN)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]",
        "[Input(4)] [Dense(1)] [PReLU] [Loss(BinaryCrossEntropy)] [AdamW]",
        "[Input(4)] [Dense(3)] [PReLU] [Loss(CategoricalCrossEntropy)] [AdamW]",
        "[Input(4)] [Dense(3)] [PReLU] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] [AdamW]",
        "[Input(4)] [Dense(3, Activation = ReLU)] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] [AdamW]",
        "[Input(\"first\", 4)] [Input(\"second\", 4)] [Concat(new[] { \"first\", \"secnd\" })] [Dense(1)]",
        "[Input(\"first\", 4)] [Input(\"second\", 4)] [Concat(inputs: new string[] { \"frst\", \"second\" })] [Dense(1)]",
        "[Network] [Input(4)] [Dense(3, Activation = Mine.End)] [Loss(BinaryCrossEntropy)] [AdamW] sealed partial class Net { } static class Mine { public const Activation End = Softmax; }",
        "[Network] [Input(4)] [Dense(3, Activation = End)] [Loss(CategoricalCrossEntropy)] [AdamW] sealed partial class Net { const Activation End = Sigmoid; }",
        "[Network] [Input(4)] [Use(typeof(Part))] [Use(typeof(Part), \"Units\", 8)] [Dense(1)] sealed partial class Net { } [Block] [Dense(Units, Activation = ReLU)] static class Part { public const int Units = -8; }",
        RowSources.Of("double Area, [Label] Energy Label", "[Network(typeof(House))] [Dense(8, Activation = ReLU)] [Dense(2)] [Loss(CrossEntropy)] [AdamW]"),
        "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] [OneCycle(1e-2, TotalSteps = -100, WarmupFraction = 30)]",
        "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] [CosineDecay(TotalSteps = -2147483648)]",
    ];

    /// <summary>The sources with a name for messages, each once.</summary>
    public static IReadOnlyList<(string Name, string Source)> All { get; } =
    [
        .. WrongLosses.All.Concat(WrongStructures.All).Concat(WrongSettings.All).Select(network => (network.Name, RuleTester.Whole(network.Attributes)))
            .Concat(Directory.EnumerateFiles(Here(), "DIG*Tests.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Written))
            .Concat(Forms.Select((form, i) => ($"form {i}", RuleTester.Whole(form))))
            .DistinctBy(source => source.Item2),
    ];

    // What a test passes is a literal, or a sum of some.
    private static IEnumerable<(string Name, string Source)> Written(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();
        return root.DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(expression => expression.Parent is not BinaryExpressionSyntax)
            .Select(Text)
            .Where(text => text is not null && (text.Contains("[Input(", StringComparison.Ordinal) || text.Contains("[Network", StringComparison.Ordinal)))
            .Select((text, i) => ($"{name} {i}", RuleTester.Read(text!).Source));
    }

    private static string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Text(sum.Left) is { } left && Text(sum.Right) is { } right => left + right,
        _ => null,
    };

    private static string Here([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..");
}
