namespace DeepInit;

/// <summary>
/// Leaves a property of a row out of what a network over rows (<see cref="NetworkAttribute.Rows"/>) reads: a name, a note, what is known only later. On a parameter of a
/// positional record it means the property of that name.
/// </summary>
/// <example><code>public sealed record House(double Area, [NotInput] string Address, [Label] double Price);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class NotInputAttribute : Attribute;
