using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Tests.Shared.Drawing;

/// <summary>
/// A valid network by chance, as its author would write it: every kind of layer with options by chance, chains, residuals, joins, blocks that are repeated and shared,
/// several inputs, outputs and losses, ids, rows with lengths of their own, images that come and go with their channels first, rows of a type, settings of single parameters, schedules. The same seed gives
/// the same network.
/// </summary>
internal sealed class RandomNetwork
{
    /// <summary>The most numbers that a value has: what grows without end is left out.</summary>
    public const int MostNumbers = 4000;

    private static readonly string[] Optimizers =
    [
        "SGD", "SGD(Momentum = 0.9, Nesterov = true)", "RMSprop", "RMSprop(Centered = true)", "Adagrad", "Adadelta", "Adam", "Adam(AMSGrad = true)", "AdamW", "Adamax", "NAdam", "RAdam", "Lion",
        "Adan", "AdEMAMix", "ADOPT", "ADOPT(Clips = false)", "AdamC", "Grams", "Tiger", "Rprop", "ASGD", "ScheduleFreeSGD(Momentum = 0.8)", "ScheduleFreeAdamW(WarmupSteps = 3)", "ScheduleFreeRAdam",
        "LAMB", "LARS", "StableAdamW", "Prodigy(D0 = 1e-3)", "Adafactor", "SOAP", "AdamW(Cautious = true)", "Lion(Cautious = true)", "SparseAdam", "RowwiseAdagrad", "Muon", "NorMuon(MatchRmsAdamW = true)",
    ];

    // Beside one that averages by itself the first ones alone.
    private static readonly string[] Wrappers = ["SAM", "SAM(0.3, Adaptive = true)", "Lookahead(2)", "ExponentialMovingAverage(0.9)", "StochasticWeightAveraging(2, Every = 3)"];

    private static readonly string[] Schedules =
    [
        "CosineDecay", "CosineDecay(Steps = 100)", "CosineRestarts(10, Multiplier = 2)", "ExponentialDecay(0.9)", "LinearWarmup(Steps = 20)", "MultiStepDecay(3, 7)", "OneCycle(0.1)",
        "PolynomialDecay(Steps = 50, Power = 2)", "StepDecay(5)", "WarmupCosine(WarmupSteps = 5)", "ExponentialDecay(0.5, Interval = ScheduleInterval.Step)",
        "InverseSqrt", "WarmupStableDecay", "ConstantWithCooldown", "Cyclic(0.2, 4)", "OneCycle(0.1, ThreePhase = true)", "LinearWarmup(Steps = 3)] [CosineDecay(From = 3)",
    ];

    // What acts on each step by itself, or goes through them; a recurrent layer may end them, too.
    private static readonly string[] StepByStep = ["Dense", "Activation", "PReLU", "LayerNormalization", "RMSNormalization", "BatchNormalization", "Dropout", "GaussianNoise", "AlphaDropout", "GRU", "LSTM", "SimpleRNN", "PositionEmbedding", "SinePositionEncoding", "Conv1D", "MultiHeadAttention", "Attention"];

    // What makes one value of a row's real steps.
    private static readonly string[] EndsOfSteps = ["GlobalAveragePooling1D", "GlobalMaxPooling1D", "LastStep"];

    private readonly Chance _chance;
    private readonly bool _runs;
    private readonly bool _standsAlone;
    private readonly List<DrawnValue> _values = [];
    private readonly List<DrawnValue> _ids = [];
    private readonly List<string> _attributes = [];
    private readonly List<(string Name, string Role)> _parameters = [];
    private readonly List<DrawnValue> _sequences = [];
    private readonly List<DrawnBlock> _blocks = [];
    private readonly List<(DrawnBlock Block, string Use)> _uses = [];
    private int _inputs;

    private RandomNetwork(int seed, int? losses, bool runs)
    {
        _chance = new Chance(seed);
        _runs = runs;
        _standsAlone = !runs && new Chance(seed + 2_000_000).Of(0.03);
        IsDouble = _chance.Of(0.2) || runs;
        Rows = losses is null && !runs && _chance.Of(0.1) ? new DrawnRows(_chance) : null;
        LossCount = Rows is not null ? 1 : losses ?? _chance.Between(runs ? 1 : 0, 3);
        AddInputs();
        if (Rows is null)
            AddIds(new Chance(seed + 1_000_000));
        if (Rows is null)
            AddSteps(new Chance(seed + 3_000_000));
        for (int count = _values.Count + _chance.Between(1, 14); _values.Count < count;)
            AddLayer();
        AddEnd();
    }

