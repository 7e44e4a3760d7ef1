namespace DeepInit.Networks.Tests.Rows;

/// <summary>Rows with texts: which words are known, what is left out, what is kept, and that a network learns from them.</summary>
public sealed class TextRowTests
{
    private static readonly Mail[] Seen = Mail.Many(600, seed: 1);

    [Fact]
    public void ItLearnsWhatFollowsFromWords()
    {
        MailFilter model = Trained(Seen, epochs: 12);
        Mail[] others = Mail.Many(300, seed: 2);
        Assert.True(others.Average(row => row.IsSpam == model.Predict(row) > 0.5 ? 1 : 0) > 0.98);
        Assert.All(others.Zip(model.Predict(others)), pair => Assert.Equal(pair.Second, model.Predict(pair.First), 1e-5));
        Assert.Equal(others.Average(row => row.IsSpam == model.Predict(row) > 0.5 ? 1.0 : 0), model.Evaluate(others, batchSize: 7).Accuracy!.Value, 1e-6);
    }

    [Fact]
    public void TheCommonestWordsAreKnown()
    {
        var model = new NoteReader();
        model.Rows.Fit([new("b a, b", 1), new("b a b", 1), new("c c Ä", 1), new("d_1 d_1 e", 1), new("e Ä ä", 1), new("", 1)]);

        // Five rows of the table, the unknown one among them; equal counts go by their characters; "," and "ä" are there once.
        IdTransform texts = model.Parameters.Transform!.Ids[0];
        Assert.Equal(["b", "a", "c", "d_1"], texts.Vocabulary!.Ids);
        Assert.False(texts.Lowercase);
        Assert.Equal([2, 1, 0], texts.IndicesOf("a b,"));
        Assert.Equal([2, 1, 0], model.Rows.Ids("Text", new Note("a b,", 1)));
        Assert.Equal([0, 4], model.Rows.Ids("Text", new Note("B d_1", 1)));
        Assert.Empty(model.Rows.Ids("Text", new Note(" \n", 1)));
        Assert.True(double.IsFinite(model.Predict(new Note("", 1))));
        Assert.Equal("Text: 4 words, or unknown", texts.ToString());
    }

