using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>The JIT gives up optimising methods of more than 60 KB of IL; emitted ones stay far below, whatever the depth and the widths.</summary>
public sealed class LimitTests
{
    private const int LargestBody = 60_000;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 4096)]
    [InlineData(10, 17)]
    [InlineData(50, 64)]
    [InlineData(50, 4096)]
    public void EveryMethodStaysBelowTheLimitOfTheJit(int layers, int width)
    {
        Assert.InRange(LargestMethod(Source(layers, width)), 1, LargestBody);
    }

    [Fact]
    public void EveryMethodOfADeepResNetStaysBelowTheLimitOfTheJit() => Assert.InRange(LargestMethod(ResNet(16)), 1, LargestBody);

    [Fact]
    public void TextGrowsWithTheLayersAndNotWithTheirWidths()
    {
        int narrow = Length(10, 64), wide = Length(10, 4096), deep = Length(20, 64), deeper = Length(40, 64);
        Assert.InRange(wide, narrow * 0.95, narrow * 1.1);
        Assert.InRange((deeper - deep) / 20.0, 0, 1.2 * (deep - narrow) / 10.0);
    }

    [Fact]
    public void ARepeatedBlockAddsCallsAndNoKernels()
    {
        string[] Kernels(int repeat) =>
        [
            .. System.Text.RegularExpressions.Regex.Matches(Harness.Generate(ResNet(repeat))["Net.Kernels.g.cs"], @"^ +private (static )?void (\w+)", System.Text.RegularExpressions.RegexOptions.Multiline)
                .Select(match => match.Groups[2].Value).Distinct(),
        ];
        string[] few = Kernels(3), many = Kernels(6);

        Assert.Equal(few, many);
        Assert.Contains("BatchNormalization_TrainingForward", many);
        Assert.Contains("Elementwise_Forward", many);
    }

    private static int LargestMethod(string source)
    {
        byte[] image = Harness.Image(Harness.Complete(new Setting(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest), Harness.Usings + source));
        using var file = new PEReader(ImmutableArray.Create(image));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0).Max(m => file.GetMethodBody(m.RelativeVirtualAddress).Size);
    }

    private static string ResNet(int blocks) => $$"""
        [Network] [Input(8, 8, 16)] [Use(typeof(Residual), Repeat = {{blocks}})] [Flatten] [Dense(3)] [Loss(CrossEntropy)] [AdamW] partial class Net { }
        [Block] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Add("x")] static class Residual { }
        """;

    private static int Length(int layers, int width) => Harness.Generate(Source(layers, width)).Values.Sum(text => text.Length);

    private static string Source(int layers, int width) =>
        $"[Network] [Input({width})] {string.Concat(Enumerable.Repeat($"[Dense({width}, Activation = ReLU)] ", layers))} [Loss(MeanSquaredError)] [AdamW] partial class Net {{ }}";
}
