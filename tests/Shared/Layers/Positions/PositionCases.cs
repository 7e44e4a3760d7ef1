namespace DeepInit.Tests.Shared.Layers;

/// <summary>What is added to the steps of a sequence at their positions.</summary>
internal abstract class PositionCases : LayerCases
{
    /// <summary>A sequence [steps, units] plus a table's first rows.</summary>
    protected static double[] Added(double[] x, Func<int, int, double> table, int units) => [.. x.Select((value, i) => value + table(i / units, i % units))];
}
