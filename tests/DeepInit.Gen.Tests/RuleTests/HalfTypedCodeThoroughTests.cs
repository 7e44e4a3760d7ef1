namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The same for all of the texts.</summary>
[Trait("Category", "Slow")]
public class HalfTypedCodeThoroughTests : HalfTypedCodeTests
{
    protected override int OneOf => 1;
}
