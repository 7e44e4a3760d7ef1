using System.Globalization;
using System.Net;
using System.Text;
using DeepInit;

namespace Recommender;

/// <summary>One HTML file with what the sample found out; it needs no other and no network.</summary>
internal sealed class TastePage(string title)
{
    private readonly StringBuilder _body = new();

    /// <summary>Writes a heading.</summary>
    public void Heading(string text) => _body.Append($"<h2>{WebUtility.HtmlEncode(text)}</h2>\n");

    /// <summary>Writes a paragraph.</summary>
    public void Paragraph(string text) => _body.Append($"<p>{WebUtility.HtmlEncode(text)}</p>\n");

    /// <summary>Writes a table; numbers go to the right.</summary>
    public void Table(string[] heads, IEnumerable<string[]> rows)
    {
        _body.Append("<table>\n<tr>").AppendJoin("", heads.Select(head => $"<th>{WebUtility.HtmlEncode(head)}</th>")).Append("</tr>\n");
        foreach (string[] row in rows)
            _body.Append("<tr>").AppendJoin("", row.Select((cell, i) => $"<td{(i == 0 ? "" : " class=\"right\"")}>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        _body.Append("</table>\n");
    }

    /// <summary>Writes a picture, as it is.</summary>
    public void Picture(string svg) => _body.Append(svg);

    /// <summary>Draws the loss of each epoch.</summary>
    public void Curve(History history)
    {
        double[] losses = [.. history.Select(epoch => epoch.Loss)];
        if (losses.Length < 2)
            return;
        double low = losses.Min(), high = losses.Max();
        string points = string.Join(" ", losses.Select((loss, i) => string.Create(
            CultureInfo.InvariantCulture, $"{10 + (580.0 * i / (losses.Length - 1)):0.0},{10 + (160 * (high - loss) / Math.Max(1e-12, high - low)):0.0}")));
        _body.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 600 180\" class=\"curve\"><polyline points=\"{points}\" fill=\"none\" stroke=\"#4269d0\" stroke-width=\"2\"/></svg>\n");
        _body.Append(CultureInfo.InvariantCulture, $"<p>Loss: {losses[0]:0.####} in the first epoch, {losses[^1]:0.####} in the last of {losses.Length}.</p>\n");
    }

    /// <summary>Writes the file.</summary>
    public void Save(string path) => File.WriteAllText(path, $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
        table { border-collapse: collapse; } th, td { padding: 0.2rem 0.8rem; border-bottom: 1px solid #ddd; text-align: left; } .right { text-align: right; font-variant-numeric: tabular-nums; }
        svg { width: 100%; background: #fafafa; } svg.curve { max-width: 40rem; } svg text { font-size: 11px; fill: #333; } .key { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 50%; margin: 0 0.3em 0 0.8em; }
        </style>
        </head>
        <body>
        <h1>{{WebUtility.HtmlEncode(title)}}</h1>
        {{_body}}</body>
        </html>

        """);
}
