namespace DeepInit.Gen;

/// <summary>Metadata names of the attributes that are not layers, losses or optimisers of a catalogue.</summary>
internal static class KnownNames
{
    public const string Namespace = "DeepInit";
    public const string Network = "DeepInit.NetworkAttribute";
    public const string Input = "DeepInit.InputAttribute";
    public const string Output = "DeepInit.OutputAttribute";
    public const string Loss = "DeepInit.LossAttribute";
    public const string Block = "DeepInit.BlockAttribute";
    public const string Use = "DeepInit.UseAttribute";
    public const string Label = "DeepInit.LabelAttribute";
    public const string NotInput = "DeepInit.NotInputAttribute";
    public const string Id = "DeepInit.IdAttribute";
    public const string Text = "DeepInit.TextAttribute";
    public const string MissingIndicator = "DeepInit.MissingIndicatorAttribute";
    public const string Quantile = "DeepInit.QuantileAttribute";
    public const string Categories = "DeepInit.CategoriesAttribute";
    public const string Parameter = "DeepInit.ParameterAttribute";
    public const string LayerDecay = "DeepInit.LayerDecayAttribute";
    public const string MuP = "DeepInit.MuPAttribute";
    public const string LanguageModel = "DeepInit.LanguageModelAttribute";
    public const string Ranking = "DeepInit.RankingAttribute";
    public const string SequenceToSequence = "DeepInit.SequenceToSequenceAttribute";
}
