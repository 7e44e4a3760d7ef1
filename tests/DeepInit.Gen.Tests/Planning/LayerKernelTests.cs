using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Kernels that layers write themselves: what they declare is what they are handed, and whether they add is decided by whoever plans them.</summary>
public sealed class LayerKernelTests
{
    private const int Networks = 150;

    private static readonly KernelSignature Signature = new(Operand.Read("x", new(0)), Operand.Write("y", new(1)), new Operand("dx", new(2), Access.Accumulate));

    [Fact]
    public void StoringInAnOperandThatIsAddedToAdds()
    {
        Assert.Equal("DiSimd.Store(v, ref yAt, i);\n", Written(kernel => kernel.Store("y", "i", "v")));
        Assert.Equal("DiSimd.Store(DiSimd.Load(ref dxAt, i) + v, ref dxAt, i);\n", Written(kernel => kernel.Store("dx", "i", "v")));
        Assert.Equal("DiUnsafe.Add(ref yAt, i) = v;\n", Written(kernel => kernel.StoreNumber("y", "i", "v")));
        Assert.Equal("DiUnsafe.Add(ref dxAt, i) += v;\n", Written(kernel => kernel.StoreNumber("dx", "i", "v")));
    }

    [Fact]
    public void WhatWasNotDeclaredCannotBeWritten()
    {
        Assert.Contains("'z'", Assert.Throws<InvalidOperationException>(() => Written(kernel => kernel.Store("z", "i", "v"))).Message, StringComparison.Ordinal);
        Assert.Contains("'x'", Assert.Throws<InvalidOperationException>(() => Written(kernel => kernel.Store("x", "i", "v"))).Message, StringComparison.Ordinal);
        Assert.Contains("'dw'", Assert.Throws<InvalidOperationException>(() => Written(kernel => kernel.OpenGradient("dw", "0"))).Message, StringComparison.Ordinal);
    }

    /// <summary>The same kernel serves both: no layer has a second one for gradients that are added.</summary>
    [Fact]
    public void AKernelOfAnAddedGradientIsTheOneOfAStoredGradient()
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse("""
            [Network] [Input(6)] [Dense(5, Name = "a")] [LayerNormalization(Name = "n", From = "a")] [PReLU(Name = "p", From = "a")] [Add("n", "p")]
            [Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }
            """));
        LayerKernelOp[] backward = [.. plan.Training!.Ops.OfType<LayerKernelOp>().Where(op => op.Name is { Direction: KernelDirection.Backward, Of: "" })];
        Assert.Equal(2, backward.Length);
        Assert.Single(backward, op => op.Name!.Accumulates && op.Kernel.Signature.Operands.Any(operand => operand.Access == Access.Accumulate));
        Assert.Single(backward, op => !op.Name!.Accumulates && !op.Kernel.Signature.Accumulates);
    }

    [Fact]
    public void AddingToWhatNobodyWroteIsFound()
    {
        int found = 0;
        for (int seed = 0; seed < Networks && found < 50; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            if (plan.Training is not { } training)
            {
                continue;
            }

            for (int i = 0; i < training.Ops.Count; i++)
            {
                foreach ((BufferUse buffer, Access access) in training.Ops[i].Uses.Where(use => use.Access == Access.Accumulate))
                {
                    // Without those that wrote it before.
                    KernelOp[] left = [.. training.Ops.Where((op, k) => k >= i || op.Uses.All(use => use.Buffer != buffer || use.Access == Access.Read))];
                    PassPlan broken = training with { Ops = left.ToEquatableArray() };
                    Assert.Contains(PlanVerifier.Verify(plan.With(broken)), fault => fault.Contains("adds to buffer", StringComparison.Ordinal) && fault.Contains("before it is written", StringComparison.Ordinal));
                    found++;
                }
            }
        }

        Assert.True(found >= 50);
    }

    /// <summary>The sums that dx of a batch normalisation needs are the gradients of its scale and shift: one walk over memory makes all three.</summary>
    [Theory]
    [InlineData("[BatchNormalization]", 2)]
    [InlineData("[BatchNormalization(Trainable = false)]", 0)]
    [InlineData("[BatchNormalization(Frozen = true)]", 2)]
    public void ABatchNormalizationMakesItsOwnGradients(string layer, int gradients)
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse($"[Network] [Input(6)] [Dense(20)] {layer} [Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net {{ }}"));
        LayerKernelOp op = Assert.Single(plan.Training!.Ops.OfType<LayerKernelOp>(), op => op.Kernel is BatchNormalizationBackward);
        Assert.Equal(gradients, op.Gradients.Count());
        Assert.DoesNotContain(plan.Training.Ops, op => op is FeatureGradientOp);
        Assert.Empty(PlanVerifier.Verify(plan));
    }

    /// <summary>Equal kernels are the same code on the same places, so that plans can be compared and cached.</summary>
    [Fact]
    public void PlanningAgainGivesEqualKernels()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan once = Harness.Plan(RandomNetworks.Create(seed)), again = Harness.Plan(RandomNetworks.Create(seed));
            Assert.Equal(once.Passes.SelectMany(pass => pass.Ops.OfType<LayerKernelOp>()), again.Passes.SelectMany(pass => pass.Ops.OfType<LayerKernelOp>()));
        }
    }

    private static string Written(Action<KernelWriter> body)
    {
        var text = new SourceWriter(Precision.Single);
        body(new KernelWriter(text, Signature, Precision.Single, _ => throw new InvalidOperationException("No gradient is declared."), new RequestedTiles(new(Harness.Plan(RandomNetworks.Create(0))))));
        return text.ToString();
    }
}
