using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>What a layer kind needs to write a kernel of its own.</summary>
internal sealed record KernelWriter(SourceWriter Text, ShapedNetwork Network, Node Node, Precision Precision)
{
    public Shape InputShape => Network.Values[Node.Inputs[0]].Shape;

    public Shape OutputShape => Node.Shape;

    public string Number(double value) => Literal.Of(value, Precision);

    public string Constant(double value) => VectorRenderer.Constant(value, Precision);

    /// <summary>A formula without intermediate results, as an expression on vectors.</summary>
    public string Vector(Formula formula) => new VectorRenderer(Precision).Expression(formula);

    public RowShape Rows(Shape shape) => new(shape.Features, Precision);

    /// <summary>Threads take sixteenths of the rows, where an op goes row by row over all panels: its <c>Items</c>.</summary>
    public const int RowShares = 16;

    /// <summary>Opens the loop over the rows <c>r</c> of items first to end, <see cref="RowShares"/> in all; <c>all</c> counts the rows of every position.</summary>
    public void OpenRows(int positions)
    {
        Text.Write($"int all = {EmissionContext.Rows(positions)};");
        Text.Open($"for (int r = (int)((long)all * first / {RowShares}); r < (int)((long)all * end / {RowShares}); r++)");
    }
}
