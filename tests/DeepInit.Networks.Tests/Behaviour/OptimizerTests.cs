using DeepInit.Networks.Tests.Compiling;
using DeepInit.Runtime;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// What holds for every optimiser that the language has, whatever its formula: the attributes are found, so that none can be forgotten. Formulas themselves are held to PyTorch's
/// and the authors' by the conformance cases, and to naive loops by the kernel suite.
/// </summary>
public sealed class OptimizerTests
{
    private const int Long = 7;
    private const int Short = 5;
    private const string Decay = "WeightDecay = 0.1, DecoupledWeightDecay = true";

    // The same two matrices for all: one taller, one wider than the other, without biases.
    private const string Matrices = "[Network(Precision = Precision.Double)]\n[Input(5)]\n[Dense(7, Name = \"a\", UseBias = false)]\n[Dense(5, Name = \"b\", UseBias = false)]\n[Loss(Loss.MeanSquaredError)]\n";
    private const string Wide = "[Network]\n[Input(96)]\n[Dense(80, Activation = Activation.Tanh)]\n[Dense(48)]\n[Loss(Loss.MeanSquaredError)]\n";

    // What these tests ask of some beyond their defaults: a ratio that lets a bowl be run down in 600 steps; bases that turn within a training, of sides that gradients span.
    private static readonly Dictionary<string, string> Own = new()
    {
        ["LARS"] = ", TrustCoefficient = 0.02",
        ["Muon"] = ", MatchRmsAdamW = true",
        ["NorMuon"] = ", MatchRmsAdamW = true",
        ["Prodigy"] = ", D0 = 0.01",
        ["SOAP"] = ", PreconditionFrequency = 2, MaxPreconditionedSide = 5",
    };

