using DeepInit.Gen.Formulas;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.Losses;

/// <summary>Losses over classes: their ranges, and what they are where probabilities are 0 or 1.</summary>
public sealed class ClassLossTests
{
    [Theory]
    [InlineData("Focal, {|DIG008:Gamma = -0.5|}")]
    [InlineData("Focal, {|DIG008:Gamma = double.NaN|}")]
    [InlineData("GeneralizedCrossEntropy, {|DIG008:Exponent = 0|}")]
    [InlineData("GeneralizedCrossEntropy, {|DIG008:Exponent = 1.5|}")]
    [InlineData("GeneralizedCrossEntropy, {|DIG008:Truncation = 1|}")]
    [InlineData("SymmetricCrossEntropy, {|DIG008:Alpha = -1|}")]
    [InlineData("SymmetricCrossEntropy, {|DIG008:Beta = -1|}")]
    [InlineData("SymmetricCrossEntropy, {|DIG008:LogZero = 0|}")]
    [InlineData("SoftBootstrap, {|DIG008:TargetShare = 1.1|}")]
    [InlineData("HardBootstrap, {|DIG008:TargetShare = -0.1|}")]
    [InlineData("Poly1, {|DIG008:Epsilon = -2|}")]
    public void OptionsHaveRanges(string loss) => RuleTester.Reports("DIG008", $"[Input(6)]\n[Dense(3)]\n[Loss({loss})]\n[SGD]\n");

    [Theory]
    [InlineData("Focal, {|DIG018:Epsilon = 2|}")]
    [InlineData("Poly1, {|DIG018:Gamma = 1|}")]
    [InlineData("GeneralizedCrossEntropy, {|DIG018:ClassWeights = new[] { 1.0, 2, 3 }|}")]
    public void OptionsOfOthersHaveNoEffect(string loss) => RuleTester.Reports("DIG018", $"[Input(6)]\n[Dense(3)]\n[Loss({loss})]\n[SGD]\n");

    [Theory]
    [InlineData("Focal")]
    [InlineData("GeneralizedCrossEntropy")]
    [InlineData("SymmetricCrossEntropy")]
    [InlineData("SoftBootstrap")]
    [InlineData("HardBootstrap")]
    [InlineData("Poly1")]
    [InlineData("FlooredCrossEntropy")]
    public void CertainRowsHaveFiniteLossesAndGradients(string name)
    {
        LossKind kind = LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        var spec = new LossSpec(kind.Function, null, null, 1, default, default, 0, default, default, 1, 1, Gamma: 0.5);
        RowFormula formula = kind.Formulas(spec, 3);
        foreach (int c in new[] { 0, 1 })
        {
            var row = new RowValue(3, c, ("x", [800, 0, -800]), ("scale", [1.0]), ("k", [0, 1, 2]));
            Assert.All([row.OfRow(formula.OfRow!), row.OfRow(formula.AtClass!), .. row.Each(formula.Each)], value => Assert.True(double.IsFinite(value)));
        }
    }
}
