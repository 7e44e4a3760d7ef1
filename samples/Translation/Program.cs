using System.CommandLine;
using Samples.Shared;
using Translating;

// dotnet run -c Release --project samples/Translation                      learns sentences that are made as it runs
// dotnet run -c Release --project samples/Translation -- --data FOLDER     the captions of Multi30k
// dotnet run -c Release --project samples/Translation -- --say "Der Hund sieht eine Katze."    translates with the weights that are there
// dotnet run -c Release --project samples/Translation -- --serve http://localhost:5000         serves them: curl -N "localhost:5000/translate?text=Der+Hund+sieht+eine+Katze."
Option<DirectoryInfo> data = SampleCommand.Data("The files of Multi30k: train, val and test_2016_flickr, each .de and .en, plain or .gz. Without it, sentences that are made as it runs.");
Option<DirectoryInfo> output = SampleCommand.Output();
Option<int?> epochs = new Option<int?>("--epochs") { Description = "Epochs of training; 8 for made sentences and 10 for captions unless given." }.AtLeastOne();
Option<int> batch = new Option<int>("--batch") { Description = "Pairs in a step.", DefaultValueFactory = _ => 64 }.AtLeastOne();
Option<int> seed = new("--seed") { Description = "Chooses the start, the order of the pairs, and the made sentences." };
Option<int> beams = new Option<int>("--beams") { Description = "Hypotheses that are followed at once.", DefaultValueFactory = _ => 4 }.AtLeastOne();
Option<bool> captions = new("--captions") { Description = "With --say and --serve: the network that has learnt captions." };
Option<string> say = new("--say") { Description = "Trains nothing, and translates a text with the weights in the output folder." };
Option<string> serve = new("--serve") { Description = "Trains nothing, and serves translations at an address, such as http://localhost:5000." };

RootCommand root = new("Trains a network that translates German into English.") { data, output, epochs, batch, seed, beams, captions, say, serve };
root.Does((arguments, stop) =>
{
    string place = arguments.GetValue(output)!.CreateIfMissing();
    DirectoryInfo? folder = arguments.GetValue(data);
    int chosen = arguments.GetValue(seed);
    Translator translator = folder is not null || arguments.GetValue(captions) ? Translator.Large(chosen) : Translator.Small(chosen);
    var search = new BeamSearchOptions { Beams = arguments.GetValue(beams), LengthPenalty = 0.6 };
    string weights = Path.Combine(place, translator.Name + ".safetensors");
    if (arguments.GetValue(say) is { } text)
    {
        WeightFile.Load(translator.Trained.Parameters, weights);
        foreach (string piece in translator.Network.TranslatePieces(text, stop))
            Console.Write(piece);
        Console.WriteLine();
        foreach (Translation found in translator.Network.TranslateBest(text, search, stop))
            Console.WriteLine(FormattableString.Invariant($"{found.Score,8:0.000}  {found.Text}"));
        return 0;
    }

    if (arguments.GetValue(serve) is { } url)
    {
        WeightFile.Load(translator.Trained.Parameters, weights);
        Server.RunAsync(translator, url, stop).Wait(stop);
        return 0;
    }

    Corpus corpus = folder is null ? MadeSentences.Make(train: 3000, validation: 200, test: 300, seed: chosen) : Multi30k.Read(folder);
    Training.Run(translator, corpus, arguments.GetValue(epochs) ?? (folder is null ? 8 : 10), arguments.GetValue(batch), chosen, place, stop);
    Training.Measure(translator, corpus.Test, search, place);
    return 0;
});
return await root.RunAsync(args);
