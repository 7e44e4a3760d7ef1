using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG202: He before tanh, sigmoid or nothing; Xavier or LeCun before the ReLU family. The message states what becomes of the signals, from
/// <see cref="SignalPropagation"/>. Glorot &amp; Bengio 2010; He et al. 2015.
/// </summary>
internal sealed class InitOfActivationCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        Node[] found = [.. graph.Weighted.Where(node => graph.IsHidden(node) && !graph.IsNormalized(node) && Mismatches(node, graph))];
        if (found.Length == 0)
        {
            return;
        }

        Node last = graph.Weighted[graph.Weighted.Count - 1];
        double actual = SignalPropagation.Of(graph, derive: _ => false)[last.Index].Sums;
        double better = SignalPropagation.Of(graph, derive: found.Contains)[last.Index].Sums;
        foreach (Node node in found)
        {
            Init proper = ActivationCatalog.Of(graph.ActivationAfter(node)).DefaultInit;
            issues.Suggest(
                Rules.InitForOtherActivation,
                NetworkIndex.AtInit(issues, node, graph.WeightOf(node)!, "Init"),
                Wording.Code(proper),
                NetworkIndex.Describe(node),
                Wording.Name(graph.WeightOf(node)!.Init.Init),
                graph.ActivationAfter(node).Function,
                last.Name,
                Wording.Short(actual),
                Wording.Name(proper),
                Wording.Short(better));
        }
    }

    private static bool Mismatches(Node node, NetworkIndex graph)
    {
        // A gain that was given is a choice of its own.
        ParameterShape weight = graph.WeightOf(node)!;
        if (weight.Init.Derived || weight.Settings.AskedInit is not { Gain: null, Fan: Fan.Default })
        {
            return false;
        }

        Init proper = ActivationCatalog.Of(graph.ActivationAfter(node)).DefaultInit;
        return Family(weight.Init.Init) switch
        {
            // Not before softplus, which is a smooth ReLU, whatever the default is.
            Init.HeNormal => proper == Init.XavierUniform && graph.ActivationAfter(node).Function != Activation.Softplus,
            Init.XavierUniform or Init.LeCunNormal => proper == Init.HeNormal,
            _ => false,
        };
    }

    private static Init Family(Init init) => init switch
    {
        Init.HeNormal or Init.HeUniform or Init.HeUnbiased => Init.HeNormal,
        Init.XavierNormal or Init.XavierUniform => Init.XavierUniform,
        Init.LeCunNormal or Init.LeCunUniform => Init.LeCunNormal,
        _ => init,
    };
}
