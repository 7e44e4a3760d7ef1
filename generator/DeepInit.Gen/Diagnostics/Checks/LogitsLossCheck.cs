using DeepInit.Gen.Activations;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG220 and DIG240: a loss that applies a sigmoid, a softmax or an exponential itself, after an activation that limits what it gets. Training goes
/// on, slowly and to a worse end, and nothing at run time says why.
/// </summary>
internal sealed class LogitsLossCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (LossNode loss in graph.Network.Losses)
        {
            foreach (Node end in graph.EndsOf(loss.Value))
            {
                Check(loss, end, graph.Network.Values[loss.Value].Shape, issues.At(Place.Layer, end.Index));
            }
        }
    }

    private static void Check(LossNode loss, Node end, Shape read, Issues issues)
    {
        Activation activation = NetworkIndex.ActivationOf(end).Function;
        LossInput input = LossCatalog.Of(loss.Spec).Input;

        // Over the same classes the second log-softmax changes nothing; over parts that a Concat joins it does.
        if (activation == Activation.LogSoftmax && input == LossInput.ClassLogits && end.Shape.Features == read.Features)
        {
            issues.Add(Rules.LogSoftmaxTwice, NetworkIndex.ActivationArgument(end), NetworkIndex.Describe(end));
        }
        else if (Consequence(input, ActivationCatalog.Of(activation).Range, activation) is { } consequence)
        {
            issues.Add(
                Rules.SquashedTwice,
                NetworkIndex.ActivationArgument(end),
                loss.Spec.Function,
                input == LossInput.LogRates ? "logarithms of rates" : "logits",
                NetworkIndex.Describe(end),
                activation,
                consequence);
        }
    }

    private static string? Consequence(LossInput input, (double Low, double High) range, Activation activation)
    {
        bool limited = !double.IsInfinity(range.Low) || !double.IsInfinity(range.High);
        string within = $"values in {Wording.Interval(range)}";
        return input switch
        {
            LossInput.Logits when activation is Activation.Sigmoid or Activation.Softmax =>
                $"the loss applies a sigmoid to {within}, so that every probability lies in [0.5, 0.74]",
            LossInput.ClassLogits when activation is Activation.Softmax or Activation.Sigmoid =>
                $"the loss applies a softmax to {within}, so that no class can ever be e times as probable as another",
            LossInput.Logits when limited => $"from {within} the loss's sigmoid reaches only part of [0, 1]",
            LossInput.ClassLogits when limited => $"from {within} the loss's softmax cannot tell classes apart freely",
            LossInput.LogRates when range.Low >= 0 => $"from {within} every rate is at least 1",
            _ => null,
        };
    }
}
