using System.Globalization;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Models, the precisions they are checked in, and the numbers of rows; compiled together, at the first use.</summary>
internal sealed class KernelSuite
{
    private readonly List<(ChainModel Model, Precisions Precisions)> _models;
    private readonly int[] _rows;
    private readonly Lazy<CompiledNetworks> _networks;

    private KernelSuite(IEnumerable<(ChainModel Model, Precisions Precisions)> models, int[] rows)
    {
        _models = [.. models];
        _rows = rows;
        _networks = new(Compile);
    }

    /// <summary>Every model in both precisions, on every remainder of every tile height, and on batches beyond a panel.</summary>
    public static KernelSuite Whole { get; } = new(
        KernelModels.All.Select(model => (model, Precisions.Both)),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 64, 65, 130]);

    /// <summary>What the default run has time for: each activation and optimiser in one precision, some of the chains of widths, few numbers of rows.</summary>
    public static KernelSuite Short { get; } = new(
        KernelModels.Widths.Where((_, i) => i % 5 == 0).Concat(KernelModels.Activations).Concat(KernelModels.Optimizers)
            .Select((model, i) => (model, i % 2 == 0 ? Precisions.Single : Precisions.Double)),
        [1, 2, 7, 13]);

    public static string NameOf(ChainModel model, bool isDouble) => model.Name + (isDouble ? "Double" : "Single");

    public KernelCheck Run(IEnumerable<ChainModel> models)
    {
        var check = new KernelCheck(_networks.Value);
        HashSet<string> wanted = [.. models.Select(model => model.Name)];
        foreach ((ChainModel model, Precisions precisions) in _models.Where(m => wanted.Contains(m.Model.Name)))
        {
            foreach (int rows in _rows)
                check.Run(model, rows, steps: 3, precisions);
        }

        return check;
    }

    private CompiledNetworks Compile() => NetworkCompiler.Compile(
        _models.SelectMany(m => new[] { (m.Model, IsDouble: false), (m.Model, IsDouble: true) }
            .Where(n => m.Precisions.HasFlag(n.IsDouble ? Precisions.Double : Precisions.Single))
            .Select(n => (NameOf(n.Model, n.IsDouble), n.Model.Attributes(n.IsDouble), n.IsDouble))));

    /// <summary>What was found, in a line.</summary>
    public static string Describe(KernelCheck check) => string.Create(
        CultureInfo.InvariantCulture,
        $"{check.Compared} compared, {check.Failures.Count} failed, worst {check.WorstSingle:F2} (single) and {check.WorstDouble:F2} (double) units");
}
