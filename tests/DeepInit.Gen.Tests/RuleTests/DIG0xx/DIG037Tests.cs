using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network over rows has no other input.</summary>
public class DIG037Tests
{
    [Fact]
    public void AnInputBesideRowsIsMarked() => RuleTester.Reports(
        "DIG037", RowSources.Price("double Area, [Label] double Price", "[Network(typeof(House))] [{{|DIG037:Input(1)|}}]"));

    [Fact]
    public void RowsAloneAreRight() => RuleTester.Silent("DIG037", RowSources.Price("double Area, [Label] double Price"));
}
