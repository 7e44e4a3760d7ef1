using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>
/// Layer attributes of a network, and those of the blocks that it uses → layer specs. A block is read anew for every use, with the use's values in the
/// place of its parameters, so that no other stage knows of parameters.
/// </summary>
internal sealed class LayerParser
{
    /// <summary>More layers than this, repeated ones counted, are a slip of the keyboard: their code would fill gigabytes.</summary>
    public const int MostLayers = 4096;

    /// <summary>The value of <c>BlockAttribute.Required</c>.</summary>
    private const int Required = -97;

    private readonly Compilation _compilation;
    private readonly Precision _precision;
    private readonly Issues _issues;
    private readonly CancellationToken _token;
    private readonly List<AttributeSource> _layers = [];
    private readonly List<AttributeSource> _uses = [];
    private readonly List<INamedTypeSymbol> _open = [];
    private bool _isFull;

    public LayerParser(Compilation compilation, Precision precision, Issues issues, CancellationToken token)
    {
        _precision = precision;
        _compilation = compilation;
        _issues = issues;
        _token = token;
    }

    /// <summary>The attributes of the layers, repeated ones as often as they stand in the network: in the order of its nodes.</summary>
    public IReadOnlyList<AttributeSource> Layers => _layers;

    /// <summary>The uses, in the order of reading.</summary>
    public IReadOnlyList<AttributeSource> Uses => _uses;

    /// <summary>The layer or use, or null for another attribute.</summary>
    public LayerSpec? Parse(AttributeData attribute) => Parse(attribute, new AttributeArguments(attribute, _compilation), null, null);

    /// <summary>Reports choices that are no members of their enum, and numbers that the network's precision has not.</summary>
    public static void ReportValues(AttributeArguments arguments, AttributeData attribute, Precision precision, Issues issues)
    {
        foreach (KeyValuePair<string, double> number in precision == Precision.Single ? arguments.OutOfSingle : new Dictionary<string, double>())
        {
            string name = number.Key.Length == 0 ? "A number" : char.ToUpperInvariant(number.Key[0]) + number.Key.Substring(1);
            issues.Add(Rules.OutOfDomain, number.Key, name, attribute.AttributeClass!.Name, number.Value, $"a number that single precision has, from 1E-45 to 3.4E+38: it would be {(Math.Abs(number.Value) < 1 ? "0" : "infinite")}");
        }

        foreach (UndefinedChoice choice in arguments.Undefined)
        {
            issues.Add(Rules.OutOfDomain, choice.Argument, choice.Argument, attribute.AttributeClass!.Name, choice.Value, "a member of " + choice.Type);
        }
    }

    private LayerSpec? Parse(AttributeData attribute, AttributeArguments arguments, BlockParameters? parameters, AttributeSource? use)
    {
        _token.ThrowIfCancellationRequested();
        LayerKind? kind = LayerCatalog.Find(arguments.Attribute);
        bool isUse = arguments.Attribute == KnownNames.Use;
        if (kind is null && !isUse)
        {
            return null;
        }

        _issues.At(isUse ? Place.Use : Place.Layer, isUse ? _uses.Count : _layers.Count);
        IReadOnlyDictionary<string, int>? origins = parameters?.PutInto(
            attribute,
            arguments,
            (argument, reason) => _issues.Add(Rules.BlockArgument, argument, argument, attribute.AttributeClass!.Name, reason),
            _token);
        var source = new AttributeSource(attribute, use, origins);
        LayerSpec spec;
        if (kind is null)
        {
            _uses.Add(source);
            spec = ParseUse(arguments, source, _uses.Count - 1);
        }
        else
        {
            _layers.Add(source);
            spec = kind.Parse(arguments);
            ReportValues(arguments, attribute, _precision, _issues);
        }

        string? from = arguments.String("From");
        return spec with
        {
            Name = arguments.String("Name"),
            From = from is null ? spec.From : new([from, .. spec.From]),
        };
    }

    private UseSpec ParseUse(AttributeArguments arguments, AttributeSource source, int index)
    {
        INamedTypeSymbol? block = arguments.Type(0);
        string name = block?.Name ?? "block";
        if (block is null && arguments.PositionalCount > 0)
        {
            _issues.Add(Rules.NotABlock, "block", arguments.AnyType(0)?.ToDisplayString() ?? "null", "it is not a class");
        }

        int repeat = arguments.Int32("Repeat", 1);
        int firstIndex = arguments.Int32("FirstIndex", 0);
        if (repeat < 1 || firstIndex < 0)
        {
            string argument = repeat < 1 ? "Repeat" : "FirstIndex";
            _issues.Add(Rules.OutOfDomain, argument, argument, $"the use of block '{name}'", repeat < 1 ? repeat : firstIndex, repeat < 1 ? "at least 1" : "at least 0");
        }

        int start = _layers.Count;
        (EquatableArray<string> inputs, EquatableArray<LayerSpec> body) = block is null ? default : ParseBody(block, arguments, source, index);
        repeat = Math.Max(1, repeat);
        AttributeSource[] own = [.. _layers.Skip(start)];
        if (start + ((long)own.Length * repeat) > MostLayers)
        {
            _issues.At(Place.Use, index).Add(Rules.OutOfDomain, "Repeat", "Repeat", $"the use of block '{name}'", repeat, $"so small that the network has at most {MostLayers} layers");
            repeat = 1;
        }

        for (int i = 1; i < repeat; i++)
        {
            _layers.AddRange(own);
        }

        return new UseSpec(index, LayerKind.StemOf(name), inputs, body, repeat, Math.Max(0, firstIndex), arguments.String("SharedWith")) { From = arguments.Strings("Inputs") };
    }

