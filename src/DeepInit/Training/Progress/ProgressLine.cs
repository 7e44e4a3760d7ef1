using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>The line of an epoch in Keras' form: <c>64/128 ━━━━━━━━━━────────── 1s 14ms/step - loss: 0.2011</c>.</summary>
internal static class ProgressLine
{
    private const int BarLength = 20;

    /// <summary>A line.</summary>
    /// <param name="step">Finished steps.</param>
    /// <param name="steps">All steps; 0 while that is not known.</param>
    /// <param name="seconds">What the finished steps have taken.</param>
    /// <param name="values">What was measured.</param>
    /// <param name="width">The most characters.</param>
    /// <remarks>The time is what is still to come while steps are missing, and what it took when they are done.</remarks>
    public static string Of(int step, int steps, double seconds, IEnumerable<KeyValuePair<string, double>> values, int width = int.MaxValue)
    {
        var line = new StringBuilder();
        bool isKnown = steps > 0;
        string total = isKnown ? steps.ToString(CultureInfo.InvariantCulture) : "?";
        int filled = isKnown ? (int)((long)BarLength * step / steps) : 0;
        double perStep = step == 0 ? 0 : seconds / step;
        line.Append(step.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)).Append('/').Append(total).Append(' ');
        line.Append('━', filled).Append('─', BarLength - filled).Append(' ');
        line.Append(step == 0 ? "--" : Time(step < steps ? perStep * (steps - step) : seconds)).Append(step < steps ? " left " : " ").Append(PerStep(perStep));
        foreach (KeyValuePair<string, double> value in values)
        {
            string text = $" - {value.Key}: {Number(value.Value)}";

            // What does not fit is left out from the end: a line that wraps cannot be written over.
            if (line.Length + text.Length > width)
                break;
            line.Append(text);
        }

        return line.Length <= width ? line.ToString() : line.ToString(0, width);
    }

    /// <summary>Four decimals, or four digits and an exponent where these would say nothing.</summary>
    private static string Number(double value) =>
        value.ToString(Math.Abs(value) is > 1e-3 and < 1e6 or 0 ? "0.0000" : "0.0000e+00", CultureInfo.InvariantCulture);

    private static string Time(double seconds) =>
        seconds < 60 ? string.Format(CultureInfo.InvariantCulture, "{0:0}s", seconds)
        : seconds < 3600 ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", (int)(seconds / 60), (int)(seconds % 60))
        : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (int)(seconds / 3600), (int)(seconds / 60) % 60, (int)(seconds % 60));

    private static string PerStep(double seconds) =>
        seconds >= 1 ? string.Format(CultureInfo.InvariantCulture, "{0:0}s/step", seconds)
        : seconds >= 1e-3 ? string.Format(CultureInfo.InvariantCulture, "{0:0}ms/step", seconds * 1e3)
        : string.Format(CultureInfo.InvariantCulture, "{0:0}us/step", seconds * 1e6);
}
