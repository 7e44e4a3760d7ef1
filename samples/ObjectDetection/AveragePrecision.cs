namespace ObjectDetection;

/// <summary>
/// The mean over the classes of the area under precision over recall (PASCAL VOC 2010): a box counts as right where it shares at least half with a thing of its
/// class that no surer box has.
/// </summary>
internal static class AveragePrecision
{
    private const float Right = 0.5f;

    /// <summary>One number per class.</summary>
    public static double[] Of(IReadOnlyList<Scene> scenes, IReadOnlyList<IReadOnlyList<Found>> found) =>
        [.. Enumerable.Range(0, Scene.Classes.Length).Select(kind => Of(kind, scenes, found))];

    private static double Of(int kind, IReadOnlyList<Scene> scenes, IReadOnlyList<IReadOnlyList<Found>> found)
    {
        int things = scenes.Sum(scene => scene.Things.Count(thing => thing.Class == kind));
        var taken = new HashSet<(int Scene, int Thing)>();
        var points = new List<(double Recall, double Precision)>();
        int right = 0;
        foreach ((int scene, Found box) in found.SelectMany((list, scene) => list.Where(f => f.Class == kind).Select(f => (scene, f))).OrderByDescending(pair => pair.f.Score))
        {
            int best = -1;
            float most = Right;
            for (int i = 0; i < scenes[scene].Things.Count; i++)
            {
                Found thing = scenes[scene].Things[i];
                float shared = thing.Class == kind && !taken.Contains((scene, i)) ? Box.IoU(thing.Box, box.Box) : 0;
                (best, most) = shared >= most ? (i, shared) : (best, most);
            }

            right += best >= 0 && taken.Add((scene, best)) ? 1 : 0;
            points.Add(((double)right / things, (double)right / (points.Count + 1)));
        }

        // Precision at a recall is the best that can be had at it or beyond.
        double area = 0, best2 = 0;
        for (int i = points.Count - 1; i >= 0; i--)
        {
            best2 = Math.Max(best2, points[i].Precision);
            area += best2 * (points[i].Recall - (i > 0 ? points[i - 1].Recall : 0));
        }

        return area;
    }
}
