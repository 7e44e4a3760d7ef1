using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network must be an ordinary class.</summary>
public class DIG002Tests
{
    [Fact]
    public void AStaticClassIsMarked() => RuleTester.Reports("DIG002", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public static partial class {|DIG002:Net|} { }
        """);

    [Fact]
    public void AnAbstractClassIsMarked() => RuleTester.Reports("DIG002", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public abstract partial class {|DIG002:Net|} { }
        """);

    // Each would have parameters of its own: steps of the one would move what the other does not predict with.
    [Fact]
    public void ANetworkDerivedFromANetworkIsMarked() => RuleTester.Reports("DIG002", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public partial class Base { }

        public class Between : Base { }

        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public partial class {|DIG002:Net|} : Between { }
        """);

    [Fact]
    public void AGenericClassIsMarked() => RuleTester.Reports("DIG002", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public partial class {|DIG002:Net|}<T> { }
        """);

    [Fact]
    public void ANestedClassInATypeThatIsNotPartialIsMarked() => RuleTester.Reports("DIG002", """
        public class Outer
        {
            [Network]
            [Input(4)]
            [Dense(1)]
            public partial class {|DIG002:Net|} { }
        }
        """);

    [Fact]
    public void ANestedClassInAPartialTypeIsSilent() => RuleTester.Silent("DIG002", """
        public partial class Outer
        {
            [Network]
            [Input(4)]
            [Dense(1)]
            public partial class Net { }
        }
        """);

    [Fact]
    public void TheFixMakesTheTypesAroundItPartial() => FixTester.Fixes(
        "DIG002",
        """
        public class Outer
        {
            [Network]
            [Input(4)]
            [Dense(1)]
            public partial class Net { }
        }
        """,
        """
        public partial class Outer
        {
            [Network]
            [Input(4)]
            [Dense(1)]
            public partial class Net { }
        }
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG002", """
        public class Outer
        {
            [Network]
            [Input(4)]
            [Dense(1)]
            public partial class Net { }
        }
        """);
}
