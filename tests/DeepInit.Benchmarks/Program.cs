using DeepInit.Benchmarks;
using DeepInit.Benchmarks.Commands;

// First of all, and without anything that need not be loaded: the process whose start is measured.
if (args is ["start", "--child"])
    return StartCommand.RunChild();

try
{
    Options options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(HelpText.Text);
        return 0;
    }

    return options.Command switch
    {
        "kernels" => KernelsCommand.Run(options),
        "adamw" => AdamWCommand.Run(options),
        "generator" => GeneratorCommand.Run(options),
        "start" => StartCommand.Run(options),
        "memory" => MemoryCommand.Run(options),
        "widths" => options.IsChild ? WidthsCommand.RunChild() : WidthsCommand.Run(options),
        _ => options.Against is null ? WorkloadsCommand.Run(options) : AgainstCommand.Run(options),
    };
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine("--help lists commands and options.");
    return 2;
}
