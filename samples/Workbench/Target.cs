namespace Workbench;

/// <summary>What a network is trained to say.</summary>
/// <param name="IsClassIndex">Whether its targets are class indices.</param>
/// <param name="Classes">How many classes it tells apart; null for a network of numbers.</param>
internal sealed record Target(bool IsClassIndex, int? Classes)
{
    /// <summary>What a label in a file becomes for it.</summary>
    public CsvColumnKind LabelKind => Classes is null ? CsvColumnKind.Standardized : CsvColumnKind.Index;

    public static Target Of(ITrainableNetwork<float> network)
    {
        TensorDescription target = network.Targets[0];
        return new Target(target.IsClassIndex, target.IsClassIndex ? network.Outputs[target.Output].RowSize : target.Accuracy == AccuracyRule.None ? null : 2);
    }
}
