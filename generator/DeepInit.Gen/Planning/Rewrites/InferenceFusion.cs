using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Rewrites a network for inference: a batch normalisation that alone reads linear sums goes into their weights, and an activation layer that alone reads them
/// into the product's epilogue. Training computes both as written.
/// </summary>
internal static class InferenceFusion
{
    /// <param name="network">The network as written.</param>
    /// <param name="parameters">Its parameters in memory.</param>
    /// <param name="derived">Takes the weights with a normalisation in them.</param>
    public static ShapedNetwork Apply(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters, DerivedBuilder derived)
    {
        Node[] nodes = [.. network.Nodes];
        HashSet<int> owners = [.. network.Nodes.Where(node => node.SharedWith is not null).Select(node => node.Owner)];
        foreach (Node node in network.Nodes)
        {
            LayerKind kind = LayerCatalog.Of(node.Spec);
            if (kind.LinearRoles(node.Spec) is not { } roles || !kind.ActivationOf(node.Spec).IsLinear)
            {
                continue;
            }

            Node last = node;
            // Weights that several layers read stay as they are: a normalisation goes into those of one.
            if (!owners.Contains(node.Owner) && OnlyReader(network, last) is { } reader && !owners.Contains(reader.Owner)
                && LayerCatalog.Of(reader.Spec).RunningScaleOf(reader.Spec) is { } scale)
            {
                ParameterPlan Of(Node owner, string role) => parameters.First(p => p.Node == owner.Index && p.Role == role);
                derived.Add(new FoldedNormalization(
                    Of(node, roles.Weight),
                    parameters.FirstOrDefault(p => p.Node == node.Index && p.Role == roles.Bias),
                    roles.Bias,
                    reader.Name,
                    Of(reader, scale.Scale),
                    Of(reader, scale.Shift),
                    Of(reader, scale.Mean),
                    Of(reader, scale.Variance),
                    scale.Epsilon));
                nodes[node.Index] = node with { Spec = kind.WithBias(node.Spec) };
                nodes[reader.Index] = PassedThrough(reader);
                last = reader;
            }

            // An activation with parameters of its own stays a layer: what it computes is not known yet.
            if (OnlyReader(network, last) is { } after && parameters.All(p => p.Node != after.Owner)
                && LayerCatalog.Of(after.Spec) is { IsActivation: true } next && next.ActivationOf(after.Spec) is { IsLinear: false } activation
                && Epilogue.Takes(activation))
            {
                nodes[node.Index] = node with { Spec = kind.WithActivation(nodes[node.Index].Spec, activation) };
                nodes[after.Index] = PassedThrough(after);
            }
        }

        return network with { Nodes = nodes.ToEquatableArray() };
    }

    /// <summary>A node in the place of which nothing is computed: its value is what it reads.</summary>
    internal static Node PassedThrough(Node node) => node with { Spec = new ActivationLayerSpec(ActivationSpec.Linear) { Name = node.Spec.Name, From = node.Spec.From } };

    /// <summary>The node that reads another one's value, if there is one, and the value is no output.</summary>
    internal static Node? OnlyReader(ShapedNetwork network, Node node)
    {
        Node[] readers = [.. network.Nodes.Where(other => other.Inputs.Contains(node.Output)).Take(2)];
        return readers.Length == 1 && !network.Outputs.Contains(node.Output) ? readers[0] : null;
    }
}
