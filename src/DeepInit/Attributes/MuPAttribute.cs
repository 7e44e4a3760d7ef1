namespace DeepInit;

/// <summary>
/// Maximal update parametrisation (Yang &amp; al. 2022, Tensor Programs V): rates and the start of the output layer follow the widths, so that a learning rate that was found on a network of <see cref="BaseWidth"/> units is the right one for a
/// wider network of the same form.
/// </summary>
/// <remarks>
/// The graph says which dimensions grow with the width: what hidden layers make; inputs, outputs and vocabularies do not. With r the width that a matrix reads over <see cref="BaseWidth"/>: Adam and its kin move matrices that read a
/// hidden width at the rate / r, all else at the rate; gradient descent moves the first matrices and hidden vectors at rate · r, hidden matrices at the rate, those of outputs at the rate / r. Weights of output layers start with a variance
/// that is 1 / r of what their initialiser would give by their fans; hidden ones as ever. At the base width nothing differs from a network without the attribute. Factors are multiplied with <see cref="ParameterAttribute.LearningRateScale"/> and
/// stand wherever the optimiser's formula has the rate, decoupled decay included; <c>Summary()</c> shows them. They cost nothing in a step. A start of a deviation of its own (<see cref="Init.Normal"/>) or an orthogonal one stays as it is written.
/// </remarks>
/// <example><code>
/// [Dense(1024, Activation = Activation.ReLU)]
/// [AdamW(LearningRate = 3e-3)]        // found with 64 units
/// [MuP(BaseWidth = 64)]
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MuPAttribute : Attribute
{
    /// <summary>The hidden units (channels, filters) of the network that the learning rate was found on; at least 1, 64 unless given.</summary>
    public int BaseWidth { get; set; } = 64;
}
