namespace ObjectDetection;

/// <summary>The area under precision over recall (PASCAL VOC 2010).</summary>
internal static class AveragePrecision
{
    /// <summary>Of one class; NaN where no scene has a thing of it.</summary>
    public static double Of(int kind, IReadOnlyList<Judged> scenes)
    {
        int things = scenes.Sum(scene => scene.Scene.Things.Count(thing => thing.Class == kind));
        if (things == 0)
            return double.NaN;

        var points = new List<(double Recall, double Precision)>();
        int right = 0;
        foreach ((Judged scene, int box) in scenes
            .SelectMany(scene => Enumerable.Range(0, scene.Found.Count).Where(box => scene.Found[box].Class == kind).Select(box => (scene, box)))
            .OrderByDescending(pair => pair.scene.Found[pair.box].Score))
        {
            right += scene.IsRight(box) ? 1 : 0;
            points.Add(((double)right / things, (double)right / (points.Count + 1)));
        }

        // Precision at a recall is the best that can be had at it or beyond.
        double area = 0, best = 0;
        for (int i = points.Count - 1; i >= 0; i--)
        {
            best = Math.Max(best, points[i].Precision);
            area += best * (points[i].Recall - (i > 0 ? points[i - 1].Recall : 0));
        }

        return area;
    }
}
