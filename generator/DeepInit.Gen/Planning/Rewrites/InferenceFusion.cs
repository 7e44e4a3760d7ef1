using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>A batch normalisation that inference takes from the weights before it.</summary>
/// <param name="Weight">Where the scaled weights are; the same layout as the parameter's.</param>
/// <param name="Bias">Where the bias is that goes with them.</param>
/// <param name="WeightSource">The parameter.</param>
/// <param name="BiasSource">Its bias, if there is one.</param>
/// <param name="Node">The normalisation.</param>
internal sealed record Fold(ParameterPlan Weight, ParameterPlan Bias, ParameterPlan WeightSource, ParameterPlan? BiasSource, int Node, double Epsilon)
{
    /// <summary>Panels of 16 outputs.</summary>
    public int Panels => Bias.Length / 16;

    /// <summary>Weights of each output.</summary>
    public int Inner => Weight.Length / Bias.Length;
}

/// <summary>
/// Rewrites a network for inference: a batch normalisation that alone reads linear sums goes into their weights, and an activation layer that alone reads them
/// into the product's epilogue. Training computes both as written.
/// </summary>
internal static class InferenceFusion
{
    /// <param name="network">The network as written.</param>
    /// <param name="parameters">Its parameters in memory.</param>
    /// <param name="end">Where their block ends, and folded weights begin.</param>
    public static (ShapedNetwork Network, EquatableArray<Fold> Folds) Apply(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters, int end)
    {
        Node[] nodes = [.. network.Nodes];
        HashSet<int> owners = [.. network.Nodes.Where(node => node.SharedWith is not null).Select(node => node.Owner)];
        var folds = new List<Fold>();
        foreach (Node node in network.Nodes)
        {
            LayerKind kind = LayerCatalog.Of(node.Spec);
            if (kind.LinearRoles(node.Spec) is not { } roles || !kind.ActivationOf(node.Spec).IsLinear)
            {
                continue;
            }

            Node last = node;
            // Weights that several layers read stay as they are: a normalisation goes into those of one.
            if (!owners.Contains(node.Owner) && OnlyReader(network, last) is { Spec: BatchNormalizationSpec normalization } reader && !owners.Contains(reader.Owner))
            {
                ParameterPlan weight = parameters.First(p => p.Node == node.Index && p.Role == roles.Weight);
                ParameterPlan? bias = parameters.FirstOrDefault(p => p.Node == node.Index && p.Role == roles.Bias);
                ParameterPlan shift = parameters.First(p => p.Node == reader.Index && p.Role == "bias");
                int index = parameters.Count + (2 * folds.Count);
                ParameterPlan foldedWeight = weight.Named(weight.Name + " (folded)") with { Index = index, Offset = end };
                ParameterPlan foldedBias = shift.As(node.Index, roles.Bias).Named($"{node.Name}.{roles.Bias} (folded)") with { Index = index + 1, Offset = end + weight.Length };
                end += foldedWeight.Length + foldedBias.Length;
                folds.Add(new(foldedWeight, foldedBias, weight, bias, reader.Index, normalization.Epsilon));
                nodes[node.Index] = node with { Spec = kind.WithBias(node.Spec) };
                nodes[reader.Index] = PassedThrough(reader);
                last = reader;
            }

            if (OnlyReader(network, last) is { Spec: ActivationLayerSpec { Activation: var activation } } after && !activation.IsLinear && ActivationCatalog.Of(activation) is ElementwiseActivation)
            {
                nodes[node.Index] = node with { Spec = kind.WithActivation(nodes[node.Index].Spec, activation) };
                nodes[after.Index] = PassedThrough(after);
            }
        }

        return (network with { Nodes = nodes.ToEquatableArray() }, folds.ToEquatableArray());
    }

    private static Node PassedThrough(Node node) => node with { Spec = new ActivationLayerSpec(ActivationSpec.Linear) { Name = node.Spec.Name, From = node.Spec.From } };

    private static Node? OnlyReader(ShapedNetwork network, Node node)
    {
        Node[] readers = [.. network.Nodes.Where(other => other.Inputs.Contains(node.Output)).Take(2)];
        return readers.Length == 1 && !network.Outputs.Contains(node.Output) ? readers[0] : null;
    }
}
