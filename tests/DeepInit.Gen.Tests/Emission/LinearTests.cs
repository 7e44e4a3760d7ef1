using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>What the generator does grows with the layers of a network and not with their square. Memory is what can be counted: what compares all pairs in vain makes something of them, too.</summary>
public sealed class LinearTests
{
    [Fact]
    public void EveryLayerOfAChainCostsTheSame()
    {
        Cost(20);
        double few = Cost(100), many = Cost(400);
        Assert.InRange(many / few, 3.5, 4.4);
    }

    private static double Cost(int layers)
    {
        ShapedNetwork network = Harness.Shape(
            $"[Network] [Input(64)] {string.Concat(Enumerable.Repeat("[Dense(64, Activation = ReLU)] ", layers))}[Dense(10, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [AdamW] partial class Net {{ }}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkEmitter.Emit(Planner.Plan(network, default), default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
