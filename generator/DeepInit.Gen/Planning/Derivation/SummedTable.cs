using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>The sums W e + b of each row e of a table, which predictions look up in the place of the rows.</summary>
/// <param name="Table">The table [rows, units].</param>
/// <param name="Scale">The factor that rows are looked up with.</param>
/// <param name="Weight">W, in panels of 16 outputs.</param>
/// <param name="Bias">b, or none.</param>
/// <param name="Role">The role of the sums.</param>
/// <param name="Numbers">Sums of a row, padding included.</param>
internal sealed record SummedTable(ParameterPlan Table, double Scale, ParameterPlan Weight, ParameterPlan? Bias, string Role, int Numbers) : DerivedTransform
{
    public int Rows => Table.Shape[0];

    public int Units => Table.Shape[1];

    public int Panels => Numbers / Panel.Width;

    public override IEnumerable<ParameterPlan> Sources => Bias is null ? [Table, Weight] : [Table, Weight, Bias];

    public override IEnumerable<ParameterPlan> Replaced => [];

    public override string Comment => $"{Weight.Name}: W e{(Bias is null ? "" : " + b")} of each row e of {Table.Name}";

    public override string Said => $"predictions look up W e{(Bias is null ? "" : " + b")} of {Weight.Name} and {Table.Name} in a table of {Literal.Grouped(Rows)} × {Literal.Grouped(Weight.Shape[0])}, made anew after the parameters have changed";

    public override IEnumerable<ParameterPlan> Results(int index, int offset) =>
    [
        Table.As(Weight.Node, Role).Named(Weight.Name + " (of each id)").Shaped(new([Rows, Numbers])) with { Index = index, Offset = offset, Length = Rows * Numbers },
    ];
}
