using Microsoft.ML.OnnxRuntime;

namespace DeepInit.Onnx.Tests;

/// <summary>The model of a network over rows takes raw rows and says what <c>Predict(row)</c> says: every kind of property, of label and of loss.</summary>
public sealed class RowExportTests
{
    private static readonly Flat[] Known = Flat.Many(200, 1);

    // Half as many again of what training has not seen, twice as far from the mean.
    private static readonly Flat[] Rows = [.. Flat.Many(40, 2), Known[0] with { Area = 400, Built = 1500, Constant = 9, District = null, Rooms = null, Garden = null, View = null }];

    [Fact]
    public void APriceIsInMoney()
    {
        var network = new FlatPrice(1);
        network.Fit(Known, new FitOptions { Epochs = 20 });
        double[] ours = network.Predict(Rows);
        Assert.All(ours, price => Assert.InRange(price, 10_000, 1_000_000));
        AssertSame(network, "Price", ours, 1, tolerance: 1e-6 * 300_000);
    }

    [Fact]
    public void ARowOfItsOwnIsTheSame()
    {
        var network = new FlatPrice(1);
        network.Fit(Known, new FitOptions { Epochs = 5 });
        Assert.All(Rows, row => Assert.Equal(network.Predict(row), Run(network, [.. row.Raw("Price").Select(n => (float)n)], 1)[0], 1e-6 * 300_000));
    }

