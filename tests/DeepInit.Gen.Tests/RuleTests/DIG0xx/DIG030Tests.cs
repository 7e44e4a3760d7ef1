using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A class that is used is not a block.</summary>
public class DIG030Tests
{
    [Fact]
    public void AClassWithoutTheAttributeIsMarked() => RuleTester.Reports("DIG030", """
        [Network] [Input(8)] [Use({|DIG030:typeof(Hidden)|})] partial class Net { }
        [Dense(8)] static class Hidden { }
        """);

    [Fact]
    public void ABlockWithoutLayersIsMarked() => RuleTester.Reports("DIG030", """
        [Network] [Input(8)] [Use({|DIG030:typeof(Hidden)|})] partial class Net { }
        [Block] static class Hidden { }
        """);

    [Fact]
    public void ABlockWithALossIsMarked() => RuleTester.Reports("DIG030", """
        [Network] [Input(8)] [Use({|DIG030:typeof(Hidden)|})] partial class Net { }
        [Block] [Dense(8)] [Loss(MeanSquaredError)] static class Hidden { }
        """);

    [Fact]
    public void ABlockWithAnOptimiserIsMarked() => RuleTester.Reports("DIG030", """
        [Network] [Input(8)] [Use({|DIG030:typeof(Hidden)|})] partial class Net { }
        [Block] [Dense(8)] [AdamW] static class Hidden { }
        """);

    [Fact]
    public void ABlockInABlockThatIsNoneIsMarkedWhereItStands() => RuleTester.Reports("DIG030", """
        [Network] [Input(8)] [Use(typeof(Outer), Repeat = 2)] partial class Net { }
        [Block] [Use({|DIG030:typeof(Hidden)|})] static class Outer { } [Dense(8)] static class Hidden { }
        """);

    [Theory]
    [InlineData("null!")]
    [InlineData("typeof(int[])")]
    public void WhatIsNoClassIsMarked(string block) => RuleTester.Reports("DIG030", $$"""
        [Network] [Input(8)] [Use({|DIG030:{{block}}|})] [Dense(1)] partial class Net { }
        """);

    [Fact]
    public void ABlockIsRight() => RuleTester.Silent("DIG030", """
        [Network] [Input(8)] [Use(typeof(Hidden))] partial class Net { }
        [Block] [Dense(8)] static class Hidden { }
        """);

    [Fact]
    public void ABlockThatNobodyUsesIsRight() => RuleTester.Silent("DIG030", """
        [Network] [Input(8)] [Dense(8)] partial class Net { }
        [Block] [Dense(8)] static class Hidden { }
        """);

    [Theory]
    [InlineData("const int Units = 8", "[Use(typeof(Hidden))]", null)]
    [InlineData("const int Units = 8", "[Use(typeof(Hidden), \"Units\", 4)]", "'Hidden' cannot be used as a block: its parameters were put in when 'Library' was compiled; move the class, or a source file that both projects include, into this project")]
    [InlineData("const int Units = BlockAttribute.Required", "[Use(typeof(Hidden))]", "'Hidden' cannot be used as a block: its parameters were put in when 'Library' was compiled; move the class, or a source file that both projects include, into this project")]
    public void ABlockOfAnotherAssemblyHasItsParametersPutIn(string constant, string use, string? message)
    {
        CSharpCompilation library = Harness.Compile(Harness.Usings + $$"""[Block] [Dense(Hidden.Units)] public static class Hidden { public {{constant}}; }""").WithAssemblyName("Library");
        string source = Harness.Usings + $"[Network] [Input(8)] {use} partial class Net {{ }}";
        MetadataReference[] references = [library.ToMetadataReference(), MetadataReference.CreateFromImage(Harness.Image(library))];
        foreach (MetadataReference reference in references)
        {
            IEnumerable<Diagnostic> found = RuleTester.Analyze(Harness.Compile(source).AddReferences(reference)).Where(d => d.Severity == DiagnosticSeverity.Error);
            Assert.Equal(message is null ? [] : [message], found.Select(d => d.GetMessage(null)));
        }
    }
}
