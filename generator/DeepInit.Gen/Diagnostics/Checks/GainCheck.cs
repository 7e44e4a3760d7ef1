using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG205: initialisers that take a gain or a scale, but do not know the activation, left at 1 before an activation whose gain is not 1.</summary>
internal sealed class GainCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted.Where(node => graph.IsHidden(node) && !graph.IsNormalized(node)))
        {
            ActivationSpec activation = graph.ActivationAfter(node);
            double gain = ActivationCatalog.Of(activation).Gain(activation);
            InitSpec init = graph.WeightOf(node)!.Settings.AskedInit;
            if (gain == 1)
            {
                continue;
            }

            (string Name, double Proper)? missing = init switch
            {
                { Init: Init.Orthogonal or Init.DeltaOrthogonal, Gain: null or 1 } => ("Gain", gain),
                { Init: Init.VarianceScaling, Scale: 1 } => ("Scale", gain * gain),
                _ => null,
            };
            if (missing is { } m)
            {
                issues.Suggest(
                    Rules.GainNotPassed,
                    NetworkIndex.AtInit(issues, node, graph.WeightOf(node)!, m.Name),
                    Math.Round(m.Proper, 4).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    NetworkIndex.Describe(node),
                    init.Init,
                    m.Name + " 1",
                    activation.Function,
                    Wording.Short(m.Proper),
                    Wording.Short(1 / (gain * gain)));
            }
        }
    }
}
