using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A label does not fit the units of the output.</summary>
public class DIG042Tests
{
    [Theory]
    [InlineData("[Label] Energy Label", "[Dense({|DIG042:2|})] [Loss(CrossEntropy)]")]
    [InlineData("[Label] Energy Label", "[Dense({|DIG042:units: 4|})] [Activation(Softmax)] [Loss(CategoricalCrossEntropy)]")]
    [InlineData("[Label] double Label", "[Dense({|DIG042:2|})] [Loss(MeanSquaredError)]")]
    [InlineData("[Label] bool Label", "[Dense({|DIG042:2|})] [Loss(BinaryCrossEntropyWithLogits)]")]
    [InlineData("[Label, Categories(\"a\", \"b\", \"c\", \"d\")] string Label", "[Dense({|DIG042:3|})] [Loss(CrossEntropy)]")]
    public void AnotherNumberOfUnitsIsMarked(string label, string output) => RuleTester.Reports("DIG042", Source(label, output));

    [Theory]
    [InlineData("[Label] Energy Label", "[Dense(3)] [Loss(CrossEntropy)]")]
    [InlineData("[Label] Energy? Label", "[Dense(3)] [Activation(Softmax)] [Loss(CategoricalCrossEntropy)]")]
    [InlineData("[Label, Categories(\"a\", \"b\", \"c\", \"d\")] string Label", "[Dense(4)] [Loss(CrossEntropy)]")]
    public void AUnitForEachClassIsRight(string label, string output) => RuleTester.Silent("DIG042", Source(label, output));

    [Fact]
    public void TheMessageNamesTheClasses() => Assert.Equal(
        "The label 'Label' is 3 classes (A, B, C), but 'dense1' has 2 units",
        RuleTester.Single("DIG042", Source("[Label] Energy Label", "[Dense(2)] [Loss(CrossEntropy)]")).GetMessage(null));

    [Fact]
    public void TheFixWritesTheirNumber() => FixTester.Fixes(
        "DIG042",
        Source("[Label] Energy Label", "[Dense(2)] [Loss(CrossEntropy)]"),
        Source("[Label] Energy Label", "[Dense(3)] [Loss(CrossEntropy)]"));

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG042", Source("[Label] Energy Label", "[Dense(2)] [Loss(CrossEntropy)]"));

    private static string Source(string label, string rest) => RowSources.Of($"double Area, {label}", "[Network(typeof(House))] [Dense(8, Activation = ReLU)] " + rest + " [AdamW]");
}
