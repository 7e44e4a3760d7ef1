using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG3xx: performance.</content>
internal static partial class Rules
{
    private const string Performance = "DeepInit.Performance";

    internal static readonly DiagnosticDescriptor WastedWidth = Create("DIG301", Performance, DiagnosticSeverity.Info,
        title: "A width that wastes most of a panel",
        messageFormat: "{0} has {1}, which are stored and computed in panels of 16 as {2}; {3} cost {4} less, {2} cost the same");

    internal static readonly DiagnosticDescriptor FirstLayerDwarfs = Create("DIG302", Performance, DiagnosticSeverity.Info,
        title: "The first layer holds nearly all parameters",
        messageFormat: "{0} holds {1} of the {2} parameters ({3} %), because its input has {4} features; fewer inputs or a narrower first layer " +
                       "shrink the network most");

    internal static readonly DiagnosticDescriptor LargeCode = Create("DIG303", Performance, DiagnosticSeverity.Info,
        title: "Much code is generated",
        messageFormat: "Network '{0}' has {1} layers of {2} different shapes, each with methods of its own; beyond {3} shapes compile and start-up " +
                       "time are felt, so give layers shapes in common");

    internal static readonly DiagnosticDescriptor DearOptimizer = Create("DIG304", Performance, DiagnosticSeverity.Info,
        title: "An optimiser costs as much as many rows",
        messageFormat: "[{0}] multiplies matrices in every step, {1} operations whatever the batch, as many as training on {2} rows; batches of fewer rows spend most of their time there");

    internal static readonly DiagnosticDescriptor NarrowHeads = Create("DIG345", Performance, DiagnosticSeverity.Info,
        title: "A width of heads that wastes lanes",
        messageFormat: "{0} has heads of width {1}, whose keys and values are stored and computed in panels of 16 as {2}, {3} % of them empty{4}");

    internal static readonly DiagnosticDescriptor DearRanking = Create("DIG365", Performance, DiagnosticSeverity.Info,
        title: "Recommendations run the network on every candidate",
        messageFormat: "The score '{0}' is no scalar product of what depends on '{1}' and what depends on '{2}', so that each call of Recommend runs the network on all candidates: " +
                       "of {3} it takes {4} multiply-adds; end in a [Dot] of two vectors, to which biases may be added, or rank what such a network has found");
}
