using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DeepInit.Onnx.Tests;

#pragma warning disable DIG229, DIG290 // made to be compared, not to learn

/// <summary>Factors, two biases of the query and one of the candidate.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 9)]
[Input("age", 2)]
[Input("movie", Vocabulary = 31)]
[Embedding(6, Name = "u", From = "user")]
[Embedding(6, Name = "m", From = "movie")]
[Embedding(1, Name = "ub", From = "user")]
[Dense(1, Name = "ab", From = "age")]
[Embedding(1, Name = "mb", From = "movie")]
[Dot("u", "m", Name = "taste")]
[Add("taste", "ub", "ab", "mb")]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW]
public sealed partial class SavedFactors;

/// <summary>Cosines.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 9)]
[Input("movie", Vocabulary = 31)]
[Embedding(6, Name = "u", From = "user")]
[Dense(5, Name = "q", Activation = Activation.Tanh)]
[Embedding(5, Name = "m", From = "movie")]
[Dot("q", "m", Normalize = true)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class SavedCosines;

/// <summary>A table of films, of those that were chosen and those that were not.</summary>
[Block]
[Embedding(6, Name = "table")]
public static class SavedFilm;

/// <summary>Pairs, whose candidates are looked up in a block that is used twice.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 9)]
[Input("movie", Vocabulary = 31)]
[Input("negative", Vocabulary = 31)]
[Embedding(6, Name = "u", From = "user")]
[Use(typeof(SavedFilm), Name = "m", Inputs = new[] { "movie" })]
[Use(typeof(SavedFilm), Name = "n", Inputs = new[] { "negative" }, SharedWith = "m")]
[Dot("u", "m", Name = "yes")]
[Dot("u", "n", Name = "no")]
[Loss(BPR, Output = "yes", Negative = "no")]
[Adam]
public sealed partial class SavedPairs;

/// <summary>The product of what ONNX Runtime makes of the two halves is the score.</summary>
public sealed class RankingExportTests
{
    private static readonly int[] Movies = [.. Enumerable.Range(0, 31)];

    [Fact]
    public void TheProductOfTheHalvesIsTheScore()
    {
        var network = new SavedFactors(1);
        float[] age = [0.3f, -2];
        float[] query = Run(stream => network.SaveQueryOnnx(stream), NamedOnnxValue.CreateFromTensor("user", Ids(4)), NamedOnnxValue.CreateFromTensor("age", new DenseTensor<float>(age, [1, 2])));
        float[] candidates = Run(stream => network.SaveCandidateOnnx(stream), NamedOnnxValue.CreateFromTensor("movie", Ids(Movies)));
        Assert.Equal(9, query.Length);
        Check(network.Predict([.. Movies.Select(_ => 4)], [.. Movies.SelectMany(_ => age)], Movies), query, candidates);
    }

    [Fact]
    public void OfCosinesVectorsHaveTheLengthOne()
    {
        var network = new SavedCosines(1);
        float[] query = Run(stream => network.SaveQueryOnnx(stream), NamedOnnxValue.CreateFromTensor("user", Ids(4)));
        float[] candidates = Run(stream => network.SaveCandidateOnnx(stream), NamedOnnxValue.CreateFromTensor("movie", Ids(Movies)));
        Check(network.Predict([.. Movies.Select(_ => 4)], Movies), query, candidates);
    }

    [Fact]
    public void AHalfMayEndInABlock()
    {
        var network = new SavedPairs(1);
        float[] query = Run(stream => network.SaveQueryOnnx(stream), NamedOnnxValue.CreateFromTensor("user", Ids(4)));
        float[] candidates = Run(stream => network.SaveCandidateOnnx(stream), NamedOnnxValue.CreateFromTensor("movie", Ids(Movies)));
        float[] scores = new float[Movies.Length], others = new float[Movies.Length];
        network.Predict([.. Movies.Select(_ => 4)], Movies, Movies, scores, others);
        Check(scores, query, candidates);
    }

    private static DenseTensor<long> Ids(params int[] ids) => new(Array.ConvertAll(ids, id => (long)id), [ids.Length, 1]);

    private static float[] Run(Action<Stream> save, params NamedOnnxValue[] inputs)
    {
        using var stream = new MemoryStream();
        save(stream);
        using var session = new InferenceSession(stream.ToArray());
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs);
        return [.. outputs.Single().AsEnumerable<float>()];
    }

    private static void Check(float[] scores, float[] query, float[] candidates) =>
        Assert.All(Movies, movie => Assert.Equal(scores[movie], Enumerable.Range(0, query.Length).Sum(d => query[d] * candidates[(movie * query.Length) + d]), 1e-4f));
}
