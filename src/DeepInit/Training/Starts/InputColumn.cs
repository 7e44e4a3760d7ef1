namespace DeepInit;

/// <summary>What is wrong with a column of an input.</summary>
public enum InputFault
{
    /// <summary>It has one value in all rows, and so says nothing. Its weights learn what the bias learns.</summary>
    Constant,

    /// <summary>Its mean or its deviation is more than 10: it drowns the others, and no learning rate suits both.</summary>
    Large,

    /// <summary>No number of it is 0.1 or more: its weights have to grow before it counts.</summary>
    Small,
}

/// <summary>A column of an input that a network can learn little from as it is; see <see cref="InitializationReport.Columns"/>.</summary>
public sealed class InputColumn
{
    internal InputColumn(string input, int? column, double mean, double deviation, InputFault fault)
    {
        Input = input;
        Column = column;
        Mean = mean;
        Deviation = deviation;
        Fault = fault;
    }

    /// <summary>The name of the input.</summary>
    public string Input { get; }

    /// <summary>The number of the column, from 0; null for images and sequences, which count as a whole.</summary>
    public int? Column { get; }

    /// <summary>Its mean over the rows.</summary>
    public double Mean { get; }

    /// <summary>Its deviation over the rows.</summary>
    public double Deviation { get; }

    /// <summary>What is wrong with it.</summary>
    public InputFault Fault { get; }

    /// <summary>For people: <c>column 7 of 'x': mean 120, deviation 41</c>.</summary>
    public override string ToString() => $"{(Column is { } column ? $"column {column} of " : "")}'{Input}': mean {StartText.Number(Mean)}, deviation {StartText.Number(Deviation)}";
}
