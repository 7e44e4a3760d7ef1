namespace DeepInit;

/// <summary>A network with layers whose states go on from one batch of a training to the next (<see cref="RecurrentLayerAttribute.Stateful"/>).</summary>
public interface IStatefulNetwork
{
    /// <summary>Has the next step start from states of zeros, with a batch of any number of rows. <c>Fit</c> calls it before each walk through its data.</summary>
    void ResetStates();
}
