using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Tables in the order of matrices, by the runtime.</summary>
internal sealed class TransposedTableEmitter : TransformEmitter<TransposedTable>
{
    protected override void Write(SourceWriter writer, Derived derived, TransposedTable table) =>
        writer.Write($"global::DeepInit.Runtime.TablePanels.Write({At(table.Table)}, {table.Rows}, {table.Units}, 0, {Panel.Count(table.Rows)}, {At(derived.Results[0])});");
}
