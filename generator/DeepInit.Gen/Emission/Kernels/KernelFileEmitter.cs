using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The kernels of a network: one method per layer and pass, on tiles that stand in a file of their own.</summary>
internal static class KernelFileEmitter
{
    public static string Emit(EmissionContext context, CancellationToken token)
    {
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}: kernels.",
                "",
                "Names: " + KernelName.Grammar + ".",
                "z is a value before its activation, d… a gradient of the loss.",
            ],
            []);
        writer.Open("private sealed partial class NetworkEngine");
        var written = new HashSet<string>();
        foreach (KernelOp op in context.AllOps)
        {
            token.ThrowIfCancellationRequested();
            if (KernelEmitterCatalog.Of(op).HasMethod(op) && written.Add(op.Method))
            {
                if (written.Count > 1)
                {
                    writer.Line();
                }

                KernelEmitterCatalog.WriteMethod(writer, context, op);
            }
        }

        writer.Close();
        return FileEmitter.Close(writer, context.Spec);
    }
}
