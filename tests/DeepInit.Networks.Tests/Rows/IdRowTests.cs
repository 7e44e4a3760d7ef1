namespace DeepInit.Networks.Tests.Rows;

/// <summary>Rows with ids: what is fitted, what is unknown, what is kept, and that a network learns from them.</summary>
public sealed class IdRowTests
{
    private static readonly Rating[] Seen = Rating.Many(3000, seed: 1);

    [Fact]
    public void ItLearnsWhatFollowsFromIds()
    {
        Taste model = Trained(Seen, epochs: 30);
        double mean = Seen.Average(row => row.Stars);
        double error = Seen.Zip(model.Predict(Seen), (row, p) => Math.Pow(row.Stars - p.Stars, 2)).Average(), guessed = Seen.Average(row => Math.Pow(row.Stars - mean, 2));
        Assert.True(error < 0.1 * guessed, $"{error} of {guessed}");
        Assert.True(Seen.Zip(model.Predict(Seen), (row, p) => row.Liked == p.Liked > 0.5).Average(right => right ? 1 : 0) > 0.9);
        Assert.True(Seen.Zip(model.Predict(Seen), (row, p) => row.Left == p.Left.Class).Average(right => right ? 1 : 0) > 0.9);
    }

    [Fact]
    public void AnUnknownIdHasTheIndex0AndAPrediction()
    {
        Taste model = Trained(Seen, epochs: 1);
        Rating strange = Seen[0] with { User = "nobody", Item = -7, Tags = null, Genres = [99], Mood = (Mood)5 };
        Assert.Equal([0], model.Rows.Ids("User", strange));
        Assert.Equal([0], model.Rows.Ids("Item", strange));
        Assert.Empty(model.Rows.Ids("Tags", strange));
        Assert.Equal([0], model.Rows.Ids("Genres", strange));
        Assert.Equal([0], model.Rows.Ids("Mood", strange));
        Assert.Equal([0], model.Rows.Ids("User", strange with { User = null }));
        Assert.Equal([0], model.Rows.Ids("Item", strange with { Item = null }));
        (double stars, double liked, ClassPrediction<Mood> left) = model.Predict(strange);
        Assert.True(double.IsFinite(stars) && liked is > 0 and < 1 && left.Probability is > 0 and < 1);
    }

