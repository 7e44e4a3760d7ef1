using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Emission;

/// <summary>An argument of the generated methods.</summary>
/// <param name="Name">The name of the input, output or target.</param>
/// <param name="Argument">The identifier, unique among the arguments.</param>
/// <param name="Constant">The constant that holds its size per row; empty for targets.</param>
/// <param name="Shape">Per row.</param>
internal sealed record SurfaceArgument(string Name, string Argument, string Constant, Shape Shape, bool IsClassIndex = false, bool ChannelsFirst = false)
{
    /// <summary>The shape as the user's numbers stand.</summary>
    public Shape DataShape => ChannelsFirst ? new Shape([Shape.Features, .. Shape.Dimensions.Take(Shape.Dimensions.Count - 1)]) : Shape;
}

/// <summary>How the public surface of a network is spelled: arguments that differ, whatever users call their inputs.</summary>
internal sealed class SurfaceNames
{
    private readonly HashSet<string> _taken = [];

    public SurfaceNames(NetworkSpec spec, IEnumerable<(string Name, Shape Shape)> outputs, IEnumerable<(string Name, Shape Shape, bool IsClassIndex)> targets)
    {
        Inputs =
        [
            .. spec.Inputs.Select(input => new SurfaceArgument(
                input.Name,
                Unique(input.Name),
                spec.Inputs.Count == 1 ? "InputSize" : Identifiers.Pascal(input.Name) + "InputSize",
                input.Shape.Count > 0 ? new Shape(input.Shape) : new Shape(1),
                ChannelsFirst: input.Order == ChannelOrder.ChannelsFirst && input.Shape.Count > 1)),
        ];
        (string Name, Shape Shape)[] results = [.. outputs];
        Outputs =
        [
            .. results.Select(output => new SurfaceArgument(
                output.Name,
                Unique(results.Length == 1 ? "output" : output.Name),
                results.Length == 1 ? "OutputSize" : Identifiers.Pascal(output.Name) + "OutputSize",
                output.Shape)),
        ];
        Targets = [.. targets.Select(target => new SurfaceArgument(target.Name, Unique(target.Name), "", target.Shape, target.IsClassIndex))];
    }

    public IReadOnlyList<SurfaceArgument> Inputs { get; }

    public IReadOnlyList<SurfaceArgument> Outputs { get; }

    public IReadOnlyList<SurfaceArgument> Targets { get; }

    /// <summary>The best guess for a network that has errors: what stands in its attributes.</summary>
    public static SurfaceNames OfBroken(NetworkSpec spec)
    {
        IEnumerable<string> outputs = spec.Outputs.Count > 0 ? spec.Outputs : spec.Losses.Count > 1 ? spec.Losses.Select(loss => loss.Output ?? "output").Distinct() : ["output"];
        IEnumerable<LossSpec> losses = spec.Losses.Where(loss => LossCatalog.Contains(loss.Function));
        return new SurfaceNames(
            spec.Inputs.Count > 0 ? spec : spec with { Inputs = new([new InputSpec("x", new([1]))]) },
            outputs.Select(name => (name, new Shape(1))),
            losses.Select(loss => (loss.Target ?? (spec.Losses.Count == 1 ? "target" : loss.Output ?? "target"), new Shape(1), LossCatalog.Of(loss).TakesClassIndices(loss))).Distinct());
    }

    private string Unique(string name)
    {
        string argument = Identifiers.Argument(name);
        while (!_taken.Add(argument))
        {
            argument = "_" + argument.TrimStart('@');
        }

        return argument;
    }
}
