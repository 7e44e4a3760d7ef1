using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// How a recurrent layer goes through its steps, and the loops of its kernels. Rows are of one length (<see cref="EvenSequences"/>) or have lengths of their own
/// (<see cref="RaggedSequences"/>).
/// </summary>
/// <param name="Units">Numbers of the state.</param>
/// <param name="Reverse">Whether it goes from the last step to the first.</param>
/// <param name="ReturnsAll">Whether its value is the state after every step, or after the last.</param>
/// <param name="Part">What tells it from others of its layer in the names of kernels.</param>
internal abstract record SequenceForm(int Units, bool Reverse, bool ReturnsAll, string Part)
{
    /// <summary>Whether something of the last step of each row alone is read or written.</summary>
    public bool EndsRows { get; init; } = !ReturnsAll;

    protected int Panels => Panel.Count(Units);

    protected int Width => Panel.Padded(Units);

    /// <summary>The sequences that it goes through, where rows have lengths of their own; else null.</summary>
    public abstract RowCount? Sequences { get; }

    /// <summary>How many rows of a share have the step, as an expression: so far apart are the panels of its memory.</summary>
    public abstract string Alive { get; }

    /// <summary>The place of a vector in the state after a step, or, backward, before it.</summary>
    public abstract string After { get; }

    /// <summary>The place of a vector in the second state, and in its gradient.</summary>
    public abstract string MemoryPlace { get; }

    /// <summary>The condition that a step is the last of its row.</summary>
    public abstract string IsLast { get; }

    /// <summary>The place of a vector in a value that has one number of each row.</summary>
    public abstract string Last { get; }

    /// <summary>How many states there is room for backward: before and after a step, or one for both.</summary>
    public abstract int BackwardStates { get; }

    /// <summary>Opens the loop over shares of the rows: <c>row</c> is the first of one, <c>count</c> their number, <c>all</c> the rows of all steps.</summary>
    public abstract void OpenShare(SourceWriter text);

    /// <summary>Opens the loop over the steps, which are counted as the layer goes: <c>s</c>.</summary>
    public abstract void OpenSteps(SourceWriter text, bool backward);

    /// <summary>Writes what comes at the end of a step.</summary>
    public abstract void CloseStep(SourceWriter text, bool backward);

    /// <summary>The gradient of the state after a step, but for that of the layer's value there, as an expression.</summary>
    public abstract string GradientAfter { get; }

    /// <summary>Stores a vector of the state after a step.</summary>
    public abstract void StoreAfter(SourceWriter text, string value);

    /// <summary>Declares the places <c>i</c> and <c>j</c> of row <c>r</c>, before the loop over lanes.</summary>
    protected abstract void WriteRow(SourceWriter text);

    /// <summary>The place of a step among those of all rows.</summary>
    protected abstract string Step { get; }

    /// <summary>Whether the last panel has lanes without a unit.</summary>
    public bool HasPadding => Units % Panel.Width != 0;

    /// <summary>The place of a gate's vector in a value of all steps.</summary>
    public string Gate(int gate) => gate == 0 ? "i" : $"i + (all * {gate * Panels * Panel.Width})";

    /// <summary>The place of a gate's vector in the share's memory of one step.</summary>
    public string ShareGate(int gate) => gate == 0 ? "j" : $"j + ({Alive} * {gate * Panels * Panel.Width})";

    /// <summary>Opens the loops over the vectors of a step: at <c>i</c> in values of all steps, at <c>j</c> in the share's memory.</summary>
    public void OpenUnits(SourceWriter text)
    {
        if (Panels > 1)
        {
            text.Open($"for (int panel = 0; panel < {Number(Panels)}; panel++)");
        }

        text.Open($"for (int r = 0; r < {Alive}; r++)");
        WriteRow(text);
        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write(Panels > 1 ? $"int i = (((panel * all) + {Step}) * 16) + c, j = (((panel * {Alive}) + r) * 16) + c;" : $"int i = (({Step}) * 16) + c, j = (r * 16) + c;");
        if (HasPadding)
        {
            text.Write(Panels > 1 ? $"int valid = {Number(Units)} - (panel * 16) - c;" : $"int valid = {Number(Units)} - c;");
        }
    }

    /// <summary>
    /// Opens the loops over the vectors of the state before the first step, of all rows: at <c>given</c> in a value that has one number of each row, at <c>j</c> in the share's memory of the
    /// state, at <c>m</c> in that of the second state. Rows without a step, from <c>begun</c> on, have no state in memory: their <c>j</c> lies behind it.
    /// </summary>
    public void OpenFirst(SourceWriter text)
    {
        WriteBegun(text);
        text.Open($"for (int panel = 0; panel < {Number(Panels)}; panel++)").Open("for (int r = 0; r < count; r++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int given = (((panel * rows) + {User}) * 16) + c, m = (((panel * count) + r) * 16) + c, j = {First};");
    }

    /// <summary>
    /// Opens the loops over the vectors of a value that has one number of each row, at <c>given</c>, and of the second state, at <c>m</c> in the share's memory.
    /// </summary>
    public void OpenMemory(SourceWriter text)
    {
        text.Open($"for (int panel = 0; panel < {Number(Panels)}; panel++)").Open("for (int r = 0; r < count; r++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int given = (((panel * rows) + {User}) * 16) + c, m = (((panel * count) + r) * 16) + c;");
    }

    /// <summary>Declares memory for a step's masked state, <c>pShare</c>, and copies the mask of the share's rows, in their order, to <c>kShare</c>.</summary>
    public void WriteMaskOfShare(SourceWriter text)
    {
        text.Write($"ref $T kShare = ref DiUnsafe.Add(ref kAt, row * {Number(Width)}), pShare = ref DiUnsafe.Add(ref pAt, row * {Number(Width)});");
        OpenMemory(text);
        text.Write("DiSimd.Store(DiSimd.Load(ref maskAt, given), ref kShare, m);").Close().Close().Close().Line();
    }

    /// <summary>Declares how many rows have a step at all, where they differ.</summary>
    protected abstract void WriteBegun(SourceWriter text);

    /// <summary>The row of the call that row <c>r</c> of a share is.</summary>
    protected abstract string User { get; }

    /// <summary>The place of a vector in the state before the first step.</summary>
    protected abstract string First { get; }

    /// <summary>Closes them.</summary>
    public void CloseUnits(SourceWriter text)
    {
        text.Close().Close();
        if (Panels > 1)
        {
            text.Close();
        }
    }

    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
