using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Architecture;

/// <summary>A source file of the generator.</summary>
/// <param name="Path">Where it is below the generator's folder, with slashes.</param>
/// <param name="Root">What is in it.</param>
internal sealed record SourceFile(string Path, CompilationUnitSyntax Root)
{
    /// <summary>All of the generator's files.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = Read();

    /// <summary>The folder in which it is, the first part of its path; the project's own folder is empty.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The types that it declares.</summary>
    public IReadOnlyList<BaseTypeDeclarationSyntax> Types { get; } = [.. Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()];

    public bool Declares(string type) => Types.Any(declared => declared.Identifier.Text == type);

    /// <summary>For people: <c>Planning/Planner.cs(34): the line</c>.</summary>
    public string LineOf(SyntaxNode node)
    {
        int line = node.GetLocation().GetLineSpan().StartLinePosition.Line;
        return $"{Path}({line + 1}): {Root.SyntaxTree.GetText().Lines[line].ToString().Trim()}";
    }

    public override string ToString() => Path;

    private static SourceFile[] Read()
    {
        string root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "..", "..", "generator", "DeepInit.Gen"));
        return
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(file => (File: file, Relative: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')))
                .Where(file => !file.Relative.StartsWith("bin/", StringComparison.Ordinal) && !file.Relative.StartsWith("obj/", StringComparison.Ordinal))
                .OrderBy(file => file.Relative, StringComparer.Ordinal)
                .Select(file => new SourceFile(file.Relative, CSharpSyntaxTree.ParseText(File.ReadAllText(file.File)).GetCompilationUnitRoot())),
        ];
    }

    private static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
