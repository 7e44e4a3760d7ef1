using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Support;

/// <summary>Valid networks by chance: chains, residuals, joins, several inputs, frozen layers, several losses. The same seed gives the same network.</summary>
internal sealed class RandomNetworks
{
    private static readonly int[] Widths = [1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 64, 100];
    private static readonly Activation[] Activations = Enum.GetValues<Activation>();

    private readonly Random _random;
    private readonly List<(string Name, Shape Shape)> _values = [];
    private readonly List<LayerSpec> _layers = [];

    private RandomNetworks(int seed) => _random = new Random(seed);

    /// <summary>A network for training, or with <paramref name="losses"/> 0 for inference alone.</summary>
    public static NetworkSpec Create(int seed, int? losses = null) => new RandomNetworks(seed).Create(losses);

    /// <summary>The generated code of a network by chance, with an empty other part of its class.</summary>
    public static CSharpCompilation Compile(int seed)
    {
        NetworkFiles network = NetworkEmitter.Emit(Harness.Plan(Create(seed)), default);
        return Harness.Compile(
            new Setting(),
            ["/// <summary>By chance.</summary>\npublic partial class Net { }", .. network.Files.Select(file => file.Text), TileFileEmitter.Emit(network.Tiles!, default).Text]);
    }

    /// <summary>A spec of these parts, of class <c>Net</c> in the global namespace.</summary>
    public static NetworkSpec Of(IEnumerable<InputSpec> inputs, IEnumerable<LayerSpec> layers, IEnumerable<LossSpec> losses, OptimizerSpec? optimizer, Precision precision = Precision.Single) => new(
        new TypeIdentity("", default, "Net", "", "Net", HasTwin: false, IsPublic: true),
        precision,
        inputs.ToEquatableArray(),
        layers.ToEquatableArray(),
        default,
        losses.ToEquatableArray(),
        optimizer,
        null,
        default,
        default);

    public static DenseSpec Dense(int units, Activation activation = Activation.Linear, Init init = Init.Default) =>
        new(units, new ActivationSpec(activation), UseBias: true, Trainable: true, new InitSpec(init), new InitSpec(Init.Default));

    public static LossSpec LossOf(Loss function, string? output = null, string? target = null) =>
        new(function, output, target, 1, Reduction.Mean, TargetKind.ClassIndices, 0, default, default, 1, 1);

    private NetworkSpec Create(int? lossCount)
    {
        InputSpec[] inputs = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(i => new InputSpec("input" + i, NewShape()))];
        _values.AddRange(inputs.Select(input => (input.Name, new Shape(input.Shape))));
        int count = 1 + _random.Next(14);
        while (_layers.Count < count)
        {
            AppendLayer();
        }

        var losses = new List<LossSpec>();
        for (int i = lossCount ?? _random.Next(4); i > 0; i--)
        {
            losses.Add(NewLoss(i));
        }

        OptimizerKind kind = OptimizerCatalog.All[_random.Next(OptimizerCatalog.All.Count)];
        OptimizerSpec? optimizer = losses.Count == 0 || Chance(0.1) ? null : NewOptimizer(kind);
        return Of(inputs, _layers, losses, optimizer, Chance(0.2) ? Precision.Double : Precision.Single);
    }

    // Mostly features; now and then an image, or steps of a sequence.
    private EquatableArray<int> NewShape() => _random.Next(6) switch
    {
        0 => new([3 + _random.Next(6), 3 + _random.Next(6), Pick(Widths)]),
        1 => new([1 + _random.Next(5), Pick(Widths)]),
        _ => new([Pick(Widths)]),
    };

    private void AppendLayer()
    {
        (string name, Shape shape) = Pick(_values);
        string[] same = [.. _values.Where(value => value.Shape == shape).Select(value => value.Name)];
        LayerKind kind = Chance(0.3) ? LayerCatalog.Find("DeepInit.DenseAttribute")! : Pick(LayerCatalog.All);
        LayerSpec layer = kind switch
        {
            DenseLayer => NewDense() with { From = new([name]) },
            ActivationLayer => new ActivationLayerSpec(NewActivation()) { From = new([name]) },
            AddLayer => new AddSpec(NewActivation()) { From = Several(same, name) },
            MultiplyLayer => new MultiplySpec(NewActivation()) { From = Several(same, name) },
            ConcatLayer => new ConcatSpec { From = Several([.. _values.Where(value => value.Shape.WithFeatures(1) == shape.WithFeatures(1)).Select(value => value.Name)], name) },
            SamplingLayer => new SamplingSpec { From = new([Pick(same), name, .. Chance(0.5) ? [Pick(same)] : Array.Empty<string>()]) },
            DotLayer => new DotSpec(Chance(0.5)) { From = new([Pick(same), name]) },
            ReshapeLayer => new ReshapeSpec(new([1, shape.Length, 1]), Pick(Enum.GetValues<ChannelOrder>())) { From = new([name]) },
            PermuteLayer => new PermuteSpec(Enumerable.Range(1, shape.Dimensions.Count).Reverse().ToEquatableArray()) { From = new([name]) },
            _ => Harness.DefaultLayer(kind) with { From = new([name]) },
        };
        Value[] inputs = [.. layer.From.Select(from => new Value(0, from, _values.Find(value => value.Name == from).Shape))];
        var issues = new Issues();
        Shape output = kind.Infer(layer, "layer", inputs, issues);

        // A kind that does not fit here, such as a convolution of features, is left for another time; so is what grows without end.
        if (!issues.Any && output.Length <= 4000)
        {
            string layerName = "layer" + _layers.Count;
            _layers.Add(layer with { Name = layerName });
            _values.Add((layerName, output));
        }
    }

    private DenseSpec NewDense()
    {
        DenseSpec dense = Dense(Pick(Widths));
        return dense with { Activation = NewActivation(), UseBias = Chance(0.8), Trainable = Chance(0.85) };
    }

    // A value may be combined with itself.
    private EquatableArray<string> Several(string[] same, string name) =>
        Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Pick(same)).Append(name).ToEquatableArray();

    private ActivationSpec NewActivation()
    {
        var plain = new ActivationSpec(Chance(0.4) ? Activation.Linear : Pick(Activations));
        return Chance(0.2) ? plain with { NegativeSlope = -0.5, Alpha = -1, Beta = 2, Threshold = 5 } : plain;
    }

    private LossSpec NewLoss(int index)
    {
        (string name, Shape shape) = _values[^Math.Min(index, _layers.Count)];
        LossKind[] fitting = [.. LossCatalog.All.Where(kind => shape.Features > 1 || kind is ElementwiseLoss)];
        LossKind kind = Pick(fitting);
        return LossOf(kind.Function, name, "target" + index) with { LogVariance = kind.ReadsLogVariance ? name : null, Reduction = Pick(Enum.GetValues<Reduction>()), Weight = Chance(0.5) ? 1 : 0.25 };
    }

    private OptimizerSpec NewOptimizer(OptimizerKind kind)
    {
        OptimizerSpec plain = Harness.DefaultOptimizer(kind);
        return Chance(0.3) ? plain with { GlobalClipNorm = 1 } : Chance(0.3) ? plain with { ClipValue = 0.5, WeightDecay = 0.01 } : plain;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
