using DeepInit.Benchmarks.Commands;

namespace DeepInit.Benchmarks;

/// <summary>The command line.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // First of all, and without anything that need not be loaded: the process whose start is measured.
        if (arguments is ["start", "--child"])
            return StartCommand.RunChild();

        try
        {
            Options options = Options.Parse(arguments);
            if (options.Help)
            {
                Console.WriteLine(HelpText.Text);
                return 0;
            }

            return Run(options);
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine("--help lists commands and options.");
            return 2;
        }
    }

    private static int Run(Options options) => options.Command switch
    {
        "kernels" => KernelsCommand.Run(options),
        "adamw" => AdamWCommand.Run(options),
        "optimizers" => OptimizersCommand.Run(options),
        "generator" => GeneratorCommand.Run(options),
        "analyzer" => AnalyzerCommand.Run(),
        "projects" => ProjectsCommand.Run(options),
        "start" => StartCommand.Run(options),
        "memory" => MemoryCommand.Run(options),
        "sequences" => SequencesCommand.Run(),
        "precision" => PrecisionCommand.Run(options),
        "decoding" => DecodingCommand.Run(options),
        "scaling" => ScalingCommand.Run(options),
        "evidence" => EvidenceCommand.Run(options),
        "widths" => options.IsChild ? WidthsCommand.RunChild() : WidthsCommand.Run(options),
        _ => options.Against is null ? WorkloadsCommand.Run(options) : AgainstCommand.Run(options),
    };
}
