using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A target of training.</summary>
/// <param name="Buffer">Where it is packed to; null for class indices.</param>
internal sealed record TargetPlan(string Name, Shape Shape, BufferUse? Buffer)
{
    public bool IsClassIndex => Buffer is null;
}
