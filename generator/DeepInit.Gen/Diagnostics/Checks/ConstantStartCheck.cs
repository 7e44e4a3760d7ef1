using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG201: a hidden layer whose weights all start at one number. Its units compute the same, so that the layer starts as wide as one unit, and what
/// tells units apart later is only the layer after; where that is constant too, they stay identical for ever (Goodfellow et al. 2016, section 8.4).
/// </summary>
internal sealed class ConstantStartCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted)
        {
            WeightMatrix? constant = graph.MatricesOf(node).LastOrDefault(matrix => Starts(matrix, node, graph));
            if (constant is null || !graph.IsHidden(node) || IsExempt(node, graph))
            {
                continue;
            }

            ParameterShape weight = constant.Parameter;
            double value = weight.Init.Arguments[0];
            Activation activation = graph.ActivationAfter(node).Function;
            string consequence = value == 0 && activation is (Activation.ReLU or Activation.ReLU6)
                ? $"and {activation} passes no gradient at 0, so that they never learn"
                : "only the layer after can tell them apart, and where it starts constant too, nothing can";
            Init better = ActivationCatalog.Of(graph.ActivationAfter(node)).DefaultInit;
            issues.Suggest(
                Rules.ConstantStart,
                NetworkIndex.AtInit(issues, node, weight, "Init"),
                Wording.Code(better),
                NetworkIndex.Describe(node),
                Wording.Short(value),
                constant.Units,
                consequence);
        }
    }

    // A depthwise filter reads a channel of its own: filters that start alike see different things, unless there are several for each channel.
    private static bool Starts(WeightMatrix matrix, Node node, NetworkIndex graph) =>
        matrix.Parameter is { Trainable: true, Init: { Derived: false } init }
        && init.IsConstant
        && matrix.Units > 1
        && (init.Arguments[0] == 0 || matrix.Parameter.Shape[1] > 1 || matrix.Units > graph.InputsOf(node)[0].Shape.Features);

    // The end of a residual branch makes its block start as the identity; a gate that starts half open treats all features alike.
    private static bool IsExempt(Node node, NetworkIndex graph)
    {
        Node? reader = graph.OnlyReader(node);
        if (reader is not null && LayerCatalog.Of(reader.Spec).IsActivation)
        {
            reader = graph.OnlyReader(reader);
        }

        return (reader is not null && LayerCatalog.Of(reader.Spec).MultipliesInputs) || ParameterInference.EndsResidualBranch(node, graph.Network.Nodes);
    }
}