    [Fact]
    public void IdsHaveIndicesInTheOrderInWhichTheyCome()
    {
        var model = new Taste();
        model.Rows.Fit(Seen);
        Vocabulary users = model.Parameters.Transform!.Vocabulary("User");
        Assert.Equal(Seen.Select(row => row.User).Distinct(), users.Ids);
        Assert.Equal(users.Count, users.Ids.Count() + 1);
        Assert.Equal([users.IndexOf(Seen[7].User)], model.Rows.Ids("User", Seen[7]));
        Assert.Equal([2], model.Rows.Ids("Mood", Seen[0] with { Mood = Mood.Happy }));
        Assert.Equal(Seen[7].Genres.Select(genre => model.Parameters.Transform.Vocabulary("Genres").IndexOf(genre)), model.Rows.Ids("Genres", Seen[7]));
        Assert.Contains("hashed", Assert.Throws<ArgumentException>(() => model.Parameters.Transform.Vocabulary("Tags")).Message, StringComparison.Ordinal);
        Assert.Contains("'User', 'Item'", Assert.Throws<ArgumentException>(() => model.Parameters.Transform.Vocabulary("Owner")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRowOfTheUnknownIsTrained()
    {
        Visit[] rows = [.. Enumerable.Range(0, 400).Select(i => new Visit(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? 1 : 5))];
        var model = new Visits(seed: 1);
        model.Rows.Fit(rows);
        model.Fit(rows, new FitOptions { Epochs = 300, Verbose = false });
        Assert.Equal(1, model.Predict(rows[0]), 0.3);
        Assert.Equal(5, model.Predict(rows[1]), 0.3);

        // Half of all visits were unknown: their mean is what is known of them.
        Assert.Equal(3, model.Predict(new Visit("c", 0)), 0.5);

        // Validation rows, and those of predictions, are as they are.
        Assert.Equal([1, 2, 1], new[] { rows[0], rows[1], rows[398] }.Select(row => model.Rows.Ids("User", row)[0]));
    }

    [Fact]
    public void RareIdsAreUnknownAndNumbersAreTexts()
    {
        var model = new Sales();
        model.Rows.Fit([new(5, ulong.MaxValue, 1, 2), new(6, 3, 1, 2), new(5, 4, 1, 3)]);
        Assert.Equal(["5"], model.Parameters.Transform!.Vocabulary("Shop").Ids);
        Assert.Equal(["18446744073709551615", "3", "4"], model.Parameters.Transform.Vocabulary("Article").Ids);
        Assert.Equal([0], model.Rows.Ids("Shop", new Sale(6, 3, 1, 2)));
        Assert.Equal([1], model.Rows.Ids("Article", new Sale(6, ulong.MaxValue, 1, 2)));
    }

    [Fact]
    public void NewIdsComeBehindThoseThatAreKnown()
    {
        Taste model = Trained(Seen, epochs: 1);
        Vocabulary before = model.Parameters.Transform!.Vocabulary("User");
        Rating[] more = [.. Seen.Take(30).Select(row => row with { User = "new " + row.User })];
        foreach (RowStatistics statistics in new[] { RowStatistics.Auto, RowStatistics.Keep, RowStatistics.Refit })
        {
            model.Fit(more, new FitOptions { Epochs = 1, Verbose = false, RowStatistics = statistics });
            Vocabulary after = model.Parameters.Transform.Vocabulary("User");
            Assert.Equal(before.Ids.Concat(more.Select(row => row.User!).Distinct()), after.Ids);
        }
    }

    [Fact]
    public void WhatIsFittedGoesWithTheWeights()
    {
        Taste model = Trained(Seen, epochs: 1), loaded = new(seed: 5);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        loaded.Load(stream);
        Assert.Equal(model.Parameters.Transform!.ToJson(), loaded.Parameters.Transform!.ToJson());
        Assert.Equal(model.Predict(Seen).Select(p => (p.Stars, p.Liked, p.Left.Probability)), loaded.Predict(Seen).Select(p => (p.Stars, p.Liked, p.Left.Probability)));
    }

    [Fact]
    public void BitsDoNotDependOnThreads()
    {
        var predicted = new[] { 1, 2, 5 }.Select(threads => Trained(Seen[..500], epochs: 2, threads).Predict(Seen).Select(p => (p.Stars, p.Liked)).ToArray()).ToArray();
        Assert.Equal(predicted[0], predicted[1]);
        Assert.Equal(predicted[0], predicted[2]);
    }

    [Fact]
    public void MetricsAreInTheUnitsOfTheirLabel()
    {
        Taste model = Trained(Seen, epochs: 2);
        var metric = new MeanAbsoluteErrorMetric { Target = nameof(Rating.Stars) };
        model.Evaluate(Seen, [metric], batchSize: 7);
        Assert.Equal(Seen.Zip(model.Predict(Seen), (row, p) => Math.Abs(row.Stars - p.Stars)).Average(), metric.Value, 1e-5);
        Assert.Equal(["Stars", "Liked", "Left"], ((IRowNetwork)model).Description.Labels.Select(label => label.Name));
        Assert.Equal([RowOutput.Number, RowOutput.Logit, RowOutput.ClassLogits], ((IRowNetwork)model).Description.Labels.Select(label => label.Output));
        Assert.Equal(["User", "Item", "Tags", "Genres", "Mood", "Device"], ((IRowNetwork)model).Description.Ids);
    }

    [Fact]
    public void WhatDoesNotFitIsSaidBeforeAnythingChanges()
    {
        var model = new AveragedVisits(seed: 1);
        float[] before = [.. model.Parameters.SelectMany(p => p.ToArray())];
        InvalidOperationException full = Assert.Throws<InvalidOperationException>(() => model.Fit([.. "abcd".Select(c => new Visit(c.ToString(), 1))], new FitOptions { Verbose = false }));
        Assert.StartsWith("Column 'User' has 4 different ids and room for 3. Write [Id(Capacity = 4)]", full.Message, StringComparison.Ordinal);
        Assert.Null(model.Parameters.Transform);
        Assert.Equal(before, model.Parameters.SelectMany(p => p.ToArray()));

        Rating crowded = Seen[0] with { Tags = ["a", "b", "c", "d", "e"] };
        Assert.StartsWith("Row 1: Column 'Tags' has more than 4 ids", Assert.Throws<ArgumentException>(() => Trained([Seen[0], crowded], epochs: 1)).Message, StringComparison.Ordinal);

        model.Parameters.Transform = new DataTransform([], [new NumberTransform("Pages")], [IdTransform.Of("User", new Vocabulary(["a", "b", "c", "d"]))]);
        Assert.Contains("has 4 ids; there is room for 3", Assert.Throws<InvalidOperationException>(() => model.Predict(new Visit("a", 1))).Message, StringComparison.Ordinal);
        model.Parameters.Transform = new DataTransform([], [new NumberTransform("Pages")]);
        Assert.Contains("User", Assert.Throws<InvalidOperationException>(() => model.Predict(new Visit("a", 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStreamOfRowsTrainsThem()
    {
        Visit[] rows = [.. Enumerable.Range(0, 60).Select(i => new Visit("abc"[i % 3].ToString(), i % 3))];
        Visits model = new(seed: 1), other = new(seed: 1);
        model.Rows.Fit(rows);
        other.Rows.Fit(rows);
        model.Fit(DataSource.FromRecords<Visit, float>(rows, model.Rows.Write), new FitOptions { Epochs = 3, Shuffle = false, Verbose = false });
        other.Fit(other.ToDataset(rows), new FitOptions { Epochs = 3, Shuffle = false, Verbose = false });
        Assert.Equal(other.Predict(rows), model.Predict(rows));
    }

    private static Taste Trained(Rating[] rows, int epochs, int threads = 2)
    {
        var model = new Taste(seed: 1) { MaxThreads = threads };
        model.Fit(rows, new FitOptions { Epochs = epochs, BatchSize = 64, Verbose = false });
        return model;
    }
}
