using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG0xx: what is declared.</content>
internal static partial class Rules
{
    private const string Declaration = "DeepInit.Declaration";

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
        messageFormat: "{0} refers to '{1}', but no input or earlier layer has this name; {2}");

    internal static readonly DiagnosticDescriptor DuplicateName = Create("DIG007", Declaration, DiagnosticSeverity.Error,
        title: "A name is used twice",
        messageFormat: "The name '{0}' is used twice; names of inputs and layers must differ");

    internal static readonly DiagnosticDescriptor OutOfDomain = Create("DIG008", Declaration, DiagnosticSeverity.Error,
        title: "A constant is outside its domain",
        messageFormat: "{0} of {1} is {2}, but must be {3}");

    internal static readonly DiagnosticDescriptor SeveralOptimizers = Create("DIG009", Declaration, DiagnosticSeverity.Error,
        title: "A network has one optimiser, or two that share its parameters",
        messageFormat: "Network '{0}' has {1}; {2}");

    internal static readonly DiagnosticDescriptor MatricesAlone = Create("DIG045", Declaration, DiagnosticSeverity.Error,
        title: "An optimiser of matrices needs another one beside it",
        messageFormat: "[{0}] moves hidden matrices, and network '{1}' has {2} to train; add an optimiser for the rest, such as [AdamW(LearningRate = 1e-3)]");

    internal static readonly DiagnosticDescriptor OptimizerWithoutLoss = Create("DIG010", Declaration, DiagnosticSeverity.Error,
        title: "An optimiser needs a loss",
        messageFormat: "Network '{0}' has an optimiser but no loss to minimise; add one such as [Loss(MeanSquaredError)]");

    internal static readonly DiagnosticDescriptor TooFewInputs = Create("DIG011", Declaration, DiagnosticSeverity.Error,
        title: "A combining layer needs at least two values",
        messageFormat: "{0} combines at least two values, but has {1}");

    internal static readonly DiagnosticDescriptor UnknownParameter = Create("DIG012", Declaration, DiagnosticSeverity.Error,
        title: "A parameter setting refers to no parameter",
        messageFormat: "[Parameter(\"{0}\")] refers to no parameter of the network; {1}");

    internal static readonly DiagnosticDescriptor ReservedName = Create("DIG013", Declaration, DiagnosticSeverity.Error,
        title: "A name cannot be used in generated code",
        messageFormat: "The name '{0}' cannot be used: {1}");

    internal static readonly DiagnosticDescriptor AmbiguousInput = Create("DIG014", Declaration, DiagnosticSeverity.Error,
        title: "The first layer must say what it reads",
        messageFormat: "{0} is the first layer of a network with {1} inputs; say which one it reads by From");

    internal static readonly DiagnosticDescriptor ReadsLater = Create("DIG015", Declaration, DiagnosticSeverity.Error,
        title: "A layer reads a later one",
        messageFormat: "{0} reads '{1}', which stands after it; layers stand in the order in which they run, and a network has no cycles");

    internal static readonly DiagnosticDescriptor LanguageTooOld = Create("DIG016", Declaration, DiagnosticSeverity.Error,
        title: "The language version is too old for generated code",
        messageFormat: "Network '{0}' is compiled as C# {1}, but its generated code needs C# {2}; set <LangVersion> in the project");

    internal static readonly DiagnosticDescriptor NeverUsed = Create("DIG017", Declaration, DiagnosticSeverity.Warning,
        title: "A value is never used",
        messageFormat: "{0} leads to no {1}: it is computed for nothing, and its parameters never learn");

    internal static readonly DiagnosticDescriptor NoEffect = Create("DIG018", Declaration, DiagnosticSeverity.Warning,
        title: "An option has no effect with this choice",
        messageFormat: "{0} of {1} has no effect: {2}");

    internal static readonly DiagnosticDescriptor TrainingWithoutLoss = Create("DIG019", Declaration, DiagnosticSeverity.Error,
        title: "A network without a loss cannot be trained",
        messageFormat: "'{0}' has no {1}: network '{2}' declares {3}");

    internal static readonly DiagnosticDescriptor MemberClash = Create("DIG020", Declaration, DiagnosticSeverity.Error,
        title: "A member has the name of a generated one",
        messageFormat: "'{0}' clashes with the member of this name that is generated for network '{1}'; give it another name");

    internal static readonly DiagnosticDescriptor NothingTrains = Create("DIG021", Declaration, DiagnosticSeverity.Warning,
        title: "An optimiser has nothing to train",
        messageFormat: "All parameters of network '{0}' are frozen, so that {1} changes nothing");

    internal static readonly DiagnosticDescriptor SeveralSchedules = Create("DIG023", Declaration, DiagnosticSeverity.Error,
        title: "A network has one schedule",
        messageFormat: "Network '{0}' has {1} schedules of the learning rate; keep one, or say with From from which step (or, all of them, from which epoch) each later one rules");

    internal static readonly DiagnosticDescriptor FrameworkTooOld = Create("DIG024", Declaration, DiagnosticSeverity.Error,
        title: "The target framework is too old for generated code",
        messageFormat: "Network '{0}' is compiled for a framework without {1}, which its generated code uses; target .NET Standard 2.0, .NET Framework 4.6.1 " +
                       "or later, and reference the package, which brings what those lack");

    internal static readonly DiagnosticDescriptor InternalError = Create("DIG025", Declaration, DiagnosticSeverity.Error,
        title: "Internal error of DeepInit.Gen",
        messageFormat: "DeepInit.Gen failed on network '{0}' and generates no code for it; other networks are not affected; please report this fault of ours " +
                       "with the network's attributes: {1}");

    internal static readonly DiagnosticDescriptor CheckFailed = Create("DIG026", Declaration, DiagnosticSeverity.Warning,
        title: "Internal error of a check of DeepInit.Gen",
        messageFormat: "A check of network '{0}' failed, so that what it looks for is not reported; its code is generated; please report this fault of ours with " +
                       "the network's attributes: {1}");

    internal static readonly DiagnosticDescriptor DeclaredTwice = Create("DIG027", Declaration, DiagnosticSeverity.Error,
        title: "A network is declared twice",
        messageFormat: "Network '{0}' is declared by [Network] here and, before, {1}; give this one another name, or remove it");

    internal static readonly DiagnosticDescriptor ConstructorWithoutEngine = Create("DIG028", Declaration, DiagnosticSeverity.Error,
        title: "A constructor leaves the network unbuilt",
        messageFormat: "Constructor '{0}' does not call the generated constructor '{1}(int seed = 0)', which makes the parameters: {2}");

    internal static readonly DiagnosticDescriptor ConstructorClash = Create("DIG029", Declaration, DiagnosticSeverity.Error,
        title: "The generated constructor cannot stand in this class",
        messageFormat: "Network '{0}' cannot have its generated constructor '{0}(int seed = 0)': {1}");

    internal static readonly DiagnosticDescriptor ClassNameClash = Create("DIG043", Declaration, DiagnosticSeverity.Error,
        title: "A network has the name of a generated member",
        messageFormat: "A network cannot be called '{0}': {1}; give it another name");

    internal static readonly DiagnosticDescriptor NotABlock = Create("DIG030", Declaration, DiagnosticSeverity.Error,
        title: "A class that is used is not a block",
        messageFormat: "'{0}' cannot be used as a block: {1}");

    internal static readonly DiagnosticDescriptor UnknownBlockParameter = Create("DIG031", Declaration, DiagnosticSeverity.Error,
        title: "A block has no parameter of this name",
        messageFormat: "Block '{0}' has no parameter '{1}': parameters are the constants of its class; {2}");

    internal static readonly DiagnosticDescriptor MissingBlockParameter = Create("DIG032", Declaration, DiagnosticSeverity.Error,
        title: "A block needs a value of a parameter",
        messageFormat: "Block '{0}' needs a value of its parameter '{1}' ({2}), which has no default; add \"{1}\" and the value to the use");

    internal static readonly DiagnosticDescriptor BlockCycle = Create("DIG033", Declaration, DiagnosticSeverity.Error,
        title: "A block uses itself",
        messageFormat: "Block '{0}' uses itself: {1}");

    internal static readonly DiagnosticDescriptor BlockInputs = Create("DIG034", Declaration, DiagnosticSeverity.Error,
        title: "A block is given another number of values than it has inputs",
        messageFormat: "{0} has {1} inputs ({2}), but is given {3}; say which values it reads by Inputs");

    internal static readonly DiagnosticDescriptor BlockArgument = Create("DIG035", Declaration, DiagnosticSeverity.Error,
        title: "An argument cannot be computed from a block's parameters",
        messageFormat: "{0} of {1} cannot be computed from the block's parameters: {2}");

    internal static readonly DiagnosticDescriptor OtherInputCount = Create("DIG022", Declaration, DiagnosticSeverity.Error,
        title: "A layer reads another number of values",
        messageFormat: "{0} combines {1}, but has {2}");

    internal static readonly DiagnosticDescriptor CannotShare = Create("DIG036", Declaration, DiagnosticSeverity.Error,
        title: "A block cannot share these parameters",
        messageFormat: "{0} cannot share the parameters of '{1}': {2}");

    internal static readonly DiagnosticDescriptor RowsAndInputs = Create("DIG037", Declaration, DiagnosticSeverity.Error,
        title: "A network over rows has no other input",
        messageFormat: "Network '{0}' reads rows of '{1}', and so has no [Input]; remove this one, or the type from [Network]");

    internal static readonly DiagnosticDescriptor NoRowType = Create("DIG038", Declaration, DiagnosticSeverity.Error,
        title: "A type cannot be the rows of a network",
        messageFormat: "'{0}' cannot be the rows of a network: {1}");

    internal static readonly DiagnosticDescriptor RowProperty = Create("DIG039", Declaration, DiagnosticSeverity.Error,
        title: "A property of a row cannot be read",
        messageFormat: "'{0}' cannot be read: {1}");

    internal static readonly DiagnosticDescriptor NoLabel = Create("DIG040", Declaration, DiagnosticSeverity.Error,
        title: "A network over rows needs one label",
        messageFormat: "Network '{0}' does not know what to predict: {1}");

    internal static readonly DiagnosticDescriptor LabelLoss = Create("DIG041", Declaration, DiagnosticSeverity.Error,
        title: "A label does not fit the loss",
        messageFormat: "The label '{0}' cannot be learnt: {1}");

    internal static readonly DiagnosticDescriptor LabelUnits = Create("DIG042", Declaration, DiagnosticSeverity.Error,
        title: "A label does not fit the units of the output",
        messageFormat: "The label '{0}' is {1}, but '{2}' has {3} units");

    internal static readonly DiagnosticDescriptor WrapperWithoutOptimizer = Create("DIG046", Declaration, DiagnosticSeverity.Error,
        title: "Nothing to stand around",
        messageFormat: "Network '{0}' has [{1}], but no optimiser whose steps it could see");

    internal static readonly DiagnosticDescriptor TwoAverages = Create("DIG047", Declaration, DiagnosticSeverity.Error,
        title: "Two averages of the weights",
        messageFormat: "Network '{0}' cannot predict with [{1}] and [{2}] at once: keep one of them");

    internal static readonly DiagnosticDescriptor StandsAlone = Create("DIG048", Declaration, DiagnosticSeverity.Error,
        title: "An optimiser that stands alone",
        messageFormat: "{0} moves all weights along one line and measures the loss there, at several points for each step: {1}");

    internal static readonly DiagnosticDescriptor WidthRuleUnknown = Create("DIG049", Declaration, DiagnosticSeverity.Error,
        title: "No rule of widths for an optimiser",
        messageFormat: "[MuP] does not know how the rate of {0} follows the width of layers; it knows that of {1}");

    internal static readonly DiagnosticDescriptor ParameterConflict = Create("DIG044", Declaration, DiagnosticSeverity.Error,
        title: "Two parameter settings contradict each other",
        messageFormat: "{0} of '{1}' is given by [Parameter(\"{2}\")] and, otherwise, by [Parameter(\"{3}\")]; {4}");
}
