namespace DeepInit.Tests.Training;

public sealed class TensorDescriptionTests
{
    [Fact]
    public void TheRowSizeIsTheProductOfTheShape()
    {
        Assert.Equal(1, new TensorDescription("x", []).RowSize);
        Assert.Equal(30, new TensorDescription("x", [30]).RowSize);
        Assert.Equal(24, new TensorDescription("x", [2, 3, 4]).RowSize);
        Assert.Throws<ArgumentException>(() => new TensorDescription("x", [2, 0]));
        Assert.Throws<OverflowException>(() => new TensorDescription("x", [65536, 65536]));
    }

    [Fact]
    public void AccuracyIsArgmaxForClassesAndUndefinedForNumbersUnlessGiven()
    {
        Assert.Equal(AccuracyRule.Argmax, new TensorDescription("y", [], isClassIndex: true).Accuracy);
        Assert.Equal(AccuracyRule.None, new TensorDescription("y", []).Accuracy);
        Assert.Equal(AccuracyRule.None, new TensorDescription("y", [], isClassIndex: true, accuracy: AccuracyRule.None).Accuracy);
        Assert.Equal("'y' [2, 3]", new TensorDescription("y", [2, 3]).ToString());
    }
}
