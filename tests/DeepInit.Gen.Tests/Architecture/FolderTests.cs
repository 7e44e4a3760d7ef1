using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Architecture;

/// <summary>
/// Which folder of the generator may know which: stages in the order of data, and the kinds, each of which has everything about itself in one file, from its arguments to its
/// code. Read from the sources, usings and names alike.
/// </summary>
public sealed class FolderTests
{
    /// <summary>What each folder may use beside itself.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        // Leaves: they know nothing of networks.
        ["Collections"] = [],
        ["Text"] = [],

        // What is computed, as data: known by all who compute something, and knows none of them.
        ["Formulas"] = ["Collections"],

        // What was written. Faults of the declaration are a part of it.
        ["Specs"] = ["Collections", "Diagnostics", "Text"],

        // The stages, each from what the one before has made.
        ["Parsing"] = ["Collections", "Diagnostics", "Layers", "Losses", "Optimizers", "Schedules", "Specs", "Text", "Wrappers"],
        ["Shapes"] = ["Activations", "Collections", "Diagnostics", "Initializers", "Layers", "Losses", "Optimizers", "Schedules", "Specs", "Text", "Wrappers"],
        ["Planning"] = ["Activations", "Collections", "Formulas", "Initializers", "Kernels", "Layers", "Losses", "Optimizers", "Shapes", "Specs", "Text", "Wrappers"],
        ["Emission"] = ["Activations", "Collections", "Formulas", "Kernels", "Layers", "Losses", "Optimizers", "Planning", "Schedules", "Shapes", "Specs", "Text", "Wrappers"],

        // What layers write the bodies of their own kernels with.
        ["Kernels"] = ["Activations", "Collections", "Formulas", "Planning", "Shapes", "Specs", "Text"],

        // The kinds. They plan, and some write code.
        ["Activations"] = ["Diagnostics", "Formulas", "Specs", "Text"],
        ["Initializers"] = ["Collections", "Specs"],
        ["Layers"] = ["Activations", "Collections", "Diagnostics", "Formulas", "Kernels", "Parsing", "Planning", "Shapes", "Specs", "Text"],
        ["Losses"] = ["Collections", "Diagnostics", "Formulas", "Shapes", "Specs", "Text"],
        ["Optimizers"] = ["Collections", "Diagnostics", "Formulas", "Parsing", "Specs", "Text"],
        ["Schedules"] = ["Collections", "Diagnostics", "Optimizers", "Parsing", "Specs", "Text"],
        ["Wrappers"] = ["Diagnostics", "Optimizers", "Parsing", "Specs"],

        // The rules look at what the first two stages make, and at the names that the surface will have.
        ["Diagnostics"] = ["Activations", "Collections", "Emission", "Initializers", "Layers", "Losses", "Optimizers", "Parsing", "Schedules", "Shapes", "Specs", "Text"],

