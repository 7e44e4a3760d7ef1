namespace DeepInit.Tests.Files;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("dense0.weight", "dense1.weight", 1)]
    [InlineData("ba", "ab", 1)]
    [InlineData("--hepl", "--help", 1)]
    public void DistanceCountsEdits(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }

    [Fact]
    public void HintsHaveTheNearestThreeFirst() =>
        Assert.Equal(
            "; the nearest are 'dense0.bias', 'dense1.bias', 'dense2.bias'",
            NearestName.Hint("dense0.bia", ["conv", "dense2.bias", "dense1.bias", "embedding", "dense0.bias"]));
}
