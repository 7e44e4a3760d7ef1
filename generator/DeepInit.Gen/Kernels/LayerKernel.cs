using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Kernels;

/// <summary>
/// A kernel that a layer writes itself, because no loop skeleton covers it. It says what it is handed, what threads share of it, and writes its body; names, arguments,
/// waits between threads and memory follow from that, as for every other op. Two of them are equal when they would be the same code on the same places.
/// </summary>
internal abstract record LayerKernel
{
    /// <summary>Its name, from one that has its layer and its sizes.</summary>
    public abstract KernelName Name(KernelName layer);

    /// <summary>What it computes: <c>y = mask · x</c>.</summary>
    public abstract string Formula { get; }

    /// <summary>Everything that it is handed.</summary>
    public abstract KernelSignature Signature { get; }

    /// <summary>What threads claim of it one by one: the body computes those from <c>first</c> to <c>end</c>.</summary>
    public abstract Items Items { get; }

    /// <summary>Writes the body.</summary>
    public abstract void Write(KernelWriter kernel);

    /// <summary>Whether it needs nothing but values and parameters, so that a single row can be computed on the stack.</summary>
    public virtual bool RunsOnStack => false;

    /// <summary>The same kernel on rows as users hand them over, and the operands that are then rows; null where everything must be panels.</summary>
    public virtual RowMajorForm? FromRows => null;

    /// <summary>The same kernel, which multiplies what it writes by the derivative of an activation before it stores it; null where it cannot.</summary>
    /// <param name="activation">The activation f.</param>
    /// <param name="value">What f' is computed from.</param>
    public virtual LayerKernel? TimesDerivative(ActivationSpec activation, BufferUse value) => null;

    /// <summary>A kernel on rows as users hand them over.</summary>
    /// <param name="Kernel">The kernel.</param>
    /// <param name="Reads">The operand that is rows, and the only one that it reads.</param>
    /// <param name="Writes">The operand that it writes as rows too.</param>
    internal sealed record RowMajorForm(LayerKernel Kernel, BufferUse Reads, BufferUse Writes);
}
