using QuickStart;

namespace PredictionServer.Api;

/// <summary>What a client asks.</summary>
/// <param name="Rows">One patient each: 30 numbers, raw or transformed as <c>GET /model</c> says.</param>
public sealed record PredictionRequest(float[][] Rows)
{
    /// <summary>What is wrong with a request, by the place in its JSON; null if nothing is.</summary>
    public static Dictionary<string, string[]>? Faults(PredictionRequest? request)
    {
        // JSON may leave out what the type promises.
        if (request?.Rows is not { Length: > 0 and <= Server.MostRows } rows)
            return Fault("rows", $"1 to {Server.MostRows} rows are expected, {request?.Rows?.Length ?? 0} came.");
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not { Length: TumourClassifier.InputSize } row)
                return Fault($"rows[{i}]", $"{TumourClassifier.InputSize} numbers are expected, {rows[i]?.Length ?? 0} came.");
            foreach (float value in row)
            {
                // 1e40 is a number in JSON and none in single precision.
                if (!float.IsFinite(value))
                    return Fault($"rows[{i}]", "Every number must be finite in single precision.");
            }
        }

        return null;
    }

    /// <summary>The first row that has no finite answer; null if every row has one.</summary>
    public static Dictionary<string, string[]>? Unanswered(ReadOnlySpan<float> probabilities)
    {
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!float.IsFinite(probabilities[i]))
                return Fault($"rows[{i}]", "Its numbers are too large: the network's answer is not finite.");
        }

        return null;
    }

    private static Dictionary<string, string[]> Fault(string place, string message) => new() { [place] = [message] };
}
