using System.Globalization;

namespace DeepInit;

/// <summary>Names for the metrics of a <c>Fit</c>, each once: in logs, histories and checkpoints a name finds its number.</summary>
internal static class MetricNames
{
    private static readonly string[] Taken = ["epoch", "steps", "seconds", "learning_rate", "loss", "accuracy", "val_loss", "val_accuracy"];

    /// <summary>
    /// As Keras: of a network of several targets, a metric is named after its target and itself (<c>price_mae</c>), unless it was given a name of its own;
    /// metrics that still have one name get their target's before it, and the second of one target <c>_1</c> behind it.
    /// </summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="targets">The network's targets.</param>
    /// <exception cref="ArgumentException">A metric is there twice: it would count every row twice.</exception>
    public static string[] Of(IReadOnlyList<Metric> metrics, IReadOnlyList<TensorDescription> targets)
    {
        var names = new string[metrics.Count];
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(metrics[i], metrics[j]))
                    throw new ArgumentException($"FitOptions.Metrics has the same metric '{metrics[i].Name}' at {j} and {i}: it would count every row twice. Make another object.");
            }

            names[i] = metrics[i].Target is not null && targets.Count > 1 && !metrics[i].IsNamed ? OfTarget(i) : metrics[i].Name;
        }

        string[] plain = [.. names];
        for (int i = 0; i < names.Length; i++)
        {
            bool collides = Taken.Contains(plain[i]) || plain.Where((name, j) => j != i && Collide(name, plain[i])).Any();
            if (collides && (targets.Count > 1 || Taken.Contains(plain[i])) && plain[i] == metrics[i].Name)
                names[i] = OfTarget(i);
        }

        for (int i = 1; i < names.Length; i++)
        {
            string name = names[i];
            for (int n = 1; names.Take(i).Any(earlier => Collide(earlier, names[i])); n++)
                names[i] = name + "_" + n.ToString(CultureInfo.InvariantCulture);
        }

        return names;

        string OfTarget(int i) => $"{metrics[i].Target ?? (targets.Count > 0 ? targets[0].Name : "target")}_{metrics[i].Name}";
    }

    // Every name is also there with "val_" before it.
    private static bool Collide(string a, string b) => a == b || a == "val_" + b || b == "val_" + a;
}
