using System.Diagnostics;
using System.Globalization;
using ObjectDetection;

// dotnet run -c Release --project samples/ObjectDetection                  trains on generated scenes, and draws what it finds in new ones
// dotnet run -c Release --project samples/ObjectDetection -- --steps 500   for less time
const int Batch = 32;
const int Tested = 500;
int steps = args is ["--steps", var typed] && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given > 0 ? given : 1500;

var model = new Detector(seed: 1);
Console.WriteLine(model.Summary());

var random = new Random(1);
var schedule = new WarmupCosine(steps / 20, steps);
double rate = model.LearningRate;
float[] images = new float[Batch * Detector.ImageInputSize];
float[] assigned = new float[Batch * Grid.Count * 4];
float[] scores = new float[Batch * Grid.Count * Scene.Classes.Length];
float[] boxes = new float[assigned.Length];
float[] quality = new float[scores.Length];
float[] offsets = new float[assigned.Length];
double loss = 0;
long start = Stopwatch.GetTimestamp();
for (int step = 1; step <= steps; step++)
{
    Scene[] scenes = [.. Enumerable.Range(0, Batch).Select(_ => Scene.Random(random))];
    for (int i = 0; i < Batch; i++)
        scenes[i].Pixels.CopyTo(images, i * Detector.ImageInputSize);

    // What a cell is to be scored by depends on the box that it would draw now.
    model.Predict(images, assigned, scores, boxes);
    for (int i = 0; i < Batch; i++)
    {
        Grid.Encode(
            scenes[i].Things,
            boxes.AsSpan(i * Grid.Count * 4, Grid.Count * 4),
            quality.AsSpan(i * Grid.Count * Scene.Classes.Length, Grid.Count * Scene.Classes.Length),
            offsets.AsSpan(i * Grid.Count * 4, Grid.Count * 4),
            assigned.AsSpan(i * Grid.Count * 4, Grid.Count * 4));
    }

    model.LearningRate = schedule.At(step, rate);
    loss += model.TrainBatch(images, assigned, quality, offsets);
    if (step % 100 == 0 || step == steps)
    {
        int count = step % 100 == 0 ? 100 : step % 100;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step,5} of {steps}: loss {loss / count:0.00000}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        loss = 0;
    }
}

// Scenes that training has not seen: another seed.
var fresh = new Random(2);
Scene[] test = [.. Enumerable.Range(0, Tested).Select(_ => Scene.Random(fresh))];
IReadOnlyList<Found>[] found = [.. test.Select(scene => Find(scene, threshold: 0.02f))];
double[] precisions = AveragePrecision.Of(test, found);
for (int c = 0; c < precisions.Length; c++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Scene.Classes[c],-9} AP@0.5 {precisions[c]:0.000}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mAP@0.5 {precisions.Average():0.000} on {Tested} new scenes with {test.Sum(scene => scene.Things.Count)} things"));

Scene[] shown = test[..24];
DetectionPicture.Save("detections.png", shown, [.. shown.Select(scene => Find(scene, threshold: 0.5f))], columns: 6);
Console.WriteLine($"pictures: {Path.GetFullPath("detections.png")} (circles red, squares green, triangles blue; dashed: where they are)");
return precisions.Average() >= 0.9 ? 0 : 1;

IReadOnlyList<Found> Find(Scene scene, float threshold)
{
    float[] said = new float[Grid.Count * Scene.Classes.Length];
    float[] where = new float[Grid.Count * 4];
    model.Predict(scene.Pixels, new float[where.Length], said, where);
    return Grid.Decode(said, where, threshold);
}
