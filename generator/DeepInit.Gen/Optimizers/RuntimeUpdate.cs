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

/// <summary>An argument of a constructor.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Text">C#: the value.</param>
internal sealed record RuntimeArgument(string Name, string Text)
{
    public RuntimeArgument(string name, double value)
        : this(name, Literal.Of(value))
    {
    }

    public RuntimeArgument(string name, int value)
        : this(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
    }

    public RuntimeArgument(string name, bool value)
        : this(name, value ? "true" : "false")
    {
    }
}
