using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Every rule. <c>DIG0xx</c> declaration, <c>DIG1xx</c> shapes, <c>DIG2xx</c> initialisation and training, <c>DIG3xx</c> performance; numbers are never reused.</summary>
internal static class Rules
{
    private const string Declaration = "DeepInit.Declaration";
    private const string Shapes = "DeepInit.Shapes";

    internal static readonly DiagnosticDescriptor NotPartial = Create("DIG001", Declaration, DiagnosticSeverity.Error,
        title: "A network must be a partial class",
        messageFormat: "'{0}' must be declared partial, because the network's code is generated as another part of it");

    internal static readonly DiagnosticDescriptor UnsupportedClass = Create("DIG002", Declaration, DiagnosticSeverity.Error,
        title: "A network must be an ordinary class",
        messageFormat: "'{0}' cannot be a network because it is {1}; it must be a class that is neither static, abstract nor generic, in partial types");

    internal static readonly DiagnosticDescriptor SpreadAttributes = Create("DIG003", Declaration, DiagnosticSeverity.Error,
        title: "Layers must stand on one declaration",
        messageFormat: "The attributes of network '{0}' are spread over {1} partial declarations; the order of layers is the source order on one declaration");

    internal static readonly DiagnosticDescriptor NoInput = Create("DIG004", Declaration, DiagnosticSeverity.Error,
        title: "A network needs an input",
        messageFormat: "Network '{0}' has no input; add one such as [Input(30)] before its layers");

    internal static readonly DiagnosticDescriptor NoLayer = Create("DIG005", Declaration, DiagnosticSeverity.Error,
        title: "A network needs a layer",
        messageFormat: "Network '{0}' has no layer; add one such as [Dense(1)]");

    internal static readonly DiagnosticDescriptor UnknownName = Create("DIG006", Declaration, DiagnosticSeverity.Error,
        title: "A name refers to nothing before it",
        messageFormat: "{0} refers to '{1}', but no input or earlier layer has this name; there are {2}");

    internal static readonly DiagnosticDescriptor DuplicateName = Create("DIG007", Declaration, DiagnosticSeverity.Error,
        title: "A name is used twice",
        messageFormat: "The name '{0}' is used twice; names of inputs and layers must differ");

    internal static readonly DiagnosticDescriptor OutOfDomain = Create("DIG008", Declaration, DiagnosticSeverity.Error,
        title: "A constant is outside its domain",
        messageFormat: "{0} of {1} is {2}, but must be {3}");

    internal static readonly DiagnosticDescriptor SeveralOptimizers = Create("DIG009", Declaration, DiagnosticSeverity.Error,
        title: "A network has one optimiser",
        messageFormat: "Network '{0}' has {1} optimisers; keep one");

    internal static readonly DiagnosticDescriptor OptimizerWithoutLoss = Create("DIG010", Declaration, DiagnosticSeverity.Error,
        title: "An optimiser needs a loss",
        messageFormat: "Network '{0}' has an optimiser but no loss to minimise; add one such as [Loss(MeanSquaredError)]");

    internal static readonly DiagnosticDescriptor TooFewInputs = Create("DIG011", Declaration, DiagnosticSeverity.Error,
        title: "A combining layer needs at least two values",
        messageFormat: "{0} combines at least two values, but has {1}");

    internal static readonly DiagnosticDescriptor UnknownParameter = Create("DIG012", Declaration, DiagnosticSeverity.Error,
        title: "A parameter setting refers to no parameter",
        messageFormat: "[Parameter(\"{0}\")] refers to no parameter of the network; there are {1}");

    internal static readonly DiagnosticDescriptor ReservedName = Create("DIG013", Declaration, DiagnosticSeverity.Error,
        title: "A name cannot be used in generated code",
        messageFormat: "The name '{0}' cannot be used: {1}");

    internal static readonly DiagnosticDescriptor AmbiguousInput = Create("DIG014", Declaration, DiagnosticSeverity.Error,
        title: "The first layer must say what it reads",
        messageFormat: "{0} is the first layer of a network with {1} inputs; say which one it reads by From");

    internal static readonly DiagnosticDescriptor InputMismatch = Create("DIG101", Shapes, DiagnosticSeverity.Error,
        title: "Shapes of combined values differ",
        messageFormat: "{0} combines values of one shape, but '{1}' has {2} and '{3}' has {4}");

    internal static readonly DiagnosticDescriptor LossMismatch = Create("DIG102", Shapes, DiagnosticSeverity.Error,
        title: "A loss does not fit the output that it reads",
        messageFormat: "Loss {0} {1}, but '{2}' has {3}");

    internal static readonly DiagnosticDescriptor InitMismatch = Create("DIG103", Shapes, DiagnosticSeverity.Error,
        title: "An initialiser cannot make this shape",
        messageFormat: "Init {0} cannot make '{1}' of shape {2}: {3}");

    internal static readonly DiagnosticDescriptor TooLarge = Create("DIG104", Shapes, DiagnosticSeverity.Error,
        title: "A network is too large to index",
        messageFormat: "'{0}' would hold {1} numbers, but at most {2} can be indexed");

    internal static readonly DiagnosticDescriptor NoImage = Create("DIG105", Shapes, DiagnosticSeverity.Error,
        title: "A layer on images reads something else",
        messageFormat: "{0} reads an image [height, width, channels], but what it reads has shape {1}");

    internal static readonly DiagnosticDescriptor WindowTooLarge = Create("DIG106", Shapes, DiagnosticSeverity.Error,
        title: "A window is larger than the image",
        messageFormat: "The window of {0} spans {1} pixels, but the image, padded, has {2}");

    private static readonly Dictionary<string, DiagnosticDescriptor> Index = typeof(Rules)
        .GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
        .ToDictionary(rule => rule.Id);

    internal static IReadOnlyCollection<DiagnosticDescriptor> All => Index.Values;

    internal static DiagnosticDescriptor ById(string id) => Index[id];

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity defaultSeverity, string title, string messageFormat) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/deepinit/DeepInit.Gen/blob/main/generator/DeepInit.Gen/docs/{id}.md");
}
