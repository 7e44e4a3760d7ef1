using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>The type of a row → <see cref="RowSpec"/>: which properties are read, what they are, and which one is the label.</summary>
internal sealed class RowParser
{
    /// <summary>The argument of <c>[Network]</c> that names the type.</summary>
    internal const string Rows = "rows";

    internal static readonly SymbolDisplayFormat Anywhere = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly INamedTypeSymbol _network;
    private readonly Compilation _compilation;
    private readonly Issues _issues;

    public RowParser(INamedTypeSymbol network, Compilation compilation, Issues issues)
    {
        _network = network;
        _compilation = compilation;
        _issues = issues;
    }

    /// <param name="type">The type of a row.</param>
    /// <param name="label">The property that the network names as its label; null where the row does.</param>
    /// <returns>Null where nothing can be made of the type.</returns>
    public RowSpec? Parse(ITypeSymbol type, string? label)
    {
        _issues.At(Place.Network, 0);
        if (type is not INamedTypeSymbol { IsUnboundGenericType: false, IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } row
            || row.SpecialType != SpecialType.None || row.IsRefLikeType)
        {
            if (type.TypeKind != TypeKind.Error)
            {
                _issues.Add(Rules.NoRowType, Rows, type.ToDisplayString(), "it is not a class, record or struct with properties");
            }

            return null;
        }

        if (!_compilation.IsSymbolAccessibleWithin(row, _compilation.Assembly))
        {
            _issues.Add(Rules.NoRowType, Rows, row.Name, "it cannot be reached from the network's class; make it internal or public");
            return null;
        }

        (ISymbol Member, ITypeSymbol Type)[] members = [.. Members(row).Where(member => !Has(member.Member, KnownNames.NotInput) || IsLabel(member.Member, label))];
        ISymbol[] labels = [.. members.Select(member => member.Member).Where(member => IsLabel(member, label))];
        CheckLabels(row, labels, [.. members.Select(member => member.Member.Name)], label);
        var inputs = new List<RowColumnSpec>();
        var ids = new List<RowIdSpec>();
        var targets = new List<RowColumnSpec>();
        var idParser = new RowIdParser(_compilation, _issues);
        foreach ((ISymbol member, ITypeSymbol memberType) in members)
        {
            bool isTarget = labels.Any(target => SymbolEqualityComparer.Default.Equals(member, target));
            if (label is not null && !isTarget && Has(member, KnownNames.Label))
            {
                // Another network's label is no input of this one: it would be known only after what it predicts.
                continue;
            }

            AttributeData? text = Find(member, KnownNames.Text), declared = Find(member, KnownNames.Id);
            if (text is not null && (isTarget || declared is not null || Has(member, KnownNames.Categories)))
            {
                _issues.Add(Rules.RowProperty, Rows, $"{row.Name}.{member.Name}", isTarget ? "words are read, and are no label; a string with [Categories] is" : $"[Text] and [{(declared is null ? "Categories" : "Id")}] both say what becomes of it; keep one");
                continue;
            }

            // What another network reads by its rank may be the label of this one.
            RowQuantileSpec? ranks = null;
            if (Find(member, KnownNames.Quantile) is { } quantile && (!isTarget || Has(member, KnownNames.Label)))
            {
                ranks = RowQuantileParser.Parse(memberType, quantile, _compilation, out string? wrong);
                string? other = isTarget ? "Label" : declared is not null ? "Id" : text is not null ? "Text" : Has(member, KnownNames.Categories) ? "Categories" : null;
                wrong = other is null ? wrong : isTarget ? "[Quantile] stands on a label, which is learnt in its own unit; leave it out" : $"[Quantile] and [{other}] both say what becomes of it; keep one";
                if (wrong is not null)
                {
                    _issues.Add(Rules.RowProperty, Rows, $"{row.Name}.{member.Name}", wrong);
                    continue;
                }
            }

            if (!isTarget && (text ?? declared) is { } attribute)
            {
                if ((text is null ? idParser.Parse(row, member, memberType, attribute) : idParser.ParseText(row, member, memberType, attribute)) is { } id)
                {
                    ids.Add(id);
                }

                continue;
            }

            bool isNullable = memberType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
            if (!isTarget && RowParts.AsDateTime(isNullable ? ((INamedTypeSymbol)memberType).TypeArguments[0] : memberType) is { } conversion)
            {
                inputs.AddRange(RowParts.OfDate(member.Name, isNullable, conversion));
                AddIndicator(row, member, memberType, inputs);
                continue;
            }

            if (Column(row, member, memberType) is not { } column)
            {
                continue;
            }

            if (isTarget && column.Kind == RowColumnKind.Number && Has(member, KnownNames.Id))
            {
                _issues.Add(Rules.RowProperty, Rows, $"{row.Name}.{member.Name}", "a number with [Id] is no quantity, and cannot be the label; an enum or a string with [Categories] can");
                continue;
            }

            if (isTarget)
            {
                targets.Add(column);
            }
            else
            {
                inputs.Add(column with { Quantile = ranks });
                AddIndicator(row, member, memberType, inputs);
            }
        }

        if (inputs.Count == 0 && ids.Count == 0 && members.Length <= labels.Length)
        {
            _issues.Add(Rules.NoRowType, Rows, row.Name, "it has no public property to read");
        }

        return new RowSpec(row.ToDisplayString(Anywhere), row.Name, IsPublic(row), inputs.ToEquatableArray(), targets.ToEquatableArray()) { Ids = ids.ToEquatableArray() };
    }

