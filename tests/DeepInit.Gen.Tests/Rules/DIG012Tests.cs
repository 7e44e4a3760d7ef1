using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A parameter setting refers to no parameter.</summary>
public class DIG012Tests
{
    [Fact]
    public void AnUnknownParameterIsMarked() => RuleTester.Reports("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter({|DIG012:"dense1.bias"|}, Trainable = false)]
        """);

    [Fact]
    public void AParameterOfTheNetworkIsSilent() => RuleTester.Silent("DIG012", """
        [Input(4)]
        [Dense(1)]
        [Parameter("dense0.bias", Trainable = false)]
        """);
}
