using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>
/// The tables of the users' pages, made of what they are about: the catalogues of the generator, the attributes and options of the runtime with their defaults, and the
/// summaries of their XML docs.
/// </summary>
internal static class GuideTables
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    private static readonly SourceDocs Docs = new(Path.Combine(Root, "src"));

    // Options that whole families have: they have tables of their own.
    private static readonly string[] Families =
    [
        "LayerAttribute", "ActivatedLayerAttribute", "WeightedLayerAttribute", "ImageConvolutionAttribute", "SequenceConvolutionAttribute", "ImagePoolingAttribute", "SequencePoolingAttribute",
        "NormalizationAttribute", "RecurrentLayerAttribute", "OptimizerAttribute", "ScheduleAttribute",
    ];

    // What the generator derives, so that the attribute's value is not what leaving it out means.
    private static readonly string[] Derived = ["Gain", "Low", "High", "BiasLow", "BiasHigh", "Margin"];

    /// <summary>Every table by its name, in the order in which pages show them.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Make();

    private static Dictionary<string, string> Make()
    {
        var tables = new Dictionary<string, string>
        {
            ["structure"] = Attributes(LanguageAttributes.All.Where(IsStructure)),
            ["options of every layer"] = Options("LayerAttribute"),
            ["options of activations"] = Options("ActivatedLayerAttribute"),
            ["options of weights"] = Options("WeightedLayerAttribute"),
            ["options of convolutions over images"] = Options("ImageConvolutionAttribute"),
            ["options of convolutions over sequences"] = Options("SequenceConvolutionAttribute"),
            ["options of pooling over images"] = Options("ImagePoolingAttribute"),
            ["options of pooling over sequences"] = Options("SequencePoolingAttribute"),
            ["options of normalisations"] = Options("NormalizationAttribute"),
            ["options of recurrent layers"] = Options("RecurrentLayerAttribute"),
            ["options of tables"] = Options("TableLayerAttribute"),
            ["padding"] = Members(Enum.GetNames<Padding>(), "Padding"),
            ["reductions"] = Members(Enum.GetNames<Reduction>(), "Reduction"),
            ["activations"] = Members(ActivationCatalog.All.Select(kind => kind.Function.ToString()), "Activation"),
            ["initialisers"] = Members(InitializerCatalog.All.Select(kind => Wording.Name(kind.Init)).Prepend("Default"), "Init"),
            ["losses"] = Members(LossCatalog.All.Select(kind => kind.Function.ToString()), "Loss"),
            ["options of losses"] = Options("LossAttribute"),
            ["optimisers"] = Attributes(OptimizerCatalog.All.Select(kind => TypeOf(kind.Attribute))),
            ["updates"] = Updates(),
            ["options of every optimiser"] = Options("OptimizerAttribute"),
            ["schedules"] = Attributes(ScheduleCatalog.All.Select(kind => TypeOf(kind.Attribute))),
            ["wrappers"] = Attributes(WrapperCatalog.All.Select(kind => TypeOf(kind.Attribute))),
            ["members"] = GeneratedMembers.Table(Docs),
            ["fit options"] = Options("FitOptions"),
            ["checkpoint options"] = Options("CheckpointOptions"),
            ["callbacks"] = Types(type => type.GetInterfaces().Any(contract => contract.Name == "ITrainingCallback")),
            ["messages"] = SampleMessages.Table(),
            ["metrics"] = Types(type => Ancestors(type).Any(ancestor => ancestor.Name == "Metric")),
        };
        foreach (IGrouping<string, LayerKind> family in LayerCatalog.All.GroupBy(FamilyOf))
            tables["layers: " + family.Key.ToLowerInvariant()] = Attributes(family.Select(kind => TypeOf(kind.Attribute)));
        return tables;
    }

    // A kind's family is the folder of its file.
    private static string FamilyOf(LayerKind kind) => Path.GetFileName(Path.GetDirectoryName(Directory
        .EnumerateFiles(Path.Combine(Root, "generator", "DeepInit.Gen", "Layers"), kind.GetType().Name + ".cs", SearchOption.AllDirectories).Single())!);

    private static bool IsStructure(Type type) =>
        !LanguageAttributes.IsOptimizer(type) && Ancestors(type).All(ancestor => ancestor.Name is not ("ScheduleAttribute" or "OptimizerWrapperAttribute")) && (!LanguageAttributes.IsLayer(type) || type.Name == "UseAttribute");

    private static string Attributes(IEnumerable<Type> types)
    {
        var text = new StringBuilder("attribute | what it does | options of its own\n----------|--------------|-------------------\n");
        foreach (Type type in types)
        {
            string runtimeClass = $"; see `{type.Name[..^"Attribute".Length]}`";    // a schedule's, of the same name
            text.Append(CultureInfo.InvariantCulture, $"{Signatures(type)} | {Docs.Sentence(type.Name).Replace(runtimeClass, "")} | {OwnOptions(type)}\n");
        }

        return text.ToString();
    }

    // Elementwise updates are fused with gradients; what each remembers and computes is the kind's.
    private static string Updates()
    {
        var text = new StringBuilder("optimiser | class | remembers | update\n----------|-------|-----------|-------\n");
        foreach (OptimizerKind kind in OptimizerCatalog.All)
        {
            OptimizerSpec spec = Harness.DefaultOptimizer(kind);
            string states = kind.WholeTensor(spec) is { } update ? OwnStates.Of(update, kind.TakesMatricesAlone) : string.Join(", ", kind.States(spec).Select(state => $"`{state.Name}`"));
            string formula = kind.Formula(spec).Replace("|", "\\|", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"`[{kind.Word}]` | {kind.ModeOf(spec).Name} | {(states.Length == 0 ? "nothing" : states)} | {formula}\n");
        }

        return text.ToString();
    }

    // [Conv2D(filters, kernel)], [Conv2D(filters, kernelHeight, kernelWidth)].
    private static string Signatures(Type type)
    {
        string name = type.Name[..^"Attribute".Length];
        IEnumerable<string> signatures = type.GetConstructors().Select(constructor => string.Join(", ", constructor.GetParameters()
            .Select(parameter => parameter.Name + (parameter.GetCustomAttribute<ParamArrayAttribute>() is null ? "" : ", …"))));
        return string.Join(", ", signatures.Select(signature => signature.Length == 0 ? $"`[{name}]`" : $"`[{name}({signature})]`"));
    }

    private static string OwnOptions(Type type)
    {
        object instance = LanguageAttributes.Instance(type);
        IEnumerable<string> options = LanguageAttributes.Options(type)
            .Where(option => !Families.Contains(option.DeclaringType!.Name) || IsOfItsOwn(option, instance))
            .Select(option => option.GetValue(instance) is var value and not 0 && Value(value) is { Length: > 0 } text ? $"`{option.Name} = {text}`" : $"`{option.Name}`");
        return string.Join(", ", options);
    }

    // Optimisers have another rate each; the decay of some is not that of all. (Of an int, 0 says that nothing was given.)
    private static bool IsOfItsOwn(PropertyInfo option, object instance) => option.DeclaringType!.Name == "OptimizerAttribute" && option.GetValue(instance) switch
    {
        double number => number != 0,
        bool flag => flag,
        _ => false,
    };

    private static string Options(string type)
    {
        Type declaring = TypeOf("DeepInit." + type);
        object? instance = Defaults(declaring);
        var text = new StringBuilder("option | default | meaning\n-------|---------|--------\n");
        foreach (PropertyInfo option in declaring.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(option => option.MetadataToken))
        {
            bool isList = !option.CanWrite && option.PropertyType.IsGenericType;
            if (!option.CanWrite && !isList)
                continue;
            string value = instance is null || isList || Derived.Contains(option.Name) ? "" : Value(option.GetValue(instance));
            text.Append(CultureInfo.InvariantCulture, $"`{option.Name}` | {(value.Length == 0 ? "" : $"`{value}`")} | {Docs.Summary(type + "." + option.Name)}\n");
        }

        return text.ToString();
    }

    // Families are abstract: what their options are when nobody writes them, an attribute of the family says.
    private static object? Defaults(Type type)
    {
        if (typeof(Attribute).IsAssignableFrom(type))
            return type.Name == "OptimizerAttribute" ? null : LanguageAttributes.Instance(LanguageAttributes.All.First(attribute => type.IsAssignableFrom(attribute) && attribute.Name != "ActivationAttribute"));
        ConstructorInfo constructor = type.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(_ => "file")]);
    }

    private static string Members(IEnumerable<string> names, string type)
    {
        Type values = TypeOf("DeepInit." + type);
        var text = new StringBuilder("name | what it is\n-----|-----------\n");
        foreach (string name in names)
        {
            IEnumerable<string> others = Enum.GetNames(values).Where(other => other != name && Enum.Parse(values, other).Equals(Enum.Parse(values, name))).Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(", ", others.Prepend(name).Select(word => $"`{word}`"))} | {Docs.Summary(type + "." + First(values, name))}\n");
        }

        return text.ToString();
    }

    // Of several names of one value the one that is not explained by another one.
    private static string First(Type values, string name) =>
        Enum.GetNames(values).Where(other => Enum.Parse(values, other).Equals(Enum.Parse(values, name))).MinBy(other => Docs.Summary(values.Name + "." + other).StartsWith("The same as", StringComparison.Ordinal))!;

    private static string Types(Func<Type, bool> includes)
    {
        var text = new StringBuilder("class | what it does\n------|-------------\n");
        foreach (Type type in LanguageAttributes.Runtime.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && includes(type)).OrderBy(type => type.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"`{type.Name}` | {Docs.Sentence(type.Name)}\n");
        return text.ToString();
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static Type TypeOf(string name) => LanguageAttributes.Runtime.GetType(name, throwOnError: true)!;

    // "" for what has no default: null, int.MinValue where an attribute cannot have an int?, and options that are off.
    private static string Value(object? value) => value switch
    {
        null or int.MinValue => "",
        bool flag => flag ? "true" : "false",
        double number => number is 0 || Math.Abs(number) is >= 1e-3 and < 1e6 ? number.ToString("0.######", CultureInfo.InvariantCulture) : number.ToString("0.###e-0", CultureInfo.InvariantCulture),
        Enum member => $"{member.GetType().Name}.{member}",
        IFormattable number and (int or long) => number.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        _ => "",
    };

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
