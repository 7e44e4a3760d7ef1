using System.Globalization;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>
/// A pass as a job for a team of threads: one phase per kernel, its items the panels that the kernel writes. A phase waits for those before it only where
/// it reads or overwrites what they touch, so that updates of weights run beside the next layer's gradients.
/// </summary>
internal sealed class JobEmitter
{
    private readonly EmissionContext _context;
    private readonly PassPlan _pass;
    private readonly SourceWriter _writer;
    private readonly HashSet<int> _waited = [];
    private readonly HashSet<int> _written = [];

    public JobEmitter(EmissionContext context, PassPlan pass, SourceWriter writer)
    {
        _context = context;
        _pass = pass;
        _writer = writer;
    }

    public int Phases { get; private set; }

    /// <summary>An emitter for a branch that leaves the job: it knows what has been written and waited for so far.</summary>
    public JobEmitter Branch()
    {
        var branch = new JobEmitter(_context, _pass, _writer);
        branch._written.UnionWith(_written);
        branch._waited.UnionWith(_waited);
        return branch;
    }

    /// <summary>Writes the phases of some ops; <paramref name="call"/> writes the kernel's call on items first to end.</summary>
    public void Write(IReadOnlyList<KernelOp> all, int first, int end, Action<KernelOp> call, string grain)
    {
        for (int i = first; i < end; i++)
        {
            KernelOp op = all[i];
            _written.Add(i);
            foreach (int before in Enumerable.Range(0, i).Where(j => _written.Contains(j) && !_waited.Contains(j) && Depends(op, all[j])).ToArray())
            {
                Wait(all, before);
            }

            string count = ItemsOf(op);
            _writer.Line().Write("// " + op.Comment);
            _writer.Open($"while (share.Claim({i}, {count}, {(op is ProductOp { Positions: 1 } && count != "1" ? grain : "1")}, out first, out end))");
            if (op.Uses.Any(use => _pass.Buffers[use.Buffer.Id].InPlace))
            {
                // The caller's memory: in place only while the caller waits for this item.
                _writer.Write("ref $T input = ref InPlace<$T>();");
            }

            call(op);
            _writer.Write($"share.Done({i}, end - first);").Close();
            Phases = i + 1;
        }
    }

    /// <summary>Writes waits for all phases up to one that nothing has waited for yet.</summary>
    /// <param name="skipped">The first of phases that do not run here.</param>
    /// <param name="skippedEnd">The phase after the last of them.</param>
    public void WaitForAll(IReadOnlyList<KernelOp> all, int end, int skipped = 0, int skippedEnd = 0)
    {
        foreach (int i in Enumerable.Range(0, end).Where(i => !_waited.Contains(i) && (i < skipped || i >= skippedEnd)).ToArray())
        {
            Wait(all, i);
        }
    }

    private void Wait(IReadOnlyList<KernelOp> all, int phase)
    {
        _waited.Add(phase);
        _writer.Line().Write($"share.Wait({phase}, {ItemsOf(all[phase])});");
    }

    /// <summary>What threads may claim of an op one by one.</summary>
    private static string ItemsOf(KernelOp op)
    {
        int perRow = op switch
        {
            LayerKernelOp kernel => kernel.ItemsPerRow,
            ConvolutionOp { ByPatches: true } patches => patches.Window.PatchItems,
            ConvolutionOp convolution => convolution.Window.Bands,
            _ => 0,
        };
        if (op is ConvolutionOp { ByPatches: true, Window: var window } && window.PatchItemsOfOne != perRow)
        {
            return $"rows == 1 ? {window.PatchItemsOfOne} : {(perRow == 1 ? "rows" : $"rows * {perRow}")}";
        }

        return perRow switch
        {
            0 => CountOf(op).ToString(CultureInfo.InvariantCulture),
            1 => "rows",
            _ => $"rows * {perRow}",
        };
    }

    public static int CountOf(KernelOp op) => op switch
    {
        LayerKernelOp kernel => kernel.Items,
        FeatureGradientOp gradient => Panels(gradient.Shape.Features),
        ConvolutionGradientOp gradient => Panels(gradient.Window.Filters) * gradient.PartsPerPanel,
        ProductOp product => Panels(product.Outer),
        InputGradientOp gradient => Panels(gradient.Inputs),
        WeightGradientOp weights => Panels(weights.Outputs),
        ElementwiseOp elementwise => PassBuilder.LengthOf(elementwise.Shape) / 16,
        NoiseOp noise => Panels(noise.Shape.Features),
        LossOp loss when LossEmitter.IsByPanels(loss) => Panels(loss.Shape.Features),
        _ => 1,
    };

    private static int Panels(int features) => (features + 15) / 16;

    // Whether an op must come after another one: it reads what that one writes, writes what that one uses, or moves parameters that that one reads.
    private bool Depends(KernelOp op, KernelOp before)
    {
        bool buffers = op.Uses.Any(use => before.Uses.Any(other =>
            (use.Access != Access.Read || other.Access != Access.Read)
            && (use.Buffer == other.Buffer || SamePlace(_pass.Buffers[use.Buffer.Id], _pass.Buffers[other.Buffer.Id]))));
        return buffers || FixedOf(op, before) || MovedBy(op).Where(moved => moved is not null).Any(moved => ParametersOf(before).Contains(moved)) || MovedBy(before).Where(moved => moved is not null).Any(moved => ParametersOf(op).Contains(moved));
    }

    private static bool FixedOf(KernelOp op, KernelOp before) => FixedOf(op).Any(use =>
        FixedOf(before).Any(other => use.Offset == other.Offset && (use.Access != Access.Read || other.Access != Access.Read)));

    private static IEnumerable<(int Offset, Access Access)> FixedOf(KernelOp op) => op switch
    {
        LayerKernelOp kernel => kernel.Fixed.Select(f => (f.Offset, f.Access)),
        ConvolutionOp { Weight: null } convolution => [(convolution.FixedWeight, Access.Read)],
        SharedGradientOp shared => [(shared.Place, shared.Adds ? Access.Read : Access.Write)],
        _ => [],
    };

    private static IEnumerable<int?> MovedBy(KernelOp op) =>
        op.Gradients.Select(parameter => (int?)parameter).Concat(op is LayerKernelOp kernel ? kernel.Parameters.Where(p => p.Moves).Select(p => (int?)p.Parameter) : []);

    private static bool SamePlace(PlannedBuffer a, PlannedBuffer b) => a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length;

    private static IEnumerable<int?> ParametersOf(KernelOp op) => op switch
    {
        ProductOp product => [product.Weight, product.Bias],
        InputGradientOp gradient => [gradient.Weight],
        ConvolutionOp convolution => [convolution.Weight, convolution.Bias],
        LayerKernelOp kernel => kernel.Parameters.Select(p => (int?)p.Parameter),
        _ => op.Gradients.Select(parameter => (int?)parameter),
    };
}