    private (EquatableArray<string> Inputs, EquatableArray<LayerSpec> Body) ParseBody(INamedTypeSymbol block, AttributeArguments arguments, AttributeSource source, int index)
    {
        // Blocks of blocks of blocks double without a cycle: what is too much is not read at all.
        if (_layers.Count > MostLayers || _uses.Count > MostLayers)
        {
            if (!_isFull)
            {
                _isFull = true;
                _issues.At(Place.Use, index).Add(Rules.OutOfDomain, "block", "block", $"the use of block '{block.Name}'", block.Name, $"so small that the network has at most {MostLayers} layers");
            }

            return default;
        }

        string? fault = FaultOf(block, arguments);
        if (fault is not null)
        {
            _issues.At(Place.Use, index).Add(Rules.NotABlock, "block", block.Name, fault);
            return default;
        }

        if (_open.Contains(block, SymbolEqualityComparer.Default))
        {
            _issues.At(Place.Use, index).Add(Rules.BlockCycle, "block", block.Name, string.Join(" → ", _open.SkipWhile(b => !SymbolEqualityComparer.Default.Equals(b, block)).Append(block).Select(b => b.Name)));
            return default;
        }

        // What is wrong with the parameters is reported; what follows is not to report its consequences.
        if (ParametersOf(block, arguments, index) is not { } parameters)
        {
            return default;
        }

        var inputs = new List<string>();
        var body = new List<LayerSpec>();
        _open.Add(block);
        foreach (AttributeData attribute in block.GetAttributes())
        {
            var layer = new AttributeArguments(attribute, _compilation);
            if (layer.Attribute == KnownNames.Input)
            {
                inputs.Add(layer.FirstIsString ? layer.String(0) : "x");
            }
            else if (Parse(attribute, layer, parameters, source) is { } spec)
            {
                body.Add(spec);
            }
        }

        _open.RemoveAt(_open.Count - 1);
        return (inputs.Count > 0 ? inputs.ToEquatableArray() : new(["x"]), body.ToEquatableArray());
    }

    private string? FaultOf(INamedTypeSymbol block, AttributeArguments use)
    {
        string[] attributes = [.. block.GetAttributes().Select(attribute => new AttributeArguments(attribute, _compilation).Attribute)];
        string? foreign = attributes.FirstOrDefault(name => name is KnownNames.Loss or KnownNames.Output or KnownNames.Parameter || OptimizerCatalog.Find(name) is not null);
        bool isForeign = !SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, _compilation.Assembly);
        return !attributes.Contains(KnownNames.Block) ? "it does not carry [Block]"
            : foreign is not null ? $"it carries {foreign.Substring("DeepInit.".Length)}, which belongs to a network; a block has inputs and layers"
            : !attributes.Any(name => name == KnownNames.Use || LayerCatalog.Find(name) is not null) ? "it has no layer"
            : isForeign && (use.Values(1).Count > 0 || BlockParameters.Of(block).Any(IsRequired)) ? $"its parameters were put in when '{block.ContainingAssembly.Name}' was compiled; move the class, or a source file that both projects include, into this project"
            : null;
    }

    private BlockParameters? ParametersOf(INamedTypeSymbol block, AttributeArguments arguments, int index)
    {
        _issues.At(Place.Use, index);
        // A constant declared twice is an error of the compiler's; the first holds.
        var constants = BlockParameters.Of(block).GroupBy(field => field.Name).ToDictionary(group => group.Key, group => group.First());
        var values = constants.ToDictionary(pair => pair.Key, pair => pair.Value.ConstantValue);
        var given = new Dictionary<string, int>();
        bool isValid = true;
        IReadOnlyList<ArgumentValue> list = arguments.Values(1);
        for (int i = 0; i < list.Count; i += 2)
        {
            string name = list[i].Value as string ?? "";
            if (!constants.TryGetValue(name, out IFieldSymbol? field))
            {
                string? nearest = Spelling.Nearest(name, constants.Keys);
                isValid = false;
                string known = constants.Count == 0 ? "it has none" : "it has " + string.Join(", ", constants.Keys.Select(key => "'" + key + "'"));
                _issues.Suggest(Rules.UnknownBlockParameter, "parameters#" + i, nearest is null ? "" : "\"" + nearest + "\"", block.Name, name, nearest is null ? known : $"did you mean '{nearest}'?");
            }
            else if (i + 1 == list.Count || Converted(list[i + 1], field.Type) is not { } value)
            {
                isValid = false;
                object? found = i + 1 == list.Count ? null : list[i + 1].Value;
                _issues.Add(Rules.OutOfDomain, "parameters#" + Math.Min(i + 1, list.Count - 1), name, $"block '{block.Name}'", found ?? "missing", $"of type {field.Type.ToDisplayString()}; names and values stand in turns");
                given[name] = i;
            }
            else
            {
                values[name] = value;
                given[name] = i + 1;
            }
        }

        foreach (IFieldSymbol field in constants.Values.Where(field => IsRequired(field) && !given.ContainsKey(field.Name)))
        {
            isValid = false;
            _issues.Add(Rules.MissingBlockParameter, "", block.Name, field.Name, field.Type.ToDisplayString());
        }

        return isValid ? new BlockParameters(block, _compilation, values, given) : null;
    }

    // For each type of constant the value of BlockAttribute.Required, as a number or cast to an enum; where that number itself is written, it is meant.
    private bool IsRequired(IFieldSymbol field) =>
        ConstantNumber.Number(field.ConstantValue) is Required
        && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_token) is not VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } };

    private static object? Converted(ArgumentValue value, ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => value.Type is null || SymbolEqualityComparer.Default.Equals(value.Type, type) ? value.Value : null,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Char } => ConstantNumber.To(value.Value, type),
        _ => value.IsPrimitive ? ConstantNumber.To(value.Value, type) : null,
    };
}
