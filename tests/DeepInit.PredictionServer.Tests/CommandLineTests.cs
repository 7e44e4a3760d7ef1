using PredictionServer.Model;
using Samples.Shared;

namespace DeepInit.PredictionServer.Tests;

/// <summary>The command lines of the samples that stay small, and the settings of the server.</summary>
public sealed class CommandLineTests
{
    private static readonly PlainOption[] Options = [new("--seed", "N", "Where weights start."), new("--Model:Path", "FILE", "The weights.")];

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--seed 3 --help")]
    public void HelpEndsWithZeroAndListsEveryOption(string typed)
    {
        (PlainCommandLine? read, int code, string said) = Read(typed);

        Assert.Null(read);
        Assert.Equal(0, code);
        Assert.All(Options, option => Assert.Contains($"{option.Name} {option.Value}", said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--sede 3", "'--sede' is no option; the nearest is '--seed'. --help lists them.")]
    [InlineData("--hepl", "'--hepl' is no option; the nearest is '--help'. --help lists them.")]
    [InlineData("--model:pth=x", "'--model:pth' is no option; the nearest is '--Model:Path'. --help lists them.")]
    [InlineData("--seed", "'--seed' needs a value: N.")]
    [InlineData("--seed --Model:Path x", "'--seed' needs a value: N.")]
    public void WhatIsNotUnderstoodEndsWithTwoAndNamesTheNearest(string typed, string message)
    {
        (PlainCommandLine? read, int code, string said) = Read(typed);

        Assert.Null(read);
        Assert.Equal(2, code);
        Assert.Equal(message, said.Trim());
    }

    [Fact]
    public void ValuesAreRead()
    {
        PlainCommandLine read = Read("--seed -3 --MODEL:path=a=b --Logging:LogLevel:Default None").Read!;

        Assert.True(read.TryInteger("--seed", 0, out int seed));
        Assert.Equal(-3, seed);
        Assert.Equal("a=b", read.Value("--Model:Path"));
        Assert.True(Read("").Read!.TryInteger("--seed", 7, out seed));
        Assert.Equal(7, seed);
        Assert.False(Read("--seed 1.5").Read!.TryInteger("--seed", 0, out _));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("soon")]
    public void ACheckTimeWithoutAMeaningIsNamedBeforeTheStart(string seconds)
    {
        var wrong = Assert.Throws<ModelOptionsException>(() => global::PredictionServer.Server.Create(["--Model:CheckSeconds", seconds]));

        Assert.Equal($"Model:CheckSeconds: expected seconds from 0.001 to 86400, got '{seconds}'.", wrong.Message);
    }

    private static (PlainCommandLine? Read, int Code, string Said) Read(string typed)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            return (PlainCommandLine.Read(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries), "Does something.", Options, out int code, "--Logging:"), code, said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
