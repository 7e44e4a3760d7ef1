using System.Text;

namespace DeepInit;

/// <summary>An <see cref="InitializationReport"/> as a section of a page.</summary>
internal static class StartPicture
{
    public static void Draw(StringBuilder page, InitializationReport report)
    {
        page.Append($"<section class=\"wide\"><h2>Start from data</h2>\n<p class=\"note\">Sums of each layer, before its activation, on {Counted.Of(report.Rows, "row")}. {Html.Text(StartText.Loss(report))}.</p>\n");
        foreach (string line in StartText.Columns(report))
            page.Append($"<p class=\"stop\">{Html.Text(char.ToUpperInvariant(line[0]) + line.Substring(1))}.</p>\n");
        page.Append("<div class=\"scroll\"><table>\n<tr>");
        foreach (string head in StartText.Heads)
            page.Append($"<th>{head}</th>");
        page.Append("</tr>\n");
        foreach (LayerStart layer in report.Layers)
        {
            string[] cells = StartText.Cells(layer);
            page.Append("<tr>");
            for (int i = 0; i < cells.Length; i++)
                page.Append($"<td{(i is > 1 && i < cells.Length - 1 ? " class=\"n\"" : "")}>{Html.Text(cells[i])}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</table></div></section>\n");
    }
}
