using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Diagnostics;

/// <summary>DIG016, DIG020 and DIG022: what the class and its project must be for the generated part to compile beside the user's.</summary>
internal static class ClassCheck
{
    /// <summary>What generated code is written in: nullable annotations and using declarations are C# 8's.</summary>
    private const LanguageVersion Needed = LanguageVersion.CSharp8;

    /// <summary>What generated code names of the framework. Old frameworks get these from packages that this one depends on.</summary>
    private static readonly string[] NeededTypes = ["System.ReadOnlySpan`1", "System.MemoryExtensions", "System.Numerics.Vector`1"];

    private static readonly HashSet<string> GeneratedMethods =
        ["Predict", "TrainBatch", "ComputeLoss", "ComputeGradients", "ApplyGradients", "Fit", "Evaluate", "Save", "Load", "Summary"];

    private static readonly HashSet<string> GeneratedOthers =
        ["InputSize", "OutputSize", "ParameterCount", "Parameters", "LearningRate", "StepCount", "MaxRowsPerPass", "DropoutActive", "NetworkEngine", "_networkEngine"];

    public static IEnumerable<Diagnostic> Run(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        // Where the framework itself is missing, the compiler says so, and every type would be named here.
        string[] missing = compilation.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error
            ? []
            : [.. NeededTypes.Where(name => compilation.GetTypesByMetadataName(name).IsEmpty).Select(name => name.Split('`')[0])];
        if (missing.Length > 0)
        {
            yield return Diagnostic.Create(Rules.FrameworkTooOld, type.Locations[0], type.Name, string.Join(", ", missing));
        }

        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree) || reference.GetSyntax(token) is not TypeDeclarationSyntax declaration)
            {
                continue;
            }

            if (reference.SyntaxTree.Options is CSharpParseOptions options && options.LanguageVersion < Needed)
            {
                yield return Diagnostic.Create(
                    Rules.LanguageTooOld,
                    declaration.Identifier.GetLocation(),
                    type.Name,
                    options.LanguageVersion.ToDisplayString(),
                    Needed.ToDisplayString());
            }
        }

        bool hasRows = type.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { } c && c.Name == "NetworkAttribute" && Parsing.NetworkParser.MetadataName(c) == KnownNames.Network && attribute.ConstructorArguments.Length > 0);
        foreach (ISymbol member in type.GetMembers())
        {
            // A method may overload a generated one; anything else of its name clashes.
            bool clashes = GeneratedOthers.Contains(member.Name) || (member is not IMethodSymbol && GeneratedMethods.Contains(member.Name))
                || (hasRows && (member.Name is "NetworkRows" or "PredictRows" || (member is not IMethodSymbol && member.Name == "ToDataset")));
            if (clashes && !member.IsImplicitlyDeclared && member.Locations.FirstOrDefault() is { SourceTree: { } tree } location && !IsGenerated(tree))
            {
                yield return Diagnostic.Create(Rules.MemberClash, location, member.Name, type.Name);
            }
        }
    }

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
