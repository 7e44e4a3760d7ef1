using DeepInit.Tests.Shared;
using Microsoft.ML.OnnxRuntime;

namespace DeepInit.Onnx.Tests;

/// <summary>What ONNX Runtime makes of rows with lengths is what <c>Predict</c> makes, for short rows, long ones and full ones in one batch.</summary>
public sealed class SequenceExportTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 4)]
    [InlineData(8, 8, 8)]
    [InlineData(1, 4, 8)]
    [InlineData(8, 0, 3)]
    public void RowsThatEndWhereTheirPaddingBegins(params int[] lengths)
    {
        var network = new EndedWords(1);
        int[] words = Words(lengths, 8, 20, 3);
        float[] answer = new float[lengths.Length * EndedWords.AnswerOutputSize], rnn = new float[lengths.Length * EndedWords.RnnOutputSize], says = new float[lengths.Length * EndedWords.SaysOutputSize];
        network.Predict(words, answer, rnn, says);

        using var model = new OnnxModel<float>(network);

        Assert.InRange(model.Deviation([Array.ConvertAll(words, id => (float)id)], [answer, rnn, says]), 0, OnnxModel<float>.Limit);
    }

    [Theory]
    [InlineData(1, 5, 3)]
    [InlineData(7, 1, 5)]
    [InlineData(4, 2, 1)]
    public void LengthsThatAreToldAreInputsOfTheModel(params int[] lengths)
    {
        var network = new ToldRows(1);
        int[] ofWords = [.. lengths.Select(length => Math.Min(5, length))];
        Random random = new(2);
        float[] x = [.. Enumerable.Range(0, lengths.Length * ToldRows.XInputSize).Select(_ => (float)random.NextDouble() - 0.5f)];
        int[] words = Words(ofWords, 5, 9, -7);
        float[] answer = new float[lengths.Length * ToldRows.AnswerOutputSize], tag = new float[lengths.Length * ToldRows.TagOutputSize], again = new float[lengths.Length * ToldRows.AgainOutputSize];
        float[] compares = new float[lengths.Length * ToldRows.ComparesOutputSize], turns = new float[lengths.Length * ToldRows.TurnsOutputSize];
        network.Predict(x, lengths, words, ofWords, answer, tag, again, compares, turns);
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        using var session = new InferenceSession(stream.ToArray());
        using var options = new RunOptions();
        long rows = lengths.Length;
        OrtValue[] inputs =
        [
            OrtValue.CreateTensorValueFromMemory(x, [rows, 7, 3]),
            OrtValue.CreateTensorValueFromMemory(lengths, [rows]),
            OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(words, id => (long)id), [rows, 5]),
            OrtValue.CreateTensorValueFromMemory(ofWords, [rows]),
        ];

        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["x", "xLengths", "words", "wordsLengths"], inputs, ["answer", "tag", "again", "compares", "turns"]);

        AssertNear(answer, outputs[0].GetTensorDataAsSpan<float>());
        AssertNear(tag, outputs[1].GetTensorDataAsSpan<float>());
        AssertNear(again, outputs[2].GetTensorDataAsSpan<float>());
        AssertNear(compares, outputs[3].GetTensorDataAsSpan<float>());
        AssertNear(turns, outputs[4].GetTensorDataAsSpan<float>());
        Array.ForEach(inputs, input => input.Dispose());
    }

    private static void AssertNear(float[] expected, ReadOnlySpan<float> got)
    {
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], got[i], 1e-5f);
    }

    private static int[] Words(int[] lengths, int most, int vocabulary, int padding)
    {
        Random random = new(1);
        return
        [
            .. Enumerable.Range(0, lengths.Length * most).Select(i =>
            {
                int word = random.Next(vocabulary - 1);
                return i % most >= lengths[i / most] ? padding : padding >= 0 && word >= padding ? word + 1 : word;
            }),
        ];
    }
}
