namespace DeepInit;

/// <summary>A property that a network over rows predicts.</summary>
public sealed class RowLabel
{
    internal RowLabel(string name, RowOutput output, IReadOnlyList<string> categories)
    {
        Name = name;
        Output = output;
        Classes = output switch
        {
            RowOutput.Number => [],
            RowOutput.Probability or RowOutput.Logit => ["false", "true"],
            _ => [.. categories],
        };
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What the network's output says of it.</summary>
    public RowOutput Output { get; }

    /// <summary>The names of its classes, in the order of their indices; of a yes or no <c>false</c> and <c>true</c>, of a number none.</summary>
    public IReadOnlyList<string> Classes { get; }
}
