using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Writes how one kind of transform is computed. There is one emitter for each, in <see cref="TransformEmitterCatalog"/>.</summary>
internal abstract class TransformEmitter
{
    /// <summary>The type of transform that it writes.</summary>
    public abstract Type Transform { get; }

    /// <summary>Writes the statements that make the results, in a method where <c>values</c> is the block of parameters.</summary>
    public abstract void Write(SourceWriter writer, Derived derived);
}

/// <summary>Writes transforms of one type.</summary>
/// <typeparam name="TTransform">The type.</typeparam>
internal abstract class TransformEmitter<TTransform> : TransformEmitter
    where TTransform : DerivedTransform
{
    public sealed override Type Transform => typeof(TTransform);

    public sealed override void Write(SourceWriter writer, Derived derived) => Write(writer, derived, (TTransform)derived.Transform);

    protected abstract void Write(SourceWriter writer, Derived derived, TTransform transform);

    /// <summary>The place of a parameter, or of what was derived from one.</summary>
    protected static string At(ParameterPlan parameter) => EmissionContext.At("values", parameter.Offset);
}
