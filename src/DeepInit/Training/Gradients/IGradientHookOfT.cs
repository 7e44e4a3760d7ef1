namespace DeepInit;

/// <summary>
/// Stands between the gradients of a step and the update that they make: clipping of one's own, a penalty on the weights, a log, the exchange with other
/// machines. See <see cref="FitOptions.GradientHook"/>.
/// </summary>
/// <remarks>
/// Cost: the gradients of a step are stored whole, which the update within backward needs not, and copied statistics of batch normalisations. Without a hook
/// there is none.
/// </remarks>
/// <example><code>
/// sealed class ClipByValue(float limit) : IGradientHook&lt;float&gt;
/// {
///     public void OnGradients(GradientStep&lt;float&gt; step)
///     {
///         foreach (ref float g in step.Gradients)
///             g = Math.Clamp(g, -limit, limit);
///     }
/// }
/// </code></example>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IGradientHook<T> : IGradientHook
    where T : unmanaged
{
    /// <summary>
    /// Called once for every step of the optimiser, on the thread of <c>Fit</c>, after the gradients of all parts of its batch and before anything is updated:
    /// clipping by the optimiser's own limits comes after it. An exception ends the training, and the network is as it was before the step. Within it the network may
    /// predict and be saved, but not train.
    /// </summary>
    /// <param name="step">The gradients, and what they are of. The same object for all steps of a training.</param>
    void OnGradients(GradientStep<T> step);
}
