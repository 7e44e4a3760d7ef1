namespace DeepInit.Conformance.Execution;

/// <summary>
/// A generated class behind arrays. Spans do not pass through reflection, so the program compiles an implementation of this, which calls the class's
/// public methods, beside the class itself.
/// </summary>
/// <typeparam name="T">The number type of the network.</typeparam>
public interface INetworkDriver<T>
    where T : unmanaged
{
    /// <summary>The network, as far as all networks are alike.</summary>
    INetwork<T> Network { get; }

    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>How many steps have been made.</summary>
    long StepCount { get; }

    /// <summary>Makes training steps drop nothing.</summary>
    void SwitchDropoutOff();

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
