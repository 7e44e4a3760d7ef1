using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What the update of a parameter takes other than the optimiser's: written by the generator, and set by <see cref="Parameter{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UpdateFactors
{
    // Fields, so that a process that has just begun compiles no accessors before its first step.
    /// <summary>The factor on the learning rate.</summary>
    public readonly double LearningRateScale;

    /// <summary>The coefficient of weight decay; 0 for none.</summary>
    public readonly double WeightDecay;

    /// <summary>Both factors.</summary>
    /// <param name="learningRateScale">The factor on the learning rate, at least 0.</param>
    /// <param name="weightDecay">The coefficient of weight decay, at least 0; 0 for none.</param>
    public UpdateFactors(double learningRateScale, double weightDecay)
    {
        LearningRateScale = learningRateScale;
        WeightDecay = weightDecay;
    }

    internal bool IsSameAs(UpdateFactors other) => LearningRateScale == other.LearningRateScale && WeightDecay == other.WeightDecay;
}
