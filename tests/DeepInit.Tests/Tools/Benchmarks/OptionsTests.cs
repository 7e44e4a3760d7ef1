using DeepInit.Benchmarks;

namespace DeepInit.Tests.Tools.Benchmarks;

public class OptionsTests
{
    [Fact]
    public void WithoutArgumentsEveryWorkloadIsMeasuredOnOneThread()
    {
        Options options = Options.Parse([]);

        Assert.Equal("workloads", options.Command);
        Assert.Equal(["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W12"], options.Workloads);
        Assert.Equal(["train", "infer_b1", "infer_b256"], options.Modes);
        Assert.Equal([1], options.Threads);
        Assert.Equal(9, options.Blocks);
        Assert.Equal(60, options.BlockMilliseconds);
    }

    [Fact]
    public void ListsAreSplitAtCommasAndNamesOfWorkloadsTakenInAnyCase()
    {
        Options options = Options.Parse(["--workloads", "w1, W3", "--threads", "1,2", "--modes", "train", "--json", "out.jsonl", "--rounds", "7"]);

        Assert.Equal(["W1", "W3"], options.Workloads);
        Assert.Equal([1, 2], options.Threads);
        Assert.Equal(["train"], options.Modes);
        Assert.Equal("out.jsonl", options.Json);
        Assert.Equal(7, options.Rounds);
    }

    [Theory]
    [InlineData("There is no workload 'W99'; expected W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, W11, W12.", "--workloads", "W99")]
    [InlineData("There is no mode 'infer'; expected train, infer_b1, infer_b256.", "--modes", "infer")]
    [InlineData("--threads takes whole numbers from 1 on, not '0'.", "--threads", "0")]
    [InlineData("--json needs a value.", "--json")]
    [InlineData("--json needs a value.", "--json", "--threads", "1")]
    [InlineData("'--thread' is no option.", "--thread", "1")]
    [InlineData("There is no command 'kernel'; expected workloads, kernels, adamw, optimizers, generator, projects, analyzer, start, memory, widths, sequences, precision, scaling, evidence, decoding.", "kernel")]
    [InlineData("--against compares workloads; it does not go with 'kernels'.", "kernels", "--against", "peers")]
    public void WhatCannotBeUnderstoodIsNamedWithWhatWasExpected(string message, params string[] arguments)
    {
        UsageException e = Assert.Throws<UsageException>(() => Options.Parse(arguments));

        Assert.Equal(message, e.Message);
    }
}
