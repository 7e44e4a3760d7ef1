using DeepInit.Gen.Activations;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG227: hinge losses separate −1 from 1, which an output of one sign cannot.</summary>
internal sealed class HingeLossCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (LossNode loss in graph.Network.Losses.Where(loss => LossCatalog.Of(loss.Spec).Input == LossInput.Scores))
        {
            foreach (Node end in graph.EndsOf(loss.Value))
            {
                if (graph.RangeOf(end) is { } range && (range.Low >= 0 || range.High <= 0))
                {
                    issues.At(Place.Layer, end.Index).Add(
                        Rules.HingeRange,
                        NetworkIndex.ActivationArgument(end),
                        loss.Spec.Function,
                        NetworkIndex.Describe(end),
                        NetworkIndex.ActivationOf(end).IsLinear ? "values of one sign" : NetworkIndex.ActivationOf(end).Function,
                        Wording.Interval(range));
                }
            }
        }
    }
}
