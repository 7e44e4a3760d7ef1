using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Initializers;

/// <summary>What initialisers come down to: which is derived, and the numbers that fans and gains give. All on 100 inputs and 50 units.</summary>
public sealed class InitializerInferenceTests
{
    // He for the ReLU family, LeCun for SELU, Xavier for what saturates or is linear.
    public static TheoryData<string, string> DerivedInits => new()
    {
        { "Linear", "XavierUniform" },
        { "ReLU", "HeNormal" },
        { "ReLU6", "HeNormal" },
        { "LeakyReLU", "HeNormal" },
        { "ELU", "HeNormal" },
        { "SELU", "LeCunNormal" },
        { "GELU", "HeNormal" },
        { "GELUTanh", "HeNormal" },
        { "SiLU", "HeNormal" },
        { "Tanh", "XavierUniform" },
        { "Sigmoid", "XavierUniform" },
        { "Softplus", "XavierUniform" },
        { "Softsign", "XavierUniform" },
        { "HardSwish", "HeNormal" },
        { "HardSigmoid", "XavierUniform" },
        { "Mish", "HeNormal" },
        { "Softmax", "XavierUniform" },
        { "LogSoftmax", "XavierUniform" },
    };

    [Theory]
    [MemberData(nameof(DerivedInits))]
    public void TheActivationChoosesTheInitialiserThatIsLeftOut(string activation, string init)
    {
        ResolvedInit own = Weight($"[Dense(50, Activation = Activation.{activation})]");
        Assert.Equal(Enum.Parse<Init>(init), own.Init);
        Assert.True(own.Derived);

        // An activation layer that alone reads the layer counts as its own activation.
        Assert.Equal(own, Weight($"[Dense(50)] [Activation(Activation.{activation})]"));
    }

    [Fact]
    public void EveryActivationHasADerivedInitialiserAboveThisLine() =>
        Assert.Equal(Enum.GetNames<Activation>().Order(), DerivedInits.Select(row => (string)row[0]).Order());

    [Fact]
    public void AnActivationLayerAmongSeveralReadersDoesNotCount() =>
        Assert.Equal(Init.XavierUniform, Weight("[Dense(50, Name = \"a\")] [Activation(ReLU)] [Dense(2, From = \"a\")]").Init);

