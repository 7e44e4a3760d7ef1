using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The public surface of a network that has errors, every member throwing: the user sees the one diagnostic, not all that follows from it.</summary>
internal static class StubEmitter
{
    /// <summary>The constant by which the analyzer learns that the generator itself failed, and how.</summary>
    public const string Failure = "NetworkFailure";

    /// <summary>The constant that holds what every member throws.</summary>
    private const string Errors = "NetworkErrors";

    private const string Fault = "throw new global::System.InvalidOperationException(" + Errors + ")";

    /// <summary>The names that a stub adds to those of the surface.</summary>
    public static IReadOnlyList<string> PrivateNames { get; } = [Failure, Errors];

    /// <param name="failure">What went wrong in the generator, where the network itself has no errors.</param>
    public static GeneratedFile Emit(NetworkSpec spec, string? failure)
    {
        IReadOnlyList<SurfaceMember> members = SurfaceMembers.OfBroken(spec);
        SourceWriter writer = FileEmitter.Open(
            spec,
            [$"{spec.Type.Qualified} has errors, which the compiler reports at its attributes. Until they are mended, every member throws."],
            ["/// <summary>A network with errors. Every member throws until they are mended.</summary>"],
            SurfaceMembers.Bases(members),
            isShort: false);
        string message = failure is null
            ? $"Network '{spec.Type.Qualified}' has errors, which the compiler reports at its attributes."
            : $"Network '{spec.Type.Qualified}' has no code, because DeepInit.Gen failed on it: {failure}.";
        writer.Write($"private const string {Errors} = {Literal.Of(message)};").Line();
        WriteFailure(writer, failure);
        foreach (SurfaceMember member in members)
        {
            // In the place of a member whose name the user has taken stands what its interface asks for, so that the network still is what programs take it for.
            if (!spec.Taken.Contains(member.Key))
            {
                MemberWriter.WriteStub(writer, member, spec.Overrides, Fault);
            }
            else if (member.AsExplicit() is { } contracted)
            {
                MemberWriter.WriteStub(writer, contracted, spec.Overrides, Fault);
            }
        }

        return new(HintNames.Of(spec.Type) + ".g.cs", FileEmitter.Close(writer, spec));
    }

    /// <summary>A part of the class with the failure alone, where not even its surface can be told.</summary>
    public static GeneratedFile Nothing(NetworkSpec spec, string failure)
    {
        SourceWriter writer = FileEmitter.Open(spec, [$"DeepInit.Gen failed on {spec.Type.Qualified}."], []);
        WriteFailure(writer, failure);
        return new(HintNames.Of(spec.Type) + ".g.cs", FileEmitter.Close(writer, spec));
    }

    private static void WriteFailure(SourceWriter writer, string? failure)
    {
        if (failure is not null)
        {
            writer.Write($"private const string {Failure} = {Literal.Of(failure)};").Line();
        }
    }
}
