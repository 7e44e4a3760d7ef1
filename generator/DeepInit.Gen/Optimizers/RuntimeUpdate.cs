using DeepInit.Gen.Collections;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Optimizers;

/// <summary>A class of the runtime that moves whole tensors, and what it is made with.</summary>
/// <param name="Type">Its name in <c>DeepInit.Runtime</c>, without the element type.</param>
/// <param name="Arguments">The optimiser's hyperparameters, in the order of the constructor's.</param>
internal sealed record RuntimeUpdate(string Type, EquatableArray<RuntimeArgument> Arguments)
{
    public RuntimeUpdate(string type, IEnumerable<RuntimeArgument> arguments)
        : this(type, arguments.ToEquatableArray())
    {
    }
}
