using System.Text;

namespace DeepInit;

/// <summary>The frame of a report: one HTML file that needs no other and no network.</summary>
internal static class ReportPage
{
    /// <summary>A page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="body">Writes what stands in it, as HTML.</param>
    /// <param name="style">What it has in its style sheet beside that of all reports.</param>
    public static string Write(string title, Action<StringBuilder> body, string style = "")
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.Append($"<title>{Html.Text(title)}</title>\n<style>\n{ReportStyle.Css}{style}</style>\n</head>\n<body>\n");
        body(page);
        return page.Append("</body>\n</html>\n").ToString();
    }
}
