using DeepInit.Tests.Runtime;

namespace DeepInit.Tests.Parameters;

public sealed class TensorTests
{
    [Fact]
    public void ElementsAreCountedAsInPyTorch()
    {
        Parameter<float> weight = SmallStore.CreateFilled().Parameters["dense0.weight"];
        Assert.Equal([3, 5], weight.Shape);
        Assert.Equal(15, weight.Count);
        Assert.Equal([.. Enumerable.Range(1, 15).Select(i => (float)i)], weight.ToArray());
        Assert.Equal(8, weight[1, 2]);
        Assert.Equal(8, weight[7]);

        weight[1, 2] = 99;
        Assert.Equal(99, weight.ToArray()[7]);
        weight[0] = 98;
        Assert.Equal(98, weight[0, 0]);
    }

    [Fact]
    public void ElementsThatDoNotExistAreRefused()
    {
        ParameterCollection<float> parameters = SmallStore.Create().Parameters;
        Parameter<float> weight = parameters["dense0.weight"];
        Assert.Throws<ArgumentOutOfRangeException>("index", () => weight[15]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => weight[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => weight[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => weight[0, 5]);
        Assert.Throws<InvalidOperationException>(() => parameters["dense0.bias"][0, 0]);
    }

    [Fact]
    public void CopiesOfAnotherLengthAreRefused()
    {
        Parameter<float> bias = SmallStore.Create().Parameters["dense0.bias"];
        Assert.Contains("4 values; expected 3", Assert.Throws<ArgumentException>(() => bias.CopyFrom(new float[4])).Message);
        Assert.Contains("2 values; expected 3", Assert.Throws<ArgumentException>(() => bias.CopyTo(new float[2])).Message);
    }

    [Fact]
    public void ParametersAreFoundByPositionAndByName()
    {
        ParameterCollection<float> parameters = SmallStore.Create().Parameters;
        Assert.Equal(["dense0.weight", "dense0.bias", "dense1.weight"], parameters.Select(p => p.Name));
        Assert.Same(parameters[1], parameters["dense0.bias"]);
        Assert.True(parameters.TryGet("dense1.weight", out Parameter<float>? found));
        Assert.Same(parameters[2], found);
        Assert.False(parameters.TryGet("dense9.weight", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters[3]);
        var e = Assert.Throws<KeyNotFoundException>(() => parameters["bias"]);
        Assert.Contains("dense0.weight, dense0.bias, dense1.weight", e.Message);
        Assert.Equal("dense0.weight [3, 5]", parameters[0].ToString());
    }

    [Fact]
    public void TrainableAndDecayAreAsDeclared()
    {
        ParameterCollection<float> parameters = SmallStore.Create().Parameters;
        Assert.Equal([true, true, false], parameters.Select(p => p.Trainable));
        Assert.Equal([true, false, true], parameters.Select(p => p.Decay));
    }
}
