using System.Diagnostics;
using System.Globalization;

namespace ObjectDetection;

/// <summary>A network, trained on the scenes of a source: what it says is made of numbers of cells here, and read again.</summary>
/// <param name="network">It reads scenes of the source's size, and knows its classes.</param>
/// <param name="source">Scenes to train on; each is seen once.</param>
/// <param name="reach">How far from their middles cells learn of things, in cells.</param>
internal sealed class SceneDetector(IDetector network, SceneSource source, float reach)
{
    private const int Batch = 32;
    private const int StepsPerLine = 100;

    private readonly Grid _grid = new(source.Size / Grid.CellSize, source.Classes.Count, reach);

    /// <summary>Trains; says every hundred steps how it goes.</summary>
    /// <param name="steps">How many batches of 32 scenes.</param>
    /// <param name="seed">Which scenes.</param>
    /// <param name="stop">Ends it after a step.</param>
    /// <returns>The steps made.</returns>
    public int Train(int steps, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var schedule = new WarmupCosine(Math.Max(1, steps / 20), steps);
        double rate = network.LearningRate;
        float[] images = new float[Batch * source.Size * source.Size * 3];
        float[] scores = new float[Batch * _grid.ScoresSize], quality = new float[scores.Length];
        float[] boxes = new float[Batch * _grid.BoxesSize], offsets = new float[boxes.Length], assigned = new float[boxes.Length];
        double loss = 0;
        int summed = 0;
        long start = Stopwatch.GetTimestamp();
        for (int step = 1; step <= steps; step++)
        {
            if (stop.IsCancellationRequested)
                return step - 1;

            Scene[] scenes = source.Random(random, Batch);
            for (int i = 0; i < Batch; i++)
                scenes[i].Pixels.CopyTo(images, i * scenes[i].Pixels.Length);

            // What a cell is to be scored by depends on the box that it would draw now.
            network.Predict(images, assigned, scores, boxes);
            for (int i = 0; i < Batch; i++)
            {
                Range cells = (i * _grid.BoxesSize)..((i + 1) * _grid.BoxesSize);
                _grid.Encode(scenes[i].Things, boxes.AsSpan(cells), quality.AsSpan(i * _grid.ScoresSize, _grid.ScoresSize), offsets.AsSpan(cells), assigned.AsSpan(cells));
            }

            network.LearningRate = schedule.At(step, rate);
            loss += network.TrainBatch(images, assigned, quality, offsets);
            summed++;
            if (step % StepsPerLine == 0 || step == steps)
            {
                TimeSpan time = Stopwatch.GetElapsedTime(start);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step,5} of {steps}: loss {loss / summed:0.00000}, {time.TotalSeconds:0} s, {time.TotalSeconds * (steps - step) / step:0} s to go"));
                (loss, summed) = (0, 0);
            }
        }

        return steps;
    }

    /// <summary>What it finds in each of some scenes, the surest first.</summary>
    /// <param name="scenes">Scenes.</param>
    /// <param name="threshold">The least score that counts.</param>
    public IReadOnlyList<Judged> Find(IEnumerable<Scene> scenes, float threshold)
    {
        float[] scores = new float[_grid.ScoresSize];
        float[] boxes = new float[_grid.BoxesSize], assigned = new float[_grid.BoxesSize];
        var judged = new List<Judged>();
        foreach (Scene scene in scenes)
        {
            network.Predict(scene.Pixels, assigned, scores, boxes);
            judged.Add(new(scene, _grid.Decode(scores, boxes, threshold)));
        }

        return judged;
    }
}
