namespace DeepInit.Tests.Shared.Drawing;

/// <summary>A layer by chance.</summary>
/// <param name="Attribute">Its declaration, to which name and source are added; kinds that name what they read have done so.</param>
/// <param name="Makes">The shape of its output.</param>
internal sealed record DrawnLayer(AttributeText Attribute, int[] Makes)
{
    /// <summary>Numbers of the states in which it leaves each row; 0 where it has none.</summary>
    public int States { get; init; }

    /// <summary>Whether it leaves a memory, too.</summary>
    public bool HasMemory { get; init; }
}
