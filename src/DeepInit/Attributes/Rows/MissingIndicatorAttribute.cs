namespace DeepInit;

/// <summary>
/// Gives a property of a row (<see cref="NetworkAttribute.Rows"/>) one more number: 1 where it is missing, null or NaN, and 0 where it is there. The missing value itself still
/// becomes the mean of the column, of categories zeros; the number says which means are guesses, as the indicator of scikit-learn's imputers does. On a parameter of a positional record it means the property of that name.
/// </summary>
/// <remarks>The number is named after the property, <c>Rooms=missing</c>, and is not standardised.</remarks>
/// <example><code>public sealed record House(double Area, [MissingIndicator] int? Rooms, [Label] double Price);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MissingIndicatorAttribute : Attribute;
