using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network needs a layer.</summary>
public class DIG005Tests
{
    [Fact]
    public void ANetworkWithoutLayerIsMarkedAtItsName() => RuleTester.Reports("DIG005", """
        [Network]
        [Input(4)]
        public sealed partial class {|DIG005:Net|};
        """);

    [Fact]
    public void OneLayerIsSilent() => RuleTester.Silent("DIG005", """
        [Input(4)]
        [Dense(1)]
        """);
}
