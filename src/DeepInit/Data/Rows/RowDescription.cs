namespace DeepInit;

/// <summary>How rows become the numbers of a network, and what its output says of them. Generated code makes it; programs that export or serve networks read it.</summary>
public abstract class RowDescription
{
    private protected RowDescription(string network, IEnumerable<string> columns, IEnumerable<string> ids, IEnumerable<RowLabel> labels)
    {
        Network = network;
        Columns = [.. columns];
        Ids = [.. ids];
        Labels = [.. labels];
    }

    /// <summary>The name of the network.</summary>
    public string Network { get; }

    /// <summary>The properties that the network reads, in the order of its numbers.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The properties that the network reads as ids, each an input of that name; none of most.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The properties that it predicts: one of most.</summary>
    public IReadOnlyList<RowLabel> Labels { get; }

    /// <summary>The property that it predicts; of several the first.</summary>
    public string Label => Labels[0].Name;

    /// <summary>What its output says of the label.</summary>
    public RowOutput Output => Labels[0].Output;

    /// <summary>The names of the label's classes, in the order of their indices; of a yes or no <c>false</c> and <c>true</c>, of a number none.</summary>
    public IReadOnlyList<string> Classes => Labels[0].Classes;

    /// <summary>The fitted transform of a network, if it is one for such rows.</summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="parameters">The parameters of the network.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is one of other columns.</exception>
    public abstract DataTransform RequireTransform<T>(ParameterCollection<T> parameters)
        where T : unmanaged;
}
