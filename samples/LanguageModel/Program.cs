using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LanguageModel;
using Samples.Shared;

// dotnet run -c Release --project samples/LanguageModel                      learns Paradise Lost, a character at a time, and writes
// dotnet run -c Release --project samples/LanguageModel -- --data FOLDER     the .txt files of a folder, such as tiny Shakespeare
// dotnet run -c Release --project samples/LanguageModel -- --write --prompt "Of Man"   writes with the weights that are there
Option<DirectoryInfo> data = SampleCommand.Data("The .txt files to learn. Without it, Paradise Lost, which comes with the sample.");
Option<DirectoryInfo> output = SampleCommand.Output();
Option<bool> recurrent = new("--gru") { Description = "A recurrent layer in the place of the small GPT." };
Option<int> steps = new Option<int>("--steps") { Description = "Steps of training.", DefaultValueFactory = _ => 2000 }.AtLeastOne();
Option<int> batch = new Option<int>("--batch") { Description = "Rows of 64 characters in a step.", DefaultValueFactory = _ => 16 }.AtLeastOne();
Option<int> seed = new("--seed") { Description = "Chooses the start, the order of the rows, and what is written." };
Option<string> prompt = new("--prompt") { Description = "What the text begins with.", DefaultValueFactory = _ => "\n" };
Option<int> length = new Option<int>("--length") { Description = "Characters to write at the end.", DefaultValueFactory = _ => 500 }.AtLeastOne();
Option<double> temperature = new("--temperature") { Description = "How bold it writes: 0 takes the most probable character each time.", DefaultValueFactory = _ => 0.8 };
Option<bool> write = new("--write") { Description = "Trains nothing, and writes with the weights in the output folder." };
temperature.Validators.Add(result =>
{
    if (result.GetValueOrDefault<double>() is not (>= 0 and < double.PositiveInfinity))
        result.AddError("--temperature is at least 0.");
});

RootCommand root = new("Trains a network that writes, a character at a time, and has it write while it learns.") { data, output, recurrent, steps, batch, seed, prompt, length, temperature, write };
root.Does((arguments, stop) =>
{
    string place = arguments.GetValue(output)!.CreateIfMissing();
    int chosen = arguments.GetValue(seed);
    var options = new GenerationOptions { MaxTokens = arguments.GetValue(length), Temperature = arguments.GetValue(temperature), Seed = chosen };
    return arguments.GetValue(recurrent) ? Run(new GruWriter(chosen), "gru") : Run(new GptWriter(chosen), "gpt");

    int Run<TNetwork>(TNetwork network, string name)
        where TNetwork : ITrainableNetwork<float>, ILanguageModel<float>
    {
        string weights = Path.Combine(place, name + ".safetensors");
        string beginning = arguments.GetValue(prompt)!;
        if (arguments.GetValue(write))
        {
            WeightFile.Load(network.Parameters, weights);
        }
        else
        {
            Train(network, arguments.GetValue(data), arguments.GetValue(steps), arguments.GetValue(batch), chosen, beginning, Path.Combine(place, name), stop);
            WeightFile.Save(network.Parameters, weights);
            Console.WriteLine($"weights and characters: {weights}\n");
        }

        Writing.Write(network, network.Parameters.Tokenizer!, beginning, options, CancellationToken.None);
        Console.WriteLine();
        return 0;
    }
});
return await root.RunAsync(args);

static void Train<TNetwork>(TNetwork network, DirectoryInfo? folder, int steps, int batch, int seed, string prompt, string place, CancellationToken stop)
    where TNetwork : ITrainableNetwork<float>, ILanguageModel<float>
{
    const int Epochs = 8;
    string text = Corpus.Read(folder);
    Tokenizer tokenizer = CharacterTokenizer.Fit([text], network.VocabularySize);
    network.Parameters.Tokenizer = tokenizer;
    int[] characters = tokenizer.Encode(text);

    // The last tenth is held out.
    int cut = characters.Length - (characters.Length / 10);
    var train = new TokenStream(characters[..cut]) { Stride = network.Context / 4 };
    var held = new TokenStream(characters[cut..]);
    Console.WriteLine(network.Summary());
    Console.WriteLine($"{characters.Length:N0} characters, {tokenizer.Vocabulary - 4} different ones; the last tenth is held out. Ctrl-C stops after the step; the same command goes on from the last epoch.\n");

    long start = Stopwatch.GetTimestamp();
    History history;
    try
    {
        history = network.Fit(train, new FitOptions
        {
            Epochs = Epochs,
            StepsPerEpoch = Math.Max(1, steps / Epochs),
            BatchSize = batch,
            Seed = seed,
            Verbose = true,
            Callbacks = { new TerminateOnNaN(), new Recital(network, tokenizer, prompt) },
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

    TimeSpan time = Stopwatch.GetElapsedTime(start);
    double perplexity = network.Perplexity(held, cancellation: CancellationToken.None);
    history.SaveReport(place + ".html");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s of training; on all of the held-out text {Math.Log(perplexity):0.000} nats a character, perplexity {perplexity:0.00}"));
    Console.WriteLine($"report: {place}.html");
}
