using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>The emitter of every mode of update that is generated.</summary>
internal static class UpdateEmitterCatalog
{
    public static IReadOnlyList<UpdateEmitter> All { get; } = [new ElementwiseUpdateEmitter(), new WholeTensorUpdateEmitter(), new PassesUpdateEmitter()];

    public static UpdateEmitter Of(UpdateMode mode) => All.FirstOrDefault(emitter => emitter.Mode == mode)
        ?? throw new InvalidOperationException($"No emitter for updates by {mode.Name}: it needs a line in {nameof(UpdateEmitterCatalog)}.");

    /// <summary>The call that moves a part of a parameter, as its group's mode has it.</summary>
    public static string UpdateCall(EmissionContext context, ParameterPlan parameter, string at, string gradient, string count, int width)
    {
        UpdateGroup group = context.OptimizerPlan!.GroupOf(parameter.Index);
        return Of(group.Mode).Call(group, parameter, at, gradient, count, width);
    }
}