    [Fact]
    public void AVocabularyOfWordsHasTheHeightThatIsWritten()
    {
        var reader = new NoteReader(seed: 1);
        reader.Rows.Fit([new("a a b b c c d d e e f f", 1)]);
        Assert.Equal([5, 4], reader.Parameters[0].Shape);
        using var file = new MemoryStream();
        reader.Save(file);
        file.Position = 0;
        Assert.Contains("weight", Assert.Throws<WeightFileException>(() => new LongNoteReader().Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VocabulariesThatDoNotSuitTheRowsAreNoted()
    {
        var quiet = new FitOptions { Epochs = 1, Verbose = false };
        History history = new LetterReader(1).Fit([new("a letter", 1), new("of few words", 2)], quiet);
        Assert.Equal(["Column 'Text' has 5 different words and room for 19999: 19994 rows of each of its tables are never trained; [Text(8, 6)] is enough for these rows."], history.Notes);

        // Room for four words, of which two that are read are unknown: "e" once more than often enough, and "f" alone.
        string[] texts = ["a a a", "b b b", "c c c", "d d d", "e e", "f"];
        history = new NoteReader(1).Fit(texts.Select(text => new Note(text, 1)), quiet);
        Assert.Equal(["Column 'Text' has more words than its vocabulary of 4: 20 % of those that are read are unknown; a larger one, the second number of [Text], tells them apart."], history.Notes);

        // Neither where a few are unknown, nor where rows are learnt from again.
        history = new NoteReader(1).Fit(texts.Take(4).Append("f").Select(text => new Note(text, 1)), quiet);
        Assert.Empty(history.Notes);
        var model = new LetterReader(1);
        model.Fit([new("a letter", 1), new("of few words", 2)], quiet);
        Assert.Empty(model.Fit([new("a letter", 1), new("of few words", 2)], quiet).Notes);
    }

    [Fact]
    public void SmallLettersStandForCapitalOnes()
    {
        var model = new MailFilter();
        model.Rows.Fit(Seen);
        Vocabulary words = model.Parameters.Transform!.Vocabulary("Body");
        Assert.Contains("prize", words.Ids);
        Assert.DoesNotContain("Prize", words.Ids);
        Assert.Equal([words.IndexOf("prize"), 0, words.IndexOf("free")], model.Rows.Ids("Body", Seen[0] with { Body = "PRIZE! free" }));
    }

    [Fact]
    public void WhatIsTooLongIsCutOrRefused()
    {
        var model = new EndingReader(seed: 1);
        model.Rows.Fit([new Ending { @string = "a b c" }]);
        Assert.Equal([2, 3], model.Rows.Ids("string", new Ending { @string = "a b c" }));
        Assert.Equal(model.Predict(new Ending { @string = "b c" }), model.Predict(new Ending { @string = "a b c" }));

        MailFilter filter = Trained(Seen, epochs: 1);
        Assert.Equal(6, filter.Rows.Ids("Body", Seen[0] with { Body = "we come soon today and with the prize" }).Length);

        var reader = new NoteReader();
        reader.Rows.Fit([new("a a", 1)]);
        Assert.StartsWith(
            "Row 1: Column 'Text' has 4 words; expected at most 3. Write [Text(4, …)]",
            Assert.Throws<ArgumentException>(() => reader.Predict([new Note("a", 1), new Note("a b c d", 1)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ATextThatIsNullIsRefusedBeforeAnythingChanges()
    {
        var model = new MailFilter(seed: 1);
        float[] before = [.. model.Parameters.SelectMany(p => p.ToArray())];
        ArgumentException refused = Assert.Throws<ArgumentException>(() => model.Fit([Seen[0], Seen[1], Seen[2] with { Body = null }], new FitOptions { Verbose = false }));
        Assert.Equal("Row 2: Column 'Body' is null; expected a text, an empty one where there are no words.", refused.Message);
        Assert.Null(model.Parameters.Transform);
        Assert.Equal(before, model.Parameters.SelectMany(p => p.ToArray()));

        model.Rows.Fit(Seen);
        Assert.StartsWith("Row 0: Column 'Body' is null", Assert.Throws<ArgumentException>(() => model.Predict(Seen[0] with { Body = null })).Message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(model.Predict(Seen[0] with { Body = "" })));
    }

    [Fact]
    public void TheRowOfUnknownWordsIsTrained()
    {
        var model = new MailFilter(seed: 1);
        model.Rows.Fit(Seen);
        float[] before = model.Parameters["words.weight"].ToArray()[..8];
        model.Fit(Seen, new FitOptions { Epochs = 1, Verbose = false });
        Assert.NotEqual(before, model.Parameters["words.weight"].ToArray()[..8]);
    }

    [Fact]
    public void WordsKeepTheirIdsAndNewOnesComeBehindThem()
    {
        MailFilter model = Trained(Seen, epochs: 1);
        string[] before = [.. model.Parameters.Transform!.Vocabulary("Body").Ids];
        Mail[] more = [.. Seen.Take(60).Select((row, i) => row with { Body = row.Body + (i % 3 == 0 ? " zebra" : " yak") })];
        model.Fit(more, new FitOptions { Epochs = 1, Verbose = false });
        Assert.Equal([.. before, "yak", "zebra"], model.Parameters.Transform.Vocabulary("Body").Ids);

        // There is room for 39 words and no more: the others are unknown.
        model.Fit([.. Seen.Take(40).Select((row, i) => row with { Body = "new" + i })], new FitOptions { Epochs = 1, Verbose = false });
        Assert.Equal(40, model.Parameters.Transform.Vocabulary("Body").Count);
        Assert.Equal([.. before, "yak", "zebra"], model.Parameters.Transform.Vocabulary("Body").Ids.Take(before.Length + 2));
    }

    [Fact]
    public void WhatIsFittedGoesWithTheWeights()
    {
        MailFilter model = Trained(Seen, epochs: 2), loaded = new(seed: 5);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        loaded.Load(stream);
        Assert.Equal(model.Parameters.Transform!.ToJson(), loaded.Parameters.Transform!.ToJson());
        Assert.Equal(model.Predict(Seen), loaded.Predict(Seen));
    }

    [Fact]
    public void ItGoesOnFromACheckpoint()
    {
        string file = Path.Combine(Path.GetTempPath(), $"mail-{Guid.NewGuid():N}.checkpoint");
        try
        {
            var options = new FitOptions { Epochs = 3, BatchSize = 64, Verbose = false };
            var whole = new MailFilter(seed: 1);
            whole.Fit(Seen, options);

            var first = new MailFilter(seed: 1);
            first.Fit(Seen, new FitOptions { Epochs = 2, BatchSize = 64, Verbose = false, Checkpoint = new CheckpointOptions(file) });
            var second = new MailFilter(seed: 9);
            second.Fit(Seen, new FitOptions { Epochs = 3, BatchSize = 64, Verbose = false, Checkpoint = new CheckpointOptions(file) });
            Assert.Equal(whole.Predict(Seen), second.Predict(Seen));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void BitsDoNotDependOnThreads()
    {
        double[][] predicted = [.. new[] { 1, 2, 5 }.Select(threads => Trained(Seen[..200], epochs: 2, threads).Predict(Seen))];
        Assert.Equal(predicted[0], predicted[1]);
        Assert.Equal(predicted[0], predicted[2]);
    }

    [Fact]
    public void AStreamHasNoLengths()
    {
        Ending[] rows = [.. Enumerable.Range(0, 60).Select(i => new Ending { @string = $"{"abc"[i % 3]} x", Stars = i % 3 })];
        var model = new EndingReader(seed: 1);
        model.Rows.Fit(rows);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => model.Fit(DataSource.FromRecords<Ending, float>(rows, model.Rows.Write), new FitOptions { Verbose = false }));
        Assert.Contains("'string' [2] of EndingReader has rows with lengths, which a data source does not have; give it a dataset", refused.Message, StringComparison.Ordinal);
        model.Fit(model.ToDataset(rows), new FitOptions { Verbose = false });
    }

    [Fact]
    public void ATransformOfOtherWordsIsRefused()
    {
        var model = new NoteReader();
        DataTransform Of(IdTransform words) => new([], [new NumberTransform("Stars")], [words]);
        model.Parameters.Transform = Of(IdTransform.Words("Text", new Vocabulary(["a", "b", "c", "d", "e"]), lowercase: false));
        Assert.Contains("has 5 ids; there is room for 4", Assert.Throws<InvalidOperationException>(() => model.Predict(new Note("a", 1))).Message, StringComparison.Ordinal);
        model.Parameters.Transform = Of(IdTransform.Words("Text", new Vocabulary(["a"])));
        Assert.Contains("'Text' has words of small letters; expected words as they are written", Assert.Throws<InvalidOperationException>(() => model.Predict(new Note("a", 1))).Message, StringComparison.Ordinal);
        model.Parameters.Transform = Of(IdTransform.Of("Text", new Vocabulary(["a"])));
        Assert.Contains("'Text' has ids; expected words", Assert.Throws<InvalidOperationException>(() => model.Predict(new Note("a", 1))).Message, StringComparison.Ordinal);
    }

    private static MailFilter Trained(Mail[] rows, int epochs, int threads = 2)
    {
        var model = new MailFilter(seed: 1) { MaxThreads = threads };
        model.Fit(rows, new FitOptions { Epochs = epochs, BatchSize = 32, Verbose = false });
        return model;
    }
}
