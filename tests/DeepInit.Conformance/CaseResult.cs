using System.Globalization;
using DeepInit.Conformance.Comparison;

namespace DeepInit.Conformance;

/// <summary>The verdict on a case.</summary>
/// <param name="Name">The case.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Detail">Units and worst quantity, or the message.</param>
internal sealed record CaseResult(string Name, Verdict Verdict, string Detail)
{
    /// <summary>The language cannot say the case.</summary>
    public static CaseResult Unsupported(string name, string what) => new(name, Verdict.Unsupported, what);

    /// <summary>The case could not be run to its end.</summary>
    public static CaseResult Failed(string name, string message) => new(name, Verdict.Failed, ": " + OneLine(message));

    /// <summary>Judges a comparison.</summary>
    public static CaseResult Of(string name, ComparisonResult comparison, double limit)
    {
        if (comparison.Faults.Count > 0)
        {
            string more = comparison.Faults.Count > 1 ? $" (and {comparison.Faults.Count - 1} more)" : "";
            return Failed(name, comparison.Faults[0] + more);
        }

        Deviation worst = comparison.Worst ?? throw new InvalidOperationException("Nothing was compared.");
        Deviation? first = comparison.FirstBeyond(limit);
        string detail = $" {Units(worst.Units)} units (worst: {worst.Quantity}{(first is null || first == worst ? "" : $", first: {first.Quantity}")})";
        return new CaseResult(name, first is null ? Verdict.Passed : Verdict.Failed, detail);
    }

    /// <summary>Judges how far ONNX Runtime is from <c>Predict</c>.</summary>
    public static CaseResult OfOnnx(string name, double deviation, double limit)
    {
        string detail = string.Create(CultureInfo.InvariantCulture, $" {deviation:0.0e-0} of the largest output");
        return new CaseResult(name, deviation <= limit ? Verdict.Passed : Verdict.Failed, detail);
    }

    /// <summary>The line that the program prints.</summary>
    public override string ToString() => Verdict switch
    {
        Verdict.Passed => $"PASS {Name}{Detail}",
        Verdict.Failed => $"FAIL {Name}{Detail}",
        _ => $"UNSUPPORTED {Name}: {Detail}",
    };

    private static string Units(double units) => units.ToString(units is >= 0.05 or 0 ? "0.0" : "0.0e-0", CultureInfo.InvariantCulture);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}

/// <summary>What can become of a case.</summary>
internal enum Verdict
{
    /// <summary>Every expected quantity is within tolerance.</summary>
    Passed,

    /// <summary>A quantity is beyond tolerance, missing or extra, or the case could not be run.</summary>
    Failed,

    /// <summary>The language cannot say the case.</summary>
    Unsupported,
}
