using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Gives kernels whose code is the same one method, called by the kind of layer instead of the layer: a network of repeated blocks grows in layers, not in
/// kernels. Compared by text, so that no emitter need say what its code depends on.
/// </summary>
internal static class KernelForms
{
    private const int NamesInComment = 3;

    public static NetworkPlan Share(NetworkPlan plan, CancellationToken token)
    {
        var context = new EmissionContext(plan);
        var taken = new HashSet<string>(context.AllOps.Select(op => op.Method));
        var shared = new Dictionary<string, (KernelName Name, string Comment)>();
        foreach (IGrouping<string, KernelOp> same in context.AllOps
            .Where(op => KernelEmitterCatalog.FormOf(context, op) is not null)
            .GroupBy(op => op.Method)
            .Select(ops => ops.First())
            .GroupBy(op => TextOf(context, op)))
        {
            token.ThrowIfCancellationRequested();
            if (same.Skip(1).Any())
            {
                KernelOp first = same.First();
                KernelName name = KernelName.Distinct([KernelEmitterCatalog.FormOf(context, first)!], taken).Single();
                string comment = Comment([.. same.Select(op => op.Comment)]);
                foreach (KernelOp op in same)
                {
                    shared.Add(op.Method, (name, comment));
                }
            }
        }

        return plan with { Passes = plan.Passes.Select(pass => Share(pass, shared)).ToEquatableArray() };
    }

    private static PassPlan Share(PassPlan pass, Dictionary<string, (KernelName Name, string Comment)> shared) => pass with
    {
        Ops = pass.Ops.Select(op => Share(op, shared)).ToEquatableArray(),
        Layers = pass.Layers.Select(layer => layer.Sums?.Alone is { } alone ? layer with { Sums = layer.Sums with { Alone = Share(alone, shared) } } : layer).ToEquatableArray(),
    };

    // What a method computes stands there, once, and not at each of its calls.
    private static KernelOp Share(KernelOp op, Dictionary<string, (KernelName Name, string Comment)> shared) =>
        !KernelEmitterCatalog.Of(op).HasMethod(op) ? op
        : shared.TryGetValue(op.Method, out (KernelName Name, string Comment) form) ? op with { Name = form.Name, SharedComment = form.Comment }
        : op with { SharedComment = op.Comment };

    private static string TextOf(EmissionContext context, KernelOp op)
    {
        var writer = new SourceWriter(context.Precision);
        KernelEmitterCatalog.WriteMethod(writer, context, op with { Name = new KernelName("Shared", ""), Comment = "" });
        return writer.ToString();
    }

    // "bn1: y = …", "stage1.bn1: y = …" → "bn1, stage1.bn1: y = …"
    private static string Comment(IReadOnlyList<string> comments)
    {
        string[] names = [.. comments.Select(comment => comment.Substring(0, Math.Max(0, comment.IndexOf(": ", StringComparison.Ordinal)))).Where(name => name.Length > 0).Distinct()];
        if (names.Length < 2)
        {
            return comments[0];
        }

        string listed = string.Join(", ", names.Take(NamesInComment)) + (names.Length > NamesInComment ? $" and {names.Length - NamesInComment} more" : "");
        return listed + comments[0].Substring(names[0].Length);
    }
}
