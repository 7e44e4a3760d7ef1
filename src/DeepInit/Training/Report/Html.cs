namespace DeepInit;

/// <summary>Text in HTML.</summary>
internal static class Html
{
    /// <summary>Text with the characters that mean something to HTML replaced.</summary>
    public static string Text(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
