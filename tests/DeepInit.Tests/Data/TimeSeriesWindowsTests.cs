namespace DeepInit.Tests.Data;

/// <summary>Windows of a series: which points they have, what is learnt from, and that nothing of the future gets into it.</summary>
public sealed class TimeSeriesWindowsTests
{
    private static readonly TimeSeriesOptions Raw = new() { Standardize = false };

    [Fact]
    public void WindowsAndTheirTargets()
    {
        var windows = new TimeSeriesWindows<float>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], steps: 3, Raw with { Training = 0.65 });
        Assert.Equal((10, 6), (windows.Points, windows.TrainingPoints));
        Check(windows.Training, 3, [0, 1, 2, 1, 2, 3, 2, 3, 4], 1, [3, 4, 5]);
        Check(windows.Test, 3, [3, 4, 5, 4, 5, 6, 5, 6, 7, 6, 7, 8], 1, [6, 7, 8, 9]);
        Assert.Equal([7, 8, 9], windows.Latest());
        Assert.Equal([6, 7, 8, 9], windows.RawTargets(6, 10));
        Assert.Equal([3, 4, 5, 4, 5, 6], windows.Inputs(6, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Inputs(6, 11));
    }

    [Fact]
    public void HorizonAndStride()
    {
        var windows = new TimeSeriesWindows<double>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], steps: 2, Raw with { Training = 0.7, Horizon = 2, Stride = 3 });
        Check(windows.Training, 2, [0, 1, 3, 4], 2, [2, 3, 5, 6]);
        Check(windows.Test, 2, [5, 6], 2, [7, 8]);
        Check(windows.Between(4, 9), 2, [2.0, 3, 5, 6], 2, [4, 5, 7, 8]);
    }

    [Fact]
    public void SeveralColumnsOfWhichSomeAreLearnt()
    {
        float[] series = [0, 10, 100, 1, 11, 101, 2, 12, 102, 3, 13, 103];
        var windows = new TimeSeriesWindows<float>(series, steps: 2, Raw with { Columns = 3, Targets = [2, 0], Training = 1 });
        Check(windows.Training, 6, [0, 10, 100, 1, 11, 101, 1, 11, 101, 2, 12, 102], 2, [102, 2, 103, 3]);
    }

    [Fact]
    public void TheScalingIsThatOfTheTrainingPart()
    {
        // Mean 2 and deviation 1 of the first four; of all it would be another.
        float[] series = [1, 3, 1, 3, 100];
        var windows = new TimeSeriesWindows<float>(series, steps: 2, new TimeSeriesOptions { Names = ["level"] });
        Check(windows.Training, 2, [-1, 1, 1, -1], 1, [-1, 1]);
        Check(windows.Test, 2, [-1, 1], 1, [98]);
        Assert.Equal([100, 2], windows.Undo([98, 0]));
        Assert.Equal(["level"], windows.Transform.InputNames);
        Assert.Equal(1, windows.Transform.TargetWidth);

        // What lies behind the training part changes nothing of it.
        series[4] = -7;
        Assert.Equal(windows.Transform.ToJson(), new TimeSeriesWindows<float>(series, steps: 2, new TimeSeriesOptions { Names = ["level"] }).Transform.ToJson());
    }

    [Fact]
    public void WhatHasNoSenseIsRefused()
    {
        Assert.Contains("has 3 of 4 points; expected at least 4", Assert.Throws<ArgumentException>(() => new TimeSeriesWindows<float>([1, 2, 3, 4], steps: 3)).Message, StringComparison.Ordinal);
        Assert.Contains("a multiple of 2", Assert.Throws<ArgumentException>(() => new TimeSeriesWindows<float>([1, 2, 3], steps: 1, Raw with { Columns = 2 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeSeriesWindows<float>([1, 2, 3], steps: 0));
        foreach (TimeSeriesOptions options in new[] { Raw with { Horizon = 0 }, Raw with { Stride = 0 }, Raw with { Columns = 0 }, Raw with { Training = double.NaN }, Raw with { Targets = [1] }, Raw with { Targets = [] } })
            Assert.Throws<ArgumentOutOfRangeException>(() => new TimeSeriesWindows<float>([1, 2, 3, 4, 5], steps: 1, options));
        var windows = new TimeSeriesWindows<float>([1, 2, 3, 4, 5], steps: 2, Raw);
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Between(0, 6));
        Assert.Throws<InvalidOperationException>(() => windows.Between(0, 2));
        Assert.Throws<ArgumentException>(() => new TimeSeriesWindows<float>([1, 2, 3, 4, 5], steps: 1, Raw with { Horizon = 2 }).Undo([1]));
    }

    private static void Check<T>(Dataset<T> data, int inputSize, T[] inputs, int targetSize, T[] targets)
        where T : unmanaged
    {
        BatchReader<T> reader = data.Bind("Net", [new TensorDescription("x", [inputSize])], [new TensorDescription("y", [targetSize])]).Read(int.MaxValue);
        Assert.True(reader.MoveNext());
        Assert.Equal(inputs, reader.Batch.Input(0).ToArray());
        Assert.Equal(targets, reader.Batch.Target(0).ToArray());
    }
}
