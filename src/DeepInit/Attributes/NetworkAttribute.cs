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
    /// <summary>A network that reads what its <see cref="InputAttribute"/>s say.</summary>
    public NetworkAttribute()
    {
    }

    /// <summary>
    /// A network over rows: it reads the public properties (and fields) of a class, record or struct, but for its label, and has <c>Predict</c>, <c>Fit</c> and
    /// <c>Evaluate</c> of such rows.
    /// </summary>
    /// <remarks>
    /// Numbers are standardised: by the mean and deviation of the rows of the first <c>Fit</c>, which are saved with the weights. A <see cref="bool"/> is 0 or 1,
    /// an enum or a string with <see cref="CategoriesAttribute"/> is one-hot, a date the days since 2000 and sines and cosines of its place in the year, the week and the day. These are one input, named <c>x</c>; a property with <see cref="IdAttribute"/> is an input of its own, with the property's name. Missing values (null, or NaN) become the mean of the column, of categories zeros.
    /// Properties that are no input carry <see cref="NotInputAttribute"/>; the label carries <see cref="LabelAttribute"/> or is named by <see cref="Label"/>.
    /// </remarks>
    /// <param name="rows">The type of a row.</param>
    /// <example>
    /// <code>
    /// public sealed record House(double Area, int Rooms, bool Garden, Energy Energy, [Label] double Price);
    ///
    /// [Network(typeof(House))]
    /// [Dense(32, Activation = ReLU)]
    /// [Dense(1)]
    /// [Loss(MeanSquaredError)]
    /// [AdamW]
    /// public sealed partial class HousePrice;
    /// </code>
    /// </example>
    public NetworkAttribute(Type rows) => Rows = rows;

    /// <summary>The type of a row; null for a network that reads numbers.</summary>
    public Type? Rows { get; }

    /// <summary>The property of a row that is predicted, <c>nameof(House.Price)</c>; that with <see cref="LabelAttribute"/> unless given.</summary>
    public string? Label { get; set; }

    /// <summary>The number type of parameters, activations and data; <see cref="Precision.Single"/> unless given.</summary>
    public Precision Precision { get; set; }
}
