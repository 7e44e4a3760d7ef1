namespace DeepInit;

/// <summary>What every generated network offers, whatever its inputs and outputs are.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged
{
    /// <summary>The name of the class.</summary>
    string Name { get; }

    /// <summary>The inputs, in the order of the arguments of generated methods.</summary>
    IReadOnlyList<TensorDescription> Inputs { get; }

    /// <summary>The outputs, in the order of the arguments of generated methods.</summary>
    IReadOnlyList<TensorDescription> Outputs { get; }

    /// <summary>The parameters, by their names in files.</summary>
    ParameterCollection<T> Parameters { get; }

    /// <summary>Runs the network on a batch, in inference mode.</summary>
    /// <param name="batch">Its inputs are read; targets play no part.</param>
    /// <param name="outputs">One array for each output, each long enough for the batch's rows; values beyond them stay as they are.</param>
    void Predict(Batch<T> batch, IReadOnlyList<T[]> outputs);

    /// <summary>The graph of its layers, for tools that read networks. Made anew each time.</summary>
    NetworkGraph Graph { get; }

    /// <summary>The network as a table: layers, shapes, parameters, how they start.</summary>
    string Summary();
}
