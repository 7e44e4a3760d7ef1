using System.Diagnostics;
using System.IO.Compression;
using Playground.Networks;

namespace Playground.Training;

/// <summary>A network that learns a text, a character at a time, and what it writes: everything of that part of the page that is no page.</summary>
internal sealed class WritingSession
{
    /// <summary>Characters of what it writes.</summary>
    public const int Length = 220;

    private const int BatchSize = 8;

    // The mean loss of about the last so many steps.
    private const double Remembered = 30;

    private readonly Tokenizer _tokenizer;
    private readonly int[] _text;
    private int[] _characters = [];
    private int[] _targets = [];
    private Random _random = new(0);

    public WritingSession()
    {
        using Stream stream = typeof(WritingSession).Assembly.GetManifestResourceStream("paradise-lost.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        string text = reader.ReadToEnd();
        _tokenizer = CharacterTokenizer.Fit([text], vocabulary: 80);
        _text = _tokenizer.Encode(text);
        Restart(Writer.GRU);
    }

    public IWritingNetwork Network { get; private set; } = null!;

    public Writer Writer { get; private set; }

    public int Steps { get; private set; }

    /// <summary>The mean loss of a character lately; before the first step that of a guess among all characters.</summary>
    public double Loss { get; private set; }

    /// <summary>What it wrote last, behind <see cref="Prompt"/>.</summary>
    public string Written { get; private set; } = "";

    /// <summary>What its text begins with.</summary>
    public string Prompt { get; private set; } = "Of Man";

    /// <summary>A new network, from its initial weights.</summary>
    public void Restart(Writer writer)
    {
        Writer = writer;
        Network = writer == Writer.GRU ? new GRUWriter(seed: 1) : new GPTWriter(seed: 1);
        _random = new Random(1);
        _characters = new int[BatchSize * Network.Context];
        _targets = new int[_characters.Length];
        Steps = 0;
        Loss = Math.Log(_tokenizer.Vocabulary);
        Write(Prompt);
    }

    /// <summary>Trains until the time is up, at least one step.</summary>
    public void Train(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            Step();
        }
        while (Stopwatch.GetElapsedTime(start) < time);
    }

    /// <summary>Has the network go on with a text; one without characters is a new line.</summary>
    public void Write(string prompt)
    {
        Prompt = prompt;
        var options = new GenerationOptions { MaxTokens = Length, Temperature = 0.7, Seed = Steps };
        Written = string.Concat(Network.GenerateText(_tokenizer, prompt == "" ? "\n" : prompt, options));
    }

    // Rows from anywhere in the text; the target is the text one character later.
    private void Step()
    {
        int context = Network.Context;
        for (int row = 0; row < BatchSize; row++)
        {
            int at = _random.Next(_text.Length - context);
            _text.AsSpan(at, context).CopyTo(_characters.AsSpan(row * context));
            _text.AsSpan(at + 1, context).CopyTo(_targets.AsSpan(row * context));
        }

        float loss = Network.TrainBatch(_characters, _targets);
        Steps++;
        Loss += (loss - Loss) / Math.Min(Steps, Remembered);
    }
}
