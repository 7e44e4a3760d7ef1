namespace TextClassification;

/// <summary>Texts and what they are.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">The class of each, counted from 0.</param>
/// <param name="Names">The names of the classes.</param>
internal sealed record LabelledTexts(IReadOnlyList<string> Texts, int[] Labels, IReadOnlyList<string> Names)
{
    /// <summary>Some of them.</summary>
    /// <param name="chosen">Whether the text of a number is among them.</param>
    public LabelledTexts Where(Func<int, bool> chosen)
    {
        int[] rows = [.. Enumerable.Range(0, Labels.Length).Where(chosen)];
        return new([.. rows.Select(r => Texts[r])], [.. rows.Select(r => Labels[r])], Names);
    }
}