    private void AddIndicator(INamedTypeSymbol row, ISymbol member, ITypeSymbol type, List<RowColumnSpec> inputs)
    {
        if (!Has(member, KnownNames.MissingIndicator))
        {
            return;
        }

        bool isNumber = type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        if (!isNumber && type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
        {
            _issues.Add(Rules.RowProperty, Rows, $"{row.Name}.{member.Name}", $"{Words(type)} is never missing, so that [MissingIndicator] has nothing to say; leave it out, or write {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}?");
            return;
        }

        inputs.Add(new RowColumnSpec(member.Name, RowColumnKind.Missing, !isNumber, "", default, default));
    }

    private void CheckLabels(INamedTypeSymbol row, ISymbol[] labels, string[] names, string? label)
    {
        if (labels.Length == 0 && label is not null)
        {
            string nearest = names.FirstOrDefault(name => string.Equals(name, label, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(label, names) ?? "";
            _issues.Suggest(Rules.NoLabel, "Label", nearest.Length == 0 ? "" : "\"" + nearest + "\"", _network.Name, $"'{row.Name}' has no public property '{label}'");
        }
        else if (labels.Length == 0)
        {
            _issues.Add(Rules.NoLabel, Rows, _network.Name, $"mark a property of '{row.Name}' with [Label], or name it by Label = nameof({row.Name}.…)");
        }
    }

    private static bool IsLabel(ISymbol member, string? label) => label is null ? Has(member, KnownNames.Label) : member.Name == label;

    // Those of the bases first, as rows are written.
    private static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Members(INamedTypeSymbol row)
    {
        var chain = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = row; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            chain.Insert(0, t);
        }

        var found = new List<(ISymbol Member, ITypeSymbol Type)>();
        foreach (ISymbol member in chain.Concat(row.AllInterfaces.Where(_ => row.TypeKind == TypeKind.Interface)).SelectMany(t => t.GetMembers()))
        {
            ITypeSymbol? type = member switch
            {
                IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } property => property.Type,
                IFieldSymbol { IsConst: false, AssociatedSymbol: null } field => field.Type,
                _ => null,
            };
            // One without a name, or with that of another, is still being typed.
            if (type is null || member.ContainingType.GetMembers(member.Name).Length > 1 || member.Name.Length == 0 || member.IsStatic || member.DeclaredAccessibility != Accessibility.Public)
            {
                continue;
            }

            // One that overrides or hides another stands in its place.
            int place = found.FindIndex(other => other.Member.Name == member.Name);
            if (place >= 0)
            {
                found[place] = (member, type);
            }
            else
            {
                found.Add((member, type));
            }
        }

        return found;
    }

    private RowColumnSpec? Column(INamedTypeSymbol row, ISymbol member, ITypeSymbol type)
    {
        bool isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        ITypeSymbol bare = isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        AttributeData? declared = Find(member, KnownNames.Categories);
        RowColumnKind? kind = bare switch
        {
            { TypeKind: TypeKind.Enum } => RowColumnKind.Enum,
            { SpecialType: SpecialType.System_Boolean } => RowColumnKind.Boolean,
            { SpecialType: SpecialType.System_String } => RowColumnKind.Text,
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => RowColumnKind.Number,
            _ => null,
        };
        if (declared is not null && kind != RowColumnKind.Text)
        {
            return Refuse($"[Categories] stands on {Words(bare)}; it is for strings");
        }

        if (kind is null)
        {
            return Refuse($"{Words(bare)} is no number, bool, enum, string or date; mark it with [NotInput], or add a property that has what matters of it as a number");
        }

        string[] categories = [];
        string[] members = [];
        if (kind == RowColumnKind.Text)
        {
            if (declared is null)
            {
                return Refuse("a string needs [Categories(\"…\", \"…\")], so that the number of inputs is known, or [Id], or [Text] where its words matter, and a layer that looks it up; or mark it with [NotInput]");
            }

            categories = [.. new AttributeArguments(declared, _compilation).Strings(0)];
            if (categories.Length == 0 || categories.Distinct().Count() < categories.Length)
            {
                return Refuse(categories.Length == 0 ? "[Categories] lists none" : $"[Categories] lists '{categories.GroupBy(c => c).First(g => g.Count() > 1).Key}' twice");
            }
        }
        else if (kind == RowColumnKind.Enum)
        {
            IFieldSymbol[] fields = MembersOf(bare);
            if (fields.Length == 0 || IsFlags(bare))
            {
                return Refuse(fields.Length == 0 ? $"{Words(bare)} has no members" : $"{Words(bare)} is a set of flags; add a bool property for each that matters, and mark this one with [NotInput]");
            }

            categories = [.. fields.Select(field => field.Name)];
            members = [.. fields.Select(field => Identifiers.Argument(field.Name))];
        }

        return new RowColumnSpec(
            member.Name,
            kind.Value,
            isNullable,
            kind == RowColumnKind.Enum ? bare.ToDisplayString(Anywhere) : "",
            categories.ToEquatableArray(),
            members.ToEquatableArray());

        RowColumnSpec? Refuse(string why)
        {
            _issues.Add(Rules.RowProperty, Rows, $"{row.Name}.{member.Name}", why);
            return null;
        }
    }

    /// <summary>The members of an enum: of several names of one value the first. One without a name, or with the name of another, is still being typed.</summary>
    internal static IFieldSymbol[] MembersOf(ITypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && field.Name.Length > 0 && type.GetMembers(field.Name).Length == 1).GroupBy(field => field.ConstantValue).Select(group => group.First())];

    internal static bool IsFlags(ITypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");

    internal static string Words(ITypeSymbol type) => "'" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "'";

    private static bool IsPublic(ITypeSymbol type)
    {
        bool isPublic = type is not INamedTypeSymbol named || named.TypeArguments.All(IsPublic);
        for (ITypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            isPublic &= t.DeclaredAccessibility == Accessibility.Public;
        }

        return isPublic;
    }

    private static bool Has(ISymbol member, string attribute) => Find(member, attribute) is not null;

    // An attribute on a parameter of a positional record means the property that is made of it.
    private static AttributeData? Find(ISymbol member, string attribute) =>
        Of(member, attribute) ?? member.ContainingType.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == member.Name)
            .Select(parameter => Of(parameter, attribute))
            .FirstOrDefault(found => found is not null);

    private static AttributeData? Of(ISymbol symbol, string attribute) => symbol.GetAttributes().FirstOrDefault(data =>
        data.AttributeClass is { } type && NetworkParser.MetadataName(type) == attribute);
}
