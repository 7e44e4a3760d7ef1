using System.Globalization;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>What became of one network's way through the pipeline in a run.</summary>
internal sealed record Outcome(IncrementalStepRunReason Spec, IncrementalStepRunReason Plan, IncrementalStepRunReason Output)
{
    /// <summary>First seen: everything computed.</summary>
    public static Outcome New { get; } = new(IncrementalStepRunReason.New, IncrementalStepRunReason.New, IncrementalStepRunReason.New);

    /// <summary>Not even looked at again.</summary>
    public static Outcome Cached { get; } = new(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);

    /// <summary>Parsed again, because types elsewhere may have changed, with the same result: nothing else was done.</summary>
    public static Outcome Unchanged { get; } = new(IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);

    /// <summary>Computed again, with another result.</summary>
    public static Outcome Modified { get; } = new(IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

    /// <summary>The outcome of each network of the last run, by the name of its class.</summary>
    public static IReadOnlyDictionary<string, Outcome> ByNetwork(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        var specs = Outputs(result.TrackedSteps[NetworkGenerator.Steps.Specs]).ToDictionary(output => ((NetworkSpec)output.Value).Type.Name, output => output.Reason);
        var plans = Outputs(result.TrackedSteps[NetworkGenerator.Steps.Plans]).ToDictionary(output => ((PlanResult)output.Value).Spec.Type.Name, output => output.Reason);
        var files = result.TrackedOutputSteps.Values
            .SelectMany(steps => steps)
            .Where(step => FilesOf(step) is not null)
            .ToDictionary(step => FilesOf(step)!.Files[0].HintName.Split('.')[0], step => step.Outputs.Select(output => output.Reason).Distinct().Single());
        return specs.Keys.ToDictionary(name => name, name => new Outcome(specs[name], plans[name], files[name]));
    }

    /// <summary>What became of a step of the whole compilation in the last run.</summary>
    public static IncrementalStepRunReason OfStep(GeneratorDriver driver, string step) =>
        Outputs(driver.GetRunResult().Results.Single().TrackedSteps[step]).Single().Reason;

    // The source output of a network has its files among its inputs; that of the tiles, which all networks share, has not.
    private static NetworkFiles? FilesOf(IncrementalGeneratorRunStep step) =>
        step.Inputs.Select(input => input.Source.Outputs[input.OutputIndex].Value).OfType<NetworkFiles>().SingleOrDefault();

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(IEnumerable<IncrementalGeneratorRunStep> steps) => steps.SelectMany(step => step.Outputs);
}