    [Theory]
    [InlineData("Init = XavierNormal", nameof(InitCall.Normal), new double[] { 0, 0.115470053837925 })] // √(2 / 150)
    [InlineData("Init = XavierNormal, Gain = 3", nameof(InitCall.Normal), new double[] { 0, 0.346410161513775 })]
    [InlineData("Init = XavierUniform", nameof(InitCall.Uniform), new double[] { -0.2, 0.2 })] // √(6 / 150)
    [InlineData("Init = XavierUniform, Gain = 0.5", nameof(InitCall.Uniform), new double[] { -0.1, 0.1 })]
    [InlineData("Init = HeNormal", nameof(InitCall.Normal), new double[] { 0, 0.141421356237310 })] // √(2 / 100)
    [InlineData("Init = HeNormal, Activation = ReLU", nameof(InitCall.Normal), new double[] { 0, 0.141421356237310 })]
    [InlineData("Init = HeNormal, Activation = LeakyReLU, NegativeSlope = 0.75", nameof(InitCall.Normal), new double[] { 0, 0.113137084989848 })] // √(2 / (1 + 0.5625) / 100)
    [InlineData("Init = HeNormal, Fan = Fan.FanIn", nameof(InitCall.Normal), new double[] { 0, 0.141421356237310 })]
    [InlineData("Init = HeNormal, Fan = Fan.FanOut", nameof(InitCall.Normal), new double[] { 0, 0.2 })] // √(2 / 50)
    [InlineData("Init = HeNormal, Fan = Fan.FanAvg", nameof(InitCall.Normal), new double[] { 0, 0.163299316185545 })] // √(2 / 75)
    [InlineData("Init = HeNormal, Gain = 2", nameof(InitCall.Normal), new double[] { 0, 0.2 })]
    [InlineData("Init = HeUniform", nameof(InitCall.Uniform), new double[] { -0.244948974278318, 0.244948974278318 })] // √(6 / 100)
    [InlineData("Init = HeUniform, Fan = Fan.FanOut, Gain = 1", nameof(InitCall.Uniform), new double[] { -0.244948974278318, 0.244948974278318 })] // √(3 / 50)
    [InlineData("Init = HeUnbiased", nameof(InitCall.Normal), new double[] { 0, 0.142133810903740 })] // √(2 / 99)
    [InlineData("Init = LeCunNormal", nameof(InitCall.Normal), new double[] { 0, 0.1 })] // √(1 / 100)
    [InlineData("Init = LeCunUniform", nameof(InitCall.Uniform), new double[] { -0.173205080756888, 0.173205080756888 })] // √(3 / 100)
    [InlineData("Init = Orthogonal", nameof(InitCall.Orthogonal), new double[] { 50, 100, 1 })]
    [InlineData("Init = Orthogonal, Gain = 1.5", nameof(InitCall.Orthogonal), new double[] { 50, 100, 1.5 })]
    [InlineData("Init = Identity", nameof(InitCall.Identity), new double[] { 50, 100, 1 })]
    [InlineData("Init = Zeros", nameof(InitCall.Constant), new double[] { 0 })]
    [InlineData("Init = Ones", nameof(InitCall.Constant), new double[] { 1 })]
    [InlineData("Init = Constant, Value = -2.5", nameof(InitCall.Constant), new double[] { -2.5 })]
    [InlineData("Init = Normal", nameof(InitCall.Normal), new double[] { 0, 1 })]
    [InlineData("Init = Normal, Mean = 1, Sigma = 0.5", nameof(InitCall.Normal), new double[] { 1, 0.5 })]
    [InlineData("Init = Uniform", nameof(InitCall.Uniform), new double[] { -0.05, 0.05 })]
    [InlineData("Init = Uniform, Low = -1, High = 3", nameof(InitCall.Uniform), new double[] { -1, 3 })]
    [InlineData("Init = TruncatedNormal", nameof(InitCall.TruncatedNormal), new double[] { 0, 1, -2, 2 })]
    [InlineData("Init = TruncatedNormal, Mean = 1, Sigma = 0.5", nameof(InitCall.TruncatedNormal), new double[] { 1, 0.5, 0, 2 })]
    [InlineData("Init = TruncatedNormal, Low = -1, High = 4", nameof(InitCall.TruncatedNormal), new double[] { 0, 1, -1, 4 })]
    [InlineData("Init = VarianceScaling", nameof(InitCall.TruncatedNormal), new double[] { 0, 0.113684723433856, -0.227369446867711, 0.227369446867711 })] // √(1 / 100) / 0.8796
    [InlineData("Init = VarianceScaling, Scale = 2, Fan = Fan.FanAvg, Distribution = InitDistribution.Uniform", nameof(InitCall.Uniform), new double[] { -0.282842712474619, 0.282842712474619 })] // √(3 · 2 / 75)
    [InlineData("Init = VarianceScaling, Scale = 2, Fan = Fan.FanOut, Distribution = InitDistribution.UntruncatedNormal", nameof(InitCall.Normal), new double[] { 0, 0.2 })]
    [InlineData("Init = ZerO", nameof(InitCall.ZerO), new double[] { 1, 50, 100, 1, 0 })]
    [InlineData("Init = Sparse", nameof(InitCall.Sparse), new double[] { 50, 100, 45, 1 })]
    [InlineData("Init = Sparse, Sparsity = 0.33, Sigma = 0.2", nameof(InitCall.Sparse), new double[] { 50, 100, 17, 0.2 })]
    public void FansAndGainsGiveTheseNumbers(string options, string call, double[] arguments)
    {
        ResolvedInit init = Weight($"[Dense(50, {options})]");
        Assert.Equal(Enum.Parse<InitCall>(call), init.Call);
        Assert.False(init.Derived);
        Assert.Equal(arguments, init.Arguments, (expected, got) => Math.Abs(expected - got) < 1e-14);
    }

