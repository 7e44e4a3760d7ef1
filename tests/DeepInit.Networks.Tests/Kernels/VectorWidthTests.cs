using System.Diagnostics;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The short suite in child processes whose vectors are as wide as the runtime can be told to make them.</summary>
public sealed class VectorWidthTests
{
    // The runtime's switches (docs: "Runtime configuration options for hardware intrinsics"); MaxVectorTBitWidth is decimal.
    public static TheoryData<string> Switches =>
        ["EnableAVX2=0", "EnableAVX=0", "EnableFMA=0", "EnableHWIntrinsic=0", "MaxVectorTBitWidth=128", "MaxVectorTBitWidth=512"];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Switches))]
    public void KernelsMatchAtOtherVectorWidths(string setting)
    {
        (int exitCode, string output) = Child(setting, "--short");

        Assert.True(exitCode == 0, setting + ":\n" + output);
        Assert.Contains(" 0 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void VectorsOfFourLanesCanBeHad()
    {
        // Otherwise the test above would check one width again and again.
        Assert.StartsWith("lanes 4,", Child("MaxVectorTBitWidth=128", "--lanes").Output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Child(string setting, string argument)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(VectorWidthTests).Assembly.Location);
        start.ArgumentList.Add(argument);
        string[] parts = setting.Split('=');
        start.Environment["DOTNET_" + parts[0]] = parts[1];
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
