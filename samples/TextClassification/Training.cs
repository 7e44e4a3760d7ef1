using System.Diagnostics;
using System.Globalization;
using DeepInit;

namespace TextClassification;

/// <summary>Trains classifiers and says how good they are.</summary>
/// <param name="seeds">How many for each goal, with seeds 0, 1, …</param>
/// <param name="epochs">Epochs of each; the goal's own where null.</param>
/// <param name="output">The folder that files are written into.</param>
/// <param name="stop">Ends training after a step.</param>
internal sealed class Training(int seeds, int? epochs, string output, CancellationToken stop)
{
    private const int BatchSize = 32;

    /// <summary>Trains a network for each seed; prints scores, and of the first one the words that decide.</summary>
    /// <returns>Whether the goal was reached.</returns>
    public bool Run(Goal goal, Func<int, Classifier> create)
    {
        int[] rows = goal.Pieces.Encode(goal.Train.Texts), testRows = goal.Pieces.Encode(goal.Test.Texts);
        Console.WriteLine($"\n{goal.Name}: {goal.Train.Labels.Length} texts to learn from, {goal.Test.Labels.Length} to measure on");
        var all = new List<Scores>();
        for (int seed = 0; seed < seeds && !stop.IsCancellationRequested; seed++)
        {
            Classifier classifier = create(seed);
            if (seed == 0)
                Console.WriteLine($"{classifier.Model.Summary()}\nCtrl-C stops after the step, and shows what was learnt until then.\n");

            long start = Stopwatch.GetTimestamp();
            History history = Fit(classifier.Model, goal.Train.With(rows), goal.Train.Labels.Length, epochs ?? goal.Epochs, seed);
            Scores scores = Scores.Of(classifier.Predict(testRows), goal.Test.Labels, goal.Test.Names.Count);
            all.Add(scores);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: test accuracy {scores.Accuracy:0.0000}, macro F1 {scores.MacroF1:0.0000} after {history.Count} epochs in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
            if (seed == 0)
                Show(goal, classifier, create(seed + 1), history);
        }

        // Stopped before there was one.
        if (all.Count == 0)
            return false;
        double accuracy = all.Average(s => s.Accuracy), macroF1 = all.Average(s => s.MacroF1);
        bool reached = accuracy >= goal.Accuracy && macroF1 >= goal.MacroF1;
        string f1 = goal.MacroF1 > 0 ? string.Create(CultureInfo.InvariantCulture, $" and macro F1 {goal.MacroF1}") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{goal.Name}: mean of {all.Count} seeds: accuracy {accuracy:0.0000} [{all.Min(s => s.Accuracy):0.0000}, {all.Max(s => s.Accuracy):0.0000}], macro F1 {macroF1:0.0000}; {(reached ? "reaches" : "does not reach")} accuracy {goal.Accuracy}{f1}"));
        return reached;
    }

    /// <summary>The lesson: one LSTM, once with rows that end where their text does, and once with padding as steps.</summary>
    public void ComparePadding(LabelledTexts train, LabelledTexts test, int epochs)
    {
        WordTokenizer words = WordTokenizer.Fit(train.Texts, 6000);
        int[] rows = words.EncodeRows(train.Texts, 40);
        int[] testRows = words.EncodeRows(test.Texts, 40);
        int longest = rows.Chunk(40).Max(row => row.Count(id => id != words.Special.Padding));
        Console.WriteLine($"\nThe same LSTM, whose state behind the last step decides, {epochs} epochs; rows of 40 steps, of which at most {longest} are words:");

        var packed = new LastWordClassifier(seed: 0);
        Measure("padding ends a row", packed, ids => packed.Predict(ids));
        var padded = new PaddedClassifier(seed: 0);
        Measure("padding is read as steps", padded, ids => padded.Predict(ids));

        void Measure(string name, ITrainableNetwork<float> model, Func<int[], float[]> predict)
        {
            long start = Stopwatch.GetTimestamp();
            Fit(model, new Dataset<float>(rows, train.Labels), train.Labels.Length, epochs, seed: 0, verbose: false);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Scores scores = Scores.Of(predict(testRows), test.Labels, test.Names.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-26} test accuracy {scores.Accuracy:0.0000}, {seconds:0.0} s"));
        }
    }

    private History Fit(ITrainableNetwork<float> model, Dataset<float> data, int rows, int epochs, int seed, bool verbose = true)
    {
        int steps = epochs * ((rows + BatchSize - 1) / BatchSize);
        try
        {
            return model.Fit(data, new FitOptions
            {
                Epochs = epochs,
                BatchSize = BatchSize,
                Seed = seed,
                Schedule = new WarmupCosine(steps / 20, steps),
                Callbacks = { new TerminateOnNaN() },
                Verbose = verbose && seed == 0,
                CancellationToken = stop,
            });
        }
        catch (FitCanceledException stopped)
        {
            Console.WriteLine($"\nstopped in epoch {stopped.History.Count + 1}");
            return stopped.History;
        }
    }

    private void Show(Goal goal, Classifier classifier, Classifier other, History history)
    {
        Console.WriteLine();
        for (int i = 0; i < 6; i++)
        {
            string text = goal.Test.Texts[i * goal.Test.Texts.Count / 6];
            string said = DecidingWords.Of(text, goal.Test.Names, texts => classifier.Predict(goal.Pieces.Encode(texts)));
            Console.WriteLine($"  {(text.Length > 70 ? text[..70] + "…" : text)}\n    {said}");
        }

        string report = Path.Combine(output, $"{goal.Name}.html");
        string weights = Path.Combine(output, $"{goal.Name}.safetensors");
        history.SaveReport(report);
        WeightFile.Save(classifier.Model.Parameters, weights);

        // There is no vocabulary beside the weights: pieces are hashed.
        WeightFile.Load(other.Model.Parameters, weights);
        int[] rows = goal.Pieces.Encode(goal.Test.Texts);
        bool same = other.Predict(rows).SequenceEqual(classifier.Predict(rows));
        Console.WriteLine($"\nof seed 0: {report}; {weights}, from which another network predicts {(same ? "the same of the texts, bit for bit" : "something else!")}\n");
    }
}
