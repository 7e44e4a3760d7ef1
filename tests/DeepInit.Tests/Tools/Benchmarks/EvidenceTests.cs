using DeepInit.Benchmarks;
using DeepInit.Benchmarks.Evidence;

namespace DeepInit.Tests.Tools.Benchmarks;

public sealed class EvidenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ATrainingIsTheSameOnceReadAgain()
    {
        var line = new EvidenceLine("iris", "AdamW", EvidenceLine.Final, 3, 0.001, 0.01, 12.5, 0.25, double.PositiveInfinity, 0.9667, [1.5, 0.25, double.PositiveInfinity]);
        var read = EvidenceLine.Parse(line.ToString());
        Assert.Equal(line.ToString(), read.ToString());
        Assert.Equal(line.Curve, read.Curve);
        Assert.Equal(double.PositiveInfinity, read.Last);
        Assert.Throws<FormatException>(() => EvidenceLine.Parse("iris,AdamW"));
    }

    [Fact]
    public void AFileGoesOnWhereAKilledProcessLeftHalfALine()
    {
        string path = Path.Combine(_folder, "part.csv");
        EvidenceFile file = EvidenceFile.Open(path);
        file.Add(Line("iris", "AdamW", 1, 12, [1, 0.5]));
        File.AppendAllText(path, "iris,AdamW,final,2,0.0");
        file = EvidenceFile.Open(path);
        Assert.NotNull(file.Find("iris", "AdamW", EvidenceLine.Final, 1));
        Assert.Null(file.Find("iris", "AdamW", EvidenceLine.Final, 2));
        file.Add(Line("iris", "AdamW", 2, 12, [1, 0.5]));
        Assert.Equal(2, EvidenceFile.Open(path).Lines.Count);
    }

    /// <summary>By hand: the reference falls from 1 to 0, so the target is 0.02; who falls twice as fast needs half the steps, and who ends at 0.5 never comes there.</summary>
    [Fact]
    public void StepsAndProfilesAreThoseOfTheCurves()
    {
        EvidenceFile file = EvidenceFile.Open(Path.Combine(_folder, "optimizers.csv"));
        EvidenceFile times = EvidenceFile.Open(Path.Combine(_folder, "times.csv"));
        EvidenceTask task = EvidenceTask.All[0];
        foreach (Contender contender in Contender.All)
        {
            double[] curve = contender.Name switch
            {
                Contender.Reference => [1, 0.52, 0.02, 0],
                "Lion" => [0.52, 0.02, 0.02, 0.02],
                _ => [1, 0.5, 0.5, 0.5],
            };
            for (int point = 0; point < OptimizerEvidence.Points; point++)
                file.Add(Line(task.Name, contender.Name, 0, 99, []) with { Setting = $"{point}" });
            times.Add(Line(task.Name, contender.Name, 0, contender.Name == "Lion" ? 30 : 10, []) with { Setting = StepTimes.Time });
            for (int seed = 1; seed <= OptimizerEvidence.Seeds; seed++)
                file.Add(Line(task.Name, contender.Name, seed, 99, curve));
        }

        Assert.Equal([task.Name], Standing.Tasks(file, times));
        Standing[] all = Standing.All(file, times);
        Standing reference = all[0], lion = all.Single(standing => standing.Name == "Lion"), other = all.Single(standing => standing.Name == "SGD");
        Assert.Equal(0.75 * task.Steps, reference.Steps[0], 1e-9 * task.Steps);
        Assert.Equal(0.5 * task.Steps, lion.Steps[0], 1e-9 * task.Steps);
        Assert.Equal(double.PositiveInfinity, other.Steps[0]);
        Assert.Equal(3, lion.Seconds[0] / (0.5 * task.Steps * 10e-6), 1e-9);
        Assert.Equal(1, Standing.Area(Standing.Profile(lion.Steps, Standing.Best(all, standing => standing.Steps))));
        Assert.Equal(0, Standing.Area(Standing.Profile(other.Steps, Standing.Best(all, standing => standing.Steps))));

        // 1.5 times the best: within a factor from 1.5 on, five sixths of the way from 1 to 4.
        Assert.Equal(5 / 6.0, Standing.Area(Standing.Profile(reference.Steps, Standing.Best(all, standing => standing.Steps))), 0.02);
    }

    [Fact]
    public void NetworksAreCompiledWhileTheProgramRuns()
    {
        Func<int, ITrainableNetwork<float>>[] networks = NetworkFactory.Compile(["[Input(4)] [Dense(3)] [Loss(CrossEntropy)] [AdamW]", "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [SGD]"]);
        Assert.Equal([0.001, 0.01], networks.Select(create => create(1).LearningRate));
        Assert.Contains("Dence", Assert.Throws<InvalidOperationException>(() => NetworkFactory.Compile(["[Input(4)] [Dence(3)] [Loss(CrossEntropy)] [AdamW]"])).Message);
    }

    [Fact]
    public void APageWithoutMarksIsRefused()
    {
        string page = Path.Combine(_folder, "page.md");
        File.WriteAllText(page, "no marks");
        Directory.CreateDirectory(Path.Combine(_folder, "page"));
        Assert.Contains("evidence: initialisers", Assert.Throws<UsageException>(() => EvidencePage.Update(page)).Message);
    }

    private static EvidenceLine Line(string task, string entrant, int seed, double microseconds, double[] curve) =>
        new(task, entrant, EvidenceLine.Final, seed, 0.001, 0.01, microseconds, curve.Append(9).Min(), curve.Append(9).Last(), 0.5, curve);
}
