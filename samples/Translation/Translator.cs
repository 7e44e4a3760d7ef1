namespace Translating;

/// <summary>A network, with what the sample needs of its class.</summary>
/// <param name="network">The network.</param>
/// <param name="predict">Its <c>Predict</c>.</param>
/// <param name="name">What its files are called.</param>
internal sealed class Translator(ITrainableNetwork<float> network, Func<int[], int[], float[]> predict, string name)
{
    public ITrainableNetwork<float> Trained => network;

    public ISequenceToSequence<float> Network { get; } = (ISequenceToSequence<float>)network;

    public string Name => name;

    public int SourceSteps => network.Inputs[0].RowSize;

    public int TargetSteps => network.Inputs[1].RowSize;

    public int SourceVocabulary => network.Inputs[0].Vocabulary;

    public int TargetVocabulary => network.Inputs[1].Vocabulary;

    public Tokenizer German => network.Parameters.Tokenizers["de"]!;

    public Tokenizer English => network.Parameters.Tokenizers["en"]!;

    /// <summary>The logits of rows of both languages.</summary>
    public float[] Predict(int[] german, int[] english) => predict(german, english);

    /// <summary>For captions.</summary>
    public static Translator Large(int seed)
    {
        var network = new GermanToEnglish(seed);
        return new(network, (de, en) => network.Predict(de, en), "captions");
    }

    /// <summary>For made sentences.</summary>
    public static Translator Small(int seed)
    {
        var network = new SmallGermanToEnglish(seed);
        return new(network, (de, en) => network.Predict(de, en), "made");
    }
}
