using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>Symbols → <see cref="NetworkSpec"/>. With <see cref="AttributeArguments"/>, the only code that knows Roslyn's symbols.</summary>
internal static class NetworkParser
{
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        var inputs = new List<InputSpec>();
        var layers = new List<LayerSpec>();
        var outputs = new List<OutputSpec>();
        var losses = new List<LossSpec>();
        var optimizers = new List<OptimizerSpec>();
        var schedules = new List<ScheduleSpec>();
        var parameters = new List<ParameterSpec>();
        var sources = new List<(Place Place, int Index, AttributeData Attribute)>();
        var precision = Precision.Single;
        ITypeSymbol? rowType = null;
        RowSpec? rows = null;
        var issues = new Issues();
        var layerParser = new LayerParser(compilation, issues, token);
        foreach (AttributeData attribute in type.GetAttributes())
        {
            token.ThrowIfCancellationRequested();
            var arguments = new AttributeArguments(attribute);
            string name = arguments.Attribute;
            if (name == KnownNames.Network)
            {
                precision = arguments.Enum<Precision>("Precision");
                sources.Add((Place.Network, 0, attribute));
                rowType = arguments.AnyType(0);
                rows = rowType is null ? null : new RowParser(type, compilation, issues).Parse(rowType, arguments.String("Label"));
                if (rowType is null && arguments.IsSet("Label"))
                {
                    issues.At(Place.Network, 0).Add(Rules.NoLabel, "Label", type.Name, "a label is a property of rows, whose type is not given; write [Network(typeof(…), Label = …)]");
                }
            }
            else if (name == KnownNames.Input)
            {
                sources.Add((Place.Input, inputs.Count, attribute));
                inputs.Add(arguments.FirstIsString
                    ? new InputSpec(arguments.String(0), arguments.Int32s(1), arguments.Enum<ChannelOrder>("Order"))
                    : new InputSpec("x", arguments.Int32s(0), arguments.Enum<ChannelOrder>("Order")));
            }
            else if (name == KnownNames.Output)
            {
                sources.Add((Place.Output, outputs.Count, attribute));
                outputs.Add(new OutputSpec(arguments.String(0), arguments.Enum<ChannelOrder>("Order")));
            }
            else if (name == KnownNames.Loss)
            {
                sources.Add((Place.Loss, losses.Count, attribute));
                losses.Add(ParseLoss(arguments));
            }
            else if (name == KnownNames.Parameter)
            {
                sources.Add((Place.Parameter, parameters.Count, attribute));
                parameters.Add(new ParameterSpec(arguments.String(0), arguments.OptionalBoolean("Trainable"), arguments.OptionalBoolean("Decay")));
            }
            else if (layerParser.Parse(attribute) is { } layer)
            {
                layers.Add(layer);
                continue;
            }
            else if (OptimizerCatalog.Find(name) is { } optimizer)
            {
                sources.Add((Place.Optimizer, optimizers.Count, attribute));
                optimizers.Add(optimizer.Parse(arguments));
            }
            else if (ScheduleCatalog.Find(name) is { } schedule)
            {
                sources.Add((Place.Schedule, schedules.Count, attribute));
                schedules.Add(schedule.Parse(arguments));
            }

            if (arguments.Undefined.Count > 0)
            {
                (Place place, int index, _) = sources[sources.Count - 1];
                LayerParser.ReportUndefined(arguments, attribute, issues.At(place, index));
            }
        }

        var all = new List<(Place Place, int Index, AttributeSource Source)>(sources.Select(source => (source.Place, source.Index, new AttributeSource(source.Attribute, null, null))));
        all.AddRange(layerParser.Layers.Select((source, i) => (Place.Layer, i, source)));
        all.AddRange(layerParser.Uses.Select((source, i) => (Place.Use, i, source)));
        CheckClass(type, all.Where(source => source.Source.Use is null).Select(source => source.Source.Attribute), optimizers.Count, issues, token);
        if (rowType is not null)
        {
            if (inputs.Count > 0)
            {
                issues.At(Place.Input, 0).Add(Rules.RowsAndInputs, "", type.Name, rowType.Name);
            }

            inputs = [new InputSpec("x", new([Math.Max(1, rows?.Width ?? 1)]))];
        }

        if (schedules.Count > 1)
        {
            issues.At(Place.Schedule, 1).Add(Rules.SeveralSchedules, "", type.Name, schedules.Count);
        }

