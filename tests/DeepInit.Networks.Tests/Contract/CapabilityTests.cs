using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Contract;

/// <summary>A network has the interfaces of what it can do, and everything of the library that these suffice for.</summary>
public sealed class CapabilityTests
{
    private const int Rows = 10;
    private static readonly float[] X = Numbers.Floats(Rows * 6, 1);
    private static readonly int[] Classes = Numbers.Classes(Rows, 3, 2);

    [Fact]
    public void NetworksHaveTheInterfacesOfWhatTheyCanDo()
    {
        Has(new PredictsOnly(), "INetwork`1", "IThreadedNetwork");
        Has(new MeasuredOnly(), "IGradientNetwork`1", "ILossNetwork`1", "ILossSums", "INetwork`1", "IObservableNetwork`1", "IPartwiseNetwork", "IThreadedNetwork");
        Has(
            new Clipped(),
            "IGradientNetwork`1", "IGradientTrainableNetwork`1", "ILossNetwork`1", "ILossSums", "INetwork`1", "IObservableNetwork`1", "IPartwiseNetwork", "IThreadedNetwork", "ITrainableNetwork`1");
        Has(
            new SmallClassifier(),
            "IForwardNetwork`1", "IGradientNetwork`1", "IGradientTrainableNetwork`1", "ILossNetwork`1", "ILossSums", "INetwork`1", "IObservableNetwork`1", "IPartwiseNetwork", "IRandomizedNetwork", "IThreadedNetwork", "ITrainableNetwork`1");
        Assert.IsAssignableFrom<IScheduledNetwork>(new ScheduledRegression());
        Assert.IsNotAssignableFrom<IRandomizedNetwork>(new Normalised());

        static void Has(object network, params string[] contracts) =>
            Assert.Equal(contracts, network.GetType().GetInterfaces().Select(contract => contract.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MembersOfInterfacesAreThoseOfTheClass()
    {
        var network = new SmallClassifier();
        ((IThreadedNetwork)network).MaxThreads = 3;
        ((IPartwiseNetwork)network).MaxRowsPerPass = 5;
        ((IRandomizedNetwork)network).IsRandomized = false;
        Assert.Equal((3, 5, false), (network.MaxThreads, network.MaxRowsPerPass, network.IsRandomized));
        float[] x = Numbers.Floats(Rows * SmallClassifier.InputSize, 1), y = new float[Rows * 3];
        BatchOf<float>.Use(network, new Dataset<float>(x, Classes), batch => ((IForwardNetwork<float>)network).Forward(batch, [y]));
        Assert.Equal(network.Predict(x), y);
    }

    [Fact]
    public void ALossIsEnoughToBeMeasured()
    {
        var network = new MeasuredOnly(1);
        var data = new Dataset<float>(X, Classes);
        var matrix = new ConfusionMatrixMetric();
        Evaluation small = network.Evaluate(data, [matrix], batchSize: 3);
        Assert.Equal(network.ComputeLoss(X, Classes), small.Loss, 1e-5);
        Assert.Equal(3, matrix.Classes);
        Assert.NotNull(small.Accuracy);
        Assert.Null(network.Evaluate(data, accuracy: false).Accuracy);
        Assert.Equal(small.Loss, Trainer.Evaluate<float>(network, Source()).Loss, 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Evaluate(data, batchSize: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(256)]
    public void ADatasetOrASourceIsPredictedInItsOrder(int batchSize)
    {
        var network = new PredictsOnly(1);
        float[] u = new float[Rows * 3], v = new float[Rows * 2];
        network.Predict(X, u, v);
        float[][] predicted = network.Predict(new Dataset<float>(X), batchSize);
        Assert.Equal([u, v], predicted);
        Assert.Equal([.. u[9..12], .. u[..3]], network.Predict(new Dataset<float>(X).Subset(3, 0), batchSize)[0]);
        Assert.Equal([u, v], network.Predict(DataSource.FromRecords<int, float>(Enumerable.Range(0, Rows), static (r, row) => X.AsSpan(r * 6, 6).CopyTo(row.Input())), batchSize));

        // Targets that the data has play no part.
        var measured = new MeasuredOnly(1);
        Assert.Equal(measured.Predict(X), Assert.Single(measured.Predict(new Dataset<float>(X, Classes), batchSize)));
        Assert.Equal(measured.Predict(X), Assert.Single(measured.Predict(Source(), batchSize)));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new Dataset<float>(X), 0));
    }

    [Fact]
    public void WhatANetworkCannotDoIsSaidByItsName()
    {
        var data = new Dataset<float>(X, Classes);
        string Refused(FitOptions options) => Assert.Throws<ArgumentException>(() => Trainer.Fit(new StepsOnly(), data, options)).Message;
        Assert.Contains("Steps is no IPartwiseNetwork", Refused(new FitOptions { GradientAccumulationSteps = 2 }), StringComparison.Ordinal);
        Assert.Contains("Steps is no IGradientTrainableNetwork<float>", Refused(new FitOptions { GradientHook = new Nothing() }), StringComparison.Ordinal);
        Assert.Equal(2, Trainer.Fit(new StepsOnly(), data, new FitOptions { Epochs = 2 }).Count);
    }

    private static DataSource<float> Source() => DataSource.FromRecords<int, float>(Enumerable.Range(0, Rows), static (r, row) =>
    {
        X.AsSpan(r * 6, 6).CopyTo(row.Input());
        row.Classes()[0] = Classes[r];
    });

    private sealed class Nothing : IGradientHook<float>
    {
        public void OnGradients(GradientStep<float> step)
        {
        }
    }

    /// <summary>By hand, and no more than a training needs.</summary>
    private sealed class StepsOnly : ITrainableNetwork<float>
    {
        private readonly ITrainableNetwork<float> _of = new Normalised(1);

        public string Name => "Steps";

        public IReadOnlyList<TensorDescription> Inputs => _of.Inputs;

        public IReadOnlyList<TensorDescription> Outputs => _of.Outputs;

        public IReadOnlyList<TensorDescription> Targets => _of.Targets;

        public ParameterCollection<float> Parameters => _of.Parameters;

        public NetworkGraph Graph => _of.Graph;

        public double LearningRate { get; set; }

        public long StepCount { get; set; }

        public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs) => _of.Predict(batch, outputs);

        public float ComputeLoss(Batch<float> batch) => _of.ComputeLoss(batch);

        public float TrainBatch(Batch<float> batch) => _of.TrainBatch(batch);

        public string Summary() => "";
    }
}
