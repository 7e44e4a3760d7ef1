using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network over rows needs one label.</summary>
public class DIG040Tests
{
    [Theory]
    [InlineData("double Area, double Price")]
    [InlineData("double Area, [Label] double Rent, [Label] double Price")]
    public void NoLabelOrSeveralAreMarkedAtTheType(string row) => RuleTester.Reports("DIG040", RowSources.Price(row, rule: "DIG040"));

    [Fact]
    public void ANameThatIsNotThereIsMarked() => RuleTester.Reports(
        "DIG040", RowSources.Price("double Area, [Label] double Price", "[Network(typeof(House), {{|DIG040:Label = \"Cost\"|}})]"));

    [Fact]
    public void ALabelWithoutRowsIsMarked() => RuleTester.Reports("DIG040", "[Network({|DIG040:Label = \"Price\"|})] [Input(3)] [Dense(1)] partial class Net { }");

    [Theory]
    [InlineData("double Area, [Label] double Price", "")]
    [InlineData("double Area, [property: Label] double Price", "")]
    [InlineData("double Area, double Price", ", Label = nameof(House.Price)")]
    [InlineData("double Area, [Label] double Rent, [Label] double Price", ", Label = nameof(House.Price)")]
    [InlineData("double Area, [NotInput] double Price", ", Label = nameof(House.Price)")]
    public void OneLabelIsRight(string row, string label) => RuleTester.Silent("DIG040", RowSources.Price(row, "[Network(typeof(House)" + label + ")]"));

    [Fact]
    public void TheFixTakesTheNearestName() => FixTester.Fixes(
        "DIG040",
        RowSources.Price("double Area, double Price", "[Network(typeof(House), Label = \"Prise\")]"),
        RowSources.Price("double Area, double Price", "[Network(typeof(House), Label = \"Price\")]"));

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG040", RowSources.Price("double Area, double Price", "[Network(typeof(House), Label = \"price\")]"));
}
