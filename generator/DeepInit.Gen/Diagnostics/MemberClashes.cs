using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Diagnostics;

/// <summary>DIG020, DIG028, DIG029 and DIG043: what of the user's class, its bases and its surroundings the generated members cannot stand beside.</summary>
internal static class MemberClashes
{
    // As generated code writes types: without the annotations of nullability.
    private static readonly SymbolDisplayFormat Anywhere = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The spec with the members that cannot be generated, and with those that override.</summary>
    public static NetworkSpec Mark(NetworkSpec spec, INamedTypeSymbol type, CancellationToken token)
    {
        IReadOnlyList<SurfaceMember> members = SurfaceMembers.OfBroken(spec);
        IEnumerable<string> taken = Find(spec, members, type, token).SelectMany(clash => clash.Keys).Distinct().OrderBy(key => key, StringComparer.Ordinal);
        return spec with { Taken = new(taken), Overrides = new(Overridden(spec, members, type)) };
    }

    /// <summary>Everything of the user's that clashes, with where and why.</summary>
    public static IEnumerable<Diagnostic> Run(NetworkSpec spec, INamedTypeSymbol type, CancellationToken token) =>
        Find(spec, SurfaceMembers.OfBroken(spec), type, token).Select(clash => Diagnostic.Create(clash.Rule, clash.Location, [.. clash.Arguments]));

    private static IEnumerable<Clash> Find(NetworkSpec spec, IReadOnlyList<SurfaceMember> members, INamedTypeSymbol type, CancellationToken token)
    {
        IEnumerable<string> all = members.Where(m => !m.IsExplicit && m.Result.Length > 0).Select(m => m.Name).Concat(SurfaceMembers.PrivateNames(spec)).Concat(StubEmitter.PrivateNames);
        if (all.Contains(type.Name))
        {
            string[] keys = [.. members.Where(m => m.Name == type.Name && m.Result.Length > 0).Select(m => m.Key).DefaultIfEmpty(type.Name)];
            yield return new(Rules.ClassNameClash, type.Locations[0], keys, type.Name, $"its generated part has a member of this name, and a member cannot be called like its class");
        }

        else if (Hides(type) is { } hidden)
        {
            yield return new(Rules.ClassNameClash, type.Locations[0], [type.Name], type.Name, hidden);
        }

        if (FileEmitter.Aliases.FirstOrDefault(alias => InScope(alias, type) is { } symbol && !SymbolEqualityComparer.Default.Equals(symbol, type)) is { } captured && InScope(captured, type) is { } symbol)
        {
            Location where = symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? type.Locations[0];
            yield return new(Rules.MemberClash, where, [captured], captured, type.Name);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            if (!IsOwn(member))
            {
                continue;
            }

            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                if (ConstructorClash(spec, type, constructor, token) is { } clash)
                {
                    yield return clash;
                }
            }
            else if (KeysTakenBy(member, spec, members) is { Length: > 0 } keys)
            {
                yield return new(Rules.MemberClash, member.Locations[0], keys, NameOf(member), type.Name);
            }
        }

