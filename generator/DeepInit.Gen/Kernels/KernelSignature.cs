using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Kernels;

/// <summary>
/// Everything that a layer's kernel is handed, each under the name by which its body calls it. What is not here has no name in the body: code that uses what was not
/// declared does not compile, so that leaving something out can be no race between threads.
/// </summary>
internal sealed record KernelSignature
{
    public KernelSignature(params Operand[] operands) => Operands = new(operands);

    /// <summary>Values. The body reads and writes them at <c>xAt</c>, for an operand <c>x</c>.</summary>
    public EquatableArray<Operand> Operands { get; }

    /// <summary>Tensors of parameters that it reads or, for running statistics, moves.</summary>
    public EquatableArray<ParameterOperand> Parameters { get; init; }

    /// <summary>Places in working memory that does not depend on the rows.</summary>
    public EquatableArray<Operand> Fixed { get; init; }

    /// <summary>Gradients of parameters that it makes; see <see cref="KernelWriter.OpenGradient"/>.</summary>
    public EquatableArray<KernelGradient> Gradients { get; init; }

    /// <summary>
    /// The products that it calls on the register tiles. With any of them the body has <c>zeros</c>, 16 of them, and, with gradients of inputs, <c>transposed</c> for
    /// memory of the thread.
    /// </summary>
    public EquatableArray<TileRequest> Tiles { get; init; }

    /// <summary>Numbers of the thread's own memory that weights are transposed in: those that are kept lie one after another, and before what a product forgets.</summary>
    public int Transposed => TransposedScratch + Tiles.Where(tile => !Kept.Contains(tile)).Select(tile => tile.Transposed).DefaultIfEmpty(0).Max();

    /// <summary>Where transposed weights that are kept lie in that memory.</summary>
    public int TransposedAt(InputGradientRequest request) => Kept.TakeWhile(other => other != request).Sum(other => other.Transposed);

    /// <summary>Where there is memory for those that a product forgets.</summary>
    public int TransposedScratch => Kept.Sum(tile => tile.Transposed);

    private IEnumerable<InputGradientRequest> Kept => Tiles.OfType<InputGradientRequest>().Where(request => request.KeepsTransposed);

    /// <summary>Numbers of memory that each thread has for itself, at <c>local</c>.</summary>
    public int Local { get; init; }

    /// <summary>The sequences through which it goes, each with its own steps: the body has <c>sequences</c>, the table of them. Null for kernels that take all rows alike.</summary>
    public RowCount? Sequences { get; init; }

    /// <summary>The sequences of a second value, where their steps are not those of <see cref="Sequences"/>: the body has <c>memory</c>, the table of them.</summary>
    public RowCount? Memory { get; init; }

    /// <summary>Whether the body asks <c>training</c>: false when a loss is computed as in prediction.</summary>
    public bool ReadsMode { get; init; }

    /// <summary>Whether it adds to one of its operands.</summary>
    public bool Accumulates => Operands.Any(operand => operand.Access == Access.Accumulate);
}
