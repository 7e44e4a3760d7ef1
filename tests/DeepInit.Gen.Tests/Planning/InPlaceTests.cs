using DeepInit.Gen.Planning;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Which inputs are read where the user's rows lie, and which are packed.</summary>
public sealed class InPlaceTests
{
    [Theory]
    [InlineData("[Input(784)] [Dense(10)]", true)]
    [InlineData("[Input(3)] [Dense(10)]", true)]
    [InlineData("[Input(1024)] [Dense(10)]", false)] // rows 4096 bytes apart share the sets of a cache
    [InlineData("[Input(1030)] [Dense(10)]", false)]
    [InlineData("[Input(784)] [LayerNormalization] [Dense(10)]", false)] // read by something else than a product
    [InlineData("[Input(8, 8, 1)] [Flatten] [Dense(10)]", false)]
    [InlineData("[Input(8)] [Dense(8, Name = \"h\")] [Add(\"x\", \"h\")] [Dense(10)]", false)]
    [InlineData("[Input(\"a\", 16)] [Input(\"b\", 40)] [Dense(8, From = \"a\", Name = \"c\")] [Dense(8, From = \"b\", Name = \"d\")] [Concat(\"c\", \"d\")] [Dense(10)]", true)]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3)] [Flatten] [Dense(10)]", true)]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Padding = Padding.Same, Strides = [2])] [Flatten] [Dense(10)]", true)]
    [InlineData("[Input(8, 8, 1, Order = ChannelOrder.ChannelsFirst)] [Conv2D(4, 3)] [Flatten] [Dense(10)]", true)] // one channel stands first and last
    [InlineData("[Input(8, 8, 3, Order = ChannelOrder.ChannelsFirst)] [Conv2D(4, 3)] [Flatten] [Dense(10)]", false)]
    [InlineData("[Input(8, 8, 16)] [Conv2D(16, 3, Padding = Padding.Same)] [Flatten] [Dense(10)]", false)] // patches are vectors of channels
    [InlineData("[Input(8, 8, 4)] [DepthwiseConv2D(3)] [Flatten] [Dense(10)]", false)] // channels are lanes
    [InlineData("[Input(8, 8, 3)] [Conv2D(3, 3, Padding = Padding.Same)] [Add(\"x\")] [Flatten] [Dense(10)]", false)] // and something else reads it
    public void ProductsAndConvolutionsAloneReadAnInputInPlace(string layers, bool inPlace)
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse($"[Network] {layers} [Loss(CrossEntropy)] [SGD] partial class Net {{ }}"));
        Assert.Equal(inPlace, plan.Inference.InPlace is not null);
        Assert.Equal(inPlace, plan.Training!.InPlace is not null);
    }

    [Fact]
    public void APaddedImageKeptForTheGradientTakesItsNumbersAlone()
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse("[Network] [Input(8, 8, 3)] [Conv2D(4, 3, Padding = Padding.Same)] [Flatten] [Dense(10)] [Loss(CrossEntropy)] [SGD] partial class Net { }"));
        Assert.Equal(304, Assert.Single(plan.Training!.Buffers, b => b.Name == "conv2D0.canvas").Length); // 10 · 10 · 3, and a multiple of 16
        Assert.DoesNotContain(plan.Inference.Buffers, b => b.Name == "conv2D0.canvas");
    }

    [Fact]
    public void OfSeveralInputsTheLargestIsReadInPlace()
    {
        const string Layers = "[Dense(8, From = \"a\", Name = \"c\")] [Dense(8, From = \"b\", Name = \"d\")] [Concat(\"c\", \"d\")]";
        NetworkPlan plan = Harness.Plan(Harness.Parse($"[Network] [Input(\"a\", 16)] [Input(\"b\", 40)] {Layers} partial class Net {{ }}"));
        Assert.Equal(1, plan.Inference.InPlace);
        Assert.Equal(0, plan.Inference.Buffers[plan.Inference.Inputs[1].Id].Length);
        Assert.Equal(16, plan.Inference.Buffers[plan.Inference.Inputs[0].Id].Length);
    }
}
