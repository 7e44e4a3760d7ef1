using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Runtime;

namespace DeepInit.Gen.Planning;

/// <summary>Finds, in a planned forward pass of training, where each layer's sums before its activation are, and whether a start from data may scale the weights that make them.</summary>
/// <param name="pass">The builder that layers planned the pass with: nodes, values, parameters.</param>
/// <param name="built">The pass as built: ops in order, buffers in memory.</param>
/// <param name="targets">Its targets.</param>
internal sealed class SumsPlanner(PassBuilder pass, PassPlan built, IReadOnlyList<TargetPlan> targets)
{
    private readonly OutputLayers _ends = new(pass.Network.Nodes);

    /// <summary>The sums of a layer; null where it has no weights that make some.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="first">Its first op.</param>
    /// <param name="end">The one after its last.</param>
    public LayerSums? Of(Node node, int first, int end)
    {
        LayerKind kind = LayerCatalog.Of(node.Spec);
        ParameterPlan[] own = [.. pass.ParametersOf(node.Owner)];
        if (!own.Any(parameter => parameter.Tensor.Request.Purpose is ParameterPurpose.Matrix or ParameterPurpose.Recurrent or ParameterPurpose.Projection))
        {
            return null;
        }

        ParameterPlan? weight = own.FirstOrDefault(parameter => parameter.Role == kind.LinearRoles(node.Spec)?.Weight);
        SumsUse use = weight is null || pass.Network.Values[node.Output].Steps is not null ? SumsUse.Apart
            : node.Owner != node.Index ? SumsUse.Shared
            : IsNormalized(node) ? SumsUse.Normalized
            : weight.Init.IsScaledByDepth ? SumsUse.ScaledByDepth
            : IsOutput(node) ? SumsUse.Output
            : SumsUse.Hidden;
        return use is SumsUse.Hidden or SumsUse.Output
            ? Find(node, first, end, new LayerSums(use, Weight: weight!.Index, Bias: own.FirstOrDefault(parameter => parameter.Role == kind.LinearRoles(node.Spec)!.Value.Bias)?.Index))
            : new LayerSums(use);
    }

    private LayerSums Find(Node node, int first, int end, LayerSums sums)
    {
        int last = Enumerable.Range(first, end - first).LastOrDefault(op => built.Ops[op].SumsAlone is not null);
        if (built.Ops[last].SumsAlone is not { } alone || (Written(alone) is var buffer && built.Buffers[buffer.Id].Shape.Length != node.Shape.Length))
        {
            return new LayerSums(SumsUse.Apart);
        }

        int start = Enumerable.Range(first, last - first).Where(op => built.Ops[op].Touches.Any(touch => touch.Room == Room.Parameter && touch.Place == sums.Weight)).Append(last).First();
        sums = sums with { Ops = new(start, last), Buffer = buffer };
        if (alone != built.Ops[last])
        {
            sums = built.Ops[last].Product is { } product && IsOf(sums, product) ? sums with { Product = product } : sums with { Alone = alone };
        }

        if (!RunsAgain(sums.Ops))
        {
            return new LayerSums(SumsUse.Apart);
        }

        return sums.Use == SumsUse.Output ? WithPrior(node, sums) : sums;
    }

    // The runtime knows of panels in the memory of the job, and of rows where the caller has them.
    private bool IsOf(LayerSums sums, PlainProduct product) =>
        product.Weight == sums.Weight && product.Bias == sums.Bias && product.ReadsRows == built.Buffers[product.Source.Id].InPlace;

    // What a loss of logits, means or rates would have the bias start with.
    private LayerSums WithPrior(Node node, LayerSums sums)
    {
        int value = node.Output;
        while (Readers(value) is [{ } reader] && LayerCatalog.Of(reader.Spec) is { IsActivation: true } activation && activation.ActivationOf(reader.Spec).IsLinear)
        {
            value = reader.Output;
        }

        if (sums.Bias is null || !LayerCatalog.Of(node.Spec).ActivationOf(node.Spec).IsLinear
            || pass.Network.Losses.FirstOrDefault(other => other.Value == value && !LossCatalog.Of(other.Spec).IsPenalty) is not { Target: { } target } loss)
        {
            return sums;
        }

        return sums with
        {
            Prior = LossCatalog.Of(loss.Spec).PriorOf(loss.Spec),
            Target = Enumerable.Range(0, targets.Count).First(i => targets[i].Name == target),
            Smoothing = loss.Spec.LabelSmoothing,
        };
    }

    private static BufferUse Written(KernelOp op) => op.Uses.Single(use => use.Access != Access.Read).Buffer;

    // A second run reads what the first one read: none of them writes where an earlier one, or itself, has read.
    private bool RunsAgain(OpRange range)
    {
        for (int reader = range.First; reader <= range.Last; reader++)
        {
            for (int writer = reader; writer <= range.Last; writer++)
            {
                if (built.Ops[reader].Uses.Where(use => use.Access != Access.Write).Any(read =>
                    built.Ops[writer].Uses.Where(use => use.Access != Access.Read).Any(written => built.Buffers[read.Buffer.Id].SharesMemoryWith(built.Buffers[written.Buffer.Id]))))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool IsNormalized(Node node) =>
        LayerCatalog.Of(node.Spec).ActivationOf(node.Spec).IsLinear && !IsSink(node.Output) && Readers(node.Output) is { Length: > 0 } readers && readers.All(reader =>
            LayerCatalog.Of(reader.Spec) is { Normalizes: true } kind
            && (kind.ReadsBatch(reader.Spec) || kind.NormalizedTogether(reader.Spec, node.Shape) is not null));

    // A hidden layer that is only looked at is none.
    private bool IsOutput(Node node) => _ends.Has(node) || IsCompared(node.Output) || (Readers(node.Output) is [{ } reader] && LayerCatalog.Of(reader.Spec).IsActivation && IsCompared(reader.Output));

    private bool IsSink(int value) => pass.Network.Outputs.Contains(value) || IsCompared(value);

    private bool IsCompared(int value) => pass.Network.Losses.Any(loss => loss.Value == value && !LossCatalog.Of(loss.Spec).IsPenalty);

    private Node[] Readers(int value) => [.. pass.Network.Nodes.Where(node => node.Inputs.Contains(value))];
}
