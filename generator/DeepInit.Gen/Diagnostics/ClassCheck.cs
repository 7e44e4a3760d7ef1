using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Diagnostics;

/// <summary>DIG016 and DIG024: what the project must be for the generated part to compile beside the user's.</summary>
internal static class ClassCheck
{
    /// <summary>What generated code is written in: nullable annotations and using declarations are C# 8's.</summary>
    private const LanguageVersion Needed = LanguageVersion.CSharp8;

    /// <summary>What generated code names of the framework. Old frameworks get these from packages that this one depends on.</summary>
    private static readonly string[] NeededTypes = ["System.ReadOnlySpan`1", "System.MemoryExtensions", "System.Numerics.Vector`1"];

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
    }

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
