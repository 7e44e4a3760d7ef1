using System.Globalization;
using System.Text;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.RuleTests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>What the analyzer says to some wrong networks, of each severity: the table of the page on rules.</summary>
internal static class SampleMessages
{
    private static readonly (string Rule, string Written, string Network)[] Samples =
    [
        ("DIG101", "two branches of 64 and 32 numbers, `[Add(\"left\", \"right\")]`", """
            [Input(8)] [Dense(64, Name = "left", From = "x", Activation = ReLU)] [Dense(32, Name = "right", From = "x", Activation = ReLU)]
            [Add("left", "right")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
            """),
        ("DIG006", "`[Add(\"lefd\", \"right\")]`", """
            [Input(8)] [Dense(64, Name = "left", Activation = ReLU)] [Dense(64, Name = "right", From = "x", Activation = ReLU)] [Add("lefd", "right")]
            [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
            """),
        ("DIG220", "`[Dense(3, Activation = Softmax)] [Loss(CrossEntropy)]`", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(3, Activation = Softmax)] [Loss(CrossEntropy)] [AdamW]"),
        ("DIG201", "`[Dense(16, Init = Zeros, Activation = ReLU)]`", "[Input(8)] [Dense(16, Init = Zeros, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]"),
        ("DIG235", "`[AdamW(LearningRate = 0.05)]`", "[Input(8)] [Dense(16, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW(LearningRate = 0.05)]"),
    ];

    /// <summary>A row for each.</summary>
    public static string Table()
    {
        var text = new StringBuilder("written | what is said\n--------|-------------\n");
        foreach ((string rule, string written, string network) in Samples)
        {
            Diagnostic diagnostic = RuleTester.Single(rule, network);
            string severity = diagnostic.Severity.ToString().ToLowerInvariant();
            text.Append(CultureInfo.InvariantCulture, $"{written} | {severity} [{rule}](../rules/{Rules.PageOf(rule)}): {SourceDocs.Cell(diagnostic.GetMessage(CultureInfo.InvariantCulture))}\n");
        }

        return text.ToString();
    }
}
