extern alias Runtime;

using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Wrappers;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Catalogs;

/// <summary>Names whatever is missing for a kind of layer, activation, loss, optimiser or initialiser, and for a rule.</summary>
public sealed class CatalogTests
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(ThisDirectory(), ".."));
    private static readonly string Generator = Path.GetFullPath(Path.Combine(Tests, "..", "..", "generator", "DeepInit.Gen"));

    /// <summary>Options whose default the generator derives, so that leaving them out is not the same as writing the attribute's value.</summary>
    private static readonly string[] Derived =
    [
        "WeightedLayerAttribute.Gain", "WeightedLayerAttribute.Low", "WeightedLayerAttribute.High", "WeightedLayerAttribute.BiasLow", "WeightedLayerAttribute.BiasHigh",
        "LossAttribute.Margin",
        "ParameterAttribute.Trainable", "ParameterAttribute.Decay", "ParameterAttribute.LearningRateScale", "ParameterAttribute.WeightDecay", "ParameterAttribute.L1", "ParameterAttribute.L2",
        "ParameterAttribute.Gain", "ParameterAttribute.Low", "ParameterAttribute.High",
        "TableLayerAttribute.Gain", "TableLayerAttribute.Low", "TableLayerAttribute.High", "RecurrentLayerAttribute.Gain",
        "PositionEmbeddingAttribute.Gain", "PositionEmbeddingAttribute.Low", "PositionEmbeddingAttribute.High",
    ];

    public static TheoryData<string> Attributes => [.. LanguageAttributes.All.Select(type => type.FullName!)];

    [Fact]
    public void EveryLayerAndOptimiserHasItsAttributeAndEveryAttributeIsKnown()
    {
        IEnumerable<string> known = LayerCatalog.All.Select(kind => kind.Attribute)
            .Concat(OptimizerCatalog.All.Select(kind => kind.Attribute))
            .Concat(ScheduleCatalog.All.Select(kind => kind.Attribute))
            .Concat(WrapperCatalog.All.Select(kind => kind.Attribute))
            .Concat([KnownNames.Network, KnownNames.Input, KnownNames.Output, KnownNames.Loss, KnownNames.Parameter, KnownNames.LayerDecay, KnownNames.MuP, KnownNames.LanguageModel, KnownNames.Ranking, KnownNames.SequenceToSequence, KnownNames.Block, KnownNames.Use])
            .Concat([KnownNames.Label, KnownNames.NotInput, KnownNames.Categories, KnownNames.Id, KnownNames.Text, KnownNames.MissingIndicator, KnownNames.Quantile]);
        Assert.Equal(LanguageAttributes.All.Select(type => type.FullName!).Order(), known.Order());
        Assert.Equal(
            LanguageAttributes.All.Where(LanguageAttributes.IsLayer).Select(type => type.FullName!).Order(),
            LayerCatalog.All.Select(kind => kind.Attribute).Append(KnownNames.Use).Order());
    }

    [Fact]
    public void EveryMemberOfAnEnumHasItsKindAtItsPlace()
    {
        Assert.Equal(Enum.GetValues<Activation>(), ActivationCatalog.All.Select(kind => kind.Function));
        Assert.Equal(Enum.GetValues<Loss>(), LossCatalog.All.Select(kind => kind.Function));
        Assert.Equal(Enum.GetValues<Init>().Distinct().Where(init => init != Init.Default), InitializerCatalog.All.Select(kind => kind.Init));
        Assert.All(ActivationCatalog.All, kind => Assert.Same(kind, ActivationCatalog.Of(kind.Function)));
        Assert.All(InitializerCatalog.All, kind => Assert.Same(kind, InitializerCatalog.Of(kind.Init)));
    }

    [Fact]
    public void EnumsOfTheGeneratorAreThoseOfTheRuntime()
    {
        Type[] enums = [.. typeof(NetworkGenerator).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace == "DeepInit")];
        Assert.Contains(typeof(Activation), enums);
        Assert.All(enums, type =>
        {
            Type runtime = LanguageAttributes.Runtime.GetType(type.FullName!, throwOnError: true)!;
            Assert.Equal(Members(runtime), Members(type));
        });
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void LeavingAnArgumentOutIsTheSameAsWritingItsDefault(string attribute)
    {
        Type type = LanguageAttributes.Runtime.GetType(attribute)!;
        object instance = LanguageAttributes.Instance(type);
        NetworkSpec plain = Parse(type, []);
        foreach (PropertyInfo option in LanguageAttributes.Options(type))
        {
            object? value = option.GetValue(instance);
            if (value is not null && !Derived.Contains(option.DeclaringType!.Name + "." + option.Name))
            {
                Assert.True(plain == Parse(type, [LanguageAttributes.Option(option, value)]), $"{type.Name}.{option.Name} is {value} in the attribute, but something else when it is left out");
            }
        }
    }

    [Fact]
    public void DefaultsThatAreDerivedExist() =>
        Assert.Empty(Derived.Except(LanguageAttributes.All.SelectMany(LanguageAttributes.Options).Select(option => option.DeclaringType!.Name + "." + option.Name)));

    [Fact]
    public void EveryKindHasAFileOfItsNameInTheGenerator()
    {
        string[] sources = [.. Directory.EnumerateFiles(Generator, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!)];
        IEnumerable<object> kinds = [.. LayerCatalog.All, .. ActivationCatalog.All, .. LossCatalog.All, .. OptimizerCatalog.All, .. ScheduleCatalog.All, .. WrapperCatalog.All, .. InitializerCatalog.All];
        Assert.Empty(kinds.Select(kind => kind.GetType().Name).Except(sources).Select(kind => $"no file {kind}.cs"));
    }

    [Fact]
    public void EveryOtherKindIsNamedInTheTestsOfItsCatalogue()
    {
        string[] missing =
        [
            .. NotNamedIn("Activations", ActivationCatalog.All.Select(kind => kind.Function.ToString())),
            .. NotNamedIn("Losses", LossCatalog.All.Select(kind => kind.Function.ToString())),
            .. NotNamedIn("Optimizers", OptimizerCatalog.All.Select(kind => kind.Word)),
            .. NotNamedIn("Schedules", ScheduleCatalog.All.Select(kind => kind.Word)),
            .. NotNamedIn("Wrappers", WrapperCatalog.All.Select(kind => kind.Word)),
            .. NotNamedIn("Initializers", InitializerCatalog.All.Select(kind => kind.Init.ToString())),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryRuleHasAPageAndALineInTheReleaseNotes()
    {
        string[] releases = [.. File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Shipped.md")), .. File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Unshipped.md"))];
        var missing = new List<string>();
        foreach (DiagnosticDescriptor rule in Rules.All)
        {
            string page = Path.Combine(Generator, "docs", "rules", Rules.PageOf(rule.Id));
            if (!File.Exists(page))
            {
                missing.Add($"{rule.Id}: no page docs/rules/{Rules.PageOf(rule.Id)}");
            }
            else if (!File.ReadAllText(page).Contains(rule.Title.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                missing.Add($"{rule.Id}: its page does not have its title '{rule.Title}'");
            }

            if (!releases.Any(line => line.StartsWith($"{rule.Id} | {rule.Category} | {Severity(rule)} | ", StringComparison.Ordinal)))
            {
                missing.Add($"{rule.Id}: no line '{rule.Id} | {rule.Category} | {Severity(rule)} | …' in AnalyzerReleases");
            }

            Assert.EndsWith($"/docs/rules/{Rules.PageOf(rule.Id)}", rule.HelpLinkUri, StringComparison.Ordinal);
        }

        Assert.Empty(missing);
    }

    private static IEnumerable<string> NotNamedIn(string folder, IEnumerable<string> names)
    {
        string[] tests = [.. Directory.EnumerateFiles(Path.Combine(Tests, folder), "*Tests.cs").Select(File.ReadAllText)];
        return names.Where(name => !tests.Any(text => Regex.IsMatch(text, $@"\b{name}\b"))).Select(name => $"{name} is in no test of {folder}/");
    }

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString();

    private static IEnumerable<(string Name, int Value)> Members(Type type) => Enum.GetNames(type).Select(name => (name, Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)));

    private static NetworkSpec Parse(Type type, string[] options)
    {
        string attribute = LanguageAttributes.Of(type, options);
        string network = type.FullName == KnownNames.Network ? attribute : "[Network] " + attribute;
        return Harness.Parse($"{network} partial class Net {{ }} {LanguageAttributes.Block}");
    }

    private static string ThisDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
