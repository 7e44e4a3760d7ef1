#pragma warning disable DIG229, DIG206, DIG209 // layers stand beside each other to be compared, not to learn
using DeepInit.Networks.Tests.Behaviour;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Layers with weights that read steps of numbers.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 5, 3, Lengths = true)]
[Dense(17)]
[Conv1D(6, 2, Padding = Padding.Causal)]
[LayerNormalization]
[PositionEmbedding]
[PReLU]
[RMSNormalization]
[MultiHeadAttention(2)]
[Attention(Score = Score.General, Name = "general")]
[Attention(Score = Score.Additive, Units = 3, Name = "additive")]
[Cross("general", "additive", Rank = 2)]
[GRU(7, ReturnSequences = true)]
[SimpleRNN(18, ReturnSequences = true, Bidirectional = true)]
[LSTM(5, Layers = 2)]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class EmptyNumbers;

/// <summary>Tables that steps of ids are looked up in, and a loss of each step.</summary>
[Network(Precision = Precision.Double)]
[Input("ids", 5, Vocabulary = 40, Lengths = true)]
[Embedding(20, Name = "table")]
[HashedEmbedding(20, 7, From = "ids", Name = "hashed")]
[QuotientRemainderEmbedding(20, 6, From = "ids", Name = "parts")]
[Add("table", "hashed", "parts")]
[MultiHeadAttention(2, Causal = true, KeyDim = 3, ValueDim = 5, Units = 20)]
[Dense(20)]
[TiedDense("table")]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1)]
public sealed partial class EmptyIds;

/// <summary>A batch of nothing but empty sequences has no steps: gradients of what reads steps are 0, and not what another batch has left in the memory.</summary>
public sealed class EmptySequencesTests
{
    private static readonly double[] X = Numbers.Doubles(2 * 5 * 3, 2);

    private static readonly int[] Ids = [.. Enumerable.Range(0, 10).Select(i => i * 7 % 40)];

    [Fact]
    public void GradientsOfNumbersAreTheSlopesOfTheLoss()
    {
        var network = new EmptyNumbers(3);
        double[] y = [1, -1, 0.5, 2];
        network.ComputeGradients(X, [5, 3], y);
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(X, [0, 0], y));
        network.ComputeGradients(X, [5, 3], y);
        network.ComputeGradients(X, [0, 0], y);
        Assert.All(network.Parameters.Where(parameter => !parameter.Name.StartsWith("dense1", StringComparison.Ordinal)), parameter => Assert.All(parameter.Gradient.ToArray(), gradient => Assert.Equal(0, gradient)));
    }

    [Fact]
    public void NothingIsLearntFromNoSteps()
    {
        var network = new EmptyIds(3);
        network.TrainBatch(Ids, [5, 3], Ids);
        double[] before = [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
        Assert.Equal(0, network.TrainBatch(Ids, [0, 0], Ids));
        Assert.Equal(before, network.Parameters.SelectMany(parameter => parameter.ToArray()));
    }
}
