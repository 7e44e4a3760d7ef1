using System.Globalization;

namespace Workbench.Anchors;

/// <summary>
/// Picks rate and weight decay of a network of Networks.cs by rows held out of the training rows; test rows play no part. Of the rates whose best decay comes within a
/// standard error of the best candidate the smallest is picked (Breiman et al. 1984, with the gentler training in the place of the smaller tree).
/// </summary>
internal static class Tuning
{
    /// <summary>Up to so many training rows, many splits into rows to learn and rows held out, because one says little; of more, one.</summary>
    private const int FewRows = 2000;
    private const int ManySplits = 40;

    private static readonly double[] Rates = [1e-3, 3e-3, 1e-2, 3e-2];
    private static readonly double[] Decays = [0.01, 0.03, 0.1, 0.3, 1, 3];

    public static void PrintHeader()
    {
        Console.WriteLine("| network | rate | decay | loss of held-out rows, for each data set | their product less the best's | its standard error | |");
        Console.WriteLine("| --- | ---: | ---: | --- | ---: | ---: | --- |");
    }

    /// <summary>Prints the best decay of each rate, and which rate is picked.</summary>
    /// <param name="network">The network.</param>
    /// <param name="anchors">All data sets and epochs that it is trained on; compared is the product of their losses, so that each counts alike.</param>
    /// <param name="data">The folder of the data sets.</param>
    public static void Run(string network, IReadOnlyList<Anchor> anchors, string data)
    {
        Split[] splits = [.. anchors.Select(anchor => anchor.Read(data, NetworkCatalog.Create(network, 0)))];
        int runs = splits.Max(split => split.TrainRows) <= FewRows ? ManySplits : 1;
        Candidate[] candidates = [.. Rates.SelectMany(rate => Decays.Select(decay => Candidate.Of(anchors, splits, rate, decay, runs)))];
        Candidate best = candidates.MinBy(candidate => candidate.Score)!;
        Candidate[] ofRates = [.. candidates.GroupBy(candidate => candidate.Rate).Select(rate => rate.MinBy(candidate => candidate.Score)!)];
        Candidate picked = ofRates.First(candidate => candidate.Score - best.Score <= candidate.StandardError(best));
        foreach (Candidate candidate in ofRates)
        {
            string losses = string.Join(", ", candidate.MeanLosses.Select(loss => loss.ToString("F4", CultureInfo.InvariantCulture)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {network} | {candidate.Rate} | {candidate.Decay} | {losses} | {candidate.Score - best.Score:G2} | {candidate.StandardError(best):G2} | {(candidate == picked ? "picked" : "")} |"));
        }
    }

    /// <summary>A rate and a decay, and the losses with them: a row for each split, a column for each data set.</summary>
    private sealed record Candidate(double Rate, double Decay, double[][] Losses)
    {
        public IEnumerable<double> MeanLosses => Enumerable.Range(0, Losses[0].Length).Select(anchor => Losses.Average(losses => losses[anchor]));

        public double Score { get; } = Losses.Average(Product);

        public static Candidate Of(IReadOnlyList<Anchor> anchors, Split[] splits, double rate, double decay, int runs) =>
            new(rate, decay, [.. Enumerable.Range(0, runs).Select(run => anchors.Zip(splits, (anchor, split) => HeldOutLoss(anchor, split, rate, decay, run)).ToArray())]);

        /// <summary>Of the mean difference to another candidate on the same splits; 0 where there is one.</summary>
        public double StandardError(Candidate other)
        {
            if (Losses.Length == 1)
                return 0;
            double mean = Score - other.Score;
            double squares = Losses.Zip(other.Losses, (mine, others) => Product(mine) - Product(others) - mean).Sum(difference => difference * difference);
            return Math.Sqrt(squares / (Losses.Length - 1) / Losses.Length);
        }

        private static double Product(double[] losses) => losses.Aggregate(1.0, (product, loss) => product * loss);
    }

    // The protocol's network, because it has no decay of its own. Columns were standardised by all training rows.
    private static double HeldOutLoss(Anchor anchor, Split split, double rate, double decay, int run)
    {
        ITrainableNetwork<float> network = anchor.Protocol(run);
        network.LearningRate = rate;
        (Dataset<float> learnt, Dataset<float> heldOut) = split.Train.Split(0.8, seed: run);
        Trainer.Fit(network, learnt, new FitOptions
        {
            Epochs = anchor.Epochs,
            BatchSize = anchor.BatchSizeFor(split),
            Seed = run,
            Schedule = RelativeSchedule.WarmupCosine(0.05),
            Callbacks = { Decoupled(network, decay) },
        });
        double loss = Trainer.Evaluate(network, heldOut, batchSize: 1024, accuracy: false).Loss;
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }

    // AdamW's: weights shrink by rate · decay in every step.
    private static LambdaCallback Decoupled(ITrainableNetwork<float> network, double decay)
    {
        (Parameter<float> Parameter, float[] Values)[] weights = [.. network.Parameters.Where(p => p.Decay).Select(p => (p, new float[p.Count]))];
        return new LambdaCallback
        {
            OnStepFinished = training =>
            {
                float keep = (float)(1 - (training.LearningRate * decay));
                foreach ((Parameter<float> parameter, float[] values) in weights)
                {
                    parameter.CopyTo(values);
                    for (int i = 0; i < values.Length; i++)
                        values[i] *= keep;
                    parameter.CopyFrom(values);
                }
            },
        };
    }
}
