using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Rows of ids that end where their padding begins: the same as rows whose lengths the caller says.</summary>
public sealed class PaddingTests
{
    private const int Padding = 4;

    private static readonly int[] Lengths = [3, 8, 1, 0, 7, 7, 2, 8, 5, 4, 6, 8, 1];

    private static int[] Words { get; } = Padded(Lengths, 8, 30, Padding);

    private static int[] Classes { get; } = Numbers.Classes(Lengths.Length, 3, 3);

    [Fact]
    public void LengthsThatAreFoundAreThoseThatAreTold()
    {
        var found = new FoundLengths(1);
        ToldLengths told = Told(found);

        Assert.Equal(told.Predict(Words, Lengths), found.Predict(Words));
        Assert.Equal(told.ComputeLoss(Words, Lengths, Classes), found.ComputeLoss(Words, Classes));
        Assert.Equal(told.ComputeGradients(Words, Lengths, Classes), found.ComputeGradients(Words, Classes));
        Assert.Equal(told.Gradients.ToArray(), found.Gradients.ToArray());
        for (int step = 0; step < 3; step++)
            Assert.Equal(told.TrainBatch(Words, Lengths, Classes), found.TrainBatch(Words, Classes));
        foreach (Parameter<double> parameter in found.Parameters)
            Assert.Equal(told.Parameters[parameter.Name].ToArray(), parameter.ToArray());
    }

    [Fact]
    public void BagsAreThoseOfPlainLoops()
    {
        var network = new FoundLengths(1);
        ParameterCollection<double> p = network.Parameters;
        foreach (string zeroed in new[] { "read.weight_ih_l0", "read.weight_hh_l0", "read.bias_ih_l0", "read.bias_hh_l0" })
            p[zeroed].CopyFrom(new double[p[zeroed].Count]);
        double[] predicted = network.Predict(Words);
        for (int row = 0; row < Lengths.Length; row++)
        {
            int[] ids = Words[(row * 8)..((row * 8) + Lengths[row])];
            double[] Of(string table, int units, Func<IEnumerable<double>, double> made) => [.. Enumerable.Range(0, units).Select(u => ids.Length == 0 ? 0 : made(ids.Select(id => p[table + ".weight"].ToArray()[(id * units) + u])))];
            double[] joined = [.. new double[6], .. Of("mean", 5, values => values.Average()), .. Of("largest", 18, values => values.Max()), .. Of("sum", 3, values => values.Sum())];
            double[] weight = p["dense0.weight"].ToArray(), bias = p["dense0.bias"].ToArray();
            for (int o = 0; o < 3; o++)
                Assert.Equal(bias[o] + joined.Select((value, i) => value * weight[(o * joined.Length) + i]).Sum(), predicted[(row * 3) + o], 1e-12);
        }
    }

    /// <summary>The mask of whole rows lies behind the values of all steps: it once was drawn among those, so that a loss knew nothing of what a network predicts.</summary>
    [Fact]
    public void DropoutBehindAPoolingLeavesOutFeaturesOfRows()
    {
        var network = new DroppedMeans(1);
        network.Parameters["dense0.weight"].CopyFrom([.. Enumerable.Range(0, 256).Select(i => i / 16 == i % 16 ? 1.0 : 0)]);
        double[] predicted = network.Predict(Words);

        var dropped = new double[predicted.Length];
        network.Forward(Words, dropped);
        Assert.All(dropped.Zip(predicted), pair => Assert.Contains(pair.First, new[] { 0, 2 * pair.Second }));
        Assert.InRange(dropped.Where((_, i) => predicted[i] != 0).Average(value => value == 0 ? 1.0 : 0), 0.3, 0.7);

        double loss = Enumerable.Range(0, Lengths.Length).Average(row =>
        {
            double[] logits = predicted[(row * 16)..((row + 1) * 16)];
            return Math.Log(logits.Sum(Math.Exp)) - logits[Classes[row]];
        });
        Assert.Equal(loss, network.ComputeLoss(Words, Classes), 1e-12);
    }

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var network = new FoundLengths(1);

