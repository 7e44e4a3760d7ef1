using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>e = decay · e + (1 − decay) · p after every step; e begins as the weights before the first.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExponentialWeightAverage<T> : WeightAverage<T>
    where T : unmanaged
{
    private readonly double _decay;
    private readonly bool _warmUp;

    /// <summary>Averages the weights of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="decay">What the average keeps at each step, in [0, 1).</param>
    /// <param name="warmUp">Whether it keeps less at first: min(decay, (1 + k) / (10 + k)) at step k.</param>
    public ExponentialWeightAverage(TrainingEngine<T> engine, double decay, bool warmUp)
        : base(engine, "ema") => (_decay, _warmUp) = (decay, warmUp);

    private protected override bool HasBegun => true;

    internal override void StepMade(long step)
    {
        double decay = _warmUp ? Math.Min(_decay, (1.0 + step) / (10.0 + step)) : _decay;
        Mix(decay, 1 - decay);
    }
}
