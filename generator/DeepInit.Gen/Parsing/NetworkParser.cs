using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Wrappers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>Symbols → <see cref="NetworkSpec"/>. With <see cref="AttributeArguments"/>, the only code that knows Roslyn's symbols.</summary>
internal static class NetworkParser
{
    /// <summary>What the attributes of a class say. An exception on the way becomes an issue: it is about this network alone.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken token) => InternalError.Guard(
        "reading its attributes",
        type.Name,
        () => Read(type, compilation, token),
        what => Failed(type, what));

    /// <summary>The declarations that carry <c>[Network]</c>, in the order of the compilation. A network has one; a copy that was pasted is a second.</summary>
    public static IReadOnlyList<AttributeData> Marks(INamedTypeSymbol type) =>
        [.. type.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } c && MetadataName(c) == KnownNames.Network)];

    /// <summary>Whether a declaration is the one that a network is made of: the first that carries <c>[Network]</c>.</summary>
    public static bool IsFirst(SyntaxNode declaration, INamedTypeSymbol type, CancellationToken token) =>
        Marks(type).FirstOrDefault() is not { } mark || DeclarationOf(mark, token) is not { } first || first == declaration;

    /// <summary>Whether a declaration has its name already, and all around it theirs: of what is being typed nothing can be generated that would compile.</summary>
    public static bool IsNamed(SyntaxNode declaration) => declaration.AncestorsAndSelf().All(node => node switch
    {
        TypeDeclarationSyntax { TypeParameterList: { } list } type => !type.Identifier.IsMissing && list.Parameters.All(parameter => !parameter.Identifier.IsMissing),
        TypeDeclarationSyntax type => !type.Identifier.IsMissing,
        BaseNamespaceDeclarationSyntax space => space.Name.DescendantTokens().All(token => !token.IsMissing),
        _ => true,
    });

    private static TypeDeclarationSyntax? DeclarationOf(AttributeData attribute, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static ParsedNetwork Failed(INamedTypeSymbol type, string what)
    {
        var parsed = new ParsedNetwork(new NetworkSpec(Identify(type), Precision.Single, default, default, default, default, null, default, default, new([InternalError.Of(type.Name, what)])));
        if (Marks(type).FirstOrDefault() is { } mark)
        {
            parsed.Remember(Place.Network, 0, new AttributeSource(mark, null, null));
        }

        return parsed;
    }

    // Of a network declared twice the first declaration is read: with the second's layers behind it, every message would be about a network that nobody wrote.
    private static IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol type, List<(Place Place, int Index, AttributeData Attribute)> sources, Issues issues, CancellationToken token)
    {
        IReadOnlyList<AttributeData> marks = Marks(type);
        TypeDeclarationSyntax? first = marks.Count == 0 ? null : DeclarationOf(marks[0], token);
        AttributeData[] copies = [.. marks.Skip(1).Where(mark => DeclarationOf(mark, token) is { } declaration && declaration != first)];
        if (first is null || copies.Length == 0)
        {
            return type.GetAttributes();
        }

        FileLinePositionSpan place = first.Identifier.GetLocation().GetMappedLineSpan();
        string file = place.Path.Substring(place.Path.LastIndexOfAny(['/', '\\']) + 1);
        for (int i = 0; i < copies.Length; i++)
        {
            sources.Add((Place.Network, i + 1, copies[i]));
            issues.At(Place.Network, i + 1).Add(Rules.DeclaredTwice, "", type.Name, $"in line {place.StartLinePosition.Line + 1}{(file.Length == 0 ? "" : " of " + file)}");
        }

        return type.GetAttributes().Where(attribute => DeclarationOf(attribute, token) is not { } declaration || !copies.Any(copy => DeclarationOf(copy, token) == declaration));
    }

    // Each later one rules from a step after the one before, and all count the same.
    private static void CheckSchedules(List<ScheduleSpec> schedules, string network, Issues issues)
    {
        for (int i = 0; i < schedules.Count; i++)
        {
            issues.At(Place.Schedule, i);
            if (i > 0 && (schedules[i].From == 0 || schedules[i].Interval != schedules[0].Interval))
            {
                issues.Add(Rules.SeveralSchedules, "", network, schedules.Count);
                return;
            }

            string word = ScheduleCatalog.Of(schedules[i]).Word;
            if (i == 0 && schedules[i].From != 0)
            {
                issues.Suggest(Rules.OutOfDomain, "From", "0", "From", word, schedules[i].From, "0 for the first schedule, which rules from the start");
            }
            else if (i > 0 && schedules[i].From <= schedules[i - 1].From)
            {
                issues.Add(Rules.OutOfDomain, "From", "From", word, schedules[i].From, $"more than {schedules[i - 1].From}, from which the schedule before rules");
            }
        }
    }

    // Of ids the shape may be left out: one for each row. A padding index alone makes an input of ids of an unknown vocabulary, which is reported. Padding ends a row of ids, unless
    // something else is said of lengths.
    private static InputSpec ParseInput(AttributeArguments arguments)
    {
        bool isNamed = arguments.FirstIsString;
        EquatableArray<int> shape = arguments.Int32s(isNamed ? 1 : 0);
        int padding = arguments.Int32("PaddingIndex", -1);
        int vocabulary = arguments.Int32("Vocabulary", 0);
        Ids? ids = vocabulary != 0 || padding != -1 ? new Ids(vocabulary, padding == -1 ? null : padding) : null;
        LengthSource lengths = arguments.OptionalBoolean("Lengths") switch
        {
            true => LengthSource.Argument,
            false => LengthSource.None,
            _ => padding != -1 && shape is [> 1] ? LengthSource.Padding : LengthSource.None,
        };
        return new InputSpec(isNamed ? arguments.String(0) : "x", ids is not null && shape.Count == 0 ? new([1]) : shape, arguments.Enum<ChannelOrder>("Order"), ids, lengths);
    }

    private static ParsedNetwork Read(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        var inputs = new List<InputSpec>();
        var layers = new List<LayerSpec>();
        var outputs = new List<OutputSpec>();
        var losses = new List<LossSpec>();
        var optimizers = new List<OptimizerSpec>();
        var schedules = new List<ScheduleSpec>();
        var wrappers = new List<WrapperSpec>();
        var parameters = new List<ParameterSpec>();
        var sources = new List<(Place Place, int Index, AttributeData Attribute)>();

        // It is said first, or not, but what a number may be depends on it.
        Precision precision = Marks(type).FirstOrDefault() is { } network ? new AttributeArguments(network, compilation).Enum<Precision>("Precision") : Precision.Single;
        double? layerDecay = null;
        int? baseWidth = null;
        bool isLanguageModel = false;
        RankingSpec? ranking = null;
        SequenceToSequenceSpec? sequenceToSequence = null;
        ITypeSymbol? rowType = null;
        RowSpec? rows = null;
        var issues = new Issues();
        var layerParser = new LayerParser(compilation, precision, issues, token);
        foreach (AttributeData attribute in AttributesOf(type, sources, issues, token))
        {
            token.ThrowIfCancellationRequested();
            var arguments = new AttributeArguments(attribute, compilation);
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
                inputs.Add(ParseInput(arguments));
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
                InitSpec init = Layers.WeightedArguments.ParseInit(arguments);
                parameters.Add(new ParameterSpec(
                    arguments.String(0),
                    arguments.OptionalBoolean("Trainable"),
                    arguments.OptionalBoolean("Decay"),
                    arguments.OptionalDouble("LearningRateScale"),
                    arguments.OptionalDouble("WeightDecay"),
                    init == new InitSpec(Init.Default) ? null : init,
                    arguments.String("Optimizer") is { Length: > 0 } named ? named : null,
                    arguments.OptionalDouble("L1"),
                    arguments.OptionalDouble("L2")));
            }
            else if (name == KnownNames.LayerDecay)
            {
                sources.Add((Place.LayerDecay, 0, attribute));
                layerDecay = arguments.Double(0);
            }
            else if (name == KnownNames.MuP)
            {
                sources.Add((Place.MuP, 0, attribute));
                baseWidth = arguments.Int32("BaseWidth", 64);
            }
            else if (name == KnownNames.LanguageModel)
            {
                sources.Add((Place.LanguageModel, 0, attribute));
                isLanguageModel = true;
            }
            else if (name == KnownNames.Ranking)
            {
                sources.Add((Place.Ranking, 0, attribute));
                ranking = new RankingSpec(arguments.String("Query") is { Length: > 0 } query ? query : null, arguments.String("Candidate") is { Length: > 0 } candidate ? candidate : null);
            }
            else if (name == KnownNames.SequenceToSequence)
            {
                sources.Add((Place.SequenceToSequence, 0, attribute));
                sequenceToSequence = new(arguments.String(0), arguments.String(1), arguments.Int32("StartToken", 2), arguments.Int32("EndToken", 3));
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
            else if (WrapperCatalog.Find(name) is { } wrapper)
            {
                sources.Add((Place.Wrapper, wrappers.Count, attribute));
                wrappers.Add(wrapper.Parse(arguments));
            }

            if (arguments.Undefined.Count > 0 || arguments.OutOfSingle.Count > 0)
            {
                (Place place, int index, _) = sources[sources.Count - 1];
                LayerParser.ReportValues(arguments, attribute, precision, issues.At(place, index));
            }
        }

        // The optimiser of matrices is the one that parts the parameters, wherever it stands.
        if (optimizers.Count == 2 && !OptimizerCatalog.Of(optimizers[0]).TakesMatricesAlone && OptimizerCatalog.Of(optimizers[1]).TakesMatricesAlone)
        {
            optimizers.Reverse();
            sources = [.. sources.Select(source => source.Place == Place.Optimizer ? (source.Place, 1 - source.Index, source.Attribute) : source)];
        }

        var all = new List<(Place Place, int Index, AttributeSource Source)>(sources.Select(source => (source.Place, source.Index, new AttributeSource(source.Attribute, null, null))));
        all.AddRange(layerParser.Layers.Select((source, i) => (Place.Layer, i, source)));
        all.AddRange(layerParser.Uses.Select((source, i) => (Place.Use, i, source)));
        CheckClass(type, all.Where(source => source.Source.Use is null && (source.Place, source.Index) is not (Place.Network, > 0)).Select(source => source.Source.Attribute), optimizers, issues, token);
        if (rowType is not null)
        {
            if (inputs.Count > 0)
            {
                issues.At(Place.Input, 0).Add(Rules.RowsAndInputs, "", type.Name, rowType.Name);
            }

            inputs = rows is null ? [new InputSpec("x", new([1]))] : [.. rows.AsInputs()];
        }

        CheckSchedules(schedules, type.Name, issues);

        var spec = new NetworkSpec(
            Identify(type),
            precision,
            inputs.ToEquatableArray(),
            layers.ToEquatableArray(),
            outputs.ToEquatableArray(),
            losses.ToEquatableArray(),
            optimizers.FirstOrDefault(),
            schedules.ToEquatableArray(),
            parameters.ToEquatableArray(),
            issues.ToEquatableArray())
        {
            RowType = rows,
            HasUnknownAttribute = MistypedAttribute.IsOn(type),
            Wrappers = wrappers.ToEquatableArray(),
            LayerDecay = layerDecay,
            MuPBaseWidth = baseWidth,
            IsLanguageModel = isLanguageModel,
            Ranking = ranking,
            SequenceToSequence = sequenceToSequence,
            Beside = optimizers.Count == 2 ? optimizers[1] : null,
        };
        var parsed = new ParsedNetwork(MemberClashes.Mark(spec, type, token));
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
        arguments.String("LogVariance"),
        Gamma: arguments.Double("Gamma", 2),
        Exponent: arguments.Double("Exponent", 0.7),
        Truncation: arguments.Double("Truncation", 0),
        Alpha: arguments.Double("Alpha", 1),
        LogZero: arguments.Double("LogZero", -4),
        TargetShare: arguments.Double("TargetShare", 0.8),
        Epsilon: arguments.Double("Epsilon", 1),
        Other: arguments.String("Other"),
        Positive: arguments.String("Positive"),
        Negative: arguments.String("Negative"),
        Quantiles: arguments.Doubles("Quantiles"),
        Margin: arguments.OptionalDouble("Margin"),
        Smooth: arguments.Double("Smooth", 1),
        FalsePositiveWeight: arguments.Double("FalsePositiveWeight", 0.5),
        FalseNegativeWeight: arguments.Double("FalseNegativeWeight", 0.5),
        NoiseRate: arguments.Double("NoiseRate", 0),
        IgnoreIndex: arguments.Int32("IgnoreIndex", int.MinValue) is var ignored and not int.MinValue ? ignored : null,
        Temperature: arguments.Double("Temperature", 1),
        Normalize: arguments.Boolean("Normalize", false),
        Symmetric: arguments.Boolean("Symmetric", false),
        SamplingCorrection: arguments.Boolean("SamplingCorrection", false),
        RemoveAccidentalHits: arguments.Boolean("RemoveAccidentalHits", false),
        Labels: arguments.Int32("Labels", 0),
        Blank: arguments.Int32("Blank", 0),
        ZeroInfinity: arguments.Boolean("ZeroInfinity", false));

    private static void CheckClass(
        INamedTypeSymbol type,
        IEnumerable<AttributeData> attributes,
        List<OptimizerSpec> optimizers,
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
            { IsFileLocal: true } => "a file class, which ends with its file, while its code is generated into another",
            { IsStatic: true } => "static",
            { IsAbstract: true } => "abstract",
            { IsRecord: true } => "a record",
            { TypeParameters.Length: > 0 } => "generic",
            _ => null,
        };
        for (INamedTypeSymbol? around = type.BaseType; around is not null && kind is null; around = around.BaseType)
        {
            kind = Marks(around).Count > 0 ? $"derived from the network '{around.Name}', and would be two networks at once" : null;
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null && kind is null; outer = outer.ContainingType)
        {
            kind = outer.IsFileLocal ? $"nested in the file type '{outer.Name}', which ends with its file, while its code is generated into another"
                : !IsPartial(outer, token) ? $"nested in '{outer.Name}', which is not partial" : outer.TypeParameters.Length > 0 ? $"nested in the generic type '{outer.Name}'" : null;
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

        if (optimizers.Count > 2)
        {
            issues.At(Place.Optimizer, 2).Add(Rules.SeveralOptimizers, "", type.Name, $"{optimizers.Count} optimisers", "keep one, or two that share the parameters");
        }
        else if (optimizers.Count == 2)
        {
            OptimizerKind[] kinds = [.. optimizers.Select(OptimizerCatalog.Of)];
            bool bothCount = optimizers.All(optimizer => OptimizerCatalog.Of(optimizer).RemembersNumbers(optimizer));
            if (kinds[0] == kinds[1] || bothCount || kinds.All(kind => kind.TakesMatricesAlone))
            {
                string why = kinds[0] == kinds[1] ? "they are of one kind: keep one" : bothCount ? "both remember numbers of the whole network from step to step: keep one of them" : "both take matrices alone: keep one of them, and one that moves the rest";
                issues.At(Place.Optimizer, 1).Add(Rules.SeveralOptimizers, "", type.Name, $"[{kinds[0].Word}] and [{kinds[1].Word}]", why);
            }
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
        bool isFileLocal = false;
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            isFileLocal |= t.IsFileLocal;
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
            type.IsRecord ? "record" : type.IsStatic ? "static class" : "class")
        {
            Assembly = type.ContainingAssembly.Name,
            IsFileLocal = isFileLocal,
        };
    }

    private static bool HasTwin(INamespaceOrTypeSymbol symbol)
    {
        for (INamespaceOrTypeSymbol? s = symbol; s is not INamespaceSymbol { IsGlobalNamespace: true } and not null; s = (INamespaceOrTypeSymbol?)s.ContainingType ?? s.ContainingNamespace)
        {
            INamespaceOrTypeSymbol around = (INamespaceOrTypeSymbol?)s.ContainingType ?? s.ContainingNamespace;
            if (around.GetMembers().Any(other => other is INamespaceOrTypeSymbol && !SymbolEqualityComparer.Default.Equals(other, s) && string.Equals(other.Name, s.Name, StringComparison.OrdinalIgnoreCase)))
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
