using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The network that a layer's case is tested in: its declaration, and what it computes by naive loops.</summary>
/// <param name="Case">The layer.</param>
/// <param name="IsDouble">Its precision.</param>
internal sealed record LayerNetwork(LayerCase Case, bool IsDouble)
{
    /// <summary>What is subtracted of a gradient in a step.</summary>
    public const double LearningRate = 0.125;

    /// <summary>Whether it has a loss and an optimiser.</summary>
    public bool Trains { get; init; } = true;

    /// <summary>The networks of all cases in one precision.</summary>
    public static IEnumerable<LayerNetwork> All(bool isDouble) => LayerCaseCatalog.All.Select(layer => new LayerNetwork(layer, isDouble));

    /// <summary>The name of the class.</summary>
    public string Name => Case.Name + (IsDouble ? "Double" : "Single");

    /// <summary>The shapes of its inputs.</summary>
    public IReadOnlyList<int[]> Inputs => Case.Reads;

    /// <summary>The name of the value that holds what the network makes.</summary>
    public string Output => Case.Surroundings == Surroundings.Twice ? "sum" : "layer";

    /// <summary>The attributes that declare it.</summary>
    public string Attributes => string.Join(
        "\n",
        [
            $"[Network(Precision = Precision.{(IsDouble ? "Double" : "Single")})]",
            .. Inputs.Select((shape, i) => $"[Input(\"input{i}\", {string.Join(", ", shape)}{(IsChannelsFirst(shape) ? ", Order = ChannelOrder.ChannelsFirst" : "")}{Vocabulary})]"),
            .. IsOnInput ? [] : Inputs.Select((shape, i) => Case.Behind is { } behind ? $"[{behind}, Name = \"before{i}\", From = \"input{i}\")]" : Case.Embedded > 0 ? FormattableString.Invariant($"[Embedding({Case.Embedded}, Name = \"before{i}\", From = \"input{i}\")]") : $"[Dense({shape[^1]}, Name = \"before{i}\", From = \"input{i}\", Activation = Activation.Tanh)]"),
            Case.Attribute("layer", Sources),
            .. Case.Surroundings == Surroundings.Twice ? [Case.Attribute("second", Sources), "[Add(\"layer\", \"second\", Name = \"sum\")]"] : Array.Empty<string>(),
            Trains
                ? FormattableString.Invariant($"[Loss(MeanSquaredError, Output = \"{Output}\")]\n[SGD(LearningRate = {LearningRate})]")
                : $"[Output(\"{Output}\")]",
        ]);

    private string[] Sources => [.. Inputs.Select((_, i) => (IsOnInput ? "input" : "before") + i)];

    // Nothing stands between ids and who looks them up.
    private bool IsOnInput => Case.Surroundings == Surroundings.OnInput || (Case.Vocabulary > 0 && Case.Embedded == 0);

    private string Vocabulary => Case.Vocabulary == 0 ? "" : FormattableString.Invariant($", Vocabulary = {Case.Vocabulary}{(Case.Padding is { } padding ? $", PaddingIndex = {padding}{(Case.PaddingEnds ? "" : ", Lengths = false")}" : "")}");

    /// <summary>What an input takes of numbers from −1 to 1: these, or ids.</summary>
    public double[] Data(double[] numbers)
    {
        if (Case.Vocabulary == 0)
            return numbers;
        double[] ids = [.. numbers.Select(number => Math.Min(Case.Vocabulary - 1, Math.Floor(Math.Abs(number) * Case.Vocabulary)))];
        if (!Case.PaddingEnds)
            return ids;
        double padding = Case.Padding!.Value;
        return [.. ids.Chunk(InputLength(0)).SelectMany(row => row.Select((id, i) => row.Take(i).Contains(padding) ? padding : id))];
    }

    /// <summary>How many numbers a row of an input has.</summary>
    public int InputLength(int input) => Inputs[input].Aggregate(1, (product, n) => product * n);

    /// <summary>How many numbers a row of the output has.</summary>
    public int OutputLength => Case.Makes.Aggregate(1, (product, n) => product * n);

    /// <summary>What it predicts, all rows one after another.</summary>
    /// <param name="inputs">All rows of each input.</param>
    /// <param name="parameters">The parameters by their names.</param>
    public double[] Predict(double[][] inputs, Func<string, double[]> parameters) => Run(inputs, parameters, (rows, p) => [.. rows.Select(row => Case.Naive(row, p))]);

    /// <summary>The outputs as training computes them.</summary>
    /// <param name="inputs">All rows of each input.</param>
    /// <param name="parameters">The parameters by their names.</param>
    public double[] Train(double[][] inputs, Func<string, double[]> parameters) => Case.NaiveTraining is { } training
        ? Run(inputs, parameters, (rows, p) => training([.. rows.Select(row => row[0])], p))
        : Predict(inputs, parameters);

    private double[] Run(double[][] inputs, Func<string, double[]> parameters, Func<double[][][], Func<string, double[]>, double[][]> layer)
    {
        int rows = inputs[0].Length / InputLength(0);
        double[][][] reads = [.. Enumerable.Range(0, rows).Select(row =>
        {
            double[][] before = [.. Inputs.Select((_, i) => Before(i, [.. inputs[i].Skip(row * InputLength(i)).Take(InputLength(i))], parameters))];
            return Case.Order.Select(value => before[value]).ToArray();
        })];
        double[][] first = layer(reads, role => parameters(NameOf("layer", role)));
        if (Case.Surroundings != Surroundings.Twice)
            return [.. first.SelectMany(row => row)];

        double[][] second = layer(reads, role => parameters(NameOf("second", role)));
        return [.. first.Zip(second, (a, b) => a.Zip(b, (x, y) => x + y)).SelectMany(row => row)];
    }

    private static string NameOf(string layer, string role) => role == "table" ? "before0.weight" : role.StartsWith("before", StringComparison.Ordinal) ? role : layer + "." + role;

    // What the layer reads, of one row.
    private double[] Before(int input, double[] row, Func<string, double[]> parameters)
    {
        if (Case.Behind is not null)
            return row;
        if (Case.Embedded is > 0 and int units)
            return [.. row.SelectMany(id => parameters($"before{input}.weight").Skip((int)id * units).Take(units))];
        int channels = Inputs[input][^1], pixels = row.Length / channels;
        double[] last = IsChannelsFirst(Inputs[input]) ? [.. Enumerable.Range(0, row.Length).Select(i => row[(i % channels * pixels) + (i / channels)])] : row;
        return IsOnInput
            ? last
            : [.. DenseCases.Sums(last, channels, channels, parameters($"before{input}.weight"), parameters($"before{input}.bias")).Select(Math.Tanh)];
    }

    private bool IsChannelsFirst(int[] shape) => Case.Surroundings == Surroundings.Once && Case.Vocabulary == 0 && shape.Length > 1;
}
