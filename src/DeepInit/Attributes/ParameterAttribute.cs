namespace DeepInit;

/// <summary>Settings of one parameter tensor, named as in files (<c>dense0.bias</c>), where they differ from its layer's.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ParameterAttribute : Attribute
{
    /// <summary>Addresses a parameter.</summary>
    /// <param name="name">Its name in files, <c>dense0.weight</c> for example.</param>
    public ParameterAttribute(string name) => Name = name;

    /// <summary>The name of the tensor.</summary>
    public string Name { get; }

    /// <summary>False freezes the tensor: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Whether the optimiser's weight decay acts on it; its <see cref="OptimizerAttribute.DecayScope"/> decides unless given.</summary>
    public bool Decay { get; set; } = true;
}
