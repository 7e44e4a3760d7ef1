using System.Globalization;
using System.Text.RegularExpressions;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>What a training network keeps in memory, against three times its parameters (values and two moments) and its plan.</summary>
internal static partial class MemoryCommand
{
    public static int Run(Options options)
    {
        Console.WriteLine("workload  parameters  bytes kept   parameters x 3      plan   over their sum");
        foreach (string name in options.Workloads)
        {
            Workload workload = Workload.Of(name);

            // once unmeasured: what is allocated once per process is no network's
            Build(workload);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            ITrainableNetwork<float> network = Build(workload);
            long kept = GC.GetTotalMemory(forceFullCollection: true) - before;

            long parameters = 3L * sizeof(float) * workload.ParameterCount;
            long plan = TrainingBytes(network.Summary()) * workload.TrainingRows;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload.Name,-8}  {workload.ParameterCount,10:N0}  {kept,10:N0}  {parameters,15:N0}  {plan,8:N0}  {kept - parameters - plan,15:N0}"));
            GC.KeepAlive(network);
        }

        return 0;
    }

    /// <summary>The bytes per row that a summary says training takes.</summary>
    internal static long TrainingBytes(string summary) =>
        Training().Match(summary) is { Success: true } match
            ? long.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : throw new FormatException("The summary does not say how much working memory training takes.");

    private static ITrainableNetwork<float> Build(Workload workload)
    {
        Session session = workload.Open(workload.TrainingRows);
        session.Threads = 1;
        session.Train();
        return session.Network;
    }

    [GeneratedRegex("working memory per row: .* ([0-9,]+) to train")]
    private static partial Regex Training();
}
