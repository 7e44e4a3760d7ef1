using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>The second moments of one layer's signals at the start, for inputs of mean 0 and variance 1.</summary>
/// <param name="Sums">E[z²], before the activation.</param>
/// <param name="Signals">E[y²], after it.</param>
internal readonly record struct Signal(double Sums, double Signals);

/// <summary>
/// Mean-field propagation of second moments: z = Σ w x + b has E[z²] = fan in · E[w²] · E[x²] + E[b²] for independent weights of mean 0, and is close to
/// normal where the fan in is not tiny, so that E[y²] is an integral in one dimension (Poole et al. 2016; He et al. 2015, section 2.2).
/// </summary>
internal static class SignalPropagation
{
    /// <summary>The signal of every layer, by its index; NaN after weights that are all 0.</summary>
    /// <param name="derive">The layers to imagine with the initialiser that their activation asks for.</param>
    public static Signal[] Of(NetworkIndex graph, Func<Node, bool> derive)
    {
        ShapedNetwork network = graph.Network;
        double[] moments = new double[network.Values.Count];
        var signals = new Signal[network.Nodes.Count];
        for (int i = 0; i < network.InputCount; i++)
        {
            moments[i] = 1;
        }

        foreach (Node node in network.Nodes)
        {
            double sums = Sums(node, graph, moments, derive(node));
            ActivationSpec activation = NetworkIndex.ActivationOf(node);
            double moment = activation.IsLinear || double.IsNaN(sums) || double.IsInfinity(sums)
                ? sums
                : ActivationCatalog.Of(activation).SecondMoment(activation, sums, node.Shape.Features);
            moments[node.Output] = moment;
            signals[node.Index] = new(sums, moment);
        }

        return signals;
    }

    /// <summary>The factor by which a layer changes second moments: that of all its matrices in a row.</summary>
    public static double Factor(NetworkIndex graph, Node node) =>
        graph.MatricesOf(node).Aggregate(1.0, (product, matrix) => product * Factor(matrix.Parameter, matrix.Request.Fans.In));

    /// <summary>E[w²] · fan in: the factor by which a matrix changes second moments.</summary>
    public static double Factor(ParameterShape weight, int fanIn) => weight.Init.FactorOf(weight.Shape[0], fanIn);

    private static double Sums(Node node, NetworkIndex graph, double[] moments, bool derive)
    {
        if (graph.TableOf(node) is { } table)
        {
            return Math.Pow(table.Parameter.Init.SecondMoment, table.Request.Factors) * table.Request.Spread;
        }

        double[] inputs = [.. node.Inputs.Select(value => moments[value])];
        if (graph.MatricesOf(node).Count == 0)
        {
            double own = LayerCatalog.Of(node.Spec).SecondMoment(node.Spec, [.. node.Inputs.Select(value => graph.Network.Values[value])], inputs);
            return graph.PositionsOf(node) is { } positions ? (double.IsNaN(own) ? 0 : own) + positions.Init.SecondMoment : own;
        }

        double factor = derive
            ? graph.MatricesOf(node).Aggregate(1.0, (product, matrix) => product * DerivedFactor(matrix, matrix.Request.IsInner ? ActivationSpec.Linear : graph.ActivationAfter(node)))
            : Factor(graph, node);
        double bias = graph.BiasOf(node) is { } b ? b.Init.SecondMoment : 0;
        return factor == 0 ? double.NaN : (factor * inputs[0]) + bias;
    }

    private static double DerivedFactor(WeightMatrix matrix, ActivationSpec activation)
    {
        (ParameterShape weight, ParameterRequest request) = (matrix.Parameter, matrix.Request);
        ActivationKind kind = ActivationCatalog.Of(activation);
        var target = new InitTarget(request.Fans.In, request.Fans.Out, IsMatrix: true, weight.Shape[0], request.Fans.In, kind.Gain(activation));
        return Factor(weight with { Settings = weight.Settings with { Init = InitializerCatalog.Of(kind.DefaultInit).Resolve(new InitSpec(kind.DefaultInit), target) } }, request.Fans.In);
    }
}
