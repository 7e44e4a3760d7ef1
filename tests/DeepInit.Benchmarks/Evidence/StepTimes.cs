namespace DeepInit.Benchmarks.Evidence;

/// <summary>
/// What a step costs with each optimiser: all of a task in turns, so that what else the machine does meanwhile strikes all alike, and of each the least. The trainings themselves are too far apart in time to be compared.
/// </summary>
internal static class StepTimes
{
    /// <summary>The setting of the lines.</summary>
    public const string Time = "time";

    private const int WarmSteps = 300;
    private const int Steps = 50;
    private const int Rounds = 12;

    public static void Run(EvidenceFile file, string data, EvidencePace pace)
    {
        foreach (EvidenceTask task in EvidenceTask.All)
        {
            if (Contender.All.All(contender => file.Find(task.Name, contender.Name, Time, 0) is not null))
                continue;
            EvidenceSplit split = task.Read(data);
            Func<int, ITrainableNetwork<float>>[] create = NetworkFactory.Compile([.. Contender.All.Select(contender => OptimizerEvidence.Source(task, split, contender))]);
            ITrainableNetwork<float>[] networks = [.. create.Select(network => network(0))];
            double[] least = [.. networks.Select(_ => double.PositiveInfinity)];
            foreach (ITrainableNetwork<float> network in networks)
            {
                pace.Next($"{task.Name}: times");
                ((IThreadedNetwork)network).MaxThreads = 1;
                Microseconds(network, task, split, WarmSteps, pace.Stop);
            }

            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < networks.Length; i++)
                    least[i] = Math.Min(least[i], Microseconds(networks[i], task, split, Steps, pace.Stop));
            }

            for (int i = 0; i < networks.Length; i++)
                file.Add(new EvidenceLine(task.Name, Contender.All[i].Name, Time, 0, networks[i].LearningRate, 0, least[i], 0, 0, 0, []));
        }
    }

    private static double Microseconds(ITrainableNetwork<float> network, EvidenceTask task, EvidenceSplit split, int steps, CancellationToken stop)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        network.Fit(split.Train, new FitOptions { BatchSize = task.BatchSize, StepsPerEpoch = steps, CancellationToken = stop });
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / steps;
    }
}
