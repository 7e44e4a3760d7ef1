using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A table [rows, units] as the matrix of a dense layer, [rows / 16][units][16], for predictions: where a table is read as a matrix, too.</summary>
/// <param name="Table">The table.</param>
internal sealed record TransposedTable(ParameterPlan Table) : DerivedTransform
{
    public int Rows => Table.Shape[0];

    public int Units => Table.Shape[1];

    public override IEnumerable<ParameterPlan> Sources => [Table];

    public override IEnumerable<ParameterPlan> Replaced => [];

    public override string Comment => $"{Table.Name} as a matrix";

    public override IEnumerable<ParameterPlan> Results(int index, int offset) =>
    [
        Table.As(Table.Node, "matrix").Named(Table.Name + " (as a matrix)") with { Index = index, Offset = offset, Length = Panel.Padded(Rows) * Units },
    ];
}
