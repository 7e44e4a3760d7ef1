using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>
/// What a recurrent layer computes in a step, for each unit: from sums of the input (one for each gate, with W_ih and its bias) and sums of the state before (with W_hh and its
/// bias) to the state after. <see cref="RecurrentForward"/> and <see cref="RecurrentBackward"/> go through the steps; a cell writes what happens to a vector of units.
/// </summary>
internal abstract record RecurrentCell
{
    /// <summary>How many sums each unit has.</summary>
    public abstract int Gates { get; }

    /// <summary>
    /// How many gates, the first ones, have sums of the state before; those of the others are of what the step reads in its place, once the first ones are there (<see cref="WriteRead"/>).
    /// </summary>
    public virtual int EarlyGates => Gates;

    /// <summary>Of how many gates, the first ones, backward knows the gradient only when it has that of what the step reads; 0 where it reads the state.</summary>
    public virtual int ReadingGates => 0;

    /// <summary>Whether the sums of some gates are of another vector than the state before.</summary>
    public bool Reads => EarlyGates < Gates;

    /// <summary>What it computes, as a formula.</summary>
    public abstract string Formula { get; }

    /// <summary>What its gradients are, as a formula.</summary>
    public abstract string BackwardFormula { get; }

    /// <summary>The name of a second state that goes from step to step beside h; null where there is none.</summary>
    public virtual string? Memory => null;

    /// <summary>What training keeps of every step for every unit, beside the gates and the state before: names.</summary>
    public abstract EquatableArray<string> Kept { get; }

    /// <summary>Whether a step backward reads <c>h</c>, the state before.</summary>
    public abstract bool ReadsStateBefore { get; }

    /// <summary>Whether the gradients of the state's sums differ from those of the input's, so that they are stored for themselves.</summary>
    public virtual bool HasGradientsOfItsOwn => false;

    /// <summary>
    /// Writes a step of a vector. There are <c>h</c>, the state before, <c>g0, g1, …</c>, the sums of the input, <c>u0, u1, …</c>, those of the state, and <c>m</c>, the second
    /// state before. It declares <c>hNew</c> and, with a second state, <c>mNew</c>.
    /// </summary>
    /// <param name="text">Where to.</param>
    /// <param name="keep">Keeps a value for training: under <c>g0</c> and so on in the place of the sums, or under one of <see cref="Kept"/>; null in prediction.</param>
    public abstract void WriteForward(KernelWriter text, Action<string, string>? keep);

    /// <summary>
    /// Writes a step backward of a vector. There are <c>d</c>, the gradient of the state after, <c>h</c>, the state before, where it is read, <c>g0, g1, …</c> as forward has kept them, what is in
    /// <see cref="Kept"/> and <c>dm</c>, the gradient of the second state after. It declares <c>d0, d1, …</c>, the gradients of the input's sums, <c>e0, e1, …</c>, those of the
    /// state's where they differ, <c>dBefore</c>, the gradient of the state before but for what comes by its sums, and <c>dmBefore</c>.
    /// </summary>
    public abstract void WriteBackward(KernelWriter text);

    /// <summary>
    /// Writes what the step reads, of a vector. There are <c>h</c>, the sums of the input, and those of the state that are there early. It declares <c>read</c>, and <c>v0</c>, which
    /// <see cref="WriteForward"/> finds as <c>u0</c>.
    /// </summary>
    /// <param name="text">Where to.</param>
    /// <param name="keep">Keeps a value for training; null in prediction.</param>
    public virtual void WriteRead(KernelWriter text, Action<string, string>? keep) => throw new InvalidOperationException("The sums are of the state.");

    /// <summary>
    /// Writes the gradient of what the step reads back, of a vector. There are <c>dRead</c>, <c>h</c> and what forward has kept. It declares the gradients of the first gates, and <c>dMore</c>,
    /// which the gradient of the state before has beside.
    /// </summary>
    /// <param name="text">Where to.</param>
    public virtual void WriteReadBackward(KernelWriter text) => throw new InvalidOperationException("The sums are of the state.");

    /// <summary>Numbers of each unit's panels, padding included, over all gates.</summary>
    public int Sums(int units) => Gates * Panel.Padded(units);
}