        // of the row of padding the loss knows nothing
        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(Words, Classes), () => network.ComputeGradients(Words, Classes));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void WhatStandsBehindALengthThatIsToldIsNeverRead()
    {
        ToldLengths network = Told(new FoundLengths(1));
        double[] expected = network.Predict(Words, Lengths);
        int[] spoiled = [.. Words];
        for (int row = 0; row < Lengths.Length; row++)
            spoiled.AsSpan((row * 8) + Lengths[row], 8 - Lengths[row]).Fill(-7);

        Assert.Equal(expected, network.Predict(spoiled, Lengths));
        network.TrainBatch(spoiled, Lengths, Classes);
        string message = Assert.Throws<ArgumentException>(() => network.TrainBatch(spoiled, [3, 8, 1, 1, 7, 7, 2, 8, 5, 4, 6, 8, 1], Classes)).Message;
        Assert.StartsWith("'words' holds id -7 in row 3, step 0; expected ids from 0 to 29, for a vocabulary of 30.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TrainBatch")]
    [InlineData("Predict")]
    [InlineData("ComputeLoss")]
    public void PaddingBeforeAWordIsRefusedByItsRowAndStepAndNothingChanges(string call)
    {
        var network = new FoundLengths(1);
        int[] words = [.. Words];
        words[(4 * 8) + 2] = Padding;
        int next = words[(4 * 8) + 3];
        double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];

        string message = Assert.Throws<ArgumentException>(() => call switch
        {
            "Predict" => network.Predict(words),
            "ComputeLoss" => [network.ComputeLoss(words, Classes)],
            _ => [network.TrainBatch(words, Classes)],
        }).Message;

        Assert.StartsWith($"'words' holds id 4 in row 4, step 2; expected padding behind a row's last step alone, and step 3 holds id {next}.", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void ARowOfPaddingAloneIsRefusedWhereItHasNoValue()
    {
        int[] words = new int[24];
        words[0] = 7;

        string message = Assert.Throws<ArgumentException>(() => new LastWord(1).Predict(words)).Message;

        Assert.StartsWith("'x' holds padding alone in row 1; expected at least 1 id before the padding.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRowOfPaddingStaysZeroAndRowsOfNoWordRestWhereTablesMoveByTheBatch()
    {
        var network = new LastWord(1);
        int[] words = Padded([4, 12, 1], 12, 20, 0);
        float[] start = network.Parameters["looked.weight"].ToArray();
        for (int step = 0; step < 5; step++)
            network.TrainBatch(words, [0, 1, 1]);

        float[] table = network.Parameters["looked.weight"].ToArray();
        Assert.All(table[..16], value => Assert.Equal(0, value));
        for (int id = 1; id < 50; id++)
            Assert.Equal(!words.Contains(id) || !LastWords(words).Contains(id), start.AsSpan(id * 16, 16).SequenceEqual(table.AsSpan(id * 16, 16)));
    }

    [Fact]
    public void TrainingComesToTheSameBitsOnAnyNumberOfThreads()
    {
        int[] alone = Trained(1);

        foreach (int threads in new[] { 2, 3, 7 })
            Assert.Equal(alone, Trained(threads));
    }

    [Fact]
    public void PartsOfABatchFindTheLengthsOfTheirRows()
    {
        FoundLengths whole = new(1), inParts = new(1) { MaxRowsPerPass = 3 };

        Assert.Equal(whole.ComputeGradients(Words, Classes), inParts.ComputeGradients(Words, Classes), 1e-12);
        Assert.Equal(0, whole.Gradients.ToArray().Zip(inParts.Gradients.ToArray(), (a, b) => Math.Abs(a - b)).Max(), 1e-12);
    }

    [Fact]
    public void DatasetsStreamsAndBatchesNeedNothingButTheIds()
    {
        int[] lengths = [.. Enumerable.Range(0, 60).Select(row => 1 + (row * 7 % 12))];
        int[] words = Padded(lengths, 12, 50, 0);
        int[] classes = [.. Enumerable.Range(0, 60).Select(row => words[(row * 12) + lengths[row] - 1] > 25 ? 1 : 0)];
        var data = new Dataset<float>(words, classes);
        DataSource<float> source = DataSource.FromRecords<int, float>(Enumerable.Range(0, 60), (record, row) =>
        {
            words.AsSpan(record * 12, 12).CopyTo(row.Ids());
            row.Classes()[0] = classes[record];
        });
        TextClassifier fitted = new(1), streamed = new(1), byHand = new(1);

        History history = fitted.Fit(data, new FitOptions { Epochs = 30, BatchSize = 8, Shuffle = false });
        streamed.Fit(source, new FitOptions { Epochs = 30, BatchSize = 8, Shuffle = false });
        for (int epoch = 0; epoch < 30; epoch++)
        {
            for (int start = 0; start < 60; start += 8)
                byHand.TrainBatch(words.AsSpan(start * 12, Math.Min(8, 60 - start) * 12), classes.AsSpan(start, Math.Min(8, 60 - start)));
        }

        Assert.True(fitted.Evaluate(data).Accuracy > 0.9, $"loss from {history[0].Loss} to {history[^1].Loss}");
        Assert.Equal(Numbers.Values(fitted.Parameters), Numbers.Values(streamed.Parameters));
        Assert.Equal(Numbers.Values(fitted.Parameters), Numbers.Values(byHand.Parameters));
    }

    [Fact]
    public void ADatasetHasLengthsOfIdsWhereTheyAreTold()
    {
        ToldLengths network = Told(new FoundLengths(1));
        Dataset<double> without = new Dataset<double>().WithIds("words", Words).WithClasses("target", Classes);
        Assert.Contains("Dataset.WithIds takes them", Assert.Throws<ArgumentException>(() => network.Fit(without)).Message, StringComparison.Ordinal);
        Dataset<double> data = new Dataset<double>().WithIds("words", Words, Lengths).WithClasses("target", Classes);

        Assert.Equal(network.ComputeLoss(Words, Lengths, Classes), network.Evaluate(data).Loss, 1e-12);
    }

    private static IEnumerable<int> LastWords(int[] words) => words.Chunk(12).Select(row => row[(Array.IndexOf(row, 0) is var end and >= 0 ? end : 12) - 1]);

    private static int[] Trained(int threads)
    {
        var network = new TextClassifier(1) { MaxThreads = threads };
        Random random = new(7);
        for (int step = 0; step < 20; step++)
        {
            int rows = 5 + (step * 9);
            int[] lengths = [.. Enumerable.Range(0, rows).Select(_ => random.Next(0, 13))];
            network.TrainBatch(Padded(lengths, 12, 50, 0), Numbers.Classes(rows, 2, step));
        }

        return Numbers.Values(network.Parameters);
    }

    private static ToldLengths Told(FoundLengths like)
    {
        var told = new ToldLengths(1);
        foreach (Parameter<double> parameter in like.Parameters)
            told.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
        return told;
    }

    private static int[] Padded(int[] lengths, int most, int vocabulary, int padding)
    {
        int[] words = Numbers.Classes(lengths.Length * most, vocabulary - 1, 1);
        for (int i = 0; i < words.Length; i++)
            words[i] = i % most >= lengths[i / most] ? padding : words[i] >= padding ? words[i] + 1 : words[i];
        return words;
    }
}
