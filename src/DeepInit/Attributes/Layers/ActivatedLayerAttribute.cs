namespace DeepInit;

/// <summary>A layer that ends in an activation function.</summary>
public abstract class ActivatedLayerAttribute : LayerAttribute
{
    private protected ActivatedLayerAttribute()
    {
    }

    /// <summary>The activation function; <see cref="Activation.Linear"/> unless given.</summary>
    public Activation Activation { get; set; }

    /// <summary>The slope of <see cref="Activation.LeakyReLU"/> below zero, a finite number; 0.01 unless given.</summary>
    public double NegativeSlope { get; set; } = 0.01;

    /// <summary>The alpha of <see cref="Activation.ELU"/>, a finite number; 1 unless given.</summary>
    public double Alpha { get; set; } = 1;

    /// <summary>The beta of <see cref="Activation.Softplus"/>; greater than 0, 1 unless given.</summary>
    public double Beta { get; set; } = 1;

    /// <summary>The threshold of <see cref="Activation.Softplus"/> above which it is the identity, any number; 20 unless given.</summary>
    public double Threshold { get; set; } = 20;
}
