using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Writes one kind of op. There is one emitter for each, in <see cref="KernelEmitterCatalog"/>; nobody else asks what type an op has.</summary>
internal abstract class KernelEmitter
{
    /// <summary>The type of op that it writes.</summary>
    public abstract Type Op { get; }

    /// <summary>Writes the call on the items from <c>first</c> to <c>end</c>.</summary>
    public abstract void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, KernelOp op);

    /// <summary>Whether the call reads <c>first</c> and <c>end</c>.</summary>
    public abstract bool TakesRange(KernelOp op);

    /// <summary>Whether the op has a method of the network's; else its call is one of a tile or of the runtime.</summary>
    public abstract bool HasMethod(KernelOp op);

    /// <summary>Whether whoever reads the call finds what it computes at the method that is called, with nothing of the layer's to add.</summary>
    public abstract bool SaysWhat(KernelOp op);

    /// <summary>Writes the op's method; nothing where it has none.</summary>
    public abstract void WriteMethod(SourceWriter writer, EmissionContext context, KernelOp op);

    /// <summary>What the op's method is called where several layers share it; null for methods with constants of their layer in them, which no other layer has.</summary>
    public abstract KernelName? FormOf(EmissionContext context, KernelOp op);

    /// <summary>C#: the declaration of a local of the job that its call names; null where it names none but the job's own. Ops that name the same local share it.</summary>
    public abstract string? LocalOf(EmissionContext context, KernelOp op);

    /// <summary>Writes the members of the engine that its calls need, once for all ops of this kind.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="step">The expression for the number of the step, from which numbers are drawn.</param>
    public abstract void WriteEngineMembers(SourceWriter writer, string step);
}

/// <summary>Writes ops of one type.</summary>
/// <typeparam name="TOp">The type.</typeparam>
internal abstract class KernelEmitter<TOp> : KernelEmitter
    where TOp : KernelOp
{
    public sealed override Type Op => typeof(TOp);

    public sealed override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, KernelOp op) => WriteCall(writer, context, pass, (TOp)op);

    public sealed override bool TakesRange(KernelOp op) => TakesRange((TOp)op);

    public sealed override bool HasMethod(KernelOp op) => HasMethod((TOp)op);

    public sealed override bool SaysWhat(KernelOp op) => SaysWhat((TOp)op);

    public sealed override void WriteMethod(SourceWriter writer, EmissionContext context, KernelOp op) => WriteMethod(writer, context, (TOp)op);

    public sealed override KernelName? FormOf(EmissionContext context, KernelOp op) => FormOf(context, (TOp)op);

    public sealed override string? LocalOf(EmissionContext context, KernelOp op) => LocalOf(context, (TOp)op);

    public override void WriteEngineMembers(SourceWriter writer, string step)
    {
    }

    protected abstract void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, TOp op);

    protected abstract void WriteMethod(SourceWriter writer, EmissionContext context, TOp op);

    protected abstract bool TakesRange(TOp op);

    protected virtual bool HasMethod(TOp op) => op.Method.Length > 0;

    protected virtual bool SaysWhat(TOp op) => HasMethod(op);

    protected virtual KernelName? FormOf(EmissionContext context, TOp op) => null;

    protected virtual string? LocalOf(EmissionContext context, TOp op) => null;
}
