using System.Text.RegularExpressions;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Names of kernels come from one record, and are as the head of the file says.</summary>
public sealed class KernelNameTests
{
    private static readonly KernelName Dense = new("Dense0", "Dense") { Inputs = 30, Outputs = 64, Direction = KernelDirection.Forward };

    [Fact]
    public void ANameSaysLayerSizesFunctionAndPass()
    {
        Assert.Equal("Dense0_30x64_Forward", Dense.ToString());
        Assert.Equal("Dense0_30x64_Folded_ReLU_Forward_FromRows", (Dense with { IsFolded = true, Function = "ReLU", FromRows = true }).ToString());
        Assert.Equal("Dense0_30x64_ReLU_Backward_Input", (Dense with { Direction = KernelDirection.Backward, Of = "Input", Function = "ReLU" }).ToString());
        Assert.Equal("Separable0_16_Depthwise_AccumulateScatter", new KernelName("Separable0", "SeparableConv2D") { Outputs = 16, Part = "Depthwise", Of = "Scatter", Accumulates = true }.ToString());
        Assert.Equal("Norm_16_TrainingForward", new KernelName("Norm", "BatchNormalization") { Outputs = 16, Direction = KernelDirection.Forward, Trains = true }.ToString());
    }

    [Fact]
    public void LayersThatShareAKernelAreCalledByTheirKind()
    {
        KernelName name = Dense with { Function = "ReLU", IsFolded = true, Number = 2 };
        Assert.Equal("Dense_ReLU_Forward", name.SharedByKind().ToString());
        Assert.Equal("Elementwise_ReLU_Forward", name.SharedBy("Elementwise").ToString());
    }

    [Fact]
    public void EqualNamesAreToldApartByNumbers() =>
        Assert.Equal(["Dense0_30x64_Forward", "Dense0_30x64_Forward_2", "Dense0_30x64_Forward_3"], KernelName.Distinct([Dense, Dense, Dense]).Select(name => name.ToString()));

    [Fact]
    public void AFusedKernelHasANameOfItsOwn()
    {
        NetworkPlan plan = Harness.Plan(Harness.Parse("[Network] [Input(6, 6, 3)] [Conv2D(4, 3, Activation = Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }"));
        Assert.Contains(plan.Training!.Ops, op => op is LayerKernelOp { Name: { Function: "ReLU", Direction: KernelDirection.Backward } });
    }

    /// <summary>The benchmarks find kernels of products by the ends of their names (<c>EngineKernels</c>).</summary>
    [Fact]
    public void NamesOfProductsEndWithWhatTheyCompute()
    {
        static string EndOf(KernelName name) => new KernelName("", "") { Direction = name.Direction, Of = name.Of, FromRows = name.FromRows }.ToString();
        NetworkPlan plan = Harness.Plan(Harness.Parse("[Network] [Input(30)] [Dense(64, Activation = Activation.ReLU)] [Dense(1)] [Loss(Loss.MeanSquaredError)] [AdamW] partial class Net { }"));
        KernelOp[] ops = [.. plan.Training!.Ops.Where(op => op is ProductOp or InputGradientOp or WeightGradientOp)];
        Assert.Equal(["Backward_Input", "Backward_Weights", "Backward_Weights_FromRows", "Forward", "Forward_FromRows"], ops.Select(op => EndOf(op.Name!)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(ops, op => Assert.EndsWith("_" + EndOf(op.Name!), op.Method, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryNameFollowsTheGrammar()
    {
        string words = string.Join("|", Enum.GetNames<Activation>().Concat(Enum.GetNames<Loss>()).SelectMany(word => new[] { word, "Add" + word }).Append("Add"));
        var grammar = new Regex($@"^\w+?(_(\d+x)?\d+)?(_Folded)?(_[A-Z][a-z]+)?(_Padded)?(_({words}))?_((Accumulate)?(Training)?(Forward|Backward|[A-Z][A-Za-z0-9]+)(_\w+?)?)(_FromRows)?(_\d+)?$");
        int names = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            foreach (PassPlan pass in plan.Passes)
            {
                string[] methods = [.. pass.Ops.Select(op => op.Method).Where(method => method.Length > 0)];
                Assert.Equal(methods.Length, methods.Distinct().Count());
                Assert.All(methods, method => Assert.Matches(grammar, method));
                names += methods.Length;
            }
        }

        Assert.True(names > 500);
    }
}
