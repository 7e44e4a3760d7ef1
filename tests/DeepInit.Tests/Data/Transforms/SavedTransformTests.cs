using DeepInit.Interrupted;
using DeepInit.Runtime;
using DeepInit.Tests.Files;
using DeepInit.Tests.Runtime;

namespace DeepInit.Tests.Data.Transforms;

/// <summary>The transform goes where the weights go.</summary>
public sealed class SavedTransformTests
{
    [Fact]
    public void ATransformIsSavedWithTheWeightsAndLoadedWithThem()
    {
        using var folder = new TemporaryFolder();
        ParameterStore<float> saved = SmallStore.CreateFilled();
        saved.Parameters.Transform = DataTransformTests.Mixed();
        WeightFile.Save(saved.Parameters, folder.Path("w"));

        ParameterStore<float> loaded = SmallStore.Create();
        WeightFile.Load(loaded.Parameters, folder.Path("w"));
        Assert.Equal(saved.Parameters.Transform.ToJson(), loaded.Parameters.Transform!.ToJson());
        Assert.Equal(saved.Parameters.Transform.ToJson(), DataTransform.Load(folder.Path("w")).ToJson());
    }

    [Fact]
    public void AFileWithoutATransformLeavesNone()
    {
        using var folder = new TemporaryFolder();
        WeightFile.Save(SmallStore.CreateFilled().Parameters, folder.Path("w"));
        ParameterStore<float> store = SmallStore.Create();
        store.Parameters.Transform = DataTransformTests.Mixed();
        WeightFile.Load(store.Parameters, folder.Path("w"));
        Assert.Null(store.Parameters.Transform);
        Assert.Contains("has no transform", Assert.Throws<WeightFileException>(() => DataTransform.Load(folder.Path("w"))).Message);
    }

    [Fact]
    public void ADamagedTransformChangesNothing()
    {
        using var stream = new MemoryStream();
        ParameterStore<float> store = SmallStore.CreateFilled();
        store.Parameters.Transform = DataTransformTests.Mixed();
        WeightFile.Save(store.Parameters, stream);
        byte[] bytes = stream.ToArray();
        int at = bytes.AsSpan().IndexOf("version"u8);
        bytes[at + "version".Length + "\\u0022:".Length] = (byte)'7';

        ParameterStore<float> other = SmallStore.CreateFilled(first: 500);
        float[] before = other.Parameters[0].ToArray();
        Assert.Contains("version 7; expected at most 3", Assert.Throws<WeightFileException>(() => WeightFile.Load(other.Parameters, new MemoryStream(bytes))).Message);
        Assert.Equal(before, other.Parameters[0].ToArray());
        Assert.Null(other.Parameters.Transform);
    }

    [Fact]
    public void TheWrongTransformIsNamed()
    {
        ParameterCollection<float> parameters = SmallStore.Create().Parameters;
        Assert.Contains("Valuation has no transform", Fault(["area"], 1));
        parameters.Transform = DataTransformTests.Mixed();
        Assert.Contains("of the columns 'area', 'town', 'kind'; expected 'area', 'city'", Fault(["area", "city"], 4));
        Assert.Contains("makes 4 numbers of a row; its input has 5", Fault(["area", "town", "kind"], 5));
        Assert.Same(parameters.Transform, parameters.RequireTransform("Valuation", ["area", "town", "kind"], 4));

        string Fault(string[] columns, int width) =>
            Assert.Throws<InvalidOperationException>(() => parameters.RequireTransform("Valuation", columns, width)).Message;
    }

    [Fact]
    public void ATrainingGoesOnWithItsTransformAndWithNoOther()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        DataTransform transform = DataTransform.Standardize(new float[] { 1, 2, 3, 4, 2, 3, 4, 5 }, 4);
        Fit(transform, epochs: 2);
        Assert.Equal(transform.ToJson(), DataTransform.Load(path).ToJson());

        InterruptedNetwork same = Fit(DataTransform.Parse(transform.ToJson()), epochs: 3);
        InterruptedNetwork without = Fit(null, epochs: 4);
        Assert.Equal(transform.ToJson(), without.Parameters.Transform!.ToJson());
        Assert.NotEqual(same.StepCount, without.StepCount);

        string other = Assert.Throws<WeightFileException>(() => Fit(DataTransform.MinMax(new float[] { 1, 2, 3, 4, 2, 3, 4, 5 }, 4), epochs: 5)).Message;
        Assert.Contains("another transform", other);
        Assert.Contains("\"offset\":1.5", other);

        InterruptedNetwork Fit(DataTransform? transform, int epochs)
        {
            var network = new InterruptedNetwork(seed: 1);
            network.Parameters.Transform = transform;
            FitOptions options = InterruptedTraining.Options(new CheckpointOptions(path));
            options.Epochs = epochs;
            options.Schedule = null;
            network.Fit(InterruptedTraining.Data(), options);
            return network;
        }
    }

    [Fact]
    public void ATrainingThatHadNoneIsNotContinuedWithOne()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        new InterruptedNetwork(seed: 1).Fit(InterruptedTraining.Data(), InterruptedTraining.Options(new CheckpointOptions(path)));
        var network = new InterruptedNetwork(seed: 1);
        network.Parameters.Transform = DataTransformTests.Mixed();
        Assert.Contains("had no transform", Assert.Throws<WeightFileException>(
            () => network.Fit(InterruptedTraining.Data(), InterruptedTraining.Options(new CheckpointOptions(path)))).Message);
    }
}