    /// <summary>Its precision.</summary>
    public bool IsDouble { get; }

    /// <summary>The type of its rows; null for a network that reads numbers.</summary>
    public DrawnRows? Rows { get; }

    /// <summary>How many losses it has.</summary>
    public int LossCount { get; }

    /// <summary>Inputs, layers and uses, with the shapes that they must have.</summary>
    public IReadOnlyList<DrawnValue> Values => _values;

    /// <summary>The inputs: those of numbers, then those of ids and those whose rows have lengths, which few layers read.</summary>
    public IEnumerable<DrawnValue> Inputs => [.. _values.Take(_inputs), .. _ids, .. _sequences];

    /// <summary>The outputs, of a network that is run.</summary>
    public IReadOnlyList<DrawnValue> Outputs { get; private set; } = [];

    /// <summary>What the losses of a network that is run look at, and their targets.</summary>
    public IReadOnlyList<(DrawnValue Of, DrawnTarget Target)> Targets { get; private set; } = [];

    /// <summary>The attribute of its optimiser; null where it has none.</summary>
    public string? Optimizer { get; private set; }

    /// <summary>What is said of single parameters; null for nothing.</summary>
    public DrawnSettings? Settings { get; private set; }

    /// <summary>The declaration of class <c>Net</c>, and of all that it uses, without a namespace.</summary>
    public string Text => string.Join(
        "\n\n",
        [
            .. Rows is null ? Array.Empty<string>() : [Rows.Text],
            .. _blocks.Select(block => block.Text),
            $"/// <summary>By chance.</summary>\n{string.Join("\n", _attributes)}\npublic partial class Net {{ }}",
        ]);

    /// <summary>A network for training, or with <paramref name="losses"/> 0 for inference alone.</summary>
    /// <param name="seed">Says which.</param>
    /// <param name="losses">How many losses it has; by chance unless given.</param>
    public static RandomNetwork Create(int seed, int? losses = null) => new(seed, losses, runs: false);

    /// <summary>A network in double precision that is run: on numbers, with losses that are defined for whatever its layers make, and an optimiser.</summary>
    /// <param name="seed">Says which.</param>
    public static RandomNetwork CreateToRun(int seed) => new(seed, losses: null, runs: true);

    /// <summary>A drawn layer with a name, and what it reads where it has not said so.</summary>
    public static string Declare(LayerCases kind, DrawnLayer layer, string name, string from)
    {
        layer.Attribute.Add($"Name = \"{name}\"");
        return (kind.NamesWhatItReads ? layer.Attribute : layer.Attribute.Add($"From = \"{from}\"")).ToString();
    }

    private void AddInputs()
    {
        var network = new AttributeText("Network");
        if (Rows is not null)
            network.Add("typeof(Row)");
        _attributes.Add((IsDouble ? network.Set("Precision", "Precision.Double") : network).ToString());
        if (Rows is not null)
        {
            _values.Add(new("x", [Rows.Width]));
        }
        else
        {
            for (int i = _chance.Between(1, 3); i > 0; i--)
            {
                var value = new DrawnValue("input" + _values.Count, NewShape());
                _values.Add(value);
                string order = value.Shape.Length > 1 && _chance.Of(0.3) ? ", Order = ChannelOrder.ChannelsFirst" : "";
                _attributes.Add($"[Input(\"{value.Name}\", {string.Join(", ", value.Shape)}{order})]");
            }
        }

        _inputs = _values.Count;
    }

    // Looked up at once, so that somebody reads it. By a chance of its own, which leaves all else as it was.
    private void AddIds(Chance chance)
    {
        if (!chance.Of(0.3))
            return;
        int[] shape = chance.Between(0, 2) switch { 0 => [1], 1 => [chance.Between(2, 6)], _ => [chance.Between(1, 3), chance.Between(1, 4)] };
        var value = new DrawnValue("ids", shape) { Vocabulary = chance.Pick([1, 3, 20, 300]) };
        _ids.Add(value);
        _attributes.Add($"[Input(\"{value.Name}\", {string.Join(", ", shape)}, Vocabulary = {value.Vocabulary})]");
        for (int i = chance.Between(1, 2); i > 0; i--)
        {
            string word = chance.Pick(["Embedding", "EmbeddingBag", "HashedEmbedding", "QuotientRemainderEmbedding"]);
            LayerCases kind = LayerCaseCatalog.Kinds.Single(k => k.Kind == word);
            Add(kind, kind.Draw(chance, value, _values)!, value);
            DrawnValue looked = _values[^1];
            if (word is "Embedding" or "EmbeddingBag" && chance.Of(0.4) && looked.Length / looked.Shape[^1] * value.Vocabulary <= MostNumbers)
            {
                var tied = new AttributeText("TiedDense").AddQuoted([looked.Name]);
                if (chance.Of(0.5))
                    tied.Set("UseBias", true);
                Add(LayerCaseCatalog.Kinds.Single(k => k.Kind == "TiedDense"), new(tied, [.. looked.Shape[..^1], value.Vocabulary]), looked);
            }
        }
    }

