using System.CommandLine;
using DeepInit;
using Recommender;
using Recommender.Data;
using Samples.Shared;

// dotnet run -c Release --project samples/Recommender                      taste that is made as it runs
// dotnet run -c Release --project samples/Recommender -- --data FOLDER     MovieLens: latest-small, ml-100k or ml-1m
Option<DirectoryInfo> data = SampleCommand.Data("A folder of MovieLens: ratings.csv and movies.csv, u.data and u.item, or ratings.dat and movies.dat. Without it, taste that is made as it runs.");
Option<int> seeds = new Option<int>("--seeds") { Description = "How many folds of the ratings (at most 5), and how many parts of the choices, are measured.", DefaultValueFactory = _ => 1 }.AtLeastOne();
Option<int?> starEpochs = new Option<int?>("--star-epochs") { Description = "Epochs of the network that learns stars." }.AtLeastOne();
Option<int?> choiceEpochs = new Option<int?>("--choice-epochs") { Description = "Epochs of the network that learns choices." }.AtLeastOne();
Option<bool> choicesOnly = new("--choices-only") { Description = "Leaves the stars out." };
Option<double?> unobserved = new("--unobserved") { Description = "What a pair that was not chosen counts, to ALS and the network; chosen on a part of what is learnt from unless given." };
Option<int> user = new("--user") { Description = "Whom to recommend to, counted from 0." };
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Learns whom to recommend what, and measures it beside simpler ways.") { data, seeds, starEpochs, choiceEpochs, choicesOnly, unobserved, user, output };
root.Does((arguments, stop) =>
{
    RatedItems rated;
    IRankingScorer? ideal = null;
    if (arguments.GetValue(data) is { } folder)
        rated = MovieLensFolder.Read(folder.FullName);
    else
        (rated, ideal) = MadeTaste.Make(seed: 1);
    if (rated.Ratings.UserCount > Room.Users || rated.Ratings.ItemCount > Room.Items)
        throw new DataFileException($"{rated.Ratings} are more than the tables have room for: {Room.Users} users and {Room.Items} items. See Room in Networks.cs.");
    Console.WriteLine($"{rated.Name}: {rated.Ratings}\nCtrl-C stops after the step, and shows what was learnt until then; the same command goes on from the last epoch.\n");

    string results = arguments.GetValue(output)!.CreateIfMissing();
    var checkpoints = new Checkpoints(results, rated.Name);
    var comparison = new Comparison(rated, arguments.GetValue(seeds), checkpoints, stop);
    var page = new TastePage($"Recommendations: {rated.Name}");
    page.Paragraph(rated.Ratings.ToString());

    List<Measured> ratings = arguments.GetValue(choicesOnly) ? [] : comparison.Ratings(arguments.GetValue(starEpochs) ?? 40);
    page.Heading("Stars that were left out");
    page.Table(["", "RMSE", "MAE"], ratings.Select(row => new[] { row.Name }.Concat(row.Texts).ToArray()));
    if (comparison.Stars is { } stars)
        page.Curve(stars);
    Console.WriteLine();

    List<Measured> rankings = comparison.Rankings(arguments.GetValue(choiceEpochs) ?? (ideal is null ? 40 : 20), arguments.GetValue(unobserved), ideal);
    page.Heading("Choices that were left out, among all items that a user has not chosen");
    page.Table(["", "NDCG@10", "recall@10", "precision@10", "hit rate@10", "AUC", "coverage"], rankings.Select(row => new[] { row.Name }.Concat(row.Texts).ToArray()));
    if (comparison.Choices is not { } choices || comparison.Train is not { } train)
        return 1;
    page.Curve(choices.History);

    Show(rated, train, choices.Scorer, arguments.GetValue(user), page);
    string file = Path.Combine(results, rated.Name + ".html");
    page.Save(file);
    WeightFile.Save(choices.Scorer.Network.Parameters, Path.ChangeExtension(file, ".safetensors"));
    if (!stop.IsCancellationRequested)
        checkpoints.Delete();
    Console.WriteLine($"\npage: {file}; weights: {Path.ChangeExtension(file, ".safetensors")}");

    // Of taste that is made, the best there is stands in the table: there is nothing to be better than.
    return Summarise(ratings, rankings) || ideal is not null ? 0 : 1;
});
return await root.RunAsync(args);

// What the network recommends to somebody, each with the liked items that are nearest to it; and where it has put the best known items.
static void Show(RatedItems rated, Interactions train, ChoiceScorer scorer, int user, TastePage page)
{
    if (user < 0 || user >= train.UserCount)
        throw new DataFileException($"There is no user {user}; there are {train.UserCount}, counted from 0.");
    int[] liked = [.. Enumerable.Range(0, train.Count).Where(pair => train.Users.Span[pair] == user).OrderByDescending(pair => train.Ratings.Span[pair]).Select(pair => train.Items.Span[pair])];
    Console.WriteLine($"\nuser {user} liked {string.Join("; ", liked.Take(5).Select(item => rated.Titles[item]))}");
    page.Heading($"For user {user}");
    page.Paragraph("Liked: " + string.Join("; ", liked.Take(10).Select(item => rated.Titles[item])));
    var rows = new List<string[]>();
    foreach (int item in scorer.Recommend(user, 10))
    {
        Dictionary<int, double> similar = scorer.SimilarTo(item);
        int[] reasons = [.. liked.Take(Math.Max(5, liked.Length / 2)).OrderByDescending(other => similar.GetValueOrDefault(other)).Take(2)];
        string because = string.Join(" and ", reasons.Select(other => rated.Titles[other]));
        rows.Add([rated.Titles[item], string.Join(", ", rated.Genres[item]), because]);
        Console.WriteLine($"  {rated.Titles[item]} – because of {because}");
    }

    page.Table(["recommended", "kinds", "because of"], rows);
    int[] known = [.. Enumerable.Range(0, train.ItemCount).OrderByDescending(item => train.ItemCounts[item]).ThenBy(item => item).Take(200)];
    page.Heading("Where the network has put the best known items");
    page.Picture(TasteMap.Draw(
        [.. known.Select(scorer.Direction)], [.. known.Select(item => rated.Titles[item])], [.. known.Select(item => rated.Genres[item].Count > 0 ? rated.Genres[item][0] : "–")], named: 40));
}

// Whether the network is better than all baselines.
static bool Summarise(List<Measured> ratings, List<Measured> rankings)
{
    Print(ratings, "RMSE", "MAE");
    Print(rankings, "NDCG@10", "recall@10", "precision@10", "hit rate@10", "AUC", "coverage");
    Measured network = rankings.First(row => row.Name == "network");
    bool stars = ratings.All(row => ratings.First(other => other.Name == "network")[0] <= row[0]);
    bool choices = rankings.Where(row => row.Name is not ("network" or "the best there is")).All(row => network[0] > row[0] && network[1] > row[1]);
    Console.WriteLine($"\nthe network {(stars ? "is as good as the best" : "is not the best")} in stars, and {(choices ? "above all others" : "not above all others")} in NDCG@10 and recall@10");
    return stars && choices;
}

static void Print(List<Measured> rows, params string[] heads)
{
    Console.WriteLine($"\n{"",-24}" + string.Concat(heads.Select(head => head.PadRight(17))));
    foreach (Measured row in rows)
        Console.WriteLine($"{row.Name,-24}" + string.Concat(row.Texts.Select(text => text.PadRight(17))));
}
