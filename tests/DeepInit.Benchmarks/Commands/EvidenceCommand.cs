using DeepInit.Benchmarks.Evidence;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Which optimiser, which initialiser, and what helps against wrong labels: trained and compared, with results that the next run goes on from.</summary>
internal static class EvidenceCommand
{
    public static int Run(Options options)
    {
        if (options.Page is { } page)
        {
            EvidencePage.Update(page);
            return 0;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        string results = options.Results ?? throw new UsageException("evidence needs --results FOLDER, where its CSV files are.");
        string data = options.Data ?? throw new UsageException("evidence needs --data FOLDER, with the data sets of samples/Workbench and the two of EvidenceTask.cs.");
        var pace = new EvidencePace(options.Minutes, stop.Token);
        try
        {
            foreach (string part in options.Parts)
            {
                EvidenceFile file = EvidenceFile.Open(Path.Combine(results, part + ".csv"));
                switch (part)
                {
                    case "optimizers":
                        OptimizerEvidence.Run(file, data, pace);
                        break;
                    case "times":
                        StepTimes.Run(file, data, pace);
                        break;
                    case "initializers":
                        InitializerEvidence.Run(file, data, pace);
                        break;
                    case "noise":
                        NoiseEvidence.Run(file, data, pace);
                        break;
                    case "housing":
                        HousingEvidence.Run(file, data, pace);
                        break;
                    default:
                        throw new UsageException($"There is no part '{part}'.");
                }
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Not finished: the same command goes on from here.");
            return 1;
        }
    }
}
