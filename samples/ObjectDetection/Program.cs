using System.CommandLine;
using System.Globalization;
using ObjectDetection;
using Samples.Shared;

// dotnet run -c Release --project samples/ObjectDetection                    circles, squares and triangles
// dotnet run -c Release --project samples/ObjectDetection -- --data FOLDER   real digits or clothes: MNIST's or Fashion-MNIST's four files
const int Tested = 500;
const int Shown = 15;

Option<DirectoryInfo> data = SampleCommand.Data("MNIST's or Fashion-MNIST's four files (.gz or not): scenes are made of their images. Without it, of shapes.");
Option<int?> steps = new Option<int?>("--steps") { Description = "Batches of 32 scenes; 1500 for shapes, 2500 for images unless given." }.AtLeastOne();
Option<int> seed = new("--seed") { Description = "Where weights start and which scenes are made.", DefaultValueFactory = _ => 1 };
Option<DirectoryInfo> output = SampleCommand.Output();

RootCommand root = new("Trains a detector of things in cluttered scenes, and draws what it finds in scenes that it has not seen.") { data, steps, seed, output };
root.Does((arguments, stop) => Run(
    arguments.GetValue(data)?.FullName,
    arguments.GetValue(steps) ?? (arguments.GetValue(data) is null ? 1500 : 2500),
    arguments.GetValue(seed),
    arguments.GetValue(output)!.CreateIfMissing(),
    stop));
return await root.RunAsync(args);

static int Run(string? data, int steps, int seed, string output, CancellationToken stop)
{
    SceneSource train, test;
    IDetector network;
    if (data is null)
    {
        (train, test) = (new ShapeScenes(), new ShapeScenes());
        network = new ShapeDetector(seed);
    }
    else
    {
        (LabelledImages trainImages, LabelledImages testImages) = new MnistFolder(data).Read();
        if (trainImages.Names.Count != 10)
            throw new DataFileException($"'{data}': expected images of 10 classes, which ImageDetector tells apart; there are {trainImages.Names.Count}.");
        (train, test) = (new ImageScenes(trainImages), new ImageScenes(testImages));
        network = new ImageDetector(seed);
    }

    Console.WriteLine(network.Summary());
    Console.WriteLine("Ctrl-C stops after the step, and shows what was learnt until then.\n");

    // Four cells for each image learn faster than one; shapes are smaller and closer, and four would speak of several.
    var detector = new SceneDetector(network, train, reach: data is null ? 0.5f : 1);
    int made = detector.Train(steps, seed, stop);
    if (made < steps)
        Console.WriteLine($"stopped after {made} of {steps} steps");

    // Scenes that training has not seen: another seed, and other images.
    Scene[] scenes = test.Random(new Random(seed + 1_000_000), Tested);
    double[] precisions = Precisions(detector.Find(scenes, threshold: 0.02f), test.Classes);
    double mean = precisions.Average();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mAP@0.5 {mean:0.000} on {Tested} new scenes with {scenes.Sum(scene => scene.Things.Count)} things"));

    string picture = Path.Combine(output, "detections.png");
    DetectionPicture.Save(picture, detector.Find(scenes[..Shown], threshold: 0.5f), test);
    Console.WriteLine($"what it found in {Shown} of them: {picture}");
    return 0;
}

static double[] Precisions(IReadOnlyList<Judged> found, IReadOnlyList<string> classes)
{
    double[] precisions = [.. classes.Select((_, kind) => AveragePrecision.Of(kind, found))];
    Console.WriteLine();
    for (int i = 0; i < precisions.Length; i++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{classes[i],-10} AP@0.5 {precisions[i]:0.000}"));
    return precisions;
}
