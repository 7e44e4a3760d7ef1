using System.Text.Json.Nodes;
using DeepInit.Conformance;

namespace DeepInit.Tests.Tools.Conformance;

public sealed class ProgramTests
{
    [Fact]
    public void ThereIsALineForEachCaseAndThenTheCounts()
    {
        using var cases = new CaseCopy("linear-regression", "mlp-7-5-3");
        cases.AddUnknown("zero");
        File.WriteAllText(Path.Combine(cases.Root, "mlp-7-5-3", "case.json"), "{ \"name\": ");

        (int code, string[] output, _) = Run(cases.Root);

        Assert.Equal(1, code);
        Assert.Equal(4, output.Length);
        Assert.Matches(@"^PASS linear-regression \d+\.\d units \(worst: \S+\)$", output[0]);
        Assert.StartsWith("FAIL mlp-7-5-3: ", output[1], StringComparison.Ordinal);
        Assert.Equal("UNSUPPORTED zero: layer 'capsule'", output[2]);
        Assert.Equal("1 passed, 1 failed, 1 skipped", output[3]);
    }

    [Fact]
    public void WithoutAFailureTheExitCodeIsZero()
    {
        using var cases = new CaseCopy("linear-regression");
        cases.AddUnknown("unknown");

        (int code, string[] output, _) = Run(cases.Root, "--precision", "double");

        Assert.Equal(0, code);
        Assert.Equal("1 passed, 0 failed, 1 skipped", output[^1]);
    }

    [Fact]
    public void AFolderOfOneCaseIsEnough()
    {
        using var cases = new CaseCopy("linear-regression");

        (int code, string[] output, _) = Run(cases.Folder);

        Assert.Equal(0, code);
        Assert.Equal("1 passed, 0 failed, 0 skipped", output[^1]);
    }

    [Fact]
    public void NothingDependsOnTheNameOfACase()
    {
        using var cases = new CaseCopy("linear-regression");
        cases.Change(root => root["name"] = "embedding-mean-pool");

        (_, string[] output, _) = Run(cases.Folder);

        Assert.StartsWith("PASS embedding-mean-pool ", output[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ATagSelectsCases()
    {
        using var cases = new CaseCopy("linear-regression", "embedding-mean-pool", "attention-self");
        cases.Change(root => root["tags"] = new JsonArray("embedding", "other"));

        (_, string[] output, _) = Run(cases.Root, "--tag", "embedding");

        Assert.Equal(3, output.Length);
        Assert.StartsWith("PASS embedding-mean-pool ", output[0], StringComparison.Ordinal);
        Assert.StartsWith("PASS linear-regression ", output[1], StringComparison.Ordinal);
        Assert.Equal("2 passed, 0 failed, 0 skipped", output[2]);
    }

    [Fact]
    public void ANameSelectsOneCase()
    {
        using var cases = new CaseCopy("embedding-mean-pool");
        cases.AddUnknown("unknown");

        (_, string[] output, _) = Run(cases.Root, "--case", "unknown");

        Assert.Equal(["UNSUPPORTED unknown: layer 'capsule'", "0 passed, 0 failed, 1 skipped"], output);
    }

    [Theory]
    [InlineData("no folder is given")]
    [InlineData("one folder is expected, got 'a' and 'b'", "a", "b")]
    [InlineData("unknown option '--fast'", "a", "--fast")]
    [InlineData("--tag wants a value", "a", "--tag")]
    [InlineData("--case is given twice", "a", "--case", "x", "--case", "y")]
    [InlineData("--precision is single or double, got 'half'", "a", "--precision", "half")]
    [InlineData("there is no folder 'a-folder-that-is-not'", "a-folder-that-is-not")]
    public void ArgumentsThatMakeNoSenseAreAUsageError(string message, params string[] arguments)
    {
        (int code, string[] output, string[] error) = Run(arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal([message, CommandLine.Usage], error);
    }

    [Fact]
    public void AskingForNoCaseIsAUsageError()
    {
        using var cases = new CaseCopy("embedding-mean-pool");

        (int code, _, string[] error) = Run(cases.Root, "--case", "embedding");

        Assert.Equal(2, code);
        Assert.EndsWith("is asked for", error[0], StringComparison.Ordinal);
    }

    private static (int Code, string[] Output, string[] Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = Program.Run(arguments, output, error, new CaseRunner());
        return (code, Lines(output), Lines(error));
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