        if (BaseFault(type) is { } fault)
        {
            yield return new(Rules.ConstructorClash, type.Locations[0], [ConstructorKey(spec)], type.Name, fault);
        }
    }

    // Words of generated code that would mean the class itself.
    private static string? Hides(INamedTypeSymbol type) => type switch
    {
        { Name: "var" } => "'var' would mean this class in its generated part",
        { Name: "System", ContainingType: null, ContainingNamespace.IsGlobalNamespace: true } => $"'global::{type.Name}' would mean this class, and no longer the namespace that its generated part needs",
        _ => null,
    };

    private static string ConstructorKey(NetworkSpec spec) => SurfaceMember.KeyOf(spec.Type.Name, ["int"]);

    private static Clash? ConstructorClash(NetworkSpec spec, INamedTypeSymbol type, IMethodSymbol constructor, CancellationToken token)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token);
        if (syntax is TypeDeclarationSyntax declaration)
        {
            string parameters = string.Join(", ", constructor.Parameters.Select(p => p.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)));
            return new(
                Rules.ConstructorClash,
                declaration.Identifier.GetLocation(),
                [ConstructorKey(spec)],
                type.Name,
                $"the class has a primary constructor, which every other would have to call; write a constructor of the class in its place, 'public {type.Name}({parameters}) : this()'");
        }

        if (syntax is not ConstructorDeclarationSyntax written)
        {
            return null;
        }

        if (constructor.Parameters is [{ RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 }])
        {
            return new(
                Rules.ConstructorClash,
                written.Identifier.GetLocation(),
                [ConstructorKey(spec)],
                type.Name,
                $"'{type.Name}(int {constructor.Parameters[0].Name})' takes the same; remove it, or give it another parameter and let it call the generated one by ': this(seed)'");
        }

        if (written.Initializer is { RawKind: (int)SyntaxKind.ThisConstructorInitializer })
        {
            return null;
        }

        string what = written.Initializer is null
            ? "add ': this()', or ': this(seed)' to choose how it starts"
            : "it calls ': base(…)'; call ': this()' instead, and let the base class be set by its constructor without parameters";
        return new(Rules.ConstructorWithoutEngine, written.Identifier.GetLocation(), [], constructor.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), type.Name, what);
    }

    // The generated constructor calls that of the base class without arguments.
    private static string? BaseFault(INamedTypeSymbol type) =>
        type.BaseType is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } around
        && !around.InstanceConstructors.Any(c => c.DeclaredAccessibility != Accessibility.Private && c.Parameters.All(p => p.IsOptional || p.IsParams))
        && !NetworkAnalyzer.IsNetwork(around)
            ? $"it calls the constructor of the base class '{around.Name}' without arguments, and there is none; add one, such as 'protected {around.Name}()'"
            : null;

    private static string[] KeysTakenBy(ISymbol member, NetworkSpec spec, IReadOnlyList<SurfaceMember> members)
    {
        ISymbol? implemented = member switch
        {
            IMethodSymbol m => m.ExplicitInterfaceImplementations.FirstOrDefault(),
            IPropertySymbol p => p.ExplicitInterfaceImplementations.FirstOrDefault(),
            _ => null,
        };
        if (implemented is not null)
        {
            string contract = NetworkParser.MetadataName(implemented.ContainingType);
            return [.. members.Where(m => m.IsExplicit && m.ContractName == contract && m.Name == m.Contract + "." + implemented.Name).Select(m => m.Key)];
        }

        if (SurfaceMembers.PrivateNames(spec).Contains(member.Name) || StubEmitter.PrivateNames.Contains(member.Name))
        {
            return [member.Name];
        }

        SurfaceMember[] same = [.. members.Where(m => m.Name == member.Name && m.Result.Length > 0)];
        return member is IMethodSymbol method
            ? [.. same.Where(m => !m.IsMethod || Scalar(m.Key, spec) == KeyOf(method)).Select(m => m.Key)]
            : [.. same.Select(m => m.Key)];
    }

    // The members of bases that a generated one stands in the place of, where they were made for that. What is not virtual is hidden.
    private static IEnumerable<string> Overridden(NetworkSpec spec, IReadOnlyList<SurfaceMember> members, INamedTypeSymbol type)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        for (INamedTypeSymbol? around = type.BaseType; around is { SpecialType: SpecialType.None }; around = around.BaseType)
        {
            foreach (ISymbol member in around.GetMembers().Where(m => m is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol))
            {
                string key = member is IMethodSymbol method ? KeyOf(method) : member.Name;
                bool isOpen = (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed && member.DeclaredAccessibility == Accessibility.Public;
                if (seen.Add(key) && isOpen && members.FirstOrDefault(m => Scalar(m.Key, spec) == key && Fits(m, member, spec)) is { } found)
                {
                    keys.Add(found.Key);
                }
            }
        }

        return keys;
    }

    private static bool Fits(SurfaceMember generated, ISymbol declared, NetworkSpec spec) => generated is { IsExplicit: false, Access: "public" } && generated.Form != MemberForm.Constant && declared switch
    {
        IMethodSymbol method => method.ReturnType.ToDisplayString(Anywhere) == Scalar(generated.Result, spec) && method.Arity == 0,
        IPropertySymbol property => property.Type.ToDisplayString(Anywhere) == Scalar(generated.Result, spec) && property.SetMethod is null == (generated.Form != MemberForm.Accessors) && property.GetMethod is not null,
        _ => false,
    };

    private static string KeyOf(IMethodSymbol method) => method.Arity > 0 || method.Parameters.Any(p => p.RefKind != RefKind.None)
        ? ""
        : SurfaceMember.KeyOf(method.Name, method.Parameters.Select(p => p.Type.ToDisplayString(Anywhere)));

    private static string Scalar(string text, NetworkSpec spec) => text.Replace("$T", spec.Precision == Precision.Single ? "float" : "double");

    private static string NameOf(ISymbol member) => member is IMethodSymbol ? member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) : member.Name;

    private static bool IsOwn(ISymbol member) =>
        member is { IsImplicitlyDeclared: false } and not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.StaticConstructor }
        && member.Locations.FirstOrDefault()?.SourceTree is { } tree && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    // What a simple name in the class means before the aliases of the file are asked.
    private static ISymbol? InScope(string name, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            for (INamedTypeSymbol? holder = around; holder is not null; holder = holder.BaseType)
            {
                if (holder.GetMembers(name).FirstOrDefault() is { } member)
                {
                    return member;
                }
            }
        }

        for (INamespaceSymbol? around = type.ContainingNamespace; around is not null; around = around.ContainingNamespace)
        {
            if (around.GetMembers(name).FirstOrDefault() is { } member)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Something of the user's that generated members cannot stand beside.</summary>
    /// <param name="Keys">The generated members that it takes the place of.</param>
    private sealed record Clash(DiagnosticDescriptor Rule, Location Location, string[] Keys, params string[] Arguments);
}
