using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network is declared twice.</summary>
public class DIG027Tests
{
    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class";

    [Fact]
    public void TheCopyIsMarked() => RuleTester.Reports("DIG027", $"{Net} Net; {Net} {{|DIG027:Net|}};");

    [Fact]
    public void EveryCopyIsMarked() => RuleTester.Reports("DIG027", $"{Net} Net; {Net} {{|DIG027:Net|}}; {Net} {{|DIG027:Net|}};");

    [Fact]
    public void TheMessageNamesTheFirst() => Assert.Equal(
        "Network 'Net' is declared by [Network] here and, before, in line 5 of Source0.cs; give this one another name, or remove it",
        RuleTester.Single("DIG027", $"{Net} Net; {Net} Net;").GetMessage(null));

    [Fact]
    public void PartsWithoutTheAttributeAreRight() => RuleTester.Silent("DIG027", $"{Net} Net; public sealed partial class Net {{ }}");

    [Fact]
    public void NetworksOfOneNameInTwoNamespacesAreRight() => RuleTester.Silent("DIG027", $"namespace A {{ {Net} Net; }} namespace B {{ {Net} Net; }}");
}
