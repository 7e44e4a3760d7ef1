using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Layers must stand on one declaration.</summary>
public class DIG003Tests
{
    [Fact]
    public void AttributesOnTwoDeclarationsAreMarked() => RuleTester.Reports("DIG003", """
        [Network]
        [Input(4)]
        public partial class {|DIG003:Net|} { }

        [Dense(1)]
        public partial class Net { }
        """);

    [Fact]
    public void ASecondDeclarationWithoutAttributesIsSilent() => RuleTester.Silent("DIG003", """
        [Network]
        [Input(4)]
        [Dense(1)]
        public partial class Net { }

        public partial class Net { }
        """);
}
