using System.CommandLine;
using DeepInit;
using Samples.Shared;
using TextClassification;

// dotnet run -c Release --project samples/TextClassification                    questions that are made as it runs
// dotnet run -c Release --project samples/TextClassification -- --data FOLDER   SMS spam, TREC, SST-2: whichever the folder has
Option<DirectoryInfo> data = SampleCommand.Data("A folder with SMSSpamCollection, TREC.train and .test, or stsa.binary.train and .test, also in folders of its own. Without it, questions that are made as it runs.");
Option<int> seeds = new Option<int>("--seeds") { Description = "How many networks are trained for each, with seeds 0, 1, …", DefaultValueFactory = _ => 5 }.AtLeastOne();
Option<int?> epochs = new Option<int?>("--epochs") { Description = "Epochs of each; 4 to 10, by the data, unless given." }.AtLeastOne();
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains networks to tell texts apart, and shows the words that decide.") { data, seeds, epochs, output };
root.Does((arguments, stop) =>
{
    var questionPieces = new Pieces(256, Questions: true);
    var training = new Training(arguments.GetValue(seeds), arguments.GetValue(epochs), arguments.GetValue(output)!.CreateIfMissing(), stop);
    if (arguments.GetValue(data) is not { } folder)
    {
        (LabelledTexts train, LabelledTexts test) = MadeQuestions.Make(seed: 1);
        training.ComparePadding(train, test, epochs: 6);
        return training.Run(new("questions", train, test, questionPieces, Epochs: 8, Accuracy: 0.99), Question(train, questionPieces)) ? 0 : 1;
    }

    string? Find(string name) => Directory.EnumerateFiles(folder.FullName, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();
    bool any = false, reached = true;
    if (Find("SMSSpamCollection") is { } messages)
    {
        any = true;
        (LabelledTexts train, LabelledTexts test) = TextFiles.Messages(messages);
        reached &= training.Run(new("sms-spam", train, test, new Pieces(256, Numbers: true), Epochs: 10, Accuracy: 0.985, MacroF1: 0.965), Message);
    }

    if (Find("TREC.train") is { } questions && Find("TREC.test") is { } questionsTest)
    {
        any = true;
        (LabelledTexts train, LabelledTexts test) = TextFiles.Questions(questions, questionsTest);
        training.ComparePadding(train, test, epochs: 10);
        reached &= training.Run(new("trec", train, test, questionPieces, Epochs: 8, Accuracy: 0.90), Question(train, questionPieces));
    }

    if (Find("stsa.binary.train") is { } sentences && Find("stsa.binary.test") is { } sentencesTest)
    {
        any = true;
        (LabelledTexts train, LabelledTexts test) = TextFiles.Sentences(sentences, sentencesTest);
        reached &= training.Run(new("sst2", train, test, new Pieces(768, Longest: 6), Epochs: 4, Accuracy: 0.812), Sentence);
    }

    return !any
        ? throw new DataFileException($"'{folder.FullName}' has none of SMSSpamCollection, TREC.train with TREC.test, stsa.binary.train with stsa.binary.test.")
        : reached ? 0 : 1;
});
return await root.RunAsync(args);

static Classifier Message(int seed)
{
    var model = new MessageClassifier(seed);
    return new(model, ids => model.Predict(ids));
}

static Func<int, Classifier> Question(LabelledTexts train, Pieces pieces)
{
    int[] classesOfFine = train.ClassesOfFine();
    return seed =>
    {
        var model = new QuestionClassifier(seed);
        return new(model, ids =>
        {
            int texts = ids.Length / pieces.Most;
            float[] coarse = new float[texts * 6], fine = new float[texts * 50];
            model.Predict(ids, coarse, fine);
            return Scores.Together(coarse, fine, classesOfFine, texts);
        });
    };
}

static Classifier Sentence(int seed)
{
    var model = new SentenceClassifier(seed);
    return new(model, ids => model.Predict(ids));
}
