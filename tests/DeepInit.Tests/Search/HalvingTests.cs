namespace DeepInit.Tests.Search;

public sealed class HalvingTests
{
    [Theory]
    [InlineData(27, 27, 1, 3, new[] { 1, 3, 9, 27 })]
    [InlineData(26, 27, 1, 3, new[] { 3, 9, 27 })]
    [InlineData(27, 10, 2, 3, new[] { 2, 4, 10 })]
    [InlineData(100, 4, 1, 2, new[] { 1, 2, 4 })]
    [InlineData(2, 5, 1, 3, new[] { 5 })]
    [InlineData(9, 3, 9, 3, new[] { 3 })]
    public void RungsLeadToTheLastEpochAndNoFartherThanTrialsCanCome(int trials, int epochs, int minEpochs, int factor, int[] expected) =>
        Assert.Equal(expected, new Halving(trials, epochs, minEpochs, factor, (a, b) => a < b).Epochs);

    [Fact]
    public void WhoIsPromotedDoesNotDependOnWhoEndsFirst()
    {
        double[] quality = Qualities(27, seed: 1);
        List<(int, int)> inOrder = Simulate(quality, workers: 1, seed: 0);
        Assert.Contains(inOrder, piece => piece.Item2 == 3);
        for (int seed = 1; seed <= 40; seed++)
            Assert.Equal(inOrder.Order(), Simulate(quality, workers: 1 + (seed % 9), seed).Order());
    }

    [Fact]
    public void OneWorkerIsAsynchronousHalvingAsItIsPublished()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] quality = Qualities(40, seed);
            Assert.Equal(Published(quality).Order(), Simulate(quality, workers: 1, seed: 0).Order());
        }
    }

    [Fact]
    public void WhoHasNoScoreIsNeverPromoted()
    {
        double[] quality = [.. Enumerable.Repeat(double.NaN, 27)];
        Assert.All(Simulate(quality, 3, 5), piece => Assert.Equal(0, piece.Rung));
        quality[20] = 1;
        Assert.Contains((20, 1), Simulate(quality, 3, 5));
    }

    [Fact]
    public void EqualScoresGoByTheOrderOfTheTrials()
    {
        var halving = new Halving(9, 3, 1, 3, (a, b) => a < b);
        for (int trial = 8; trial >= 0; trial--)
            halving.Report(trial, 0, 0.5);
        Assert.Equal([(0, 1), (1, 1), (2, 1)], Enumerable.Range(0, 3).Select(_ => halving.Next()!.Value));
        Assert.Equal((0, 0), halving.Next());
    }

    // A score of a rung: better with every rung, and not in the same order.
    private static double Score(double[] quality, int trial, int rung) => quality[trial] + (0.3 * Math.Sin((trial * 7.1) + (rung * 3.3))) - rung;

    private static double[] Qualities(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    // Workers take pieces, and any of those at work ends next.
    private static List<(int Trial, int Rung)> Simulate(double[] quality, int workers, int seed)
    {
        var random = new Random(seed);
        var halving = new Halving(quality.Length, 27, 1, 3, (a, b) => a < b || (!double.IsNaN(a) && double.IsNaN(b)));
        var running = new List<(int Trial, int Rung)>();
        var ended = new List<(int, int)>();
        while (true)
        {
            while (running.Count < workers && halving.Next() is { } piece)
                running.Add(piece);
            if (running.Count == 0)
                return ended;
            int next = random.Next(running.Count);
            (int trial, int rung) = running[next];
            running.RemoveAt(next);
            halving.Report(trial, rung, Score(quality, trial, rung));
            ended.Add((trial, rung));
        }
    }

    // Li & al. 2020, Algorithm 2: promote whoever can be, from the highest rung downwards; else begin the next trial.
    private static List<(int Trial, int Rung)> Published(double[] quality)
    {
        var rungs = Enumerable.Range(0, 4).Select(_ => new List<(int Trial, double Score)>()).ToArray();
        var promoted = new HashSet<(int, int)>();
        var ended = new List<(int, int)>();
        int begun = 0;
        while (true)
        {
            (int Trial, int Rung)? job = null;
            for (int rung = 2; rung >= 0 && job is null; rung--)
            {
                foreach ((int trial, double _) in rungs[rung].OrderBy(member => member.Score).Take(rungs[rung].Count / 3))
                {
                    if (promoted.Add((trial, rung)))
                    {
                        job = (trial, rung + 1);
                        break;
                    }
                }
            }

            if (job is null && begun == quality.Length)
                return ended;
            (int Trial, int Rung) next = job ?? (begun++, 0);
            rungs[next.Rung].Add((next.Trial, Score(quality, next.Trial, next.Rung)));
            ended.Add(next);
        }
    }
}
