using DeepInit;

namespace TextClassification;

/// <summary>Texts and what they are.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">The class of each, counted from 0.</param>
/// <param name="Names">The names of the classes.</param>
internal sealed record LabelledTexts(IReadOnlyList<string> Texts, int[] Labels, IReadOnlyList<string> Names)
{
    /// <summary>The finer class of each, counted from 0; null where there are none.</summary>
    public int[]? Fine { get; init; }

    /// <summary>To learn from.</summary>
    /// <param name="rows">The pieces of each text.</param>
    public Dataset<float> With(int[] rows) =>
        Fine is null ? new Dataset<float>(rows, Labels) : new Dataset<float>().WithIds("pieces", rows).WithClasses("coarse", Labels).WithClasses("fine", Fine);

    /// <summary>Which class each finer one belongs to.</summary>
    public int[] ClassesOfFine()
    {
        int[] fine = Fine ?? throw new InvalidOperationException("These texts have no finer classes.");
        var classes = new int[fine.Max() + 1];
        for (int i = 0; i < fine.Length; i++)
            classes[fine[i]] = Labels[i];
        return classes;
    }

    /// <summary>Some of them.</summary>
    /// <param name="chosen">Whether the text of a number is among them.</param>
    public LabelledTexts Where(Func<int, bool> chosen)
    {
        int[] rows = [.. Enumerable.Range(0, Labels.Length).Where(chosen)];
        return new([.. rows.Select(r => Texts[r])], [.. rows.Select(r => Labels[r])], Names) { Fine = Fine is null ? null : [.. rows.Select(r => Fine[r])] };
    }
}
