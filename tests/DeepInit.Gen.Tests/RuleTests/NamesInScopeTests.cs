using System.Collections.Immutable;
using System.Reflection;
using DeepInit.Gen.CodeFixes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>The names that a layer could read are offered where it is written; <c>$$</c> is the caret.</summary>
public class NamesInScopeTests
{
    [Fact]
    public void ALayerIsOfferedInputsAndLayersBeforeIt()
    {
        (string Title, string Source)[] offers = Offers("""
            [Input("a", 4)]
            [Input("b", 4)]
            [Dense(8, Name = "first", From = "a")]
            [Dense(8, From = "$$")]
            [Dense(8, Name = "later")]
            """);
        Assert.Equal(["Read 'a'", "Read 'b'", "Read 'first'"], offers.Select(offer => offer.Title));
        Assert.Contains("[Dense(8, From = \"b\")]", offers[1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void FromIsAddedWhereItIsNotWritten() =>
        Assert.Contains("[Dense(8, Activation = ReLU, From = \"dense0\")]", Offers("[Input(4)]\n[Dense(8)]\n[De$$nse(8, Activation = ReLU)]")[1].Source, StringComparison.Ordinal);

    [Fact]
    public void TheNameUnderTheCaretChanges() => Assert.Contains(
        "[Concat(\"a\", \"dense1\", Name = \"both\")]",
        Offers("[Input(\"a\", 4)]\n[Dense(8)]\n[Dense(8)]\n[Concat(\"a\", \"$$dense0\", Name = \"both\")]").Single(offer => offer.Title == "Read 'dense1'").Source,
        StringComparison.Ordinal);

    [Fact]
    public void ANameIsAddedToAListBeforeNamedArguments() => Assert.Contains(
        "[Add(\"dense0\", Name = \"sum\")]",
        Offers("[Input(4)]\n[Dense(8)]\n[Dense(8)]\n[$$Add(Name = \"sum\")]").Single(offer => offer.Title == "Read 'dense0'").Source,
        StringComparison.Ordinal);

    [Fact]
    public void ALossIsOfferedEveryValue() => Assert.Contains(
        "[Loss(MeanSquaredError, Output = \"dense0\")]",
        Offers("[Input(4)]\n[Dense(8)]\n[Dense(8)]\n[Loss($$MeanSquaredError)]").Single(offer => offer.Title == "Read 'dense0'").Source,
        StringComparison.Ordinal);

    [Fact]
    public void WhatReadsNothingIsOfferedNothing()
    {
        Assert.Empty(Offers("[In$$put(4)]\n[Dense(8)]"));
        Assert.Empty(Offers("[Input(4)]\n[Dense(8)]\n[Loss(MeanSquaredError)]\n[Adam$$W]"));
        Assert.Empty(Offers("[System.Obso$$lete] class Other { }"));
    }

    // What editors read to show a submenu; public from Roslyn 4.9 on.
    private static ImmutableArray<CodeAction> Nested(CodeAction action) => (ImmutableArray<CodeAction>)typeof(CodeAction)
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .First(property => property.PropertyType == typeof(ImmutableArray<CodeAction>))
        .GetValue(action)!;

    private static (string Title, string Source)[] Offers(string markup)
    {
        string source = Harness.Usings + RuleTester.Whole(markup);
        int caret = source.IndexOf("$$", StringComparison.Ordinal);
        Document document = FixTester.Open(source.Remove(caret, 2)[Harness.Usings.Length..]);
        var found = new List<CodeAction>();
        var context = new CodeRefactoringContext(document, new TextSpan(caret, 0), found.Add, default);
        new NamesInScopeRefactoring().ComputeRefactoringsAsync(context).GetAwaiter().GetResult();
        ImmutableArray<CodeAction> nested = found.Count == 0 ? [] : Nested(found.Single());
        return [.. nested.Select(action => (action.Title, FixTester.Result(action, document)))];
    }
}
