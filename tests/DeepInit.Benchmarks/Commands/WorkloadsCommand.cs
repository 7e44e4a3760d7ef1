using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>Training steps and predictions of whole networks.</summary>
internal static class WorkloadsCommand
{
    public static int Run(Options options)
    {
        foreach (int threads in options.Threads)
        {
            foreach (string name in options.Workloads)
            {
                foreach (string mode in options.Modes)
                {
                    string line = Of(Workload.Of(name), mode, threads, options).ToJson();
                    Console.WriteLine(line);
                    if (options.Json is { } path)
                        File.AppendAllText(path, line + "\n");
                }
            }
        }

        return 0;
    }

    private static ResultLine Of(Workload workload, string mode, int threads, Options options)
    {
        bool trains = mode == "train";
        int rows = mode switch
        {
            "infer_b1" => 1,
            "infer_b256" => 256,
            _ => workload.TrainingRows,
        };
        Session session = workload.Open(rows);
        session.Threads = threads;
        Measure measure = Measure.Of(trains ? () => session.Train() : session.Predict, options);
        double flops = trains ? workload.TrainingFlops(rows) : workload.ForwardFlops(rows);
        return new ResultLine(
            "deepinit",
            typeof(NetworkAttribute).Assembly.GetName().Version!.ToString(),
            workload.Name,
            mode,
            threads,
            rows,
            measure.Minimum,
            measure.Median,
            flops / measure.Minimum / 1e3,
            Measure.PeakResidentMegabytes(),
            measure.AllocatedBytes);
    }
}