        var parsed = new ParsedNetwork(new NetworkSpec(
            Identify(type),
            precision,
            inputs.ToEquatableArray(),
            layers.ToEquatableArray(),
            outputs.ToEquatableArray(),
            losses.ToEquatableArray(),
            optimizers.FirstOrDefault(),
            schedules.FirstOrDefault(),
            parameters.ToEquatableArray(),
            issues.ToEquatableArray())
        {
            Rows = rows,
        });
        foreach ((Place place, int index, AttributeSource source) in all)
        {
            parsed.Remember(place, index, source);
        }

        return parsed;
    }

    public static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + type.MetadataName : type.MetadataName;

    private static LossSpec ParseLoss(AttributeArguments arguments) => new(
        arguments.Enum<Loss>(0),
        arguments.String("Output"),
        arguments.String("Target"),
        arguments.Double("Weight", 1),
        arguments.Enum<Reduction>("Reduction"),
        arguments.Enum<TargetKind>("Targets"),
        arguments.Double("LabelSmoothing", 0),
        arguments.Doubles("ClassWeights"),
        arguments.Doubles("PositiveWeight"),
        arguments.Double("Delta", 1),
        arguments.Double("Beta", 1),
        arguments.String("LogVariance"));

    private static void CheckClass(
        INamedTypeSymbol type,
        IEnumerable<AttributeData> attributes,
        int optimizers,
        Issues issues,
        CancellationToken token)
    {
        issues.At(Place.Network, 0);
        if (!IsPartial(type, token))
        {
            issues.Add(Rules.NotPartial, "", type.Name);
        }

        string? kind = type switch
        {
            { IsStatic: true } => "static",
            { IsAbstract: true } => "abstract",
            { IsRecord: true } => "a record",
            { TypeParameters.Length: > 0 } => "generic",
            _ => null,
        };
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null && kind is null; outer = outer.ContainingType)
        {
            kind = !IsPartial(outer, token) ? $"nested in '{outer.Name}', which is not partial" : outer.TypeParameters.Length > 0 ? $"nested in the generic type '{outer.Name}'" : null;
        }

        if (kind is not null)
        {
            issues.Add(Rules.UnsupportedClass, "", type.Name, kind);
        }

        int declarations = attributes
            .Select(attribute => attribute.ApplicationSyntaxReference)
            .Where(reference => reference is not null)
            .Select(reference => reference!.GetSyntax(token).FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Distinct()
            .Count();
        if (declarations > 1)
        {
            issues.Add(Rules.SpreadAttributes, "", type.Name, declarations);
        }

        if (optimizers > 1)
        {
            issues.At(Place.Optimizer, 1).Add(Rules.SeveralOptimizers, "", type.Name, optimizers);
        }
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken token) => type.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax(token) is not TypeDeclarationSyntax declaration || declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static TypeIdentity Identify(INamedTypeSymbol type)
    {
        var containers = new List<string>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            string keyword = outer switch
            {
                { TypeKind: TypeKind.Interface } => "interface",
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                _ => "class",
            };
            containers.Insert(0, $"partial {keyword} {Name(outer)}{TypeParameters(outer)}");
        }

        bool isPublic = true;
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            isPublic &= t.DeclaredAccessibility == Accessibility.Public;
        }

        return new TypeIdentity(
            type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) : "",
            containers.ToEquatableArray(),
            Name(type),
            TypeParameters(type),
            type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None)),
            HasTwin(type),
            isPublic,
            type.IsRecord ? "record" : type.IsStatic ? "static class" : "class");
    }

    private static bool HasTwin(INamespaceOrTypeSymbol symbol)
    {
        for (INamespaceOrTypeSymbol? s = symbol; s is not INamespaceSymbol { IsGlobalNamespace: true } and not null; s = (INamespaceOrTypeSymbol?)s.ContainingType ?? s.ContainingNamespace)
        {
            INamespaceOrTypeSymbol around = (INamespaceOrTypeSymbol?)s.ContainingType ?? s.ContainingNamespace;
            if (around.GetMembers().Any(other => other is INamespaceOrTypeSymbol && other.Name != s.Name && string.Equals(other.Name, s.Name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(INamedTypeSymbol type) =>
        SyntaxFacts.GetKeywordKind(type.Name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(type.Name) != SyntaxKind.None ? "@" + type.Name : type.Name;

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0 ? "" : "<" + string.Join(", ", type.TypeParameters.Select(p => p.Name)) + ">";
}