        // The pipeline.
        [""] = ["Diagnostics", "Emission", "Parsing", "Planning", "Shapes", "Specs"],
    };

    /// <summary>Where a folder may use some types of another one and no more.</summary>
    private static readonly Dictionary<(string From, string To), string[]> Only = new()
    {
        [("Specs", "Diagnostics")] = ["Issue", "Issues"],

        // What any layer has, and no layer.
        [("Emission", "Layers")] = ["GraphOption", "LayerCatalog", "LayerKind"],

        [("Diagnostics", "Emission")] = ["FileEmitter", "MemberForm", "MemberNeed", "StubEmitter", "SurfaceMember", "SurfaceMembers", "SurfaceNames", "TileFileEmitter"],
    };

    /// <summary>What is still so, and by whose work it goes. Empty when all of it is done.</summary>
    private static readonly Dictionary<(string From, string To), string> Temporary = [];

    private static readonly Dictionary<string, HashSet<string>> Types = SourceFile.All.GroupBy(file => file.Folder)
        .ToDictionary(files => files.Key, files => files.SelectMany(file => file.Types).Select(type => type.Identifier.Text).ToHashSet());

    public static TheoryData<string> Folders => [.. SourceFile.All.Select(file => file.Folder).Distinct()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderUsesWhatTheTableAllows(string folder)
    {
        Assert.True(Allowed.ContainsKey(folder), $"The folder '{folder}' is not in the table.");
        (SourceFile File, SyntaxNode Where, string Used, string? Type)[] uses = [.. SourceFile.All.Where(file => file.Folder == folder).SelectMany(Uses)];
        Assert.Empty(uses.Where(use => !Allowed[folder].Contains(use.Used) && !Temporary.ContainsKey((folder, use.Used))).Select(use => $"{use.File.LineOf(use.Where)} uses {use.Used}"));
    }

    [Fact]
    public void WhereOnlySomeTypesAreAllowedNoOthersAreNamed() => Assert.Empty(Only.SelectMany(pair =>
    {
        HashSet<string> types = [.. TypesOf(pair.Key.To).Where(type => !pair.Value.Contains(type))];
        return SourceFile.All.Where(file => file.Folder == pair.Key.From && Uses(file).Any(use => use.Used == pair.Key.To)).SelectMany(file => file.Root.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => types.Contains(name.Identifier.Text) && IsType(name) && !IsOwn(file.Folder, name.Identifier.Text))
            .Select(name => $"{file.LineOf(name)} names {pair.Key.To}.{name.Identifier.Text}"));
    }));

    [Fact]
    public void WhatTheTableAllowsIsUsed()
    {
        HashSet<(string, string)> used = [.. SourceFile.All.SelectMany(file => Uses(file).Select(use => (file.Folder, use.Used)))];
        Assert.Empty(Allowed.SelectMany(pair => pair.Value.Select(to => (pair.Key, to))).Where(pair => !used.Contains(pair)).Select(pair => $"{pair.Key} no longer uses {pair.to}: take it out of the table"));
        Assert.Empty(Temporary.Keys.Where(pair => !used.Contains(pair)).Select(pair => $"{pair.From} no longer uses {pair.To}: take it out of the temporary exemptions"));
    }

    // The folders that a file uses: by a using, or by a name that begins with the last part of a namespace.
    private static IEnumerable<(SourceFile File, SyntaxNode Where, string Used, string? Type)> Uses(SourceFile file)
    {
        foreach (UsingDirectiveSyntax directive in file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            string[] parts = directive.NamespaceOrType?.ToString().Split('.') ?? [];
            if (parts is ["DeepInit", "Gen", { } folder, ..] && folder != file.Folder)
            {
                yield return (file, directive, folder, null);
            }
        }

        foreach (SyntaxNode node in file.Root.DescendantNodes())
        {
            (string? left, string? right) = node switch
            {
                QualifiedNameSyntax { Left: IdentifierNameSyntax name, Right: { } type } => (name.Identifier.Text, type.Identifier.Text),
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name: { } type } => (name.Identifier.Text, type.Identifier.Text),
                _ => (null, null),
            };
            if (left is not null && left != file.Folder && Allowed.ContainsKey(left) && TypesOf(left).Contains(right!))
            {
                yield return (file, node, left, right);
            }
        }
    }

    private static HashSet<string> TypesOf(string folder) => Types.GetValueOrDefault(folder, []);

    private static bool IsOwn(string folder, string type) => TypesOf(folder).Contains(type);

    // Whether a name stands where types stand, and not for a member, a parameter or a local of the same name.
    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax or ParameterSyntax or VariableDeclarationSyntax or BaseTypeSyntax or TypeArgumentListSyntax or CastExpressionSyntax or ObjectCreationExpressionSyntax or NullableTypeSyntax
            or DeclarationPatternSyntax or RecursivePatternSyntax or TypePatternSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax or ArrayTypeSyntax => true,
        _ => false,
    };
}