    [Theory]
    [InlineData("[Conv2D(6, 3, Init = Dirac)]", nameof(InitCall.Dirac), new double[] { 1, 6, 4, 9, 4 })]
    [InlineData("[Conv2D(6, 2, 4, Init = Dirac)]", nameof(InitCall.Dirac), new double[] { 1, 6, 4, 8, 6 })]
    [InlineData("[Conv2D(6, 3, Groups = 2, Init = ZerO)]", nameof(InitCall.ZerO), new double[] { 2, 3, 2, 9, 4 })]
    [InlineData("[DepthwiseConv2D(3, Init = Dirac)]", nameof(InitCall.Dirac), new double[] { 4, 1, 1, 9, 4 })]
    [InlineData("[Conv2D(6, 5, Init = DeltaOrthogonal, Gain = 1.5)]", nameof(InitCall.DeltaOrthogonal), new double[] { 1, 6, 4, 25, 12, 1.5 })]
    public void ConvolutionsHaveAMatrixAtTheirCentre(string layer, string call, double[] arguments)
    {
        ResolvedInit init = Image(layer).Parameters[0].Init;
        Assert.Equal(Enum.Parse<InitCall>(call), init.Call);
        Assert.Equal(arguments, init.Arguments);
    }

    [Theory]
    [InlineData("[Conv2D(6, 3, Init = Dirac)]", 4.0 / 6)]
    [InlineData("[Conv2D(2, 3, Init = Dirac)]", 1)]
    [InlineData("[Conv2D(2, 3, Init = ZerO)]", 1)]
    [InlineData("[Conv2D(6, 3, Init = ZerO)]", 4.0 / 8)]
    [InlineData("[Conv2D(6, 3, Init = DeltaOrthogonal, Gain = 3)]", 9 * 4.0 / 6)]
    [InlineData("[Conv2D(8, 3, Groups = 2, Init = DeltaOrthogonal)]", 2.0 / 4)]
    [InlineData("[Flatten] [Dense(10, Init = Sparse, Sparsity = 0.75, Sigma = 0.5)]", 0.25 * 0.2 * 256)] // 8 of 10 are 0
    public void SignalsGrowByWhatTheMatrixIs(string layer, double factor)
    {
        ShapedNetwork network = Image(layer);
        ParameterShape weight = network.Parameters[0];
        Assert.Equal(factor, weight.Init.FactorOf(weight.Shape[0], weight.Shape.Skip(1).Aggregate(1, (product, n) => product * n)), 12);
    }

    [Theory]
    [InlineData("[Input(8)] [Dense(3, {|DIG103:Init = Dirac|})]")]
    [InlineData("[Input(8)] [Dense(3, {|DIG103:Init = DeltaOrthogonal|})]")]
    [InlineData("[Input(8)] [Dense(3, {|DIG103:Init = Sparse|}, Sparsity = 1)]")]
    [InlineData("[Input(8)] [Dense(3, {|DIG103:Init = Sparse|}, Sigma = -1)]")]
    [InlineData("[Input(8, 8, 4)] [Conv2D(6, 3, {|DIG103:Init = Sparse|})]")]
    [InlineData("[Input(8, 8, 4)] [Conv2D(6, 4, {|DIG103:Init = DeltaOrthogonal|})]")]
    [InlineData("[Input(8, 8, 4)] [Conv2D(3, 3, {|DIG103:Init = DeltaOrthogonal|})]")]
    [InlineData("[Input(8, 8, 4)] [Conv2DTranspose(6, 3, {|DIG103:Init = ZerO|})]")]
    [InlineData("[Input(8, 8, 4)] [Conv2DTranspose(6, 3, {|DIG103:Init = Dirac|})]")]
    public void ShapesThatCannotStartSoAreErrors(string layers) => RuleTests.Support.RuleTester.Reports("DIG103", layers.Replace("] [", "]\n[") + "\n");

