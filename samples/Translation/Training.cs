using System.Diagnostics;
using System.Globalization;

namespace Translating;

/// <summary>Trains a translator and measures it.</summary>
internal static class Training
{
    /// <summary>Trains; goes on from the checkpoint of a run that was stopped.</summary>
    public static void Run(Translator translator, Corpus corpus, int epochs, int batch, int seed, string folder, CancellationToken stop)
    {
        string place = Path.Combine(folder, translator.Name);
        ParameterCollection<float> parameters = translator.Trained.Parameters;
        parameters.Tokenizers["de"] = WordTokenizer.Fit(corpus.Train.German, translator.SourceVocabulary);
        parameters.Tokenizers["en"] = WordTokenizer.Fit(corpus.Train.English, translator.TargetVocabulary);
        SequencePairs train = Tokens(translator, corpus.Train), validation = Tokens(translator, corpus.Validation);
        Console.WriteLine(translator.Trained.Summary());
        Console.WriteLine($"{corpus.Train.German.Length:N0} pairs; {translator.German.Vocabulary:N0} German and {translator.English.Vocabulary:N0} English words. Ctrl-C stops after the step; the same command goes on from the last epoch.\n");

        long start = Stopwatch.GetTimestamp();
        History history;
        try
        {
            history = translator.Trained.Fit(train, new FitOptions
            {
                Epochs = epochs,
                BatchSize = batch,
                Seed = seed,
                Verbose = true,
                Validation = validation.ToDataset(translator.Trained),
                Callbacks = { new TerminateOnNaN(), new Sayings(translator, corpus.Validation) },
                Checkpoint = new CheckpointOptions(place + ".checkpoint"),
                CancellationToken = stop,
            });
            File.Delete(place + ".checkpoint");
        }
        catch (FitCanceledException stopped)
        {
            history = stopped.History;
            Console.WriteLine("\nstopped");
        }

        WeightFile.Save(parameters, place + ".safetensors");
        history.SaveReport(place + ".html");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s of training; weights and words: {place}.safetensors, report: {place}.html"));
    }

    /// <summary>Perplexity, BLEU of the most probable words and of beams, and the share of sentences that are right word for word.</summary>
    public static void Measure(Translator translator, SentencePairs test, BeamSearchOptions beams, string folder)
    {
        var accuracy = new TokenAccuracyMetric();
        var perplexity = new PerplexityMetric();
        translator.Trained.Evaluate(Tokens(translator, test), [perplexity, accuracy], accuracy: false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test: perplexity {perplexity.Value:0.000}, {accuracy.Value:P1} of the words right behind right ones"));
        Say("greedy", null);
        Say(string.Create(CultureInfo.InvariantCulture, $"{beams.Beams} beams"), beams);

        string picture = Path.Combine(folder, translator.Name + "-words.html");
        SourcePicture.Write(picture, translator, test.German.Take(4));
        Console.WriteLine($"what words were read from: {picture}\n");
        foreach (Translation found in translator.Network.TranslateBest(test.German[0], beams))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Score,8:0.000}  {found.Text}"));

        void Say(string how, BeamSearchOptions? options)
        {
            long start = Stopwatch.GetTimestamp();
            string[] said = new string[test.German.Length];
            Parallel.For(0, said.Length, i => said[i] = translator.Network.Translate(test.German[i], options));
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            BleuMetric words = new() { Tokens = BleuTokens.Words }, mteval = new() { Lowercase = true };
            for (int i = 0; i < said.Length; i++)
            {
                words.Add(said[i], test.English[i]);
                mteval.Add(said[i], test.English[i]);
            }

            int right = said.Where((text, i) => text == translator.English.Decode(translator.English.Encode(test.English[i]))).Count();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how}: {right} of {said.Length} sentences word for word, {time.TotalSeconds:0.0} s\n  {words}\n  {mteval}"));
        }
    }

    private static SequencePairs Tokens(Translator translator, SentencePairs pairs) => SequencePairs.OfTexts(pairs.German, translator.German, pairs.English, translator.English);

    /// <summary>Has the network translate a sentence after every epoch.</summary>
    private sealed class Sayings(Translator translator, SentencePairs sentences) : TrainingCallback
    {
        public override void EpochFinished(TrainingContext training, EpochProgress epoch)
        {
            int i = epoch.Epoch % sentences.German.Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n  perplexity {Math.Exp(epoch.ValidationLoss!.Value):0.00} · {sentences.German[i]} → {translator.Network.Translate(sentences.German[i])}"));
        }
    }
}
