namespace DeepInit.Gen.Tests.RuleTests.Support;

/// <summary>Networks over rows, with a hole for what is tested.</summary>
internal static class RowSources
{
    /// <summary>What stands before the types of rows.</summary>
    public const string Types = "// rows";

    /// <summary>The parameters of a row, and the network's attributes from <c>[Network]</c> on.</summary>
    public static string Of(string row, string network, string more = "") =>
        network + "\npublic sealed partial class Net { }\n" + Types + "\npublic enum Energy { A, B, C }\n" + more + "\npublic sealed record House(" + row + ");\n";

    /// <summary>As <see cref="Of"/>, for a regression.</summary>
    public static string Price(string row, string network = "[Network({0}typeof(House){1})]", string rule = "") =>
        Of(row, string.Format(null, network, rule.Length > 0 ? "{|" + rule + ":" : "", rule.Length > 0 ? "|}" : "") + " [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]");

    /// <summary>As <see cref="Of"/>, for a regression on the ids of a property <c>A</c> alone.</summary>
    public static string Looked(string row, string by) =>
        Of(row, $"[Network(typeof(House))] [{by}(4, From = \"A\")] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]");
}
