using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG221, DIG225 and DIG226: losses on probabilities or their logarithms, after something that gives none, or those of another kind.</summary>
internal sealed class ProbabilityLossCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (LossNode loss in graph.Network.Losses)
        {
            LossInput input = LossCatalog.Of(loss.Spec).Input;
            if (input is not (LossInput.Probabilities or LossInput.ClassProbabilities or LossInput.LogProbabilities))
            {
                continue;
            }

            IReadOnlyList<Node> ends = graph.EndsOf(loss.Value);
            foreach (Node end in ends)
            {
                // A distribution over all classes is one layer's doing, and the classes are that layer's features.
                bool whole = input == LossInput.Probabilities || end.Shape.Features == graph.Network.Values[loss.Value].Shape.Features;
                if (whole && graph.RangeOf(end) is { } range && !MayMix(end, range, graph))
                {
                    Check(loss.Spec, input, loss.Index, end, range, ends.Count == 1, IsSquashed(end, graph), issues);
                }
            }
        }
    }

    // A sum of products of numbers of one sign may be a mean with weights that sum to 1, as a mixture of experts makes it: nothing in its kind says.
    private static bool MayMix(Node end, (double Low, double High) range, NetworkIndex graph) =>
        LayerCatalog.Of(end.Spec).AddsInputs && range.Low >= 0 && end.Inputs.Any(value => graph.Source(value) is { } part && LayerCatalog.Of(part.Spec).MultipliesInputs);

    // Noise on probabilities, a normalisation of them: no loss on logits mends that.
    private static bool IsSquashed(Node end, NetworkIndex graph) =>
        graph.WeightOf(end) is null && end.Inputs.All(value => graph.RangeOf(value) is { } range && !double.IsInfinity(range.Low) && !double.IsInfinity(range.High));

    /// <param name="range">The bounds of the layer's values.</param>
    /// <param name="alone">Whether the layer alone makes what the loss reads, so that the loss may be changed for its sake.</param>
    /// <param name="squashed">Whether what it reads is bounded already.</param>
    private static void Check(LossSpec loss, LossInput input, int index, Node end, (double Low, double High) range, bool alone, bool squashed, Issues issues)
    {
        ActivationSpec activation = NetworkIndex.ActivationOf(end);
        bool several = end.Shape.Features > 1;
        bool probabilities = range.Low >= 0 && range.High <= 1;
        switch (input)
        {
            case LossInput.Probabilities when activation.Function == Activation.Softmax && several && alone:
                issues.At(Place.Loss, index).Suggest(
                    Rules.SoftmaxWithBinary,
                    "loss",
                    Wording.Code(Loss.CategoricalCrossEntropy),
                    [new Remedy("Use Activation.Sigmoid: several classes may be right at once", Place.Layer, end.Index, NetworkIndex.ActivationArgument(end), Wording.Code(Activation.Sigmoid))],
                    NetworkIndex.Describe(end),
                    end.Shape.Features,
                    activation.Function);
                return;
            case LossInput.ClassProbabilities when probabilities && !activation.IsLinear && activation.Function != Activation.Softmax:
                issues.At(Place.Layer, end.Index).Suggest(
                    Rules.SigmoidWithCategorical,
                    NetworkIndex.ActivationArgument(end),
                    Wording.Code(Activation.Softmax),
                    NetworkIndex.Describe(end),
                    activation.Function,
                    end.Shape.Features,
                    loss.Function);
                return;
            case LossInput.Probabilities or LossInput.ClassProbabilities when probabilities:
            case LossInput.LogProbabilities when activation.Function == Activation.LogSoftmax:

            // A sum or a product of logarithms that is bounded as they are may be one of probabilities.
            case LossInput.LogProbabilities when activation.IsLinear && range.High <= 0:
                return;
        }

        (Activation proper, string wants) = input switch
        {
            LossInput.Probabilities => (Activation.Sigmoid, "probabilities"),
            LossInput.ClassProbabilities => (Activation.Softmax, "probabilities of classes"),
            _ => (Activation.LogSoftmax, "logarithms of probabilities"),
        };
        string ends = !activation.IsLinear ? activation.Function.ToString()
            : double.IsInfinity(range.Low) && double.IsInfinity(range.High) ? "unlimited values"
            : $"values in {Wording.Interval(range)}";
        string? argument = LayerCatalog.Of(end.Spec).ActivationArgument;
        bool logits = activation.IsLinear && double.IsInfinity(range.Low) && double.IsInfinity(range.High) && !squashed;
        if (logits && alone && OnLogits(loss.Function) is { } better)
        {
            issues.At(Place.Loss, index).Suggest(
                Rules.ProbabilityLoss,
                "loss",
                better.Code,
                loss.Function,
                wants,
                NetworkIndex.Describe(end),
                ends,
                argument is null ? $"use {better.Name}, or put [Activation({proper})] after it" : $"use {better.Name}, or Activation = {proper} on the layer");
        }
        else
        {
            issues.At(Place.Layer, end.Index).Suggest(
                Rules.ProbabilityLoss,
                argument ?? "",
                argument is null ? "" : Wording.Code(proper),
                loss.Function,
                wants,
                NetworkIndex.Describe(end),
                ends,
                argument is null ? $"put [Activation({proper})] after it" : $"use Activation = {proper}");
        }
    }

    /// <summary>The loss that takes the same targets and logits.</summary>
    private static (string Name, string Code)? OnLogits(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => ("BinaryCrossEntropyWithLogits", Wording.Code(Loss.BinaryCrossEntropyWithLogits)),
        Loss.CategoricalCrossEntropy => (
            "CrossEntropy with Targets = Probabilities",
            Wording.Code(Loss.CrossEntropy) + ", Targets = " + Wording.Code(TargetKind.Probabilities)),
        Loss.SparseCategoricalCrossEntropy or Loss.NegativeLogLikelihood => ("CrossEntropy", Wording.Code(Loss.CrossEntropy)),
        _ => null,
    };
}
