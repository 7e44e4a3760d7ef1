using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>The coordinate check of Yang et al. 2022: how far some steps move the output must not depend on the width with <c>[MuP]</c>, and grows with it without.</summary>
public sealed class MuPTests
{
    private const int Narrow = 32;
    private const int Wide = 1024;
    private const int Rows = 16;

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
        from optimizer in new[] { "Adam", "SGD" }
        from width in new[] { Narrow, Wide }
        from mup in new[] { "", "[MuP(BaseWidth = 32)]" }
        select ($"{optimizer}{width}{(mup.Length > 0 ? "MuP" : "")}", $"""
            [Network] [Input(10)] [Dense({width}, Activation = Activation.ReLU)] [Dense({width}, Activation = Activation.ReLU)] [Dense(1)] [Loss(Loss.MeanSquaredError)] [{optimizer}(LearningRate = {(optimizer == "SGD" ? "0.02" : "0.003")})] {mup}
            """, false));

    [Theory]
    [InlineData("Adam")]
    [InlineData("SGD")]
    public void StepsMoveTheOutputAlikeWhateverTheWidth(string optimizer)
    {
        double narrow = Moved(optimizer + Narrow + "MuP"), wide = Moved(optimizer + Wide + "MuP");
        Assert.InRange(wide / narrow, 1 / 2.5, 2.5);
    }

    [Fact]
    public void WithoutItTheyMoveAWideNetworkFurther() => Assert.True(Moved("Adam" + Wide) > 4 * Moved("Adam" + Narrow));

    [Fact]
    public void AtTheBaseWidthItIsTheSameNetwork() => Assert.Equal(Moved("Adam" + Narrow), Moved("Adam" + Narrow + "MuP"));

    // The root mean square of what 3 steps make of the outputs.
    private static double Moved(string name)
    {
        INetworkDriver<float> driver = Networks.Create<float>(name);
        float[] x = Numbers.Floats(Rows * 10, 1), y = Numbers.Floats(Rows, 2), before = new float[Rows], after = new float[Rows];
        driver.Predict([x], [before]);
        for (int step = 0; step < 3; step++)
            driver.TrainBatch(x, y);
        driver.Predict([x], [after]);
        return Math.Sqrt(before.Zip(after, (b, a) => (double)(a - b) * (a - b)).Average());
    }
}
