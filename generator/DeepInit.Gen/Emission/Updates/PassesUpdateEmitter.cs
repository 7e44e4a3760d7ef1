using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The update by an object of the runtime that moves all parameters between the passes of a batch: one call says that a step is made.</summary>
internal sealed class PassesUpdateEmitter : UpdateEmitter
{
    public override UpdateMode Mode => UpdateMode.Passes;

    // The same for every parameter, and written once.
    public override string Call(UpdateGroup group, ParameterPlan parameter, string at, string gradient, string count, int width) => $"{Field(group)}.Finish();";

    public override void WriteMethods(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        writer.Write($"/// <summary>{group.Kind.Word}: {SurfaceEmitter.Xml(group.Kind.Formula(group.Optimizer))}</summary>");
        writer.Write($"private readonly {Type(group)} {Field(group)};");
    }

    public override void WriteConstruction(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        string arguments = string.Concat(Update(group).Arguments.Select(argument => $", {argument.Name}: {argument.Text}"));
        writer.Write("// what it remembers of each tensor is declared here, before a checkpoint is read; it is the first to be asked after a pass");
        writer.Write($"{Field(group)} = new {Type(group)}(this, new int[] {{ {string.Join(", ", group.Parameters)} }}{arguments});");
        writer.Write($"Wrap({Field(group)});");
    }

    private static RuntimeUpdate Update(UpdateGroup group) => group.Kind.WholeTensor(group.Optimizer)!;

    private static string Type(UpdateGroup group) => $"global::DeepInit.Runtime.{Update(group).Type}<$T>";

    private static string Field(UpdateGroup group) => "_" + LayerKind.StemOf(group.Kind.Word);
}
