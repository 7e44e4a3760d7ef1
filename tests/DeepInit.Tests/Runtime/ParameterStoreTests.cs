using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

public sealed class ParameterStoreTests
{
    [Fact]
    public void GradientsAreAllocatedAtTheirFirstUse()
    {
        ParameterStore<float> store = SmallStore.Create();
        Assert.False(store.HasGradients);
        Assert.False(store.Parameters[0].HasGradient);
        var e = Assert.Throws<InvalidOperationException>(() => store.Parameters["dense0.weight"].Gradient);
        Assert.Contains("ComputeGradients", e.Message);

        store.Gradients = 5;
        Assert.True(store.HasGradients);
        Assert.Equal(5, store.Parameters["dense0.weight"].Gradient[0]);
    }

    [Fact]
    public void GradientAndStateStandWhereTheValueStands()
    {
        ParameterStore<float> store = SmallStore.Create();
        Parameter<float> bias = store.Parameters["dense0.bias"];
        int place = SmallStore.BiasOffset + 2;
        System.Runtime.CompilerServices.Unsafe.Add(ref store.Values, place) = 1;
        System.Runtime.CompilerServices.Unsafe.Add(ref store.Gradients, place) = 2;
        System.Runtime.CompilerServices.Unsafe.Add(ref store.State(1), place) = 3;

        Assert.Equal([0, 0, 1], bias.ToArray());
        Assert.Equal([0, 0, 2], bias.Gradient.ToArray());
        Assert.Equal([0, 0, 0], bias.OptimizerState("exp_avg").ToArray());
        Assert.Equal([0, 0, 3], bias.OptimizerState("exp_avg_sq").ToArray());
        Assert.Equal("dense0.bias.exp_avg_sq", bias.OptimizerState("exp_avg_sq").Name);
    }

    [Fact]
    public void AnUnknownStateIsRefusedWithTheNamesThereAre()
    {
        var e = Assert.Throws<ArgumentException>(() => SmallStore.Create().Parameters[0].OptimizerState("momentum"));
        Assert.Contains("'momentum'", e.Message);
        Assert.Contains("exp_avg, exp_avg_sq", e.Message);
    }

    [Fact]
    public void AFrozenParameterHasNeitherGradientNorState()
    {
        ParameterStore<float> store = SmallStore.Create();
        store.Gradients = 1;
        Parameter<float> frozen = store.Parameters["dense1.weight"];
        Assert.False(frozen.Trainable);
        Assert.False(frozen.HasGradient);
        Assert.Throws<InvalidOperationException>(() => frozen.Gradient);
        Assert.Throws<InvalidOperationException>(() => frozen.OptimizerState("exp_avg"));
    }

