namespace DeepInit.Conformance.Execution;

/// <summary>What a run of a case produced, under the names of the format.</summary>
internal sealed class Measurements
{
    /// <summary>Outputs, gradients, parameters, optimiser state.</summary>
    public List<MeasuredTensor> Tensors { get; } = [];

    /// <summary>The loss that came with the gradients of the first batch.</summary>
    public double GradientLoss { get; set; }

    /// <summary>The loss of each step, before its update.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>The unweighted losses of each step; empty where they were not asked for.</summary>
    public List<double[]> LossParts { get; } = [];

    /// <summary>The norm of all gradients before each step; empty where it was not asked for.</summary>
    public List<double> GradientNorms { get; } = [];

    /// <summary>The learning rate of each step, as the network tells it.</summary>
    public List<double> LearningRates { get; } = [];

    /// <summary>The rows of each step.</summary>
    public List<(int Start, int Count)> Rows { get; } = [];

    /// <summary>The loss of the first batch in inference mode, after the last step.</summary>
    public double EvaluationLoss { get; set; }

    /// <summary>NAdam's running product after the last step.</summary>
    public double? MomentumProduct { get; set; }

    /// <summary>What went wrong beyond numbers: a name, a shape, a flag, a count.</summary>
    public List<string> Faults { get; } = [];
}

/// <summary>A tensor that a run produced, row-major.</summary>
internal sealed record MeasuredTensor(string Name, int[] Shape, double[] Values);
