namespace DeepInit;

/// <summary>What the two directions of a recurrent layer become together (<see cref="RecurrentLayerAttribute.Bidirectional"/>).</summary>
public enum Merge
{
    /// <summary>The units of both, those of the second direction behind those of the first.</summary>
    Concat,

    /// <summary>Their sum, unit by unit.</summary>
    Sum,

    /// <summary>Their mean, unit by unit.</summary>
    Average,

    /// <summary>Their product, unit by unit.</summary>
    Multiply,
}
