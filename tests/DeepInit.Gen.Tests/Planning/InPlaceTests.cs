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
    public void ProductsAloneReadAnInputInPlace(string layers, bool inPlace)
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse($"[Network] {layers} [Loss(CrossEntropy)] [SGD] partial class Net {{ }}"));
        Assert.Equal(inPlace, plan.Inference.InPlace is not null);
        Assert.Equal(inPlace, plan.Training!.Pass.InPlace is not null);
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
