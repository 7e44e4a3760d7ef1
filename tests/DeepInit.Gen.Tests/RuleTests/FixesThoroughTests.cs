namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The same for every source in every style.</summary>
[Trait("Category", "Slow")]
public class FixesThoroughTests : FixesTests
{
    protected override int OneOf => 1;
}
