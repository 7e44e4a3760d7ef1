namespace DeepInit.Tests.Shared.Compiling;

/// <summary>
/// A generated class behind arrays. Spans do not pass through reflection, so programs that compile networks in memory compile an implementation of this beside each,
/// which calls the class's public methods.
/// </summary>
/// <typeparam name="T">The number type of the network.</typeparam>
public interface INetworkDriver<T>
    where T : unmanaged
{
    /// <summary>The network, as far as all networks are alike.</summary>
    INetwork<T> Network { get; }

    /// <summary>The network's own.</summary>
    int MaxThreads { get; set; }

    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>The steps of each row of each input whose rows have lengths, for the calls that follow; what stands in the places of other inputs is not read.</summary>
    int[][] Lengths { get; set; }

    /// <summary>How many steps have been made.</summary>
    long StepCount { get; }

    /// <summary>Makes training draw no numbers: nothing is dropped, and there is no noise.</summary>
    void SwitchRandomnessOff();

    /// <summary>Inference: one array per input, and per output to fill.</summary>
    void Predict(T[][] inputs, T[][] outputs);

    /// <summary>The outputs as training computes them.</summary>
    void Forward(T[][] inputs, T[][] outputs);

    /// <summary>One step; returns the loss before it. A target is an array of numbers or of class indices (<see cref="int"/>).</summary>
    T TrainBatch(T[][] inputs, Array[] targets);

    /// <summary>The loss in inference mode.</summary>
    T ComputeLoss(T[][] inputs, Array[] targets);

    /// <summary>The loss in training mode; leaves its gradients in the parameters.</summary>
    T ComputeGradients(T[][] inputs, Array[] targets);
}
