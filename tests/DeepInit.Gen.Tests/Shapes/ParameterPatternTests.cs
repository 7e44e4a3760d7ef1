using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Tests.Shapes;

/// <summary>What patterns of names fit, and which of two is the more specific.</summary>
public sealed class ParameterPatternTests
{
    [Theory]
    [InlineData("dense0.weight", "dense0.weight", true)]
    [InlineData("dense0.weight", "dense0.weight2", false)]
    [InlineData("dense0", "dense0.weight", false)]
    [InlineData("stage1.*", "stage1.conv.weight", true)]
    [InlineData("stage1.*", "stage10.conv.weight", false)]
    [InlineData("stage1*", "stage10.conv.weight", true)]
    [InlineData("*.bias", "stage1.conv.bias", true)]
    [InlineData("*.bias", "bias", false)]
    [InlineData("*", "a.b", true)]
    [InlineData("a*b*c", "aXbYbc", true)]
    [InlineData("a*b*c", "aXcYb", false)]
    [InlineData("", "a", false)]
    public void AStarStandsForAnyCharacters(string pattern, string name, bool fits) => Assert.Equal(fits, ParameterPattern.Matches(pattern, name));

    [Theory]
    [InlineData("stage1.conv.*", "stage1.*")]
    [InlineData("stage1.conv.weight", "stage1.*.weight")]
    [InlineData("stage1.*", "stage*")]
    [InlineData("stage1.*.bias", "*.bias")]
    [InlineData("a.*", "*")]
    public void WhatFitsFewerIsMoreSpecific(string one, string other)
    {
        Assert.True(ParameterPattern.IsMoreSpecific(one, other));
        Assert.False(ParameterPattern.IsMoreSpecific(other, one));
    }

    [Theory]
    [InlineData("*.weight", "head.*")]
    [InlineData("a*", "a**")]
    [InlineData("a.*", "a.*")]
    public void OfOthersNeitherIs(string one, string other)
    {
        Assert.False(ParameterPattern.IsMoreSpecific(one, other));
        Assert.False(ParameterPattern.IsMoreSpecific(other, one));
    }
}