    // L branches of m layers each, as stored in the conformance suite's initializers_training.json: L^(−1/(2m−2)) and 1/√L.
    [Theory]
    [InlineData(1, 2, 1.0, 1.0)]
    [InlineData(4, 2, 0.5, 0.5)]
    [InlineData(4, 3, 0.7071067811865476, 0.5)]
    [InlineData(9, 4, 0.6933612743506348, 0.333333333333333333)]
    [InlineData(12, 2, 0.2886751345948129, 0.2886751345948129)]
    public void ResidualBranchesScaleWhatIsInThem(int branches, int layers, double fixup, double depthScaled)
    {
        ShapedNetwork Of(string init)
        {
            IEnumerable<string> blocks = Enumerable.Range(0, branches).Select(block =>
                string.Concat(Enumerable.Range(1, layers - 1).Select(layer => $"[Dense(20, Activation = ReLU, Name = \"b{block}.{layer}\"{(layer == 1 ? $", From = \"s{block}\"" : "")})] "))
                + $"[Dense(20, Name = \"b{block}.{layers}\"{(layers == 1 ? $", From = \"s{block}\"" : "")})] [Add(\"s{block}\", Name = \"s{block + 1}\")] ");
            return Harness.Shape($"[Network] [Input(100)] [Dense(20, Activation = ReLU, Name = \"s0\")] {string.Concat(blocks)}[Dense(3, Name = \"answer\")] [Parameter(\"*.weight\", Init = {init})] partial class Net {{ }}");
        }

        double he = Math.Sqrt(2.0 / 20);
        ResolvedInit InitOf(ShapedNetwork network, string layer) => network.Parameters.Single(p => p.Name == layer + ".weight").Init;
        ShapedNetwork started = Of("Fixup");
        Assert.All(Enumerable.Range(1, layers - 1), layer => Assert.Equal(he * fixup, InitOf(started, $"b{branches - 1}.{layer}").Arguments[1], 14));
        Assert.True(InitOf(started, $"b0.{layers}").IsZero);
        Assert.True(InitOf(started, "answer").IsZero);
        Assert.Equal(Math.Sqrt(2.0 / 100), InitOf(started, "s0").Arguments[1], 14);

        ShapedNetwork scaled = Of("DepthScaled");
        Assert.Equal(Math.Sqrt(6.0 / 40) * depthScaled, InitOf(scaled, $"b0.{layers}").Arguments[1], 14);
        Assert.Equal(he, InitOf(scaled, "b0.1").Arguments[1], 14);
        Assert.Equal(Math.Sqrt(6.0 / 23), InitOf(scaled, "answer").Arguments[1], 14);
    }

    [Theory]
    [InlineData("Fixup")]
    [InlineData("DepthScaled")]
    public void NoRuleWarnsOfResidualStarts(string init)
    {
        const string Layers = "[Input(16)] [Dense(32, Activation = ReLU, Name = \"a\")] [Dense(32, Activation = ReLU)] [Dense(32)] [Add(\"a\", Name = \"b\")] [Dense(32, Activation = ReLU)] [Dense(32)] [Add(\"b\")] [Dense(3)]";
        Assert.DoesNotContain(
            RuleTests.Support.RuleTester.Analyze(RuleTests.Support.RuleTester.Whole(Layers + $" [Loss(CrossEntropy)] [AdamW] [Parameter(\"*.weight\", Init = {init})]")),
            found => found.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("Fixup")]
    [InlineData("DepthScaled")]
    public void WithoutABranchThereIsNothingToScale(string init) => RuleTests.Support.RuleTester.Reports("DIG103", $"[Input(8)]\n[Dense(8, {{|DIG103:Init = {init}|}})]\n");

    public static TheoryData<string, string> Aliases => new()
    {
        { "Gaussian", "Normal" },
        { "Glorot", "XavierUniform" },
        { "Xavier", "XavierUniform" },
        { "GlorotUniform", "XavierUniform" },
        { "GlorotNormal", "XavierNormal" },
        { "He", "HeNormal" },
        { "Kaiming", "HeNormal" },
        { "KaimingNormal", "HeNormal" },
        { "KaimingUniform", "HeUniform" },
    };

    [Theory]
    [MemberData(nameof(Aliases))]
    public void OneInitialiserUnderTwoNamesIsTheSame(string alias, string name) =>
        Assert.Equal(Weight($"[Dense(50, Init = {name})]"), Weight($"[Dense(50, Init = {alias})]"));

    [Fact]
    public void EveryAliasOfTheEnumIsAboveThisLine() => Assert.Equal(
        Enum.GetNames<Init>().GroupBy(Enum.Parse<Init>).Where(names => names.Count() > 1).SelectMany(names => names).Order(),
        Aliases.SelectMany(row => row.Cast<string>()).Distinct().Order());

    [Fact]
    public void TheLastLayerOfAResidualBranchStartsAtZero()
    {
        ShapedNetwork network = Of("[Dense(50, Name = \"skip\")] [Dense(50, Activation = ReLU)] [Dense(50, Name = \"last\")] [Add(\"skip\")]");
        Assert.Equal((Init.Zeros, true), InitOf(network, "last.weight"));
        Assert.Equal((Init.HeNormal, true), InitOf(network, "dense0.weight"));
        Assert.Equal((Init.XavierUniform, true), InitOf(network, "skip.weight"));
    }

    [Theory]
    [InlineData("[Dense(50, Name = \"a\")] [Dense(50, Name = \"last\", Activation = ReLU)] [Add(\"a\")]")] // it is not linear
    [InlineData("[Dense(50, Name = \"a\")] [Dense(50, Name = \"last\", From = \"x\")] [Add(\"a\")]")] // the sum's other part is not before it
    [InlineData("[Dense(50, Name = \"a\")] [Dense(50, Name = \"last\")] [Add(\"a\")] [Dense(3, From = \"last\")]")] // something else reads it
    [InlineData("[Dense(50, Name = \"a\")] [Dense(50, Name = \"last\")] [Multiply(\"a\")]")] // a product with zero is no identity
    [InlineData("[Dense(50, Name = \"a\")] [Dense(50, Name = \"last\", Init = XavierUniform)] [Add(\"a\")]")] // the user has chosen
    public void OtherLayersBesideASumDoNotStartAtZero(string layers) => Assert.NotEqual(Init.Zeros, InitOf(Of(layers), "last.weight").Init);

    [Fact]
    public void BiasesAreZeroUnlessGiven()
    {
        Assert.Equal((Init.Zeros, true), InitOf(Of("[Dense(50, Init = He, Activation = ReLU)]"), "dense0.bias"));
        ResolvedInit bias = Of("[Dense(50, BiasInit = Normal, BiasMean = 1, BiasSigma = 0.5, Mean = 7, Sigma = 9)]").Parameters[1].Init;
        Assert.Equal((InitCall.Normal, 1.0, 0.5), (bias.Call, bias.Arguments[0], bias.Arguments[1]));
        Assert.Equal(0.25, Of("[Dense(50, BiasInit = Constant, BiasValue = 0.25, Value = 3)]").Parameters[1].Init.Arguments.Single());
    }

    [Fact]
    public void TheVarianceThatResultsIsTheOneStated()
    {
        // Uniform on ± a has variance a² / 3, so that both forms of one kind agree.
        foreach ((string normal, string uniform) in new[] { ("HeNormal", "HeUniform"), ("XavierNormal", "XavierUniform"), ("LeCunNormal", "LeCunUniform") })
        {
            double sigma = Weight($"[Dense(50, Init = {normal})]").Arguments[1];
            double bound = Weight($"[Dense(50, Init = {uniform})]").Arguments[1];
            Assert.Equal(sigma, bound / Math.Sqrt(3), 14);
        }
    }

    [Fact]
    public void WordsNameTheInitialiserAndItsSigma()
    {
        Assert.Equal("He normal, σ 0.1414 = √(2 / 100)", Weight("[Dense(50, Activation = ReLU)]").Words);
        Assert.Equal("zeros", Weight("[Dense(50, Init = Zeros)]").Words);
        Assert.Equal("constant 0.5", Weight("[Dense(50, Init = Constant, Value = 0.5)]").Words);
    }

    private static ShapedNetwork Of(string layers) => Harness.Shape($"[Network] [Input(100)] {layers} partial class Net {{ }}");

    private static ShapedNetwork Image(string layers) => Harness.Shape($"[Network] [Input(8, 8, 4)] {layers} partial class Net {{ }}");

    private static ResolvedInit Weight(string layers) => Of(layers).Parameters[0].Init;

    private static (Init Init, bool Derived) InitOf(ShapedNetwork network, string parameter)
    {
        ResolvedInit init = network.Parameters.Single(p => p.Name == parameter).Init;
        return (init.Init, init.Derived);
    }
}
