namespace DeepInit.Networks.Tests.Rows;

/// <summary>New ids bring rows to the tables: nothing else changes, and a network that has grown is one that was declared as large.</summary>
public sealed class GrowthTests
{
    private static readonly FitOptions Once = new() { Epochs = 1, BatchSize = 16, Seed = 1, Verbose = false };

    private static readonly Listen[] All = [.. Enumerable.Range(0, 400).Select(i => new Listen("u" + (i * i % 41 % 40), i * 7 % 60, 1990 + (i % 30), 100 + (i % 13)))];

    [Fact]
    public void RowsComeBehindThoseThatAreThereAndNothingElseChanges()
    {
        var model = new Listens(seed: 1);
        model.Fit(All[..6], Once);
        Dictionary<string, float[][]> before = model.Parameters.ToDictionary(p => p.Name, Numbers);
        model.Rows.Fit(All);
        DataTransform transform = model.Parameters.Transform!;
        Assert.Equal([transform.Vocabulary("User").Count, 4], model.Parameters["user.weight"].Shape);
        Assert.Equal([transform.Vocabulary("Song").Count, 4], model.Parameters["song.weight"].Shape);
        Assert.Equal([transform.Vocabulary("Song").Count, 1], model.Parameters["bias.weight"].Shape);
        foreach (Parameter<float> parameter in model.Parameters)
        {
            foreach ((float[] old, float[] now) in before[parameter.Name].Zip(Numbers(parameter)))
                Assert.Equal(old, now[..old.Length]);
            Assert.All(parameter.OptimizerState("exp_avg").ToArray().Skip(before[parameter.Name][1].Length), moment => Assert.Equal(0, moment));
        }

        float[] added = model.Parameters["song.weight"].ToArray()[before["song.weight"][0].Length..];

        // Products of four factors have the variance 1 where each factor has the deviation 4^(-1/4), which 224 of them meet within a seventh.
        Assert.InRange(Math.Sqrt(added.Average(number => number * number)), 0.606, 0.808);
    }

