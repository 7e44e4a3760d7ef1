using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A plain recurrent layer (Elman 1990).</summary>
internal sealed class SimpleRNNLayer : RecurrentLayer
{
    public override string Attribute => "DeepInit.SimpleRNNAttribute";

    protected override RecurrentCell CellOf(RecurrentSpec spec) => new SimpleRNNCell(spec.Activation);

    protected override ActivationSpec ActivationOf(AttributeArguments arguments) =>
        arguments.IsSet("Activation") ? ParseActivation(arguments, arguments.Enum<Activation>("Activation")) : base.ActivationOf(arguments);

    protected override Shape Infer(RecurrentSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        ActivationKind kind = ActivationCatalog.Of(spec.Activation);
        kind.Check(spec.Activation, issues, $"SimpleRNN '{name}'");
        if (!kind.IsElementwise(spec.Activation))
        {
            issues.Add(Rules.OutOfDomain, "Activation", "Activation", $"SimpleRNN '{name}'", spec.Activation.Function, "one that acts on each unit by itself, such as Tanh or ReLU");
        }

        return base.Infer(spec, name, inputs, issues);
    }
}
