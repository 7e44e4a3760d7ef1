using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Optimizers;

/// <summary>One step of one parameter.</summary>
/// <param name="Change">What is added to the parameter, of the states as the assignments left them.</param>
/// <param name="Assignments">What becomes of the states first, one after the other; a target that is no state is an intermediate result.</param>
internal sealed record UpdateFormula(Formula Change, EquatableArray<Assignment> Assignments)
{
    public UpdateFormula(Formula change, IEnumerable<Assignment> assignments)
        : this(change, assignments.ToEquatableArray())
    {
    }
}
