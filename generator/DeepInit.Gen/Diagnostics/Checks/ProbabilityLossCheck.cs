using DeepInit.Gen.Activations;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG221, DIG225 and DIG226: losses on probabilities or their logarithms, after something that gives none, or those of another kind.</summary>
internal sealed class ProbabilityLossCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        for (int i = 0; i < graph.Network.Losses.Count; i++)
        {
            LossNode loss = graph.Network.Losses[i];
            LossInput input = LossCatalog.Of(loss.Spec).Input;
            if (input is not (LossInput.Probabilities or LossInput.ClassProbabilities or LossInput.LogProbabilities))
            {
                continue;
            }

            IReadOnlyList<Node> ends = graph.EndsOf(loss.Value);
            foreach (Node end in ends)
            {
                // A distribution over all classes is one layer's doing, and the classes are that layer's features.
                if (input == LossInput.Probabilities || end.Shape.Features == graph.Network.Values[loss.Value].Shape.Features)
                {
                    Check(loss.Spec, input, i, end, ends.Count == 1, issues);
                }
            }
        }
    }

    /// <param name="alone">Whether the layer alone makes what the loss reads, so that the loss may be changed for its sake.</param>
    private static void Check(LossSpec loss, LossInput input, int index, Node end, bool alone, Issues issues)
    {
        ActivationSpec activation = NetworkGraph.ActivationOf(end);
        (double low, double high) = ActivationCatalog.Of(activation).Range;
        bool several = end.Shape.Features > 1;
        bool probabilities = low >= 0 && high <= 1;
        switch (input)
        {
            case LossInput.Probabilities when activation.Function == Activation.Softmax && several && alone:
                issues.At(Place.Loss, index).Suggest(
                    Rules.SoftmaxWithBinary,
                    "loss",
                    Text.Code(Loss.CategoricalCrossEntropy),
                    NetworkGraph.Describe(end),
                    end.Shape.Features,
                    activation.Function);
                return;
            case LossInput.ClassProbabilities when probabilities && activation.Function != Activation.Softmax:
                issues.At(Place.Layer, end.Index).Suggest(
                    Rules.SigmoidWithCategorical,
                    NetworkGraph.ActivationArgument(end),
                    Text.Code(Activation.Softmax),
                    NetworkGraph.Describe(end),
                    activation.Function,
                    end.Shape.Features,
                    loss.Function);
                return;
            case LossInput.Probabilities or LossInput.ClassProbabilities when probabilities:
            case LossInput.LogProbabilities when activation.Function == Activation.LogSoftmax:
                return;
        }

        (Activation proper, string wants) = input switch
        {
            LossInput.Probabilities => (Activation.Sigmoid, "probabilities"),
            LossInput.ClassProbabilities => (Activation.Softmax, "probabilities of classes"),
            _ => (Activation.LogSoftmax, "logarithms of probabilities"),
        };
        string ends = activation.IsLinear ? "unlimited values" : activation.Function.ToString();
        if (activation.IsLinear && alone && OnLogits(loss.Function) is { } better)
        {
            issues.At(Place.Loss, index).Suggest(
                Rules.ProbabilityLoss,
                "loss",
                better.Code,
                loss.Function,
                wants,
                NetworkGraph.Describe(end),
                ends,
                $"use {better.Name}, or Activation = {proper} on the layer");
        }
        else
        {
            issues.At(Place.Layer, end.Index).Suggest(
                Rules.ProbabilityLoss,
                NetworkGraph.ActivationArgument(end),
                Text.Code(proper),
                loss.Function,
                wants,
                NetworkGraph.Describe(end),
                ends,
                $"use Activation = {proper}");
        }
    }

    /// <summary>The loss that takes the same targets and logits.</summary>
    private static (string Name, string Code)? OnLogits(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => ("BinaryCrossEntropyWithLogits", Text.Code(Loss.BinaryCrossEntropyWithLogits)),
        Loss.CategoricalCrossEntropy => (
            "CrossEntropy with Targets = Probabilities",
            Text.Code(Loss.CrossEntropy) + ", Targets = " + Text.Code(TargetKind.Probabilities)),
        Loss.SparseCategoricalCrossEntropy or Loss.NegativeLogLikelihood => ("CrossEntropy", Text.Code(Loss.CrossEntropy)),
        _ => null,
    };
}
