using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network needs an input.</summary>
public class DIG004Tests
{
    [Fact]
    public void ANetworkWithoutInputIsMarkedAtItsName() => RuleTester.Reports("DIG004", """
        [Network]
        [Dense(1)]
        public sealed partial class {|DIG004:Net|};
        """);

    [Fact]
    public void OneInputIsSilent() => RuleTester.Silent("DIG004", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
