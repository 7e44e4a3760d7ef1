using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network must be a partial class.</summary>
public class DIG001Tests
{
    [Fact]
    public void AClassThatIsNotPartialIsMarkedAtItsName() => RuleTester.Reports("DIG001", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed class {|DIG001:Net|} { }
        """);

    [Fact]
    public void APartialClassIsSilent() => RuleTester.Silent("DIG001", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net;
        """);

    [Fact]
    public void TheFixAddsPartial() => FixTester.Fixes(
        "DIG001",
        """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed class Net { }
        """,
        """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net { }
        """);

    [Fact]
    public void TheFixAddsPartialWithoutOtherModifiers() => FixTester.Fixes(
        "DIG001",
        """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        class Net { }
        """,
        """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        partial class Net { }
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG001", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed class Net { }
        """);
}
