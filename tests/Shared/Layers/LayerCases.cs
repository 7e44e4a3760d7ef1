using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>
/// A kind of layer as all suites see it: shapes, plans, forward and backward against naive loops, threads, ONNX Runtime and networks by chance. There is one derived class
/// for each kind, found by <see cref="LayerCaseCatalog"/>; a kind without one fails a test that names it. Nothing here knows the generator or the runtime: declarations are
/// text, values are doubles.
/// </summary>
internal abstract class LayerCases
{
    /// <summary>The word of its attribute, such as <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Declarations: the defaults, each option, sizes around the lanes of vectors and the panels of 16.</summary>
    public IReadOnlyList<LayerCase> All => field ??= [.. Cases()];

    /// <summary>Whether it names what it reads, as <c>[Add("a", "b")]</c> does.</summary>
    public virtual bool NamesWhatItReads => false;

    /// <summary>The role of its first parameter; null where it has none, or has it under several names.</summary>
    public virtual string? FirstRole => All[0].Parameters.Length > 0 ? All[0].Parameters.Split(' ')[0] : null;

    /// <summary>Why ONNX Runtime is not asked about it; null where its results must be ours.</summary>
    public virtual string? NotInOnnx => null;

    /// <summary>What conformance cases call it; null where the format has no such layer.</summary>
    public abstract string? InConformanceCases { get; }

    /// <summary>A valid declaration by chance, with options by chance.</summary>
    /// <param name="chance">Decides.</param>
    /// <param name="x">The value to read.</param>
    /// <param name="values">All values so far, for kinds that read several.</param>
    /// <returns>The layer and the shape of what it makes; null where the kind does not fit the value.</returns>
    public abstract DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values);

    /// <summary>The declarations.</summary>
    protected abstract IEnumerable<LayerCase> Cases();

    /// <summary>A declaration that reads one value.</summary>
    /// <param name="name">What tells it from the others of its kind.</param>
    /// <param name="reads">The shape of what it reads, channels last.</param>
    /// <param name="arguments">Its arguments, without name and source.</param>
    /// <param name="makes">The shape of its output.</param>
    /// <param name="parameters">Its parameters, by role and shape: <c>weight 64×30, bias 64</c>.</param>
    /// <param name="naive">What it computes.</param>
    protected LayerCase Case(string name, int[] reads, string arguments, int[] makes, string parameters, Func<double[], Func<string, double[]>, double[]> naive) =>
        new(this, Kind + name, [reads], arguments, makes, parameters, (x, parameter) => naive(x[0], parameter));

    /// <summary>A declaration without parameters that reads several values.</summary>
    protected LayerCase Case(string name, int[][] reads, string arguments, int[] makes, Func<double[][], double[]> naive) =>
        new(this, Kind + name, reads, arguments, makes, "", (x, _) => naive(x));
}
