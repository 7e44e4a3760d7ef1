namespace DeepInit;

/// <summary>What every layer has: a name, and the value that it reads.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name, unique in the network: other layers read it by <see cref="From"/>, and its parameters are called
    /// <c>name.weight</c> in files. Unless given, the kind and a number: <c>dense0</c>, <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The input or layer that this one reads; the layer before unless given.</summary>
    public string? From { get; set; }
}
