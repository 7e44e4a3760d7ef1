using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>A formula as C#: the statements of its intermediate results, then the expression of its value.</summary>
internal sealed record RenderedFormula(string Result, IReadOnlyList<string> Statements)
{
    public void WriteStatements(SourceWriter writer)
    {
        foreach (string statement in Statements)
        {
            writer.Write(statement);
        }
    }
}
