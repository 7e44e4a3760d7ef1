using System.Globalization;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The numbers of a checkpoint as text, to the last bit.</summary>
internal static class CheckpointText
{
    public static IEnumerable<KeyValuePair<string, string>> Write(LoopPosition position)
    {
        yield return new("epoch", Number(position.Epoch));
        yield return new("step", Number(position.Step));
        yield return new("step_count", position.StepCount.ToString(CultureInfo.InvariantCulture));
        yield return new("first_step", position.FirstStep.ToString(CultureInfo.InvariantCulture));
        yield return new("walk_start", position.WalkStart.ToString(CultureInfo.InvariantCulture));
        yield return new("learning_rate", Number(position.LearningRate));
        yield return new("base_learning_rate", Number(position.BaseLearningRate));
        yield return new("rows", position.Rows.ToString(CultureInfo.InvariantCulture));
        yield return new("losses", string.Join(";", position.Losses.Select(Number)));
        if (position.StopReason is { } reason)
            yield return new("stop_reason", reason);
    }

    /// <exception cref="WeightFileException">A number is missing or none.</exception>
    public static LoopPosition ReadPosition(IReadOnlyDictionary<string, string> texts)
    {
        long rows = Whole("rows", long.MaxValue);
        double[] losses = [.. Text("losses").Split(';').Where(part => part.Length > 0).Select(part => ReadNumber("losses", part))];
        return new LoopPosition(
            (int)Whole("epoch", int.MaxValue),
            (int)Whole("step", int.MaxValue),
            Whole("step_count", Guard.MostSteps),
            Whole("first_step", Guard.MostSteps),
            Whole("walk_start", Guard.MostSteps),
            Rate("learning_rate"),
            Rate("base_learning_rate"),
            rows,
            texts.TryGetValue("stop_reason", out string? reason) ? reason : null,
            losses);

        string Text(string name) => texts.TryGetValue(name, out string? text) ? text : throw new WeightFileException($"Its header lacks '{name}'.");

        double Rate(string name) =>
            ReadNumber(name, Text(name)) is >= 0 and < double.PositiveInfinity and var rate
                ? rate
                : throw new WeightFileException($"Its header has '{name}' = '{Excerpt.Of(Text(name))}'; expected a finite number of at least 0.");

        long Whole(string name, long most) =>
            long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= most
                ? value
                : throw new WeightFileException($"Its header has '{name}' = '{Excerpt.Of(Text(name))}'; expected a whole number from 0 to {most}.");
    }

    /// <summary>One epoch of the history: numbers between semicolons, the measured ones after their names.</summary>
    public static string Write(EpochProgress epoch) => string.Join(
        ";",
        new[] { Number(epoch.Epoch), Number(epoch.Steps), Number(epoch.LearningRate), Number(epoch.Seconds) }
            .Concat(epoch.Values.Select(v => Escaped(v.Key) + "=" + Number(v.Value))));

    /// <exception cref="WeightFileException">The text is no epoch.</exception>
    public static EpochProgress ReadEpoch(string text, int epochs, IList<Metric> metrics, string[] names)
    {
        string[] parts = text.Split(';');
        if (parts.Length < 5)
            throw new WeightFileException($"Its header has the epoch '{Excerpt.Of(text)}'; expected at least 5 parts.");

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string part in parts.Skip(4))
        {
            int at = part.LastIndexOf('=');
            if (at < 0)
                throw new WeightFileException($"Its header has '{Excerpt.Of(part)}' in an epoch; expected name=value.");
            values[part.Substring(0, at)] = ReadNumber(part, part.Substring(at + 1));
        }

        double? Value(string name) => values.TryGetValue(Escaped(name), out double value) ? value : null;

        static int Count(string name, string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? count
                : throw new WeightFileException($"Its header has an epoch with '{name}' = '{Excerpt.Of(text)}'; expected a whole number from 0 to {int.MaxValue}.");
        MetricResult[] results =
            [.. metrics.Select((m, i) => new MetricResult(m, Value(names[i]) ?? double.NaN, Value("val_" + names[i])) { Name = names[i] })];
        return new EpochProgress(
            Count("epoch", parts[0]),
            epochs,
            Count("steps", parts[1]),
            Value("loss") ?? throw new WeightFileException($"Its header has the epoch '{Excerpt.Of(text)}' without a loss."),
            Value("accuracy"),
            Value("val_loss"),
            Value("val_accuracy"),
            ReadNumber("learning_rate", parts[2]),
            ReadNumber("seconds", parts[3]),
            results);
    }

    // So that no two names become one.
    private static string Escaped(string name) => name.Replace("%", "%25").Replace(";", "%3B").Replace("=", "%3D");

    // "R" is not to the last bit on .NET Framework; seventeen digits are, everywhere.
    public static string Number(double value) => value.ToString("G17", CultureInfo.InvariantCulture);

    public static double ReadNumber(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new WeightFileException($"Its header has '{Excerpt.Of(name)}' = '{Excerpt.Of(text)}'; expected a number.");
}