    [Fact]
    public void DoublesAreDoublesThroughout()
    {
        var network = new FlatPriceDouble(1);
        network.Fit(Known, new FitOptions { Epochs = 5 });
        double[] x = [.. Rows.SelectMany(row => row.Raw("Price"))];
        double[] ours = network.Predict(Rows), onnx = Run(network, x, Rows.Length);
        Assert.All(ours.Zip(onnx), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * 300_000));
    }

    [Fact]
    public void YesAndNoIsAProbability()
    {
        var logits = new HasLift(1);
        logits.Fit(Known, new FitOptions { Epochs = 5 });
        AssertSame(logits, "Lift", logits.Predict(Rows), 1, 1e-6);
        var sigmoid = new HasLiftSigmoid(1);
        sigmoid.Fit(Known, new FitOptions { Epochs = 5 });
        AssertSame(sigmoid, "Lift", sigmoid.Predict(Rows), 1, 1e-6);
    }

    [Fact]
    public void ClassesAreProbabilities()
    {
        var logits = new GradeOf(1);
        logits.Fit(Known, new FitOptions { Epochs = 5 });
        AssertSame(logits, "Grade", [.. logits.Predict(Rows).SelectMany(p => p.Probabilities)], 3, 1e-6);
        var logarithms = new GradeOfLogarithms(1);
        logarithms.Fit(Known, new FitOptions { Epochs = 5 });
        AssertSame(logarithms, "Grade", [.. logarithms.Predict(Rows).SelectMany(p => p.Probabilities)], 3, 1e-6);
        var softmax = new GradeOfSoftmax(1);
        softmax.Fit(Known, new FitOptions { Epochs = 5 });
        AssertSame(softmax, "Grade", [.. softmax.Predict(Rows).SelectMany(p => p.Probabilities)], 3, 1e-6);
    }

    [Fact]
    public void ALargeNumberThatHardlyChangesKeepsItsDigits()
    {
        // 16,777,000 ± 100: single precision holds whole numbers here, but not what remains of (x − mean) · scale when it is computed there.
        Flat[] rows = [.. Known.Select((row, i) => row with { Built = 16_777_000 + (i % 200) - 100 })];
        var network = new FlatPrice(1);
        network.Fit(rows, new FitOptions { Epochs = 5 });
        Assert.All(rows.Take(20), row => Assert.Equal(network.Predict(row), Run(network, [.. row.Raw("Price").Select(n => (float)n)], 1)[0], 1e-6 * 300_000));
    }

    [Fact]
    public void NamesOfColumnsAndClassesGoWithTheModel()
    {
        var network = new GradeOf(1);
        network.Fit(Known);
        ModelProto model = ModelOf(network);
        Dictionary<string, string> texts = model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value);
        Assert.Equal("""["Low","Middle","High"]""", texts["deepinit.classes"]);
        Assert.Equal("""["Area","Height","Rooms","Built","Fee","Lift","Garden","View","District","Constant"]""", texts["deepinit.columns"]);
        Assert.Equal("Grade", texts["deepinit.label"]);
        Assert.Null(network.Parameters.Transform!.ToJson() == texts["deepinit.transform"] ? null : texts["deepinit.transform"]);
        Assert.Contains("District (0 north, 1 south, 2 city centre)", model.Graph.Input[0].DocString, StringComparison.Ordinal);
        Assert.Equal(["batch", "10"], model.Graph.Input[0].Type.TensorType.Shape.Dim.Select(dim => dim.HasDimParam ? dim.DimParam : $"{dim.DimValue}"));
    }

    [Fact]
    public void WithoutTheTransformItIsPredictOfArrays()
    {
        var network = new FlatPrice(1);
        network.Fit(Known);
        float[] x = network.Rows.Transform(Rows);
        float[] onnx = Run(network, x, Rows.Length, new OnnxOptions { IncludeTransform = false });
        Assert.All(network.Predict(x).Zip(onnx), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(network.Predict(Rows), network.Rows.Undo(network.Predict(x)));
    }

    [Fact]
    public void ANetworkThatIsNotFittedIsRefused()
    {
        Assert.Contains("Fit it on rows", Assert.Throws<InvalidOperationException>(() => ModelOf(new FlatPrice())).Message, StringComparison.Ordinal);
        ModelOf(new FlatPrice(), new OnnxOptions { IncludeTransform = false });
        Assert.Contains("IncludeTransform", Assert.Throws<InvalidOperationException>(() => ModelOf(new Columns(), new OnnxOptions { IncludeTransform = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyTransformMayBePartOfTheModel()
    {
        var network = new Columns(3);
        network.Parameters.Transform = new DataTransform(
            [
                new NumberTransform("a", offset: 3, scale: 0.25, fill: 5),
                CategoryTransform.OneHot("b", ["x", "y", "z", "w"]),
                CategoryTransform.Index("c", ["one", "two"]),
                new NumberTransform("d", offset: -1, scale: 0, fill: 2),
            ],
            [new NumberTransform("first", 100, 0.5), new NumberTransform("second", -7, 0)]);
        string?[][] texts = [["4", "x", "one", "3"], [null, "w", "two", null], ["-2.5", null, "one", "0"], ["1e3", "unknown", "two", "7"]];
        float[] raw = [4, 0, 0, 3, float.NaN, 3, 1, float.NaN, -2.5f, float.NaN, 0, 0, 1000, 17, 1, 7];
        float[] x = new float[4 * 7];
        for (int r = 0; r < 4; r++)
            network.Parameters.Transform.Apply<float>(texts[r], x.AsSpan(r * 7, 7));
        float[] own = network.Predict(x);
        double[] expected = [.. own.Select((y, i) => ((NumberTransform)network.Parameters.Transform.Targets[i % 2]).Undo(y))];

        float[] onnx = Run(network, raw, 4, new OnnxOptions { IncludeTransform = true });

        Assert.All(expected.Zip(onnx), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.All(own.Zip(Run(network, x, 4)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    // Words stay outside of the model: their ids and lengths are its inputs, as the network's rows say them; an empty text and one of unknown words among them.
    [Fact]
    public void TextsGoInAsTheIdsOfTheirWords()
    {
        var network = new RemarkReader(1);
        network.Fit(Remark.Many(80, 1), new FitOptions { Epochs = 2, Verbose = false });
        Remark[] rows = [.. Remark.Many(20, 2), new("", "nobody", 3, false), new("never seen before", "a1", 4, false)];
        long[] words = new long[rows.Length * 6], authors = new long[rows.Length];
        int[] lengths = new int[rows.Length];
        for (int r = 0; r < rows.Length; r++)
        {
            int[] ids = network.Rows.Ids("Text", rows[r]);
            lengths[r] = ids.Length;
            for (int i = 0; i < ids.Length; i++)
                words[(r * 6) + i] = ids[i];
            authors[r] = network.Rows.Ids("Author", rows[r])[0];
        }

        float[] x = network.Rows.Transform(rows);
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, new OnnxOptions { IncludeTransform = false });
        using var session = new InferenceSession(stream.ToArray());
        using var options = new RunOptions();
        long count = rows.Length;
        var given = new Dictionary<string, OrtValue>
        {
            ["x"] = OrtValue.CreateTensorValueFromMemory(x, [count, x.Length / count]),
            ["Text"] = OrtValue.CreateTensorValueFromMemory(words, [count, 6]),
            ["TextLengths"] = OrtValue.CreateTensorValueFromMemory(lengths, [count]),
            ["Author"] = OrtValue.CreateTensorValueFromMemory(authors, session.InputMetadata["Author"].Dimensions.Length == 1 ? [count] : [count, 1]),
        };
        string[] names = [.. session.InputMetadata.Keys];
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, names, [.. names.Select(name => given[name])], [((INetwork<float>)network).Outputs[0].Name]);
        float[] logits = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        Assert.All(network.Predict(rows).Zip(logits), pair => Assert.Equal(pair.First, 1 / (1 + Math.Exp(-pair.Second)), 1e-5));
        foreach (OrtValue value in given.Values)
            value.Dispose();
    }

    [Fact]
    public void RanksAreThoseOfPredict()
    {
        Earner[] known = Earner.Many(1500, 1);
        Earner[] rows = [.. Earner.Many(300, 2), known[0] with { Income = -7, Children = 99, Distance = 1e6f, Constant = 0.2 }, known[0] with { Income = 1e9, Children = -1, Distance = -3, Constant = 5 }];
        var network = new EarnerRent(1);
        network.Fit(known, new FitOptions { Epochs = 3 });
        float[] single = Run(network, [.. rows.SelectMany(row => row.Raw()).Select(n => (float)n)], rows.Length);
        Assert.All(network.Predict(rows).Zip(single), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * 1500));
        var wide = new EarnerRentDouble(1);
        wide.Fit(known, new FitOptions { Epochs = 3 });
        double[] ours = wide.Predict(rows), onnx = Run(wide, [.. rows.SelectMany(row => row.Raw())], rows.Length);
        Assert.All(ours.Zip(onnx), pair => Assert.Equal(pair.First, pair.Second, 1e-11 * 1500));
    }

    [Fact]
    public void ARankIsFoundAmongAnyNumberOfQuantiles()
    {
        // Two, three, five and nine different ones; the largest numbers that there are; several of one value, at the ends as well.
        QuantileTransform[] columns =
        [
            new("a", [-double.MaxValue, double.MaxValue], fill: 3), new("b", [1, 1, 1, 2, 2.5, 2.5], QuantileOutput.Uniform, fill: 1), new("c", [-4, 0, 0, 1e-300, 5, 7, 7]), new("d", [.. Enumerable.Range(0, 9).Select(i => i * 0.1)]),
        ];
        var network = new FourNumbers { Parameters = { Transform = new DataTransform(columns) } };
        double[] probes = [double.NaN, -double.MaxValue, -5, -4, -1, 0, 1e-301, 1e-300, 0.05, 0.1, 0.3, 0.30000000000000004, 0.8, 1, 1.5, 2, 2.25, 2.5, 3, 5, 6.9999, 7, 8, double.MaxValue];
        double[] onnx = Run(network, [.. probes.SelectMany(probe => Enumerable.Repeat(probe, 4))], probes.Length, new OnnxOptions { IncludeTransform = true });
        for (int i = 0; i < onnx.Length; i++)
            Assert.Equal(columns[i % 4].Apply(probes[i / 4]), onnx[i], 1e-9);
    }

    [Fact]
    public void ATargetByItsRankIsRefused()
    {
        var network = new FourNumbers { Parameters = { Transform = new DataTransform(Enumerable.Range(0, 4).Select(i => new NumberTransform($"x{i}")), [new QuantileTransform("y", [0, 1])]) } };
        Assert.Contains("the target 'y'", Assert.Throws<NotSupportedException>(() => ModelOf(network, new OnnxOptions { IncludeTransform = true })).Message, StringComparison.Ordinal);
    }

    private static void AssertSame(INetwork<float> network, string label, double[] ours, int width, double tolerance)
    {
        float[] x = [.. Rows.SelectMany(row => row.Raw(label)).Select(n => (float)n)];
        float[] onnx = Run(network, x, Rows.Length);
        Assert.Equal(Rows.Length * width, onnx.Length);
        Assert.All(ours.Zip(onnx), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static T[] Run<T>(INetwork<T> network, T[] x, int rows, OnnxOptions? saved = null)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, saved);
        using var session = new InferenceSession(stream.ToArray());
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(x, [rows, x.Length / rows]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, [network.Inputs[0].Name], [input], [network.Outputs[0].Name]);
        return outputs[0].GetTensorDataAsSpan<T>().ToArray();
    }

    private static ModelProto ModelOf<T>(INetwork<T> network, OnnxOptions? options = null)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.SaveOnnx(stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }
}