    // Rows with lengths of their own, and layers until their steps have ended: no other layer may read them meanwhile. By a chance of its own, too.
    private void AddSteps(Chance chance)
    {
        if (!chance.Of(0.3))
            return;
        var value = new DrawnValue("steps", [chance.Between(2, 9), chance.Width()]) { HasLengths = true };
        _sequences.Add(value);
        _attributes.Add($"[Input(\"{value.Name}\", {string.Join(", ", value.Shape)}, Lengths = true)]");
        for (int left = chance.Between(0, 3); value.Shape.Length > 1; left--)
        {
            string word = left > 0 ? chance.Pick(StepByStep) : chance.Pick(EndsOfSteps);
            LayerCases kind = LayerCaseCatalog.Kinds.Single(k => k.Kind == word);
            if ((word == "Conv1D" ? Causal(chance, value) : kind.Draw(chance, value, [value])) is not { } layer)
                continue;
            var next = new DrawnValue($"{value.Name}{word}", layer.Makes);
            _attributes.Add(Declare(kind, layer, next.Name, value.Name));
            if (kind.FirstRole is { } role)
                _parameters.Add((next.Name, role));
            value = next;
        }

        _values.Add(value);
    }

    // The only one that keeps steps.
    private static DrawnLayer Causal(Chance chance, DrawnValue x)
    {
        int filters = chance.Width();
        var layer = new AttributeText("Conv1D").Add(filters).Add(chance.Between(1, 4)).Set("Padding", "Padding.Causal");
        if (chance.Of(0.4))
            layer.Set("Dilation", chance.Between(2, 3));
        if (chance.Of(0.3))
            layer.Set("Activation", "Activation.Tanh");
        return new(layer, [x.Shape[0], filters]);
    }

    // Mostly features; now and then an image, or steps of a sequence.
    private int[] NewShape() => _chance.Between(0, 5) switch
    {
        0 => [_chance.Between(3, 8), _chance.Between(3, 8), _chance.Width()],
        1 => [_chance.Between(1, 6), _chance.Width()],
        _ => [_chance.Width()],
    };

    private void AddLayer()
    {
        DrawnValue x = _chance.Pick(_values);
        if (_chance.Of(0.08))
        {
            AddUse(x);
            return;
        }

        LayerCases kind = _chance.Of(0.3) ? LayerCaseCatalog.Kinds.Single(k => k.Kind == "Dense") : _chance.Pick(LayerCaseCatalog.Kinds);
        if (kind.Draw(_chance, x, _values) is { } layer)
            Add(kind, layer, x);
    }

    private void Add(LayerCases kind, DrawnLayer layer, DrawnValue x)
    {
        var value = new DrawnValue("layer" + _values.Count, layer.Makes);
        if (value.Length > MostNumbers)
            return;

        _attributes.Add(Declare(kind, layer, value.Name, x.Name));
        _values.Add(value);
        if (kind.FirstRole is { } role)
            _parameters.Add((value.Name, role));
        if (layer.States > 0 && _chance.Of(0.4))
            AddFinalState(layer, value);
    }

    private void AddFinalState(DrawnLayer layer, DrawnValue of)
    {
        var state = new AttributeText("FinalState");
        if (layer.HasMemory && _chance.Of(0.5))
            state.Set("Memory", true);
        Add(LayerCaseCatalog.Kinds.Single(kind => kind.Kind == "FinalState"), new(state, [layer.States]), of);
    }

