using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Ops → calls and methods. This is the one place that tells the loop skeletons apart.</summary>
internal static class KernelEmitters
{
    public static void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, KernelOp op)
    {
        switch (op)
        {
            case ProductOp product:
                writer.Write(ProductEmitter.Call(pass, product));
                break;
            case InputGradientOp gradient:
                writer.Write(ProductEmitter.Call(pass, gradient));
                break;
            case WeightGradientOp weights:
                writer.Write(WeightGradientEmitter.Call(pass, weights, context.OptimizerKind is not null));
                break;
            case ElementwiseOp elementwise:
                writer.Write(ElementwiseEmitter.Call(pass, elementwise));
                break;
            case RowwiseOp rowwise:
                writer.Write($"{rowwise.Method}({Ref(pass, rowwise.Source)}, {Ref(pass, rowwise.Destination)}, {Rows(rowwise.Shape.Positions)});");
                break;
            case FeatureCopyOp copy:
                writer.Write(copy.Accumulate
                    ? $"global::DeepInit.Runtime.PanelFeatures.Add({Ref(pass, copy.Source)}, {copy.SourceOffset}, {Ref(pass, copy.Destination)}, {copy.DestinationOffset}, {copy.Count}, {Rows(copy.SourceShape.Positions)});"
                    : $"global::DeepInit.Runtime.PanelFeatures.Copy({Ref(pass, copy.Source)}, {copy.SourceOffset}, {Ref(pass, copy.Destination)}, {copy.DestinationOffset}, {copy.DestinationShape.Features}, {copy.Count}, {Rows(copy.SourceShape.Positions)});");
                break;
            case DropoutMaskOp mask:
                writer.Write($"_engine.FillMask(Memory!.Span.Slice(rows * {pass.Buffers[mask.Mask.Id].Offset}, rows * {PassBuilder.LengthOf(mask.Shape)}), {Literal.Of(mask.Rate)}, {mask.Layer}, Dropout, FirstRow * {PassBuilder.LengthOf(mask.Shape)});");
                break;
            case NoiseOp noise:
                writer.Write($"_engine.FillNoise({Ref(pass, noise.Noise)}, {Rows(noise.Shape.Positions)}, {noise.Shape.Features}, {noise.Layer}, Dropout, {(noise.Shape.Positions == 1 ? "FirstRow" : $"FirstRow * {noise.Shape.Positions}")}, first, end);");
                break;
            case LossOp loss:
                LossEmitter.WriteCall(writer, pass, loss);
                break;
            case ConvolutionOp convolution:
                writer.Write(ConvolutionEmitter.Call(context, pass, convolution));
                break;
            case ConvolutionGradientOp filters:
                writer.Write(ConvolutionEmitter.Call(context, pass, filters));
                break;
            case LayerKernelOp kernel:
                writer.Write(LayerKernelEmitter.Call(context, pass, kernel));
                break;
            case SharedGradientOp shared:
                string stored = At("_engine._store.Gradients", context.Plan.Parameters[shared.Parameter].Offset), kept = At("fixedMemory", shared.Place);
                writer.Write(shared.Adds
                    ? $"global::DeepInit.Runtime.PanelFeatures.Add({kept}, 0, {stored}, 0, 16, {shared.Length / 16});"
                    : $"global::DeepInit.Runtime.PanelFeatures.Copy({stored}, 0, {kept}, 0, 16, 16, {shared.Length / 16});");
                break;
            case FeatureGradientOp feature:
                writer.Write(FeatureGradientEmitter.Call(context, pass, feature));
                break;
            default:
                throw new InvalidOperationException($"No emitter for {op.GetType().Name}.");
        }
    }

    /// <summary>
    /// What the op's method is called where several layers share it; null for methods with constants of their layer in them, which no other layer has.
    /// </summary>
    public static string? FormOf(EmissionContext context, KernelOp op) => op switch
    {
        LayerKernelOp kernel => WordOf(context, kernel.Node) + "_" + kernel.Pass,
        FeatureGradientOp feature => $"{WordOf(context, context.Plan.Parameters[feature.Parameter].Node)}_Backward_{Identifiers.Pascal(context.Plan.Parameters[feature.Parameter].Role)}",
        ElementwiseOp => "Elementwise_" + PassOf(op.Method),
        ConvolutionOp convolution => $"Convolution_{convolution.Window.Channels}x{convolution.Window.Filters}_{PassOf(op.Method)}",
        ConvolutionGradientOp filters => $"Convolution_{filters.Window.Channels}x{filters.Window.Filters}_{PassOf(op.Method)}",
        _ => null,
    };

    /// <summary>Writes the op's method, if it has one.</summary>
    public static void WriteMethod(SourceWriter writer, EmissionContext context, KernelOp op)
    {
        switch (op)
        {
            case ProductOp product:
                ProductEmitter.WriteMethod(writer, context, product);
                break;
            case InputGradientOp gradient:
                ProductEmitter.WriteMethod(writer, context, gradient);
                break;
            case WeightGradientOp weights:
                WeightGradientEmitter.WriteMethod(writer, context, weights);
                break;
            case ElementwiseOp elementwise:
                ElementwiseEmitter.WriteMethod(writer, elementwise);
                break;
            case RowwiseOp rowwise:
                RowwiseEmitter.WriteMethod(writer, context, rowwise);
                break;
            case LossOp loss:
                LossEmitter.WriteMethod(writer, context, loss);
                break;
            case ConvolutionOp convolution:
                ConvolutionEmitter.WriteMethod(writer, context, convolution);
                break;
            case ConvolutionGradientOp filters:
                ConvolutionEmitter.WriteMethod(writer, context, filters);
                break;
            case LayerKernelOp kernel:
                LayerKernelEmitter.WriteMethod(writer, context, kernel);
                break;
            case FeatureGradientOp feature:
                FeatureGradientEmitter.WriteMethod(writer, context, feature);
                break;
        }
    }

    private static string WordOf(EmissionContext context, int node) => Layers.LayerCatalog.Of(context.Plan.Network.Nodes[node].Spec).Word;

    // "Stage1_0_add0_16_Backward_1" → "Backward_1"
    private static string PassOf(string method)
    {
        int forward = method.LastIndexOf("Forward", StringComparison.Ordinal);
        return method.Substring(Math.Max(0, Math.Max(forward, method.LastIndexOf("Backward", StringComparison.Ordinal))));
    }
}
