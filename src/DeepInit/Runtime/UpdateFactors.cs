using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What the update of a parameter takes other than the optimiser's: written by the generator, and set by <see cref="Parameter{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UpdateFactors
{
    /// <summary>Both factors.</summary>
    /// <param name="learningRateScale">The factor on the learning rate, at least 0.</param>
    /// <param name="weightDecay">The coefficient of weight decay, at least 0; 0 for none.</param>
    public UpdateFactors(double learningRateScale, double weightDecay)
    {
        LearningRateScale = learningRateScale;
        WeightDecay = weightDecay;
    }

    /// <summary>The factor on the learning rate.</summary>
    public double LearningRateScale { get; internal init; }

    /// <summary>The coefficient of weight decay; 0 for none.</summary>
    public double WeightDecay { get; internal init; }

    internal bool IsSameAs(UpdateFactors other) => LearningRateScale == other.LearningRateScale && WeightDecay == other.WeightDecay;
}
