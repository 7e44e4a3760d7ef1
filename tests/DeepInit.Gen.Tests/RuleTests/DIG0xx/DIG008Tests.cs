using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A constant is outside its domain.</summary>
public class DIG008Tests
{
    [Fact]
    public void UnitsBelowOneAreMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense({|DIG008:0|})]
        """);

    [Fact]
    public void ADropoutRateOfOneIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout({|DIG008:1|})]
        [Dense(1)]
        """);

    [Fact]
    public void ABetaOfOneIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [Adam({|DIG008:Beta2 = 1|})]
        """);

    [Fact]
    public void AMomentumOfOneIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD({|DIG008:Momentum = 1.0|})]
        """);

    [Fact]
    public void AnEpsilonOfZeroIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG008:Epsilon = 0|})]
        """);

    [Fact]
    public void ANegativeDecayIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG008:WeightDecay = -0.01|})]
        """);

    [Theory]
    [InlineData("[Adan({|DIG008:Beta3 = 1|})]")]
    [InlineData("[AdEMAMix({|DIG008:Beta3 = 1|})]")]
    [InlineData("[AdEMAMix({|DIG008:Alpha = -1|})]")]
    [InlineData("[AdEMAMix({|DIG008:Beta3Warmup = -1|})]")]
    [InlineData("[ADOPT({|DIG008:ClipExponent = 0|})]")]
    [InlineData("[ADOPT({|DIG008:Epsilon = 0|})]")]
    [InlineData("[AdamC({|DIG008:MaxLearningRate = -1|})]")]
    [InlineData("[Grams({|DIG008:Beta1 = 1|})]")]
    [InlineData("[Tiger({|DIG008:Beta = 1|})]")]
    [InlineData("[Rprop({|DIG008:EtaPlus = 1|})]")]
    [InlineData("[Rprop({|DIG008:EtaMinus = 1.5|})]")]
    [InlineData("[Rprop({|DIG008:StepMax = 1e-9|})]")]
    [InlineData("[ASGD({|DIG008:Lambda = -1|})]")]
    [InlineData("[ASGD({|DIG008:T0 = -1|})]")]
    [InlineData("[SGD]\n[InverseSqrt({|DIG008:WarmupSteps = -1|})]")]
    [InlineData("[SGD]\n[WarmupStableDecay({|DIG008:Decay = 0|})]")]
    [InlineData("[SGD]\n[WarmupStableDecay({|DIG008:Decay = 0.8|}, Warmup = 0.3)]")]
    [InlineData("[SGD]\n[WarmupStableDecay({|DIG008:DecaySteps = 80|}, WarmupSteps = 30, TotalSteps = 100)]")]
    [InlineData("[SGD]\n[ConstantWithCooldown({|DIG008:CooldownSteps = 80|}, TotalSteps = 60)]")]
    [InlineData("[SGD]\n[Cyclic(0.1, {|DIG008:0|})]")]
    [InlineData("[SGD]\n[OneCycle(0.1, {|DIG008:WarmupFraction = 0.6|}, ThreePhase = true)]")]
    [InlineData("[SGD]\n[CosineDecay({|DIG008:From = 5|})]")]
    [InlineData("[SGD]\n[CosineDecay]\n[StepDecay(3, From = 5)]\n[StepDecay(3, {|DIG008:From = 5|})]")]
    public void OptionsOfOptimisersAndSchedulesAreMarked(string attribute) => RuleTester.Reports("DIG008", "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n" + attribute + "\n");

    [Fact]
    public void ALearningRateThatIsNotANumberIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW({|DIG008:LearningRate = double.NaN|})]
        """);

    [Fact]
    public void AnInputOfLengthZeroIsMarked() => RuleTester.Reports("DIG008", """
        [Input({|DIG008:0|})]
        [Dense(1)]
        """);

    [Fact]
    public void ACastThatIsNoMemberIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1)]
        [Loss({|DIG008:(Loss)99|})]
        [AdamW]
        """);

    [Fact]
    public void AnUnknownActivationIsMarked() => RuleTester.Reports("DIG008", """
        [Input(4)]
        [Dense(1, {|DIG008:Activation = (Activation)99|})]
        """);

    [Fact]
    public void ConstantsAtTheEndsOfTheirDomainAreSilent() => RuleTester.Silent("DIG008", """
        [Input(1)]
        [Dense(2, Activation = ReLU)]
        [Dropout(0)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [SGD(Momentum = 0, WeightDecay = 0)]
        """);

    [Fact]
    public void TheFixReadsPerCent() => FixTester.Fixes(
        "DIG008",
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(50)]
        [Dense(1)]
        """,
        """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(0.5)]
        [Dense(1)]
        """);

    [Fact]
    public void TheFixDropsTheSignOfUnits() => FixTester.Fixes(
        "DIG008",
        """
        [Input(4)]
        [Dense(-3)]
        """,
        """
        [Input(4)]
        [Dense(3)]
        """);

    [Fact]
    public void TheFixRestoresADefault() => FixTester.Fixes(
        "DIG008",
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(Beta1 = 1.5, Epsilon = 1e-7)]
        """,
        """
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW(Epsilon = 1e-7)]
        """);

    [Fact]
    public void GroupsThatDoNotDivideTheChannelsAreMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 8, 6)]
        [Conv2D(8, 3, {|DIG008:Groups = 4|}, Activation = ReLU)]
        [GlobalMaxPooling2D]
        [Dense(1)]
        """);

    [Fact]
    public void PaddingAsWideAsTheWindowIsMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 8, 6)]
        [MaxPooling2D(2, {|DIG008:Pads = new[] { 2 }|})]
        [GlobalMaxPooling2D]
        [Dense(1)]
        """);

    [Fact]
    public void AnOutputPadOfTheStrideIsMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 3)]
        [Conv1DTranspose(4, 3, Stride = 2, {|DIG008:OutputPad = 2|}, Activation = ReLU)]
        [GlobalMaxPooling1D]
        [Dense(1)]
        """);

    [Fact]
    public void PadsThatLeaveNothingAreMarked() => RuleTester.Reports("DIG008", """
        [Input(2, 2, 3)]
        [Conv2DTranspose(4, 3, {|DIG008:Pads = new[] { 2 }|}, Activation = ReLU)]
        [GlobalMaxPooling2D]
        [Dense(1)]
        """);

    [Fact]
    public void CausalPaddingOfAPoolingIsMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 2)]
        [MaxPooling1D(3, {|DIG008:Padding = Padding.Causal|})]
        """);

    [Fact]
    public void CausalPaddingOfAnImageIsMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 8, 3)]
        [Conv2D(4, 3, {|DIG008:Padding = Padding.Causal|}, Activation = ReLU)]
        [GlobalMaxPooling2D]
        [Dense(1)]
        """);

    [Fact]
    public void ADepthMultiplierOfZeroIsMarked() => RuleTester.Reports("DIG008", """
        [Input(8, 8, 3)]
        [DepthwiseConv2D(3, {|DIG008:DepthMultiplier = 0|}, Activation = ReLU)]
        [GlobalMaxPooling2D]
        [Dense(1)]
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG008", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dropout(50)]
        [Dense(1)]
        """);

    [Theory]
    [InlineData("[Conv2D({|DIG008:-16|}, 3)]", "[Conv2D(16, 3)]")]
    [InlineData("[Conv2D({|DIG008:0|}, 3)]", "[Conv2D(1, 3)]")]
    [InlineData("[Conv2D(16, 3, {|DIG008:Strides = new[] { 0 }|})]", "[Conv2D(16, 3)]")]
    [InlineData("[Conv2D(16, 3, {|DIG008:Pads = new[] { 1, 1, 1 }|})]", "[Conv2D(16, 3)]")]
    [InlineData("[MaxPooling2D(2, {|DIG008:Strides = new[] { 1, 1, 1 }|})]", "[MaxPooling2D(2)]")]
    [InlineData("[BatchNormalization({|DIG008:Momentum = 1.5|})]", "[BatchNormalization]")]
    [InlineData("[LayerNormalization({|DIG008:Epsilon = 0|})]", "[LayerNormalization]")]
    public void ConstantsOfLayersOnImagesAreMarkedAndMended(string wrong, string right)
    {
        const string Before = "[Input(8, 8, 3)]\n";
        const string After = "\n[Flatten]\n[Dense(1)]\n";
        RuleTester.Reports("DIG008", Before + wrong + After);
        string source = System.Text.RegularExpressions.Regex.Replace(wrong, @"\{\|DIG008:(.*?)\|\}", "$1");
        FixTester.Fixes("DIG008", Before + source + After, Before + right + After);
    }

    [Fact]
    public void ANegativeInputIsMended() => FixTester.Fixes("DIG008", "[Input(-30)]\n[Dense(1)]", "[Input(30)]\n[Dense(1)]");

    [Theory]
    [InlineData("[StepDecay({|DIG008:0|})]", "[StepDecay(1)]")]
    [InlineData("[StepDecay({|DIG008:-5|})]", "[StepDecay(5)]")]
    [InlineData("[StepDecay(5, {|DIG008:Gamma = 0|})]", "[StepDecay(5)]")]
    [InlineData("[ExponentialDecay({|DIG008:-1|}, Interval = ScheduleInterval.Epoch)]", "[ExponentialDecay(0.95, Interval = ScheduleInterval.Epoch)]")]
    [InlineData("[CosineDecay({|DIG008:Steps = -10|})]", "[CosineDecay(Steps = 10)]")]
    [InlineData("[CosineDecay({|DIG008:Minimum = double.NaN|})]", "[CosineDecay]")]
    [InlineData("[CosineRestarts(10, {|DIG008:Multiplier = 0|})]", "[CosineRestarts(10, Multiplier = 1)]")]
    [InlineData("[WarmupCosine({|DIG008:Warmup = 5|})]", "[WarmupCosine(Warmup = 0.05)]")]
    [InlineData("[WarmupCosine({|DIG008:WarmupSteps = 10|}, TotalSteps = 10)]", "[WarmupCosine(TotalSteps = 10)]")]
    [InlineData("[LinearWarmup({|DIG008:StartFactor = -1|})]", "[LinearWarmup]")]
    [InlineData("[OneCycle(0.01, {|DIG008:WarmupFraction = 30|})]", "[OneCycle(0.01, WarmupFraction = 0.3)]")]
    [InlineData("[OneCycle(0.01, {|DIG008:DivFactor = 0|})]", "[OneCycle(0.01)]")]
    [InlineData("[PolynomialDecay({|DIG008:Power = 0|})]", "[PolynomialDecay]")]
    public void ConstantsOfSchedulesAreMarkedAndMended(string wrong, string right)
    {
        const string Before = "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";
        RuleTester.Reports("DIG008", Before + wrong);
        string source = System.Text.RegularExpressions.Regex.Replace(wrong, @"\{\|DIG008:(.*?)\|\}", "$1");
        FixTester.Fixes("DIG008", Before + source, Before + right);
    }

    [Theory]
    [InlineData("[MultiHeadAttention({|DIG008:3|})]", "[MultiHeadAttention(2)]")]
    [InlineData("[MultiHeadAttention({|DIG008:0|})]", "[MultiHeadAttention(1)]")]
    [InlineData("[MultiHeadAttention(4, {|DIG008:KeyValueHeads = 3|})]", "[MultiHeadAttention(4, KeyValueHeads = 2)]")]
    [InlineData("[MultiHeadAttention(4, {|DIG008:Dropout = 10|})]", "[MultiHeadAttention(4, Dropout = 0.1)]")]
    [InlineData("[Attention({|DIG008:Dropout = 10|})]", "[Attention(Dropout = 0.1)]")]
    public void SizesOfHeadsAreMarkedAndMended(string wrong, string right)
    {
        const string Before = "[Input(6, 8)]\n", After = "\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";
        RuleTester.Reports("DIG008", Before + wrong + After);
        string source = System.Text.RegularExpressions.Regex.Replace(wrong, @"\{\|DIG008:(.*?)\|\}", "$1");
        FixTester.Fixes("DIG008", Before + source + After, Before + right + After);
    }

    [Theory]
    [InlineData("{|DIG008:Window = 3|}")]
    [InlineData("{|DIG008:Scale = -1|}")]
    [InlineData("KeyDim = 3, ValueDim = 3, {|DIG008:Rotary = Rotary.Halves|}")]
    [InlineData("{|DIG008:Values = \"x\"|}")]
    [InlineData("KeyDim = 1, ValueDim = 4, {|DIG008:NormalizeKeys = true|}")]
    [InlineData("NormalizeKeys = true, {|DIG008:Epsilon = 0|}")]
    [InlineData("NormalizeKeys = true, {|DIG008:Epsilon = double.NaN|}")]
    public void OptionsOfAttentionThatDoNotFitAreMarked(string options) =>
        RuleTester.Reports("DIG008", $"[Input(\"x\", 6, 8)]\n[MultiHeadAttention(2, {options})]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n");

    [Fact]
    public void NegativeMilestonesAreMarked() =>
        RuleTester.Reports("DIG008", "[Input(4)]\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n[MultiStepDecay({|DIG008:-1|}, 20)]\n");

    /// <summary>A number that is positive where it is written, and nothing or infinite where it is used.</summary>
    [Theory]
    [InlineData("[Adam({|DIG008:Epsilon = 1e-60|})]")]
    [InlineData("[SGD({|DIG008:LearningRate = 1e-300|})]")]
    [InlineData("[SGD({|DIG008:ClipValue = 1e39|})]")]
    public void ANumberThatSinglePrecisionHasNotIsMarked(string optimizer) => RuleTester.Reports("DIG008", $"""
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizer}
        """);

    [Theory]
    [InlineData("[Loss(MeanSquaredError, {|DIG008:Weight = 1e300|})]")]
    [InlineData("[Loss(Huber, {|DIG008:Delta = 1e-46|})]")]
    [InlineData("[LayerNormalization({|DIG008:Epsilon = 1e-60|})] [Loss(MeanSquaredError)]")]
    [InlineData("[Dense(1, Activation = LeakyReLU, {|DIG008:NegativeSlope = -1e-60|})] [Loss(MeanSquaredError)]")]
    [InlineData("[GaussianNoise({|DIG008:1e-60|})] [Loss(MeanSquaredError)]")]
    public void SoIsOneOfALossOrALayer(string attributes) => RuleTester.Reports("DIG008", $"""
        [Input(4)]
        [Dense(1)]
        {attributes}
        [SGD]
        """);

    [Fact]
    public void DoublePrecisionHasThem() => RuleTester.Silent("DIG008", """
        [Adam(Epsilon = 1e-60)]
        [Network(Precision = Precision.Double)]
        [Input(4)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        public sealed partial class Net;
        """);

    /// <summary>Numbers of heads as large as numbers can be: no search for a divisor may leave their range, or take long.</summary>
    [Theory]
    [InlineData("1, {|DIG008:KeyValueHeads = int.MaxValue|}", "a divisor of the 1 heads")]
    [InlineData("2, {|DIG008:KeyValueHeads = 1_500_000_000|}", "a divisor of the 2 heads")]
    [InlineData("{|DIG008:int.MaxValue|}", "at most 16777216")]
    [InlineData("{|DIG008:16_777_216|}", "a divisor of the 8 features of 'x'")]
    [InlineData("{|DIG008:0|}", "at least 1")]
    public void HeadsThatCannotBeAreMarked(string arguments, string expected)
    {
        RuleTester.Reports("DIG008", $"""
            [Input(4, 8)]
            [MultiHeadAttention({arguments})]
            """);
        string plain = arguments.Replace("{|DIG008:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        Compilation completed = Harness.Complete(new Setting(), Harness.Usings + $"[Network] [Input(4, 8)] [MultiHeadAttention({plain})] partial class Net {{ }}");
        Assert.Contains(expected, RuleTester.Analyze(completed).Single(d => d.Id == "DIG008").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