    // Those that sum over a tensor sum in another order when it lies turned. The means of NorMuon and of the Adagrad of rows are those of rows.
    private static readonly HashSet<string> SumOverTensors = ["LAMB", "StableAdamW", "LARS", "Adafactor", "Muon", "SOAP", "Prodigy"];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(Declared().SelectMany(optimizer => new[]
    {
        (optimizer.Name + "Plain", $"{Matrices}{Attribute(optimizer, "WeightDecay = 0")}{Everywhere(optimizer)}", true),
        (optimizer.Name + "Decays", $"{Matrices}{Attribute(optimizer, Decay)}{Everywhere(optimizer)}", true),
        (optimizer.Name + "Wide", $"{Wide}{Attribute(optimizer, "WeightDecay = 0.01, ClipValue = 0.5")}{(TakesMatricesAlone(optimizer.Attribute) ? "[AdamW]" : "")}", false),
        (optimizer.Name + "Norm", $"{Matrices.Replace("(Precision = Precision.Double)", "", StringComparison.Ordinal)}{Attribute(optimizer, "GlobalClipNorm = 1")}{Everywhere(optimizer)}", false),
    })));

    public static TheoryData<string> Names => [.. Declared().Select(optimizer => optimizer.Name)];

    public static TheoryData<string> NamesOfTurning => [.. Declared().Select(optimizer => optimizer.Name).Where(name => name is not ("NorMuon" or "RowwiseAdagrad"))];

    // Every attribute, and the cautious form of those that have one.
    private static IEnumerable<(string Name, Type Attribute)> Declared() => typeof(OptimizerAttribute).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(OptimizerAttribute)) && type != typeof(LBFGSAttribute))    // by gradients alone it makes no step: LBFGSTests
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(type => type.GetProperty("Cautious") is null ? new[] { (Word(type), type) } : [(Word(type), type), ("Cautious" + Word(type), type)]);

    private static string Word(Type type) => type.Name[..^"Attribute".Length];

    private static bool TakesMatricesAlone(Type type) => type.BaseType != typeof(OptimizerAttribute);

    private static string Attribute((string Name, Type Attribute) optimizer, string options) =>
        $"[{Word(optimizer.Attribute)}({options}{(optimizer.Name == Word(optimizer.Attribute) ? Own.GetValueOrDefault(optimizer.Name, "") : ", Cautious = true")})]";

    // The matrix at the output, too.
    private static string Everywhere((string Name, Type Attribute) optimizer) => TakesMatricesAlone(optimizer.Attribute) ? $"[Parameter(\"b.weight\", Optimizer = \"{Word(optimizer.Attribute)}\")]" : "";

    [Theory]
    [MemberData(nameof(Names))]
    public void WithoutAGradientNothingMovesButByDecay(string name)
    {
        double[] start = Numbers.Doubles(Long * Short, 1);
        double[] plain = AfterZeros(name + "Plain"), decayed = AfterZeros(name + "Decays");
        for (int i = 0; i < start.Length; i++)
        {
            // Averaged gradient descent shrinks all parameters by its lambda, 10⁻⁶ in a step here.
            Assert.InRange(plain[i] / start[i], 1 - 1e-5, 1);
            Assert.InRange(decayed[i] / start[i], 0, (plain[i] / start[i]) - 1e-5);
        }

        double[] AfterZeros(string network)
        {
            INetworkDriver<double> driver = Create(network, start, start);
            // some move, and decay, from the sixth step on
            for (int step = 0; step < 8; step++)
                Apply(driver, new double[start.Length], new double[start.Length]);
            Assert.All(States(driver), state => Assert.All(state.Values, value => Assert.True(double.IsFinite(value), state.Name)));
            Assert.Equal(driver.Parameters["a.weight"].ToArray(), driver.Parameters["b.weight"].ToArray());
            return driver.Parameters["a.weight"].ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfTurning))]
    public void TheOrderOfTensorsAndTheWayTheyLieDoNotMatter(string name)
    {
        double[] first = Numbers.Doubles(Long * Short, 1), second = Numbers.Doubles(Long * Short, 2);
        INetworkDriver<double> one = Create(name + "Decays", first, second);
        INetworkDriver<double> other = Create(name + "Decays", Turned(second, Short), Turned(first, Long));
        for (int step = 0; step < 6; step++)
        {
            double[] a = Numbers.Doubles(Long * Short, 10 + step), b = Numbers.Doubles(Long * Short, 20 + step);
            Apply(one, a, b);
            Apply(other, Turned(b, Short), Turned(a, Long));
        }

        Assert.NotEqual(first, one.Parameters["a.weight"].ToArray());
        Same(Turned(one.Parameters["a.weight"].ToArray(), Long), other.Parameters["b.weight"].ToArray());
        Same(Turned(one.Parameters["b.weight"].ToArray(), Short), other.Parameters["a.weight"].ToArray());

        void Same(double[] expected, double[] got)
        {
            if (!SumOverTensors.Contains(name) && !name.StartsWith("Cautious", StringComparison.Ordinal))
                Assert.Equal(expected, got);
            for (int i = 0; i < got.Length; i++)
                Assert.InRange(got[i], expected[i] - 1e-12, expected[i] + 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ABowlIsRunDown(string name)
    {
        double[] goal = Numbers.Doubles(Long * Short, 1);
        double[] curvature = [.. Numbers.Doubles(Long * Short, 2).Select(x => 1 + (0.5 * x))];
        double best = new[] { 1, 0.3, 0.1, 0.03, 0.01, 0.003 }.Min(rate =>
        {
            INetworkDriver<double> driver = Create(name + "Plain", new double[goal.Length], new double[goal.Length]);
            for (int step = 0; step < 600; step++)
            {
                // Ever smaller steps, as of a schedule: those of one size would go around the goal for ever.
                driver.LearningRate = rate * (1 - (step / 600.0));
                Apply(driver, Slope("a.weight"), Slope("b.weight"));
            }

            return Enumerable.Range(0, goal.Length).Sum(i => curvature[i] * Math.Pow(driver.Parameters["a.weight"].ToArray()[i] - goal[i], 2));

            double[] Slope(string weight)
            {
                double[] at = driver.Parameters[weight].ToArray();
                return [.. at.Select((w, i) => curvature[i] * (w - goal[i]))];
            }
        });
        double start = goal.Zip(curvature, (g, c) => c * g * g).Sum();
        Assert.InRange(best, 0, 1e-3 * start);
    }

    /// <summary>A gradient that is no number makes weights that are none, as in PyTorch: a training that has failed must not look as one that has stopped to learn.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AGradientThatIsNoNumberIsNotForgotten(string name)
    {
        foreach (string network in new[] { name + "Norm", name + "Wide" })
        {
            foreach (bool everywhere in new[] { true, false })
            {
                INetworkDriver<float> driver = Compiled.Value.Create<float>(network);
                Parameter<float> weight = driver.Parameters.First(parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal));
                (int inputs, int outputs) = network.EndsWith("Norm", StringComparison.Ordinal) ? (5, 5) : (96, 48);
                driver.ComputeGradients(new float[inputs], new float[outputs]);
                int count = weight.ToArray().Length, place = count / 2;

                // Some optimisers only take note in their first step.
                for (int step = 0; step < 3; step++)
                {
                    float[] gradient = [.. Numbers.Doubles(count, step).Select(x => everywhere ? float.NaN : (float)x)];
                    gradient[place] = float.NaN;
                    weight.Gradient.CopyFrom(gradient);
                    ((IGradientTrainableNetwork<float>)driver.Network).ApplyGradients();
                }

                float[] after = weight.ToArray();
                Assert.True(float.IsNaN(after[place]), network);
                Assert.True(!everywhere || after.All(float.IsNaN), network);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsDoNotChangeABit(string name) => WideTraining.ThreadsDoNotChangeABit(() => Compiled.Value.Create<float>(name + "Wide"), inParts: false);

    [Theory]
    [MemberData(nameof(Names))]
    public void ATrainingThatStoppedGoesOnAsIfItHadNot(string name) => WideTraining.AStoppedOneGoesOnAsIfItHadNot(() => (ITrainableNetwork<float>)Compiled.Value.CreateNetwork<float>(name + "Wide"), new ExponentialDecay(0.9));

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepTakesNoMemory(string name) => WideTraining.AStepTakesNoMemory(Compiled.Value.Create<float>(name + "Wide"));

    private static INetworkDriver<double> Create(string name, double[] a, double[] b)
    {
        INetworkDriver<double> driver = Compiled.Value.Create<double>(name);
        driver.Parameters["a.weight"].CopyFrom(a);
        driver.Parameters["b.weight"].CopyFrom(b);

        // Gradients have their memory from the first time they are computed.
        driver.ComputeGradients(new double[5], new double[5]);
        return driver;
    }

    private static void Apply(INetworkDriver<double> driver, double[] a, double[] b)
    {
        driver.Parameters["a.weight"].Gradient.CopyFrom(a);
        driver.Parameters["b.weight"].Gradient.CopyFrom(b);
        ((IGradientTrainableNetwork<double>)driver.Network).ApplyGradients();
    }

    // The transpose of a matrix with so many rows.
    private static double[] Turned(double[] matrix, int rows)
    {
        int columns = matrix.Length / rows;
        return [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % rows * columns) + (i / rows)])];
    }

    private static IEnumerable<(string Name, double[] Values)> States(INetworkDriver<double> driver) =>
        driver.Parameters["a.weight"].OptimizerStateNames.Select(name => (name, driver.Parameters["a.weight"].OptimizerState(name).ToArray()));
}
