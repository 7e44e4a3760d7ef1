namespace Workbench.Anchors.Protocol;

/// <summary>
/// scikit-learn's L2 penalty on the loss: alpha · ½ Σ w² / rows over the weights of a network (no biases), rows being those of the batch, so that a last batch of
/// fewer rows is held down more.
/// </summary>
/// <remarks>An optimiser's <c>WeightDecay</c> adds the same factor in every step, and nothing to the loss, which the stopping rule looks at.</remarks>
internal sealed class L2Penalty(double alpha) : IGradientHook<float>
{
    public void OnGradients(GradientStep<float> step)
    {
        double factor = alpha / step.Rows;
        foreach (Parameter<float> weight in step.Parameters.Where(p => p.Decay))
        {
            // Padding is zero, among values as among gradients, and stays so.
            ReadOnlySpan<float> values = weight.FindIn(step.Values);
            Span<float> gradients = step.Of(weight);
            double squares = 0;
            for (int i = 0; i < values.Length; i++)
            {
                squares += (double)values[i] * values[i];
                gradients[i] += (float)(factor * values[i]);
            }

            step.Loss += factor / 2 * squares;
        }
    }
}
