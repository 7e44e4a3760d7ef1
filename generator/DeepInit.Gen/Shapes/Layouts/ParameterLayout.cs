using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>
/// How a tensor of parameters lies in memory. A layout knows everything about itself: the planner asks it for room, the emitter for the runtime's object that packs
/// and unpacks, checks for the axis of the outputs.
/// </summary>
internal abstract record ParameterLayout
{
    /// <summary>As it is, padded with zeros to a multiple of 16.</summary>
    public static ParameterLayout Vector { get; } = new VectorLayout();

    /// <summary>A matrix [out, in] as panels of 16 outputs.</summary>
    public static ParameterLayout Panels { get; } = new PanelLayout();

    /// <summary>Filters [out, in, height, width] as panels of 16 outputs, channels innermost.</summary>
    public static ParameterLayout Filters { get; } = new FilterLayout();

    /// <summary>Filters [in, out, height, width] that spread inputs, turned by half a turn.</summary>
    public static ParameterLayout TurnedFilters { get; } = new TurnedFilterLayout();

    /// <summary>A table [rows, units] as rows, each padded to whole panels.</summary>
    public static ParameterLayout Table { get; } = new TableLayout(Grows: false);

    /// <summary>A table that may have more rows once the program runs.</summary>
    public static ParameterLayout GrowingTable { get; } = new TableLayout(Grows: true);

    /// <summary>Where an element stands, for the head of a generated file; null where that goes without saying.</summary>
    public abstract string? Indexing { get; }

    /// <summary>How many outputs have lanes of their own.</summary>
    public abstract int OutputsOf(EquatableArray<int> shape);

    /// <summary>Axes of a tensor whose shape the runtime's object knows.</summary>
    public abstract int Axes { get; }

    /// <summary>Whether the first axis may be longer once the program runs.</summary>
    public virtual bool MayGrow => false;

    /// <summary>C# that makes the runtime's object for it, by a method that engines inherit.</summary>
    public abstract string RuntimeCall(EquatableArray<int> shape);

    /// <summary>Numbers that a tensor takes in memory, padding included: whole panels of outputs.</summary>
    public virtual int PaddedLength(EquatableArray<int> shape)
    {
        int outputs = OutputsOf(shape);
        int count = shape.Aggregate(1, (product, n) => product * n);
        return Panel.Padded(outputs) * (count / outputs);
    }
}
