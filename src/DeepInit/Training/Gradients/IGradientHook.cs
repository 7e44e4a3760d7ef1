namespace DeepInit;

/// <summary>
/// Sees the gradients of every step of a training, and may change them: <see cref="FitOptions.GradientHook"/>. A hook is an <see cref="IGradientHook{T}"/> of the
/// network's element type; this is what options, which know no element type, hold.
/// </summary>
public interface IGradientHook;
