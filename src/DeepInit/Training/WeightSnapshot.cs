namespace DeepInit;

/// <summary>A copy of all parameters of a network at one moment; see <see cref="TrainingContext.CaptureWeights"/>.</summary>
public abstract class WeightSnapshot
{
    private protected WeightSnapshot()
    {
    }

    /// <summary>Copies the network's parameters anew. Allocates nothing.</summary>
    public abstract void Capture();

    /// <summary>Gives the network these parameters. Allocates nothing.</summary>
    public abstract void Restore();

    /// <summary>Exchanges these parameters and the network's. Allocates nothing.</summary>
    public abstract void Exchange();

    /// <summary>Moves each copied parameter towards the network's: copy ← decay · copy + (1 − decay) · parameter. Allocates nothing.</summary>
    /// <param name="decay">In [0, 1]: 1 leaves the copy as it is.</param>
    public abstract void Average(double decay);
}