    [Fact]
    public void PredictionPaysForNothingButValues()
    {
        const int Length = 1 << 20;
        ParameterDeclaration[] declarations = [new("w", 0, new VectorLayout(Length), [Length], true, true)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        var store = new ParameterStore<float>(declarations, Length, ["exp_avg", "exp_avg_sq"]);
        long created = GC.GetAllocatedBytesForCurrentThread() - before;
        store.State(0) = 1;
        long withOneState = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(created, 4 * Length, (4 * Length) + 10_000);
        Assert.InRange(withOneState, 8 * Length, (8 * Length) + 10_000);
    }

    [Fact]
    public void StatesStartWithTheirInitialValue()
    {
        var store = new ParameterStore<double>([new("w", 0, new VectorLayout(3), [3], true, true)], 16, ["sum", "other"], [0.25, 0]);
        Assert.Equal([0.25, 0.25, 0.25], store.Parameters[0].OptimizerState("sum").ToArray());
        Assert.Equal([0, 0, 0], store.Parameters[0].OptimizerState("other").ToArray());
    }

    [Fact]
    public void WhatWasReservedIsThereBeforeItIsUsed()
    {
        var stores = new Queue<ParameterStore<float>>();
        for (int i = 0; i < 20; i++)
        {
            ParameterStore<float> reserved = SmallStore.Create();
            reserved.ReserveGradients();
            reserved.ReserveStates();
            Assert.True(reserved.HasGradients);
            stores.Enqueue(reserved);
        }

        // Each store is used for the first time while it is measured.
        ParameterStore<float> store = stores.Peek();
        Assert.Equal(0, Allocations.Of(() =>
        {
            store = stores.Dequeue();
            store.Gradients = 1;
            store.State(0) = 2;
            store.State(1) = 3;
        }));

        // Reserving again keeps what is there.
        store.ReserveGradients();
        store.ReserveStates();
        Assert.Equal([1, 2, 3], new[] { store.Gradients, store.State(0), store.State(1) });
    }

    [Fact]
    public void DeclarationsThatContradictThemselvesAreRefused()
    {
        static ParameterDeclaration W(int offset, params int[] shape) => new("w", offset, new PanelLayout(3, 2), shape);
        ParameterDeclaration w = W(0, 3, 2);
        Assert.Throws<ArgumentException>(() => new ParameterStore<float>([w], 31));
        Assert.Throws<ArgumentException>(() => new ParameterStore<float>([W(0, 2, 2)], 32));
        Assert.Throws<ArgumentException>(() => new ParameterStore<float>([w, W(32, 3, 2)], 64));
        Assert.Throws<ArgumentException>(() => new ParameterStore<float>([w], 32, ["a"], [1, 2]));
    }

    [Fact]
    public void GradientsAndStatesAreOfWhatTrainsAlone()
    {
        const int Length = 1 << 20;
        ParameterDeclaration[] declarations =
        [
            new("w", 0, new VectorLayout(16), [16], true, true),
            new("statistic", 16, new VectorLayout(Length), [Length], false, false),
        ];
        var store = new ParameterStore<float>(declarations, 16 + Length, ["exp_avg"], trainedLength: 16);
        long before = GC.GetAllocatedBytesForCurrentThread();
        store.ReserveStates();
        store.ReserveGradients();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.Throws<ArgumentException>(() => new ParameterStore<float>([new("statistic", 16, new VectorLayout(Length), [Length], trainable: true, decay: false)], 16 + Length, trainedLength: 16));
    }

    [Fact]
    public void FactorsAreThoseDeclaredUntilTheyAreSet()
    {
        ParameterDeclaration[] declarations =
        [
            new("a", 0, new VectorLayout(16), [16], true, true),
            new("b", 16, new VectorLayout(20), [20], true, false, factors: 1),
            new("c", 48, new VectorLayout(16), [16], true, true),
        ];
        var store = new ParameterStore<float>(declarations, 64, factors: [new(1, 0.1), new(0.5, 0)]);
        Assert.Equal([0, 1, 0], new[] { store.FactorsAt(0, 0), store.FactorsAt(32, 1), store.FactorsAt(48, 0) });
        Assert.Equal((0.5, 0), (store.Parameters[1].LearningRateScale, store.Parameters[1].WeightDecay));

        store.Parameters[1].WeightDecay = 0.2;
        Assert.Equal([0, 2, 2, 0], new[] { store.FactorsAt(0, 0), store.FactorsAt(16, 1), store.FactorsAt(32, 1), store.FactorsAt(48, 0) });
        Assert.Equal(new UpdateFactors(0.5, 0.2), store.Factors[2]);

        store.Parameters[1].Frozen = true;
        Assert.True(store.FactorsAt(16, 1) < 0 && store.IsFrozen(32) && !store.IsFrozen(48));
        store.Parameters[1].WeightDecay = 0.3;
        store.Parameters[1].Frozen = false;
        Assert.Equal(2, store.FactorsAt(16, 1));
        Assert.Equal(new UpdateFactors(0.5, 0.3), store.Factors[2]);
        Assert.Equal(3, store.Factors.Length);
    }
}
