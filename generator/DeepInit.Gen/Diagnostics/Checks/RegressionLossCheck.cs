using DeepInit.Gen.Activations;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG223 and DIG224: a loss for any numbers on a bounded output. Where all targets lie within the bounds that is a choice, so it is advice.</summary>
internal sealed class RegressionLossCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (LossNode loss in graph.Network.Losses.Where(loss => loss.IsFirst && LossCatalog.Of(loss.Spec).Input == LossInput.Numbers))
        {
            foreach (Node end in graph.EndsOf(loss.Value))
            {
                Check(loss, end, issues.At(Place.Layer, end.Index));
            }
        }
    }

    private static void Check(LossNode loss, Node end, Issues issues)
    {
        ActivationSpec activation = NetworkIndex.ActivationOf(end);
        (double Low, double High) range = ActivationCatalog.Of(activation).Range;
        if (activation.Function is Activation.Softmax or Activation.LogSoftmax)
        {
            if (end.Shape.Features > 1)
            {
                issues.Add(
                    Rules.SoftmaxRegression,
                    NetworkIndex.ActivationArgument(end),
                    NetworkIndex.Describe(end),
                    activation.Function,
                    end.Shape.Features,
                    loss.Spec.Function);
            }
        }
        else if (!double.IsInfinity(range.Low) || !double.IsInfinity(range.High))
        {
            issues.Add(
                Rules.BoundedRegression,
                NetworkIndex.ActivationArgument(end),
                NetworkIndex.Describe(end),
                activation.Function,
                Wording.Interval(range),
                loss.Spec.Function);
        }
    }
}
