using Samples.Shared;

namespace DeepInit.Tests.Samples;

/// <summary>The words on pictures that samples write.</summary>
public sealed class LetteringTests
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:-%()";

    [Fact]
    public void EverySignLooksLikeNoOther()
    {
        string[] looks = [.. Signs.Select(sign => Convert.ToBase64String(Written(sign.ToString())))];

        Assert.DoesNotContain(Convert.ToBase64String(Written(" ")), looks);
        Assert.Equal(looks.Length, looks.Distinct().Count());
    }

    [Fact]
    public void AnILooksLikeAnI()
    {
        var picture = new Picture(5, 7);
        picture.Write("i", 0, 0, 1, (255, 255, 255));
        var drawn = new Picture(5, 7);
        drawn.Fill(1, 0, 3, 1, (255, 255, 255));
        drawn.Fill(2, 0, 1, 7, (255, 255, 255));
        drawn.Fill(1, 6, 3, 1, (255, 255, 255));

        Assert.Equal(drawn.ToPng(), picture.ToPng());
    }

    [Fact]
    public void WhatHasNoSignIsBlank() => Assert.Equal(Written(" "), Written("ß"));

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData("I", 1, 5)]
    [InlineData("COAT", 2, 46)]
    public void ATextIsAsWideAsItsSignsAndTheGapsBetween(string text, int scale, int width) => Assert.Equal(width, Lettering.Width(text, scale));

    private static byte[] Written(string text)
    {
        var picture = new Picture(5, 7);
        picture.Write(text, 0, 0, 1, (255, 255, 255));
        return picture.ToPng();
    }
}
