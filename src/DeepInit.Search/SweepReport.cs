using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>The page of a search: what was found, parallel coordinates, curves, all trials.</summary>
internal static class SweepReport
{
    private const int MostCurves = 60;

    private const string Css = """
        .trial { fill: none; stroke: var(--curve); stroke-width: 1.6; opacity: 0.75; } .trial:hover { stroke-width: 4; opacity: 1; }
        .trial.best { stroke-width: 3.5; opacity: 1; } .axisline { stroke: var(--soft); } .name { font-weight: 600; }
        .tick { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
        tr.best td { font-weight: 600; }

        """;

    public static string Write(SweepResult result) => ReportPage.Write("Search for settings", page => Write(page, result), Css);

    private static void Write(StringBuilder page, SweepResult result)
    {
        page.Append("<h1>Search for settings</h1>\n<div class=\"facts\">\n");
        SweepTrial? best = result.Trials.Count > 0 && !double.IsNaN(result.Trials[0].Score) ? result.Trials[0] : null;
        Fact("trials", Text(result.Trials.Count));
        Fact("epochs trained", result.TrainedEpochs.ToString(CultureInfo.InvariantCulture));
        Fact("without pruning", ((long)result.Trials.Count * result.Epochs).ToString(CultureInfo.InvariantCulture));
        if (best is not null)
        {
            Fact($"best {result.Monitor.Name}", SweepResult.Score(best.Score));
            Fact("trial", Text(best.Index));
        }

        page.Append("</div>\n");
        if (best is not null)
            page.Append($"<section class=\"wide\"><h2>To paste</h2><pre>{Html.Text(SweepResult.PasteText(best))}</pre></section>\n");
        if (result.Trials.Count > 0)
        {
            string note = "One line for each trial, from blue for the best to orange; the last axis is what they are compared by. Trials of fewer epochs were pruned, because others were better.";
            page.Append($"<section class=\"wide\"><h2>Settings</h2>\n<p class=\"note\">{note}</p>\n{ParallelCoordinates.Draw(result)}</section>\n");
            Curves(page, result);
            Table(page, result);
        }

        void Fact(string name, string value) => page.Append($"<div><b>{value}</b><span>{Html.Text(name)}</span></div>\n");
    }

    /// <summary>From blue for the first over violet and red to orange for the last, as layers are coloured in reports of trainings.</summary>
    public static string Colour(int rank, int count)
    {
        double way = count <= 1 ? 0 : rank / (count - 1.0);
        return string.Format(CultureInfo.InvariantCulture, "hsl({0:0} 80% 56%)", (215 + (175 * way)) % 360);
    }

    private static void Curves(StringBuilder page, SweepResult result)
    {
        int epochs = result.Trials.Max(trial => trial.Values.Count);
        if (epochs == 0)
            return;
        int shown = Math.Min(MostCurves, result.Trials.Count);
        ChartSeries[] series = [.. result.Trials.Take(shown).Select((trial, rank) => new ChartSeries(
            $"trial {trial.Index}", "layer", [.. Enumerable.Range(0, epochs).Select(e => e < trial.Values.Count ? trial.Values[e] : double.NaN)], Colour(rank, result.Trials.Count)))];
        string which = shown < result.Trials.Count ? $", the best {shown}" : "";
        page.Append($"<section class=\"wide\"><h2>{Html.Text(result.Monitor.Name)} of every epoch{which}</h2>");
        page.Append(Chart.Draw(new EpochAxis([.. Enumerable.Range(1, epochs)]), series, logarithmic: !result.Monitor.HigherIsBetter)).Append("</section>\n");
    }

    private static void Table(StringBuilder page, SweepResult result)
    {
        page.Append("<section class=\"wide\"><h2>Trials</h2><div class=\"scroll\"><table>\n<tr><th>trial</th><th>network</th>");
        page.Append($"<th>{Html.Text(result.Monitor.Name)}</th><th>epochs</th><th>best at</th>");
        foreach (SweepParameter parameter in result.Space)
            page.Append($"<th>{Html.Text(parameter.Name)}</th>");
        page.Append("<th></th></tr>\n");
        for (int i = 0; i < result.Trials.Count; i++)
        {
            SweepTrial trial = result.Trials[i];
            page.Append($"<tr{(i == 0 ? " class=\"best\"" : "")}><td class=\"n\">{trial.Index}</td><td>{Html.Text(trial.Network)}</td><td class=\"n\">{SweepResult.Score(trial.Score)}</td>");
            page.Append($"<td class=\"n\">{trial.Epochs}</td><td class=\"n\">{trial.BestEpoch}</td>");
            foreach (KeyValuePair<string, string> value in trial.Settings.Values)
                page.Append($"<td class=\"n\">{Html.Text(value.Value)}</td>");
            page.Append($"<td>{Html.Text(trial.StopReason ?? (trial.IsPruned ? "pruned" : ""))}</td></tr>\n");
        }

        page.Append("</table></div></section>\n");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
