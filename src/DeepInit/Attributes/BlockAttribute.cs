namespace DeepInit;

/// <summary>
/// Marks a class as a block: layers under one name, which networks and other blocks take in by <see cref="UseAttribute"/>. The class needs nothing but
/// attributes: layers, and an <c>[Input("name")]</c> without a shape for each input where there are several; the only one is called <c>x</c> unless named.
/// The last layer is the block's output.
/// </summary>
/// <remarks>
/// The constants of the class are the block's parameters: their values are the defaults, <see cref="Required"/> means that there is none. An argument of a
/// layer may compute with them (<c>4 * Bottleneck.Filters</c>). Names in a block are its own: it sees its inputs and its layers, nothing around it.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// [Conv2D(BasicBlock.Filters, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
/// [BatchNormalization(Name = "bn1")]
/// [Activation(ReLU)]
/// [Conv2D(BasicBlock.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)]
/// [BatchNormalization(Name = "bn2")]
/// [Add("x", Activation = ReLU)]
/// public static class BasicBlock
/// {
///     public const int Filters = BlockAttribute.Required;
/// }
///
/// [Use(typeof(BasicBlock), "Filters", 16, Name = "stage1", Repeat = 3)]   // stage1.0.conv1.weight …
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute
{
    /// <summary>The value of a constant that every use must give: <c>const int Filters = BlockAttribute.Required</c>.</summary>
    /// <remarks>
    /// The compiler computes a block's arguments with it before any use is known, so that it is a number with which the usual arithmetic (<c>4 * Filters</c>,
    /// <c>Filters &lt;&lt; 1</c>) has a result: small, other than 0, and nothing that a default would be.
    /// </remarks>
    public const int Required = -97;
}
