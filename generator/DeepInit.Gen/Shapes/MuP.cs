using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// What <c>[MuP]</c> makes of rates and starts: which dimensions grow with the width is in the graph. A hidden layer makes a width; layers without weights hand it on; inputs, outputs and vocabularies are finite.
/// </summary>
internal sealed class MuP
{
    private readonly int? _base;
    private readonly IReadOnlyList<Node> _nodes;

    // The hidden units that each value has; 0 for what does not grow.
    private readonly Dictionary<int, int> _widths = [];

    public MuP(NetworkSpec spec, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values)
    {
        _base = spec.MuPBaseWidth is >= 1 and var width ? width : null;
        _nodes = nodes;
        var ends = new OutputLayers(nodes);
        foreach (Node node in _base is null ? [] : nodes)
        {
            int[] read = [.. node.Inputs.Select(WidthOf)];
            _widths[node.Output] = MakesWidth(node, values) ? (ends.Has(node) ? 0 : node.Shape.Features)
                : node.Inputs.Count > 1 && node.Shape.Features == node.Inputs.Sum(id => values[id].Shape.Features) ? read.Sum()
                : read.DefaultIfEmpty().Max();
        }
    }

    /// <summary>The factor on the rate of a tensor.</summary>
    public double ScaleOf(Node node, ParameterRequest request, OptimizerSpec? optimizer)
    {
        if (_base is null || optimizer is null)
        {
            return 1;
        }

        double read = ReadRatio(node, request), made = MadeRatio(node);
        return OptimizerCatalog.Of(optimizer).WidthRule switch
        {
            WidthRule.Adaptive => read > 0 ? 1 / read : 1,
            WidthRule.Gradient => read > 0 && made > 0 && IsMatrix(request) ? 1 : read > 0 ? 1 / read : made > 0 ? made : 1,
            _ => 1,
        };
    }

    /// <summary>What the variance of an output layer's start is divided by; 1 of any other.</summary>
    public double VarianceDivisor(Node node, ParameterRequest request) => _base is not null && MadeRatio(node) == 0 && ReadRatio(node, request) is > 0 and var ratio ? ratio : 1;

    /// <summary>Whether some layer reads a hidden width.</summary>
    public bool Acts(IEnumerable<ParameterShape> parameters) => parameters.Any(parameter => parameter.Trainable && ReadRatio(_nodes[parameter.Node], parameter.Request) > 0);

    /// <summary>What the factor of a tensor comes from, for the summary; empty where it is 1.</summary>
    public string Why(Node node, ParameterRequest request, OptimizerSpec? optimizer) => ScaleOf(node, request, optimizer) == 1 ? ""
        : $"[MuP]: {((ReadRatio(node, request) is > 0 and var read ? read : MadeRatio(node)) * _base!.Value).ToString("0", CultureInfo.InvariantCulture)} wide";

    /// <summary>Reports a width that is none, and optimisers of which nothing is known.</summary>
    public static void Check(NetworkSpec spec, Issues issues)
    {
        if (spec.MuPBaseWidth is not { } width)
        {
            return;
        }

        if (width < 1)
        {
            issues.At(Place.MuP, 0).Add(Rules.OutOfDomain, "BaseWidth", "BaseWidth", "MuP", width, "at least 1");
        }

        foreach (OptimizerSpec optimizer in new[] { spec.Optimizer, spec.Beside }.OfType<OptimizerSpec>().Where(optimizer => OptimizerCatalog.Of(optimizer).WidthRule == WidthRule.Unknown))
        {
            string known = string.Join(", ", OptimizerCatalog.All.Where(kind => kind.WidthRule != WidthRule.Unknown).Select(kind => kind.Word));
            issues.At(Place.MuP, 0).Add(Rules.WidthRuleUnknown, "", OptimizerCatalog.Of(optimizer).Word, known);
        }
    }

    private int WidthOf(int value) => _widths.TryGetValue(value, out int width) ? width : 0;

    private static bool IsMatrix(ParameterRequest request) => request.Purpose is ParameterPurpose.Matrix or ParameterPurpose.Recurrent or ParameterPurpose.Projection;

    // What a matrix reads, over the base; 0 where that does not grow: an input, or the one channel of a depthwise filter.
    private double ReadRatio(Node node, ParameterRequest request) =>
        request.Purpose == ParameterPurpose.Recurrent ? (double)request.Shape[0] / request.Gates / _base!.Value
        : request.Purpose is ParameterPurpose.Matrix or ParameterPurpose.Projection && !(request.Groups > 1 && request.Shape[1] == 1) ? WidthOf(node.Inputs[0]) / (double)_base!.Value
        : 0;

    private double MadeRatio(Node node) => WidthOf(node.Output) / (double)_base!.Value;

    private static bool MakesWidth(Node node, IReadOnlyList<Value> values) => node.Spec.TiedTo is not null || LayerCatalog.Of(node.Spec).Parameters(node.Spec, [.. node.Inputs.Select(id => values[id])])
        .Any(request => request.Purpose is ParameterPurpose.Matrix or ParameterPurpose.Recurrent or ParameterPurpose.Projection or ParameterPurpose.Table);
}