    // A use of a new block, or another one of a block: with parameters of its own, or with those of an earlier use.
    private void AddUse(DrawnValue x)
    {
        DrawnBlock[] fitting = [.. _blocks.Where(block => block.Reads.SequenceEqual(x.Shape))];
        DrawnBlock block;
        if (fitting.Length > 0)
        {
            block = _chance.Pick(fitting);
        }
        else
        {
            block = new DrawnBlock(_chance, "Block" + _blocks.Count, x.Shape);
            _blocks.Add(block);
        }

        var value = new DrawnValue("use" + _values.Count, block.Makes);
        AttributeText use = block.Use().Add($"Name = \"{value.Name}\"").Add($"From = \"{x.Name}\"");
        string[] earlier = [.. _uses.Where(other => other.Block == block).Select(other => other.Use)];
        if (earlier.Length > 0 && _chance.Of(0.7))
            use.Add($"SharedWith = \"{_chance.Pick(earlier)}\"");
        else if (block.Makes.SequenceEqual(block.Reads) && _chance.Of(0.3))
            use.Set("Repeat", 2);
        else
            _uses.Add((block, value.Name));
        _attributes.Add(use.ToString());
        _values.Add(value);
    }

    private void AddEnd()
    {
        if (Rows is not null)
        {
            DrawnValue last = _values[^1];
            if (last.Shape.Length > 1)
            {
                _attributes.Add($"[Flatten(Name = \"flat\", From = \"{last.Name}\")]");
                _values.Add(new("flat", [last.Length]));
            }

            _attributes.Add($"[Dense({Rows.Units}, Name = \"answer\")]");
            _values.Add(new("answer", [Rows.Units]));
            _attributes.Add("[Output(\"answer\")]");
            _attributes.Add(Rows.Loss);
        }
        else
        {
            int layers = _values.Count - _inputs;
            DrawnValue[] ends = [.. Enumerable.Range(1, LossCount).Select(i => _values[^Math.Min(i, layers)])];
            AddOutputs(ends);
            if (_runs)
                AddLossesOfAnyNumbers(ends);
            else
                _attributes.AddRange(ends.Select((end, i) => DrawnLoss.Draw(_chance, end, _values, "target" + i)));
        }

        if (LossCount > 0 && (_runs || _chance.Of(0.9)))
            AddOptimizer();
        if (_parameters.Count > 0 && _chance.Of(_runs ? 0.8 : 0.4))
        {
            (string name, string role) = _chance.Pick(_parameters);
            Settings = new DrawnSettings(_chance, name, role, moves: Optimizer is not null && !_standsAlone);
            _attributes.AddRange(Settings.Attributes);
        }
    }

    // Other values than those that losses look at, images channels first now and then.
    private void AddOutputs(DrawnValue[] ends)
    {
        if (!_chance.Of(0.4) && !_runs)
            return;

        DrawnValue[] outputs = [.. _values.Skip(_inputs).Where(value => ends.Contains(value) || _chance.Of(0.3)).DefaultIfEmpty(_values[^1])];
        Outputs = outputs;
        _attributes.AddRange(outputs.Select(value => $"[Output(\"{value.Name}\"{(value.Shape.Length > 1 && _chance.Of(0.4) ? ", Order = ChannelOrder.ChannelsFirst" : "")})]"));
    }

    private void AddLossesOfAnyNumbers(DrawnValue[] ends)
    {
        (string Attribute, DrawnTarget Target)[] losses = [.. ends.Select((end, i) => DrawnLoss.DrawOfAnyNumbers(_chance, end, "target" + i))];
        _attributes.AddRange(losses.Select(loss => loss.Attribute));
        Targets = [.. ends.Zip(losses, (end, loss) => (end, loss.Target))];
    }

    private void AddOptimizer()
    {
        // One that stands alone, with none of what others have.
        if (_standsAlone)
        {
            Optimizer = "[LBFGS]";
            _attributes.Add(Optimizer);
            return;
        }

        // What runs is compared with a plain update where there is one.
        string optimizer = _runs && _chance.Of(0.5) ? "SGD" : _chance.Pick(Optimizers);
        string more = _chance.Of(0.3) ? "GlobalClipNorm = 1" : _chance.Of(0.3) ? "ClipValue = 0.5, WeightDecay = 0.01" : _chance.Of(0.2) ? "DecayScope = DecayScope.All, WeightDecay = 0.1" : "";
        Optimizer = more.Length == 0 ? $"[{optimizer}]" : optimizer.EndsWith(')') ? $"[{optimizer[..^1]}, {more})]" : $"[{optimizer}({more})]";
        _attributes.Add(Optimizer);
        if (optimizer.Contains("Muon", StringComparison.Ordinal))
            _attributes.Add("[AdamW]");
        if (_chance.Of(0.4))
            _attributes.Add($"[{_chance.Pick(Schedules)}]");
        if (!_runs && _chance.Of(0.4))
            _attributes.Add($"[{(optimizer.StartsWith("ScheduleFree", StringComparison.Ordinal) ? Wrappers[_chance.Of(0.5) ? 0 : 2] : _chance.Pick(Wrappers))}]");
    }
}
