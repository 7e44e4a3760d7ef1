namespace DeepInit.Tests.Data;

/// <summary>Rows of different lengths meet inputs with padding, with lengths and with neither.</summary>
public sealed class SequenceDatasetTests
{
    private static readonly TensorDescription Padded = new("x", [4], vocabulary: 10, paddingIndex: 9);
    private static readonly TensorDescription WithLengths = new("x", [3, 2], hasLengths: true);
    private static readonly TensorDescription Fixed = new("x", [2], vocabulary: 10);

    [Fact]
    public void IdsArePaddedAsTheInputSays()
    {
        Net net = new(Padded, new TensorDescription("label", [], isClassIndex: true));
        Batch<float> batch = Whole(SequenceDataset.Of(net, [[1, 2], [], [3, 4, 5, 6, 7], [8, 9]], [1, 0, 2, 1]), net);
        Assert.Equal([1, 2, 9, 9, 9, 9, 9, 9, 3, 4, 5, 6, 8, 9, 9, 9], batch.Ids(0).ToArray());
        Assert.Equal([1, 0, 2, 1], batch.Classes(0).ToArray());
        Assert.Equal([4, 5, 6, 7], Whole(SequenceDataset.Of(net, [[3, 4, 5, 6, 7]], [0], Truncation.Start), net).Ids(0).ToArray());
    }

    [Fact]
    public void NumbersHaveTheirLengthsBeside()
    {
        Net net = new(WithLengths, new TensorDescription("y", []));
        float[][] rows = [[1, 2], [1, 2, 3, 4, 5, 6, 7, 8], []];
        Batch<float> batch = Whole(SequenceDataset.Of(net, rows, new float[] { 1, 2, 3 }), net);
        Assert.Equal([1, 2, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0], batch.Input(0).ToArray());
        Assert.Equal([1, 3, 0], batch.Lengths(0).ToArray());
        Assert.Equal([1, 2, 3], batch.Target(0).ToArray());
        Assert.Equal([3, 4, 5, 6, 7, 8], Whole(SequenceDataset.Of(net, [rows[1]], new float[] { 1 }, Truncation.Start), net).Input(0).ToArray());

        Net ids = new(new("x", [3], vocabulary: 5, hasLengths: true), new TensorDescription("y", []));
        batch = Whole(SequenceDataset.Of(ids, new int[][] { [4, 4], [1, 2, 3, 4] }, new float[] { 1, 2 }), ids);
        Assert.Equal([4, 4, 0, 1, 2, 3], batch.Ids(0).ToArray());
        Assert.Equal([2, 3], batch.Lengths(0).ToArray());
    }

    [Fact]
    public void WhatIsRefusedNamesTheRow()
    {
        Refused(Padded, [[1], [1, 10]], Truncation.End, "Row 1 of the input 'x' [4] holds id 10 at step 1; expected ids from 0 to 9.");
        Refused(Padded, [[-1]], Truncation.End, "Row 0 of the input 'x' [4] holds id -1 at step 0");
        Refused(Padded, [[1], [1, 9, 2]], Truncation.End, "Row 1 of the input 'x' [4] holds the padding 9 at step 1 and id 2 at step 2; expected padding behind all others.");
        Refused(Padded, [[1, 2, 3, 4, 5]], Truncation.Refuse, "Row 0 of the input 'x' [4] has 5 steps; expected at most 4.");
        Refused(Fixed, [[1, 2], [1]], Truncation.End, "Row 1 of the input 'x' [2] has 1 step; expected 2 in each row, for the input has neither a PaddingIndex nor Lengths = true.");
        Refused(WithLengths, [[1]], Truncation.End, "The input 'x' [3, 2] takes numbers; the rows have ids.");
        Net numbers = new(WithLengths, new TensorDescription("y", []));
        Assert.Contains("Row 0 of the input 'x' [3, 2] has 3 numbers; expected a multiple of 2", Assert.Throws<ArgumentException>(() => SequenceDataset.Of(numbers, new float[][] { [1, 2, 3] })).Message, StringComparison.Ordinal);
        Assert.Contains("has no input 'z'; its inputs are 'x' [3, 2]", Assert.Throws<ArgumentException>(() => new Dataset<float>().WithSequences(numbers, "z", new float[][] { [1, 2] })).Message, StringComparison.Ordinal);
    }

    private static void Refused(TensorDescription input, int[][] rows, Truncation truncation, string message)
    {
        Net net = new(input, new TensorDescription("y", []));
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SequenceDataset.Of(net, rows, truncation)).Message, StringComparison.Ordinal);
    }

    private static Batch<float> Whole(Dataset<float> data, Net net)
    {
        BatchReader<float> reader = data.Bind(net.Name, net.Inputs, net.Targets).Read(int.MaxValue);
        Assert.True(reader.MoveNext());
        return reader.Batch;
    }

    private sealed class Net(TensorDescription input, TensorDescription target) : ILossNetwork<float>
    {
        public string Name => "Net";

        public IReadOnlyList<TensorDescription> Inputs { get; } = [input];

        public IReadOnlyList<TensorDescription> Outputs { get; } = [new("output", [1])];

        public IReadOnlyList<TensorDescription> Targets { get; } = [target];

        public ParameterCollection<float> Parameters => throw new NotSupportedException();

        public NetworkGraph Graph => throw new NotSupportedException();

        public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs) => throw new NotSupportedException();

        public float ComputeLoss(Batch<float> batch) => throw new NotSupportedException();

        public string Summary() => "";
    }
}
