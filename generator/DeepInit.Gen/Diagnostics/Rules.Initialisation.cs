using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG20x and DIG21x: how parameters start.</content>
internal static partial class Rules
{
    private const string Initialisation = "DeepInit.Initialisation";

    internal static readonly DiagnosticDescriptor ConstantStart = Create("DIG201", Initialisation, DiagnosticSeverity.Warning,
        title: "A hidden layer starts constant",
        messageFormat: "{0} starts with every weight at {1}: its {2} units compute the same; {3}");

    internal static readonly DiagnosticDescriptor InitForOtherActivation = Create("DIG202", Initialisation, DiagnosticSeverity.Info,
        title: "An initialiser made for other activations",
        messageFormat: "{0} starts by {1}, but its activation is {2}: with standardised inputs, signals reach '{3}' with variance {4}; {5} would make it {6}");

    internal static readonly DiagnosticDescriptor SELUInit = Create("DIG203", Initialisation, DiagnosticSeverity.Warning,
        title: "SELU without LeCun initialisation",
        messageFormat: "{0} has SELU, which normalises itself only from weights of variance 1 / fan in = {1}, but {2} gives {3}");

    internal static readonly DiagnosticDescriptor SELUDropout = Create("DIG204", Initialisation, DiagnosticSeverity.Warning,
        title: "Plain dropout after SELU",
        messageFormat: "Dropout '{0}' follows SELU of {1}: setting values to 0 breaks the mean and variance that SELU keeps; take AlphaDropout, which keeps " +
                       "them");

    internal static readonly DiagnosticDescriptor GainNotPassed = Create("DIG205", Initialisation, DiagnosticSeverity.Info,
        title: "The gain of the activation is not passed on",
        messageFormat: "{0} starts by {1} with {2}, but {3} asks for {4}: without it the variance of signals changes by {5} in this layer");

    internal static readonly DiagnosticDescriptor VarianceLeaves = Create("DIG206", Initialisation, DiagnosticSeverity.Warning,
        title: "Signals explode or vanish",
        messageFormat: "{0} starts by {1}: with standardised inputs the variance of its sums is {2}, outside [0.001, 1000]; σ {3} would keep it at about 1");

    internal static readonly DiagnosticDescriptor DegenerateInit = Create("DIG207", Initialisation, DiagnosticSeverity.Info,
        title: "An initialiser degenerates on this shape",
        messageFormat: "{0} starts by {1} with shape {2}: {3}");

    internal static readonly DiagnosticDescriptor DerivedInit = Create("DIG208", Initialisation, DiagnosticSeverity.Info,
        title: "Initialisers were chosen for a network",
        messageFormat: "Network '{0}' leaves the initialisers of {1} open, which start by {2}; Summary() lists each with its sigma");

    internal static readonly DiagnosticDescriptor GradientLeaves = Create("DIG209", Initialisation, DiagnosticSeverity.Info,
        title: "Gradients explode or vanish",
        messageFormat: "The gradient at {0} starts with {1} times the squared norm that it has at the loss, outside [0.001, 1000]: {2}");

    internal static readonly DiagnosticDescriptor SaturatedStart = Create("DIG210", Initialisation, DiagnosticSeverity.Warning,
        title: "An activation starts saturated",
        messageFormat: "{0} starts by {1}: the sums of {2} have variance {3}, so that {4} % of its units start where {5} is flat and learn next to nothing; " +
                       "σ {6} would keep the variance at about 1");

    internal static readonly DiagnosticDescriptor DeadByBias = Create("DIG211", Initialisation, DiagnosticSeverity.Warning,
        title: "Biases start units dead",
        messageFormat: "{0} starts with biases of about {1}, while what it adds them to has deviation {2}: {3} % of its values start where {4} is flat and " +
                       "passes no gradient");

    internal static readonly DiagnosticDescriptor CorrelationDepth = Create("DIG212", Initialisation, DiagnosticSeverity.Info,
        title: "Rows become alike, or chaotic, with depth",
        messageFormat: "At {0}, layer {1} with weights, {2}; {3}");
}
