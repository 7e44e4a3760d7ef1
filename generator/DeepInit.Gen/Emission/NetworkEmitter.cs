using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>NetworkPlan → C#: the public surface, the engine, the kernels, a file each; and one for rows of the user's type.</summary>
internal static class NetworkEmitter
{
    public static NetworkFiles Emit(NetworkPlan plan, CancellationToken token)
    {
        var context = new EmissionContext(KernelForms.Share(plan, token));
        GeneratedFile[] files =
        [
            .. context.Spec.RowType is { Labels.Count: > 0 } rows ? [new GeneratedFile(plan.HintName + ".Rows.g.cs", RowSurfaceEmitter.Emit(context, rows))] : Array.Empty<GeneratedFile>(),
            new(plan.HintName + ".g.cs", SurfaceEmitter.Emit(context)),
            new(plan.HintName + ".Engine.g.cs", EngineEmitter.Emit(context)),
            new(plan.HintName + ".Kernels.g.cs", KernelFileEmitter.Emit(context, token)),
        ];
        return new(files.ToEquatableArray(), TileSet.Of(context.Spec.Type.Assembly, context.Precision, context.Tiles));
    }
}
