using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The machine behind a network with a loss: what all steps, whole or in halves, have in common. Derived by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LossEngine<T> : NetworkEngine<T>
    where T : unmanaged
{
    private int _maxRowsPerPass = int.MaxValue;

    /// <summary>An engine on these parameters.</summary>
    /// <param name="store">The parameters.</param>
    protected LossEngine(ParameterStore<T> store)
        : base(store)
    {
    }

    /// <summary>The most rows that a step, or its gradients, takes through the network at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaxRowsPerPass
    {
        get => _maxRowsPerPass;
        set => _maxRowsPerPass = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxRowsPerPass must be at least 1.");
    }

    /// <summary>Whether dropout and noise act while training.</summary>
    public bool IsRandomized { get; set; } = true;

    /// <summary>The job that has run the steps; null before the first.</summary>
    internal TrainingJob<T>? LastJob { get; set; }

    /// <summary>Has the next step start from states of zeros, of layers whose states go on from step to step.</summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public void ResetStates()
    {
        using NetworkUse<T> inUse = Store.Use(NetworkCall.ComputeLoss);
        LastJob?.ResetStates();
    }

    /// <summary>Adds the losses of the last step, or of the last loss that was computed: quotients of sums, in the place of means of quotients.</summary>
    /// <param name="total">Takes them.</param>
    public void AddLosses(LossTotal total)
    {
        if (LastJob is { } job)
        {
            for (int i = 0; i < job.Losses.Length; i++)
                job.Losses[i].AddTo(total, i);
            if (Store.HasPenalties)
                total.AddMean(job.Losses.Length, job.Penalty * job.BatchRows, job.BatchRows);
        }
    }

    /// <summary>Computes the numbers of the step that follows.</summary>
    internal virtual void BeginStep()
    {
    }

    /// <summary>Moves what the kernels have not moved yet, and counts the step.</summary>
    /// <param name="moves">Whether there is something.</param>
    /// <param name="all">Whether that is every parameter, by its stored gradient; else those whose gradients every step stores.</param>
    internal virtual void EndStep(bool moves, bool all)
    {
    }

    /// <summary>Asks, when a batch has gone through the network, whether it is to go through once more.</summary>
    /// <param name="loss">The loss of the pass.</param>
    /// <param name="isStep">Whether a step will be made of it; else its gradients alone are asked for.</param>
    internal virtual bool AnotherPass(double loss, bool isStep) => false;

    /// <summary>Counts a step that moves nothing.</summary>
    internal virtual void SkipStep()
    {
    }
}
