using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>A loop over all vectors of buffers of one shape.</summary>
internal static class ElementwiseEmitter
{
    public static string Call(PassPlan pass, ElementwiseOp op) =>
        $"{op.Method}({string.Join(", ", op.Operands.Select(o => Ref(pass, o.Buffer)))}, rows, first, end);";

    public static void WriteMethod(SourceWriter writer, ElementwiseOp op)
    {
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private static void {op.Method}({string.Join(", ", op.Operands.Select(o => $"ref $T {o.Name}At"))}, int rows, int first, int end)");
        writer.Open("for (int i = first * rows * 16; i < end * rows * 16; i += DiV.Count)");
        foreach (Operand operand in op.Operands.Where(o => o.Access != Access.Write))
        {
            writer.Write($"DiV {operand.Name} = DiSimd.Load(ref {operand.Name}At, i);");
        }

        foreach (string statement in op.Statements)
        {
            writer.Write(statement);
        }

        writer.Close().Close();
    }
}
