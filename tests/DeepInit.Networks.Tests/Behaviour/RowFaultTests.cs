namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A number that a network refuses is named by its place in the user's data, whatever the order of the batches.</summary>
public sealed class RowFaultTests
{
    private const int Rows = 600;
    private const int Wrong = 500;

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 1, 0)]
    [InlineData(true, 4, 0)]
    [InlineData(true, 4, 5)]
    public void AFitNamesTheRowOfTheDataset(bool shuffle, int accumulation, int rowsPerPass)
    {
        var network = new SmallClassifier(1);
        if (rowsPerPass > 0)
            network.MaxRowsPerPass = rowsPerPass;
        var options = new FitOptions { BatchSize = 16, Shuffle = shuffle, GradientAccumulationSteps = accumulation, Accuracy = true };
        (float[] x, int[] classes) = Good();
        x[(Wrong * 20) + 7] = float.NaN;

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => network.Fit(new Dataset<float>(x, classes), options));

        Assert.StartsWith("'x' holds NaN in row 500, column 7; expected finite numbers only.", error.Message, StringComparison.Ordinal);
        RowFault fault = RowFault.Of(error)!;
        Assert.Equal(("x", "row 500", 7, "NaN", "finite numbers only"), (fault.Argument, fault.Place, fault.Column, fault.Got, fault.Expected));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AClassOutOfRangeIsNamedByItsRowWithMetricsToo(bool metrics)
    {
        (float[] x, int[] classes) = Good();
        classes[Wrong] = 9;
        var options = new FitOptions { BatchSize = 16 };
        if (metrics)
            options.Metrics.Add(new ConfusionMatrixMetric());

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new SmallClassifier(1).Fit(new Dataset<float>(x, classes), options));

        Assert.StartsWith("'target' holds class 9 in row 500; expected 0 to 2, for 3 classes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWeightIsNamedByItsRow()
    {
        (float[] x, int[] classes) = Good();
        var weights = new float[Rows];
        weights[Wrong] = -1;
        Dataset<float> data = new Dataset<float>(x, classes).WithSampleWeights(weights);

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new SmallClassifier(1).Fit(data, new FitOptions { ClassWeights = new Dictionary<int, double> { [0] = 2 } }));

        Assert.StartsWith("'sampleWeights' holds -", error.Message, StringComparison.Ordinal);
        Assert.Contains("in row 500; expected finite numbers of at least 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsAndSplitsNameTheRowsOfTheWhole()
    {
        (float[] x, int[] classes) = Good();
        x[Wrong * 20] = float.PositiveInfinity;
        var data = new Dataset<float>(x, classes);
        var network = new SmallClassifier(1);
        (Dataset<float> first, Dataset<float> second) = data.Split(0.5, seed: 3);

        string[] messages =
        [
            .. new Action[]
            {
                () => network.Fit(data.Skip(400)),
                () => network.Fit(data.Subset([.. Enumerable.Range(0, Rows).Reverse()])),
                () => network.Fit(data, new FitOptions { ValidationSplit = 0.4 }),
                () => Trainer.Evaluate(network, data, batchSize: 7),
                () => Trainer.Evaluate(network, data.Skip(3), [new ConfusionMatrixMetric()], 7),
                () =>
                {
                    network.Fit(first);
                    network.Fit(second);
                },
            }.Select(action => Assert.ThrowsAny<ArgumentException>(action).Message),
        ];

        Assert.All(messages, message => Assert.Contains("Infinity in row 500, column 0;", message, StringComparison.Ordinal));
    }

    [Fact]
    public void OtherDataForValidationIsNamed()
    {
        (float[] x, int[] classes) = Good();
        (float[] wrong, _) = Good();
        wrong[Wrong * 20] = float.NaN;
        var options = new FitOptions { Validation = new Dataset<float>(wrong, classes) };

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new SmallClassifier(1).Fit(new Dataset<float>(x, classes), options));

        Assert.Contains("in row 500 of the validation data, column 0;", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void ARecordOfASourceIsNamedByItsNumber(int prefetch, bool shuffle)
    {
        (float[] x, int[] classes) = Good();
        classes[Wrong] = -1;
        DataSource<float> source = DataSource.FromRecords<int, float>(Enumerable.Range(0, Rows), (i, row) =>
        {
            x.AsSpan(i * 20, 20).CopyTo(row.Input());
            row.Classes()[0] = classes[i];
        });

        var options = new FitOptions { Prefetch = prefetch, Shuffle = shuffle, ShuffleBuffer = 100 };
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new SmallClassifier(1).Fit(source, options));
        ArgumentException measured = Assert.ThrowsAny<ArgumentException>(() => new SmallClassifier(1).Evaluate(source));

        Assert.StartsWith("'target' holds class -1 in record 500; expected 0 to 2", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("'target' holds class -1 in record 500; expected 0 to 2", measured.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassWeightsOfASourceNameTheRecord()
    {
        DataSource<float> source = DataSource.FromRecords<int, float>(Enumerable.Range(0, Rows), (i, row) => row.Target()[0] = i == Wrong ? 0.5f : 1);
        var options = new FitOptions { ClassWeights = new Dictionary<int, double> { [1] = 2 } };

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new SmallRegression(1).Fit(source, options));

        Assert.Contains("record 500 has the target 0.5, expected 0 or 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineOfAFileIsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllLines(path, ["0,1,2,label", .. Enumerable.Range(0, Rows).Select(i => i == Wrong ? $"{i},1e300,5,1" : $"{i},{i % 7},5,1")]);
        try
        {
            var transform = new DataTransform(
                [new NumberTransform("0", scale: 1e-3), new NumberTransform("1"), new NumberTransform("2")], [new NumberTransform("label")]);
            var network = new ThreeNumbers(1);
            network.Parameters.Transform = transform;

            ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => network.Fit(new CsvSource<float>(path, transform)));

            Assert.Contains($"in '{path}', line 502, column 1 ('1'); expected finite numbers only", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ATypedRowIsNamedByItsIndexAndProperty()
    {
        House[] rows = House.Many(Rows, 4);
        rows[Wrong] = rows[Wrong] with { Area = double.PositiveInfinity };

        Assert.Contains("Row 500: Column 'Area': expected a number, got Infinity", Assert.ThrowsAny<ArgumentException>(() => new HousePrice(1).Fit(rows)).Message, StringComparison.Ordinal);

        var network = new HousePrice(1);
        network.Fit(House.Many(Rows, 4));
        rows[Wrong] = rows[Wrong] with { Area = 1e300 };
        Assert.Contains("Row 500: Column 'Area': 1E+300 has left the range of single precision", Assert.ThrowsAny<ArgumentException>(() => network.Fit(rows)).Message, StringComparison.Ordinal);
        Assert.Contains("Row 0: Column 'Area': 1E+300 has left the range of single precision", Assert.ThrowsAny<ArgumentException>(() => network.Predict(rows[Wrong])).Message, StringComparison.Ordinal);
    }

    private static (float[] X, int[] Classes) Good()
    {
        var random = new Random(5);
        return ([.. Enumerable.Range(0, Rows * 20).Select(_ => (float)random.NextDouble())], [.. Enumerable.Range(0, Rows).Select(i => i % 3)]);
    }
}

/// <summary>Three numbers of a file.</summary>
[Network]
[Input(3)]
[Dense(4, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class ThreeNumbers;
