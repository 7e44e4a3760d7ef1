using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Sums of each row of a table, by the runtime.</summary>
internal sealed class SummedTableEmitter : TransformEmitter<SummedTable>
{
    protected override void Write(SourceWriter writer, Derived derived, SummedTable table)
    {
        string bias = table.Bias is { } parameter ? At(parameter) + ", 16" : "ref values, 0";
        writer.Write($"global::DeepInit.Runtime.SummedRows.Write({At(table.Table)}, {table.Rows}, {table.Units}, {Literal.Of(table.Scale)}, {At(table.Weight)}, {bias}, {table.Panels}, {At(derived.Results[0])});");
    }
}
