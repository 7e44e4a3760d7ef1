using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Collects the issues of one stage, at the place that is being looked at.</summary>
internal sealed class Issues
{
    private readonly List<Issue> _issues = [];

    public Place Place { get; private set; } = Place.Network;

    public int Index { get; private set; }

    public bool Any => _issues.Count > 0;

    public bool AnyErrors => _issues.Any(issue => Rules.ById(issue.Rule).DefaultSeverity == DiagnosticSeverity.Error);

    public Issues At(Place place, int index)
    {
        Place = place;
        Index = index;
        return this;
    }

    public void Add(DiagnosticDescriptor rule, string argument, params object[] arguments) =>
        _issues.Add(new Issue(rule.Id, Place, Index, argument, arguments.Select(Text).ToEquatableArray()));

    /// <summary>The same, with the C# that a fix would write in the argument's place.</summary>
    public void Suggest(DiagnosticDescriptor rule, string argument, string suggestion, params object[] arguments) =>
        _issues.Add(new Issue(rule.Id, Place, Index, argument, arguments.Select(Text).ToEquatableArray(), suggestion));

    /// <summary>The same, with other answers: the places that could be wrong too.</summary>
    public void Suggest(DiagnosticDescriptor rule, string argument, string suggestion, IEnumerable<Remedy> remedies, params object[] arguments) =>
        _issues.Add(new Issue(rule.Id, Place, Index, argument, arguments.Select(Text).ToEquatableArray(), suggestion) { Remedies = remedies.ToEquatableArray() });

    public void AddRange(IEnumerable<Issue> issues) => _issues.AddRange(issues);

    public EquatableArray<Issue> ToEquatableArray() => _issues.ToEquatableArray();

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
