using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The update that moves any 16 numbers by themselves: a form of the shared file, the same for every parameter.</summary>
internal sealed class ElementwiseUpdateEmitter : UpdateEmitter
{
    public override UpdateMode Mode => UpdateMode.Elementwise;

    public override string Call(UpdateGroup group, ParameterPlan parameter, string at, string gradient, string count, int width) =>
        $"update.Move({at}, ref {gradient}, {count}, {width}, {group.FactorsOf(parameter)});";

    public override void WriteMethods(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
    }

    /// <summary>The form that moves a group's parameters; what clips by the norm of all gradients is said by the first optimiser, and the form asks only whether anything does.</summary>
    public static UpdateForm FormOf(UpdateGroup group) => new(
        group.ClipsNorm && group.Optimizer.GlobalClipNorm == 0 ? group.Optimizer with { GlobalClipNorm = 1 } : group.Optimizer,
        group.IsBeside && group.States.Count > 0 ? group.FirstState : null);

    /// <summary>The form that moves rows of a group's tables when they are next read.</summary>
    public static LateRowsForm LateFormOf(UpdateGroup group) => new(FormOf(group));

    /// <summary>What tells the names of two groups of a network apart.</summary>
    public static string Suffix(UpdateGroup group) => group.IsBeside ? "Beside" : "";
}
