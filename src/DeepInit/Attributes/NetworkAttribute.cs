namespace DeepInit;

/// <summary>
/// Makes a partial class a neural network: the attributes beside it, in their order, are its layers, loss and optimiser,
/// and the source generator writes the code that initialises, runs and trains it.
/// </summary>
/// <example>
/// <code>
/// [Network]
/// [Input(30)]
/// [Dense(64, Init = He, Activation = ReLU)]
/// [Dense(1, Activation = Sigmoid)]
/// [Loss(BinaryCrossEntropy)]
/// [AdamW(LearningRate = 1e-3, WeightDecay = 1e-2)]
/// public sealed partial class TumourClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The number type of parameters, activations and data; <see cref="Precision.Single"/> unless given.</summary>
    public Precision Precision { get; set; }
}
