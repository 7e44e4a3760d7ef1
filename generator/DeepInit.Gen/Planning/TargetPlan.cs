using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A target of training.</summary>
/// <param name="Element">What users hand over: numbers of the network, or the indices of classes, which are 32-bit integers.</param>
/// <param name="Buffer">Where it is packed to; null for class indices, which are copied one after another into an array of their own.</param>
/// <param name="Count">What it has numbers for: the rows of a call, or the steps of all its sequences.</param>
internal sealed record TargetPlan(string Name, Shape Shape, ElementType Element, BufferUse? Buffer, RowCount Count)
{
    public bool IsClassIndex => Element == ElementType.Int32;
}
