using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>How the update of a group of parameters is written: one for each mode, registered in <see cref="UpdateEmitterCatalog"/>.</summary>
internal abstract class UpdateEmitter
{
    /// <summary>The mode that it writes.</summary>
    public abstract UpdateMode Mode { get; }

    /// <summary>Writes the methods that move the group's parameters.</summary>
    public abstract void WriteMethods(SourceWriter writer, EmissionContext context, UpdateGroup group);

    /// <summary>Writes, into the engine's constructor, what the group's update needs once its memory is there.</summary>
    public virtual void WriteConstruction(SourceWriter writer, EmissionContext context, UpdateGroup group)
    {
    }

    /// <summary>The call that moves a part of a parameter.</summary>
    /// <param name="group">The parameter's group.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="at">C#: where the part lies in the block of parameters.</param>
    /// <param name="gradient">C#: a reference to its gradient.</param>
    /// <param name="count">C#: its rows, 16 numbers from one to the next.</param>
    /// <param name="width">Numbers of each row that move.</param>
    public abstract string Call(UpdateGroup group, ParameterPlan parameter, string at, string gradient, string count, int width);
}
