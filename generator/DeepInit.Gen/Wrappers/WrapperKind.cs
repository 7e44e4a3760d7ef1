using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>What stands around an optimiser: everything about it in one file, registered in <see cref="WrapperCatalog"/>. What it does is a class of the runtime.</summary>
internal abstract class WrapperKind
{
    /// <summary>The metadata name of its attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>Its name in messages and headers.</summary>
    public string Word => Attribute.Substring("DeepInit.".Length, Attribute.Length - "DeepInit.".Length - "Attribute".Length);

    /// <summary>Whether predictions read weights that it makes.</summary>
    public abstract bool Averages { get; }

    /// <summary>Passes of a batch that a step takes beyond the first: then no update can be made before all gradients of the last one are known.</summary>
    public abstract int ExtraPasses { get; }

    /// <summary>The formula, for comments.</summary>
    public abstract string Formula(WrapperSpec spec);

    public abstract WrapperSpec Parse(AttributeArguments arguments);

    /// <summary>The class of the runtime that does it, and what it is made with behind the engine.</summary>
    public abstract RuntimeUpdate Runtime(WrapperSpec spec);

    /// <summary>Reports options outside their domain.</summary>
    public void Check(WrapperSpec spec, Issues issues)
    {
        foreach ((string argument, object value, bool valid, string expected) in Domains(spec))
        {
            if (!valid)
            {
                issues.Add(Rules.OutOfDomain, argument, char.ToUpperInvariant(argument[0]) + argument.Substring(1), Word, value, expected);
            }
        }
    }

    protected abstract IEnumerable<(string Argument, object Value, bool Valid, string Expected)> Domains(WrapperSpec spec);
}
