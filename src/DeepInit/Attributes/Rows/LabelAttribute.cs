namespace DeepInit;

/// <summary>
/// Marks the property of a row that a network over rows (<see cref="NetworkAttribute.Rows"/>) learns to predict. A number is a regression, a
/// <see cref="bool"/> a yes or no, an enum or a string with <see cref="CategoriesAttribute"/> one class of several. On a parameter of a positional record it
/// means the property of that name.
/// </summary>
/// <remarks>
/// <see cref="NetworkAttribute.Label"/> names it from the network instead, where one row serves several networks. Where several properties have it, each is the target of a loss of
/// its own, named by <see cref="LossAttribute.Target"/>, and predictions are tuples with the names of the labels.
/// </remarks>
/// <example><code>
/// public sealed record House(double Area, [Label] double Price);
///
/// public sealed record Visit([Id] string User, [Label] bool Clicked, [Label] double Seconds);
/// // [Loss(BinaryCrossEntropyWithLogits, Output = "clicked", Target = nameof(Visit.Clicked))]
/// // [Loss(MeanSquaredError, Output = "seconds", Target = nameof(Visit.Seconds))]
/// </code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute;
