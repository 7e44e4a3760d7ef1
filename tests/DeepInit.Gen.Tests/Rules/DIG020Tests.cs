using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A member has the name of a generated one.</summary>
public class DIG020Tests
{
    [Fact]
    public void APropertyOfAGeneratedNameIsMarked() => RuleTester.Reports("DIG020", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net
        {
            public int {|DIG020:Parameters|} => 3;
        }
        """);

    [Fact]
    public void AnOverloadOfAGeneratedMethodIsSilent() => RuleTester.Silent("DIG020", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net
        {
            public float Predict(int row) => row;

            public int Tag => 3;
        }
        """);
}
