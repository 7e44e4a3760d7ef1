using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG109 and DIG111: a dense layer at the end that still acts on every pixel or step alone, so that a loss wants a target for each. DIG109 where windows have cut the
/// grid to lengths that no labels have (26 × 26 of 28 × 28): a Flatten or a global pooling is missing. DIG111, advice, where the grid is the input's, or a whole part of
/// it, and a label for each pixel or step may be meant.
/// </summary>
internal sealed class MissingFlattenCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (LossNode loss in graph.Network.Losses.Where(loss => LossCatalog.Of(loss.Spec).HasTargetOf(loss.Spec)))
        {
            Node? last = graph.Source(loss.Value, node => graph.WeightOf(node) is null && graph.InputsOf(node)[0].Shape.Positions == node.Shape.Positions);
            if (last is not { Spec: DenseSpec } || last.Shape.Positions == 1)
            {
                continue;
            }

            // The inputs whose pixels or steps these are: what a Reshape made an image of is one that the network draws.
            Shape[] grids = [.. Grids(last.Output, graph).Distinct()];
            if (grids.Length == 0 || grids.Any(grid => grid.Positions < last.Shape.Positions))
            {
                continue;
            }

            bool sequence = last.Shape.Dimensions.Count == 2;
            string layers = sequence ? "[Flatten] or [GlobalAveragePooling1D]" : "[Flatten] or [GlobalAveragePooling2D]";
            string grid = string.Join("×", last.Shape.Dimensions.Take(last.Shape.Dimensions.Count - 1));
            object[] arguments = [NetworkIndex.Describe(last), grid + (sequence ? " steps" : " pixels"), last.Shape.Positions, loss.Spec.Function, layers];
            issues.At(Place.Layer, last.Index);
            if (!grids.Any(input => IsPartOf(last.Shape, input)))
            {
                issues.Add(Rules.MissingFlatten, "", arguments);
            }
            else if ((!sequence || !MixesPositions(last, graph, [])) && LossCatalog.Of(loss.Spec).Input != LossInput.Numbers)
            {
                issues.Add(Rules.LabelForEach, "", arguments);
            }
        }
    }

    private static IEnumerable<Shape> Grids(int value, NetworkIndex graph)
    {
        // Each value once: paths through residual sums are as many as two to the power of the blocks.
        var seen = new HashSet<int>();
        var open = new Stack<int>([value]);
        while (open.Count > 0)
        {
            int current = open.Pop();
            Shape shape = graph.Network.Values[current].Shape;
            if (!seen.Add(current) || shape.Positions == 1)
            {
                continue;
            }

            if (graph.Producer(current) is not { } node)
            {
                yield return shape;
            }
            else if (LayerCatalog.Of(node.Spec).Passes != Passing.Values || graph.InputsOf(node)[0].Shape.Dimensions.Count == shape.Dimensions.Count)
            {
                foreach (int input in node.Inputs)
                {
                    open.Push(input);
                }
            }
        }
    }

    // Each axis of the input is a whole number of times as long.
    private static bool IsPartOf(Shape grid, Shape input) => grid.Dimensions.Count == input.Dimensions.Count
        && Enumerable.Range(0, grid.Dimensions.Count - 1).All(axis => input.Dimensions[axis] % grid.Dimensions[axis] == 0);

    private static bool MixesPositions(Node node, NetworkIndex graph, HashSet<int> seen)
    {
        LayerKind kind = LayerCatalog.Of(node.Spec);
        return kind.WindowOf(node.Spec) is { } window && (window.Height > 1 || window.Width > 1)
            || node.Inputs.Any(value => seen.Add(value) && graph.Producer(value) is { } before && before.Shape.Positions > 1 && MixesPositions(before, graph, seen));
    }
}
