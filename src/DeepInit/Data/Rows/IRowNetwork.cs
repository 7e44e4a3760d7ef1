namespace DeepInit;

/// <summary>A network over rows of a type, <c>[Network(typeof(House))]</c>; generated, and the same whatever the type is.</summary>
public interface IRowNetwork
{
    /// <summary>What its rows are, and what its output says of them.</summary>
    RowDescription Description { get; }
}
