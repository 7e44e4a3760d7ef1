using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG222: softmax over one value, which is 1 whatever the value is.</summary>
internal sealed class SoftmaxOnOneCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes.Where(node => node.Shape.Features == 1))
        {
            Activation activation = NetworkIndex.ActivationOf(node).Function;
            if (activation is Activation.Softmax or Activation.LogSoftmax)
            {
                issues.At(Place.Layer, node.Index).Suggest(
                    Rules.SoftmaxOnOne,
                    NetworkIndex.ActivationArgument(node),
                    Wording.Code(Activation.Sigmoid),
                    NetworkIndex.Describe(node),
                    activation,
                    activation == Activation.Softmax ? 1 : 0);
            }
        }
    }
}
