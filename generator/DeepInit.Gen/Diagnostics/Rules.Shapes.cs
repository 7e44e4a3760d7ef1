using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG1xx: shapes.</content>
internal static partial class Rules
{
    private const string Shapes = "DeepInit.Shapes";

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
        messageFormat: "The window of {0} spans {1}, but what it reads, padded, has {2}");

    internal static readonly DiagnosticDescriptor SingleValueNorm = Create("DIG108", Shapes, DiagnosticSeverity.Warning,
        title: "A normalisation over single values",
        messageFormat: "{0} normalises {1}, each value by itself: {2}; take fewer groups, or BatchNormalization");

    internal static readonly DiagnosticDescriptor MissingFlatten = Create("DIG109", Shapes, DiagnosticSeverity.Warning,
        title: "A Flatten is missing before the last dense layer",
        messageFormat: "{0} acts on each of {1} alone, so that loss {3} wants {2} targets for every row; for one put {4} before it");

    internal static readonly DiagnosticDescriptor LabelForEach = Create("DIG111", Shapes, DiagnosticSeverity.Info,
        title: "A target for each pixel or step",
        messageFormat: "{0} acts on each of {1} alone, and loss {3} wants {2} targets for every row; where one is meant, put {4} before it");

    internal static readonly DiagnosticDescriptor ChannelsFirst = Create("DIG112", Shapes, DiagnosticSeverity.Warning,
        title: "An image whose channels seem to stand first",
        messageFormat: "Input '{0}' has shape {1}, which is {2} × {3} pixels of {4} channels; shapes are written [height, width, channels]: {5}, " +
                       "with Order = ChannelsFirst where the numbers stand that way");

    internal static readonly DiagnosticDescriptor StrideSkips = Create("DIG113", Shapes, DiagnosticSeverity.Warning,
        title: "Strides longer than the window",
        messageFormat: "{0} moves by {1}, but its window spans {2}: {3}");

    internal static readonly DiagnosticDescriptor NoSequence = Create("DIG110", Shapes, DiagnosticSeverity.Error,
        title: "A layer on sequences reads something else",
        messageFormat: "{0} reads a sequence [length, channels], but what it reads has shape {1}");

    internal static readonly DiagnosticDescriptor StepsLost = Create("DIG120", Shapes, DiagnosticSeverity.Error,
        title: "A layer would lose the lengths of sequences",
        messageFormat: "{0} reads rows of one length alone, but the rows of '{1}' have the lengths of input '{2}'; end the steps before it with a recurrent layer, [LastStep] or a global pooling{3}");

    internal static readonly DiagnosticDescriptor StepsDiffer = Create("DIG121", Shapes, DiagnosticSeverity.Error,
        title: "Values with different steps are combined",
        messageFormat: "{0} combines values of the same steps, but {1}, and {2}");

    internal static readonly DiagnosticDescriptor SeesNext = Create("DIG122", Shapes, DiagnosticSeverity.Error,
        title: "A logit sees the token that it predicts",
        messageFormat: "{0}, so that logits of '{1}' may see the tokens that they predict{2}");

    internal static readonly DiagnosticDescriptor NoLanguageModel = Create("DIG123", Shapes, DiagnosticSeverity.Error,
        title: "A network is no language model",
        messageFormat: "[LanguageModel] {0}, but {1}");

    internal static readonly DiagnosticDescriptor NoSequenceToSequence = Create("DIG164", Shapes, DiagnosticSeverity.Error,
        title: "A network does not make one sequence of another",
        messageFormat: "[SequenceToSequence] {0}, but {1}");

    internal static readonly DiagnosticDescriptor CannotRank = Create("DIG184", Shapes, DiagnosticSeverity.Error,
        title: "A network cannot rank",
        messageFormat: "[Ranking] {0}, but {1}");

    internal static readonly DiagnosticDescriptor ArgumentMismatch = Create("DIG107", Shapes, DiagnosticSeverity.Error,
        title: "An argument does not fit the shape that a layer reads",
        messageFormat: "{0} {1}, but what it reads has {2}");

    internal static readonly DiagnosticDescriptor ReadsIds = Create("DIG114", Shapes, DiagnosticSeverity.Error,
        title: "A layer on numbers reads ids",
        messageFormat: "{0} reads numbers, but '{1}' has ids of a vocabulary of {2}, which say nothing by their size; put [Embedding(units)] between them");

    internal static readonly DiagnosticDescriptor ReadsNumbers = Create("DIG115", Shapes, DiagnosticSeverity.Error,
        title: "A table is looked up in by numbers",
        messageFormat: "{0} looks up ids, but '{1}' has numbers; {2}");
}
