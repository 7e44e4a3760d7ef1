using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>Trials as lines over an axis for each setting and one for the score, as inline SVG (Inselberg 1985).</summary>
internal static class ParallelCoordinates
{
    private const double Width = 1100;
    private const double Height = 340;
    private const double Side = 70;
    private const double Top = 34;
    private const double Bottom = 16;

    public static string Draw(SweepResult result)
    {
        var svg = new StringBuilder();
        SweepParameter[] parameters = [.. result.Space];
        svg.Append(Format($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\">\n"));
        for (int axis = 0; axis < parameters.Length; axis++)
            Axis(svg, X(axis), parameters[axis].Name);
        Axis(svg, X(parameters.Length), result.Monitor.Name);

        double[] scores = [.. result.Trials.Select(trial => trial.Score).Where(IsFinite)];
        (double low, double high) = scores.Length == 0 ? (0, 1) : (scores.Min(), scores.Max());

        // Losses of bad trials are often powers of ten above the good ones.
        bool isLogarithmic = low > 0 && high / low > 10;

        // The best is drawn last, above the others, and labels above all lines.
        for (int rank = result.Trials.Count - 1; rank >= 0; rank--)
            Trial(svg, rank);
        for (int axis = 0; axis < parameters.Length; axis++)
        {
            foreach (SweepValue tick in parameters[axis].Ticks)
                Tick(svg, X(axis), Y(parameters[axis].PositionOf(tick)), tick.ToString());
        }

        foreach (double share in new[] { 0, 0.25, 0.5, 0.75, 1 })
            Tick(svg, X(parameters.Length), Y(share), SweepResult.Score(OptimizerLine.Rounded(isLogarithmic ? low * Math.Pow(high / low, share) : low + (share * (high - low)), 3)));
        return svg.Append("</svg>\n").ToString();

        void Trial(StringBuilder to, int rank)
        {
            SweepTrial trial = result.Trials[rank];
            if (!IsFinite(trial.Score))
                return;
            IEnumerable<(double X, double Y)> points = parameters
                .Select((parameter, axis) => (X(axis), Y(parameter.PositionOf(trial.Settings.Find(parameter.Name)!.Value))))
                .Append((X(parameters.Length), Y(PositionOf(trial.Score))));
            string path = string.Concat(points.Select((point, i) => Format($"{(i == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}")));
            to.Append($"<path class=\"trial{(rank == 0 ? " best" : "")}\" style=\"--curve:{SweepReport.Colour(rank, result.Trials.Count)}\" d=\"{path}\">");
            to.Append($"<title>trial {trial.Index}, {Counted.Of(trial.Epochs, "epoch")}: {Html.Text(result.Monitor.Name)} {SweepResult.Score(trial.Score)}; {Html.Text(trial.Settings.ToString())}</title></path>\n");
        }

        double X(int axis) => Side + ((Width - (2 * Side)) * axis / parameters.Length);

        double PositionOf(double score) => high <= low ? 0.5 : isLogarithmic ? Math.Log(score / low) / Math.Log(high / low) : (score - low) / (high - low);
    }

    private static void Axis(StringBuilder svg, double x, string name)
    {
        svg.Append(Format($"<line class=\"axisline\" x1=\"{x:0.#}\" y1=\"{Top}\" x2=\"{x:0.#}\" y2=\"{Height - Bottom}\"/>"));
        svg.Append(Format($"<text class=\"name\" x=\"{x:0.#}\" y=\"{Top - 14}\" text-anchor=\"middle\">{Html.Text(name)}</text>\n"));
    }

    private static void Tick(StringBuilder svg, double x, double y, string label) =>
        svg.Append(Format($"<text class=\"tick\" x=\"{x - 6:0.#}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{Html.Text(label)}</text>\n"));

    private static double Y(double position) => Top + ((Height - Top - Bottom) * (1 - position));

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
