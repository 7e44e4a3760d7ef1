using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network without a loss cannot be trained.</summary>
public class DIG019Tests
{
    [Fact]
    public void TrainingWithoutLossIsMarkedAtTheMember() => RuleTester.Reports("DIG019", """
        [Network]
        [Input(4)]
        [Dense(1)]
        public sealed partial class Net;

        public static class Use
        {
            public static void It(Net net) => net.{|DIG019:TrainBatch|}(null, null);
        }
        """);

    [Fact]
    public void TrainingWithoutOptimiserIsMarked() => RuleTester.Reports("DIG019", """
        [Network]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        public sealed partial class Net;

        public static class Use
        {
            public static void It(Net net) => net.{|DIG019:Fit|}(null);
        }
        """);

    [Fact]
    public void PredictingWithoutLossIsSilent() => RuleTester.Silent("DIG019", """
        [Network]
        [Input(4)]
        [Dense(1)]
        public sealed partial class Net;

        public static class Use
        {
            public static void It(Net net) => net.Predict(null);
        }
        """);

    [Fact]
    public void TrainingWithLossAndOptimiserIsSilent() => RuleTester.Silent("DIG019", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net;

        public static class Use
        {
            public static void It(Net net) => net.TrainBatch(null, null);
        }
        """);
}
