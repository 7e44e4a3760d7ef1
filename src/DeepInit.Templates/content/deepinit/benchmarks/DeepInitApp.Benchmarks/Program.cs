using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using DeepInitApp;

// dotnet run -c Release [-- --job short]
BenchmarkSwitcher.FromAssembly(typeof(MoonBenchmarks).Assembly).Run(args is [] ? ["--filter", "*"] : args);

[MemoryDiagnoser]
public class MoonBenchmarks
{
    private readonly MoonClassifier _model = new();
    private float[] _points = [];
    private float[] _crescents = [];
    private float[] _probabilities = [];

    [Params(1, 32, 1024)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (_points, _crescents) = Moons.Create(Rows, seed: 1);
        _probabilities = new float[Rows];
    }

    [Benchmark]
    public void Predict() => _model.Predict(_points, _probabilities);

    [Benchmark]
    public float TrainBatch() => _model.TrainBatch(_points, _crescents);
}
