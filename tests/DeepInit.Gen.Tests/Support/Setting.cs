using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Support;

/// <summary>The part of a user's project file that generated code must get along with.</summary>
internal sealed record Setting(
    LanguageVersion Language = LanguageVersion.Latest,
    NullableContextOptions Nullable = NullableContextOptions.Enable,
    bool CheckOverflow = false)
{
    /// <summary>As with GenerateDocumentationFile: missing comments and bad references in comments are reported.</summary>
    public CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);
}