    [Fact]
    public void StartsDoNotDependOnWhenRowsCame()
    {
        Listens atOnce = new(seed: 3), later = new(seed: 3);
        atOnce.Rows.Fit(All);
        later.Rows.Fit(All[..3]);
        later.Rows.Fit(All[..20]);
        later.Rows.Fit(All);
        Assert.Equal(atOnce.Parameters.SelectMany(p => p.ToArray()), later.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void AGrownNetworkTrainsAsOneOfThatSize()
    {
        RoomyListen[] rows = Roomy(All);
        var roomy = new RoomyListens(seed: 1);
        var grown = new Listens(seed: 1);
        grown.Rows.Fit(All);
        roomy.Rows.Fit(rows);
        AssertTrainAlike((roomy.Parameters, () => roomy.Fit(rows, Once), () => roomy.Predict(rows)), (grown.Parameters, () => grown.Fit(All, Once), () => grown.Predict(All)));
        Assert.Equal(grown.Predict(All)[7], grown.Predict(All[7]), 1e-4);
    }

    [Fact]
    public void AGrownTableThatTwoLayersHaveTrainsAsOneOfThatSize()
    {
        RoomyListen[] rows = Roomy(All);
        var roomy = new RoomyTwiceReadListens(seed: 1);
        var grown = new TwiceReadListens(seed: 1);
        grown.Rows.Fit(All);
        roomy.Rows.Fit(rows);
        AssertTrainAlike((roomy.Parameters, () => roomy.Fit(rows, Once), () => roomy.Predict(rows)), (grown.Parameters, () => grown.Fit(All, Once), () => grown.Predict(All)));
    }

    [Fact]
    public void AGrownTableThatTwoBagsHaveTrainsAsOneOfThatSize()
    {
        RoomyListen[] rows = Roomy(All);
        var roomy = new RoomyTwiceBaggedListens(seed: 1);
        var grown = new TwiceBaggedListens(seed: 1);
        grown.Rows.Fit(All);
        roomy.Rows.Fit(rows);
        AssertTrainAlike((roomy.Parameters, () => roomy.Fit(rows, Once), () => roomy.Predict(rows)), (grown.Parameters, () => grown.Fit(All, Once), () => grown.Predict(All)));
    }

    [Fact]
    public void FilesKeepTheRows()
    {
        Listens small = new(seed: 1), large = new(seed: 1), loaded = new(seed: 9);
        small.Fit(All[..30], Once);
        large.Fit(All, Once);
        foreach (Listens model in new[] { large, small, large })
        {
            using var stream = new MemoryStream();
            model.Save(stream);
            stream.Position = 0;
            loaded.Load(stream);
            Assert.Equal(model.Parameters.Select(p => p.ToString()), loaded.Parameters.Select(p => p.ToString()));
            Assert.Equal(model.Predict(All), loaded.Predict(All));
            loaded.Fit(All[..100], Once);
        }
    }

    [Fact]
    public void TablesOfOneInputHaveAsManyRows()
    {
        var model = new Listens(seed: 1);
        model.Rows.Fit(All);
        using var stream = new MemoryStream();
        model.Save(stream);
        byte[] file = stream.ToArray();
        int bias = file.AsSpan().IndexOf("\"bias.weight\""u8);
        int shape = bias + file.AsSpan(bias).IndexOf("[61,1]"u8);
        "[1,61]"u8.CopyTo(file.AsSpan(shape));
        float[] before = [.. model.Parameters.SelectMany(p => p.ToArray())];
        Assert.Contains("bias.weight", Assert.Throws<WeightFileException>(() => model.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void BitsDoNotDependOnThreads()
    {
        double[][] predicted = [.. new[] { 1, 2, 5 }.Select(threads =>
        {
            var model = new Listens(seed: 1) { MaxThreads = threads };
            model.Fit(All[..100], Once);
            model.Fit(All, Once);
            return model.Predict(All);
        })];
        Assert.Equal(predicted[0], predicted[1]);
        Assert.Equal(predicted[0], predicted[2]);
    }

    [Fact]
    public void WhatWasTakenBeforeIsRefusedAfter()
    {
        var model = new Listens(seed: 1);
        var taken = new TakenWeights();
        model.Fit(All[..6], new FitOptions { Epochs = 1, BatchSize = 16, Seed = 1, Verbose = false, Callbacks = { taken } });
        Tensor<float> moments = model.Parameters["bias.weight"].OptimizerState("exp_avg");
        model.Rows.Fit(All);
        Assert.Contains("grown", Assert.Throws<InvalidOperationException>(() => moments.ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains("more rows", Assert.Throws<InvalidOperationException>(taken.Weights!.Restore).Message, StringComparison.Ordinal);
        Assert.Equal(61, model.Parameters["bias.weight"].OptimizerState("exp_avg").Shape[0]);
    }

    [Fact]
    public void TablesOfFewerRowsThanIdsKeepTheirs()
    {
        Listen[] few = [.. All.Select((row, i) => row with { User = "u" + (i % 3) })];
        double[][] predicted = [.. new[] { 1, 2, 5 }.Select(threads =>
        {
            var model = new CrossedListens(seed: 1) { MaxThreads = threads };
            model.Fit(few[..100], Once);
            model.Fit(few, Once);
            Assert.Equal(61, model.Parameters["song.weight"].Shape[0]);
            InvalidOperationException full = Assert.Throws<InvalidOperationException>(() => model.Fit(All, Once));
            Assert.Contains("room for 3", full.Message, StringComparison.Ordinal);
            return model.Predict(few);
        })];
        Assert.Equal(predicted[0], predicted[1]);
        Assert.Equal(predicted[0], predicted[2]);
    }

    [Fact]
    public void FrozenTablesStayFrozen()
    {
        var model = new Listens(seed: 1);
        model.Parameters["user.weight"].Frozen = true;
        model.Fit(All[..6], Once);
        model.Rows.Fit(All);
        float[] users = model.Parameters["user.weight"].ToArray(), songs = model.Parameters["song.weight"].ToArray();
        model.Fit(All, Once);
        Assert.Equal(users, model.Parameters["user.weight"].ToArray());
        Assert.NotEqual(songs, model.Parameters["song.weight"].ToArray());
    }

    [Fact]
    public void ACheckpointOfGrownTablesGoesOnInAFreshNetwork()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        FitOptions Options(int epochs) => new() { Epochs = epochs, BatchSize = 16, Seed = 1, Verbose = false, Checkpoint = new CheckpointOptions(path) };
        try
        {
            Listens whole = new(seed: 1), half = new(seed: 1), fresh = new(seed: 1);
            foreach (Listens model in new[] { whole, half })
                model.Fit(All[..6], Once);
            Dataset<float> data = Grown(whole).ToDataset(All);
            whole.Fit(data, new FitOptions { Epochs = 2, BatchSize = 16, Seed = 1, Verbose = false });
            Grown(half).Fit(data, Options(1));
            Assert.Equal(4, fresh.Parameters["user.weight"].Shape[0]);
            fresh.Fit(data, Options(2));
            Assert.Equal(61, fresh.Parameters["song.weight"].Shape[0]);
            Assert.Equal(whole.Predict(All), fresh.Predict(All));
        }
        finally
        {
            File.Delete(path);
        }

        static Listens Grown(Listens model)
        {
            model.Rows.Fit(All);
            return model;
        }
    }

    [Fact]
    public void DescriptionsSayHowManyIdsThereAreNow()
    {
        var model = new Listens(seed: 1);
        INetwork<float> described = model;
        Assert.Equal([0, 4, 5], described.Inputs.Select(input => input.Vocabulary));
        model.Rows.Fit(All);
        Assert.Equal([0, 21, 61], described.Inputs.Select(input => input.Vocabulary));
        using var stream = new MemoryStream();
        new Listens(seed: 1).Save(stream);
        stream.Position = 0;
        model.Load(stream);
        Assert.Equal([0, 4, 5], described.Inputs.Select(input => input.Vocabulary));
    }

    private static RoomyListen[] Roomy(IEnumerable<Listen> rows) => [.. rows.Select(row => new RoomyListen(row.User, row.Song, row.Year, row.Seconds))];

    private static void AssertTrainAlike((ParameterCollection<float> Parameters, Func<History> Fit, Func<double[]> Predict) roomy, (ParameterCollection<float> Parameters, Func<History> Fit, Func<double[]> Predict) grown)
    {
        StartAlike(roomy.Parameters, grown.Parameters);
        for (int epoch = 0; epoch < 3; epoch++)
            AssertNear(roomy.Fit(), grown.Fit());

        Assert.Equal(roomy.Predict().Select(seconds => Math.Round(seconds, 2)), grown.Predict().Select(seconds => Math.Round(seconds, 2)));
    }

    // Rows of the roomy one that no id has stay as they are.
    private static void StartAlike(ParameterCollection<float> roomy, ParameterCollection<float> grown)
    {
        foreach (Parameter<float> parameter in roomy)
        {
            float[] values = parameter.ToArray();
            grown[parameter.Name].ToArray().CopyTo(values, 0);
            parameter.CopyFrom(values);
        }
    }

    // Rows that no id has may be moved by decay alone, and tables have none.
    private static void AssertNear(History roomy, History grown) => Assert.Equal(roomy.Last!.Loss, grown.Last!.Loss, 1e-5 * Math.Abs(roomy.Last.Loss));

    private static float[][] Numbers(Parameter<float> parameter) => [parameter.ToArray(), .. parameter.OptimizerStateNames.Select(name => parameter.OptimizerState(name).ToArray())];

    private sealed class TakenWeights : TrainingCallback
    {
        public WeightSnapshot? Weights { get; private set; }

        public override void EpochFinished(TrainingContext training, EpochProgress epoch) => Weights = training.CaptureWeights();
    }
}
