using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The steps that have positions: so many of each row, or the real ones of rows that have lengths of their own.</summary>
/// <param name="Steps">The most steps of a row.</param>
/// <param name="Units">Numbers of a step.</param>
/// <param name="Sequences">The sequences, where rows have lengths of their own; else null.</param>
/// <param name="IsStepwise">Whether they are further ones of a session, which come after as many as <c>sequences.Past</c>.</param>
internal sealed record PositionSteps(int Steps, int Units, RowCount? Sequences, bool IsStepwise = false)
{
    /// <summary>The position of step <c>t</c>, as an expression.</summary>
    public Whole Position => IsStepwise ? (Whole)"sequences.Past" + "t" : "t";

    /// <summary>How many rows there are, as an expression: kernels over steps alone count those.</summary>
    public string Rows => Sequences is null ? "rows" : "sequences.Rows";

    /// <summary>Declares <c>all</c>, the steps of all rows.</summary>
    public void WriteAll(SourceWriter text) => text.Write($"int all = {(Sequences is null ? ((Whole)"rows" * Steps).ToString() : "sequences.Steps")};");

    /// <summary>Declares <c>begin</c> and <c>steps</c> of row <c>r</c>: where its steps lie among all, and how many there are.</summary>
    public void WriteRow(SourceWriter text) => text.Write(Sequences is null
        ? $"int begin = {(Whole)"r" * Steps}, steps = {Steps.ToString(System.Globalization.CultureInfo.InvariantCulture)};"
        : "int begin = DiUnsafe.Add(ref sequences.Offsets, r), steps = DiUnsafe.Add(ref sequences.Offsets, r + 1) - begin;");
}
