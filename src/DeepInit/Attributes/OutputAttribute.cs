namespace DeepInit;

/// <summary>
/// Names the layers whose values <c>Predict</c> returns, in this order. Left out, these are the last layer, the layers that losses read and those
/// that no other layer reads, in the order of their declaration.
/// </summary>
/// <example><code>[Dense(20, Name = "code", Activation = Tanh)] [Dense(64)] [Output("code")]</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Makes a layer's value an output.</summary>
    /// <param name="layer">The name of the layer.</param>
    public OutputAttribute(string layer) => Layer = layer;

    /// <summary>The name of the layer.</summary>
    public string Layer { get; }

    /// <summary>How the numbers of an image or a sequence stand in what <c>Predict</c> returns, and in the targets of losses that read it; channels last unless given.</summary>
    public ChannelOrder Order { get; set; }
}
