using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <summary>
/// Every rule, in one file per group: <c>DIG0xx</c> declaration, <c>DIG1xx</c> shapes, <c>DIG2xx</c> initialisation and training,
/// <c>DIG3xx</c> performance; numbers are never reused.
/// </summary>
internal static partial class Rules
{
    private const string Pages = "https://github.com/deepinit/DeepInit.Gen/blob/main/generator/DeepInit.Gen/docs/rules/";

    /// <summary>Where the page of a rule lies among those of all: <c>DIG0xx/DIG048.md</c>.</summary>
    internal static string PageOf(string id) => $"{id.Substring(0, 4)}xx/{id}.md";

    /// <summary>All of them, in the order of their ids.</summary>
    internal static IReadOnlyList<DiagnosticDescriptor> All => Catalog.InOrder;

    internal static DiagnosticDescriptor ById(string id) => Catalog.ById[id];

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity defaultSeverity, string title, string messageFormat) =>
        new(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault: true, helpLinkUri: Pages + PageOf(id));

    // A class of its own, because the order in which the fields of several files are initialised is not defined.
    private static class Catalog
    {
        public static readonly DiagnosticDescriptor[] InOrder =
        [
            .. typeof(Rules)
                .GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
                .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
                .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];

        public static readonly Dictionary<string, DiagnosticDescriptor> ById = InOrder.ToDictionary(rule => rule.Id);
    }
}
