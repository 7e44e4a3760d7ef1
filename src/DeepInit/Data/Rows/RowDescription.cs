namespace DeepInit;

/// <summary>How rows become the numbers of a network, and what its output says of them. Generated code makes it; programs that export or serve networks read it.</summary>
public abstract class RowDescription
{
    private protected RowDescription(string network, IEnumerable<string> columns, string label, RowOutput output, IEnumerable<string> classes)
    {
        Network = network;
        Columns = [.. columns];
        Label = label;
        Output = output;
        Classes = output switch
        {
            RowOutput.Number => [],
            RowOutput.Probability or RowOutput.Logit => ["false", "true"],
            _ => [.. classes],
        };
    }

    /// <summary>The name of the network.</summary>
    public string Network { get; }

    /// <summary>The properties that the network reads, in the order of its numbers.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The property that it predicts.</summary>
    public string Label { get; }

    /// <summary>What its output says of the label.</summary>
    public RowOutput Output { get; }

    /// <summary>The names of the label's classes, in the order of their indices; of a yes or no <c>false</c> and <c>true</c>, of a number none.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The fitted transform of a network, if it is one for such rows.</summary>
    /// <typeparam name="T">The element type of the network.</typeparam>
    /// <param name="parameters">The parameters of the network.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is one of other columns.</exception>
    public abstract DataTransform RequireTransform<T>(ParameterCollection<T> parameters)
        where T : unmanaged;
}
