using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The update by an object of the runtime that sees a whole tensor: one call for each, when all gradients are known.</summary>
internal sealed class WholeTensorUpdateEmitter : UpdateEmitter
{
    public override UpdateMode Mode => UpdateMode.WholeTensor;

    public override string Call(UpdateGroup group, ParameterPlan parameter, string at, string gradient, string count, int width) =>
        $"{Field(group)}.Move({group.Parameters.ToList().IndexOf(parameter.Index)}, StepCount + 1, {Rate(group)}, {(group.ClipsNorm ? "clip" : "1")}, MaxThreads);";

    public override void WriteMethods(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        writer.Write($"/// <summary>{group.Kind.Word}: {SurfaceEmitter.Xml(group.Kind.Formula(group.Optimizer))}</summary>");
        writer.Write($"private readonly {Type(group)} {Field(group)};");
    }

    public override void WriteConstruction(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
        OptimizerSpec spec = group.Optimizer;
        string[] options =
        [
            .. spec.ClipValue > 0 ? [$"ClipValue = {Literal.Of(spec.ClipValue)}"] : Array.Empty<string>(),
            .. spec.DecoupledWeightDecay ? [] : new[] { "AddsDecay = true" },
        ];
        string arguments = string.Concat(Update(group).Arguments.Select(argument => $", {argument.Name}: {argument.Text}"));
        writer.Write($"// what it remembers of each tensor is declared here, before a checkpoint is read");
        writer.Write($"{Field(group)} = new {Type(group)}(Store, new int[] {{ {string.Join(", ", group.Parameters)} }}{arguments}){(options.Length > 0 ? $" {{ {string.Join(", ", options)} }}" : "")};");
    }

    /// <summary>C#: the learning rate of a group, without factors of its parameters'.</summary>
    public static string Rate(UpdateGroup group) => group.RateRatio == 1 ? "LearningRate" : $"LearningRate * {Literal.Of(group.RateRatio)}";

    private static RuntimeUpdate Update(UpdateGroup group) => group.Kind.WholeTensor(group.Optimizer)!;

    private static string Type(UpdateGroup group) => $"global::DeepInit.Runtime.{Update(group).Type}<$T>";

    private static string Field(UpdateGroup group) => "_" + LayerKind.StemOf(group.Kind.Word);
}
