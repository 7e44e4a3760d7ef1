using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Emission;

/// <summary>What a layer kind needs to write a kernel of its own.</summary>
internal sealed record KernelWriter(SourceWriter Text, ShapedNetwork Network, Node Node, Precision Precision)
{
    public Shape InputShape => Network.Values[Node.Inputs[0]].Shape;

    public Shape OutputShape => Node.Shape;

    public string Number(double value) => Literal.Of(value, Precision);

    public string Constant(double value) => VectorCode.Constant(value, Precision);

    public RowShape Rows(Shape shape) => new(shape.Features, Precision);
}
