using System.Xml.Linq;
using DeepInit.Networks.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace DeepInit.Networks.Tests.Editor;

/// <summary>What an editor shows when the pointer rests on a network or one of its members.</summary>
public sealed class QuickInfoTests
{
    private const string Network = """
        namespace Shop;

        [Network]
        [Input(30)]
        [Dense(64, Init = He, Activation = ReLU)]
        [Dense(1, Activation = Sigmoid)]
        [Loss(BinaryCrossEntropy)]
        [AdamW(LearningRate = 1e-3)]
        public sealed partial class Model;
        """;

    [Fact]
    public void TheNetworkShowsItsTable()
    {
        XElement documentation = Documentation(Type());

        Assert.Equal("30 → Dense 64, ReLU → Dense 1, Sigmoid → BinaryCrossEntropy · AdamW(0.001, decay 0.01)", documentation.Element("summary")!.Value.Trim());
        string table = documentation.Element("remarks")!.Element("code")!.Value;
        Assert.Contains("dense0: Dense 64, ReLU", table, StringComparison.Ordinal);
        Assert.Contains("He normal, σ 0.2582 = √(2 / 30)", table, StringComparison.Ordinal);
        Assert.Contains("2,049 parameters", table, StringComparison.Ordinal);
    }

    [Fact]
    public void TheUsersOwnSummaryStaysBesideIt()
    {
        INamedTypeSymbol type = NetworkCompiler.Generate(Network.Replace("[Network]", "/// <summary>Finds tumours.</summary>\n[Network]")).GetTypeByMetadataName("Shop.Model")!;

        string documentation = type.GetDocumentationCommentXml()!;

        Assert.Contains("Finds tumours.", documentation, StringComparison.Ordinal);
        Assert.Contains("30 → Dense 64", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPublicMemberHasASummary()
    {
        ISymbol[] members = [.. Type().GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { AssociatedSymbol: not null })];

        Assert.True(members.Length > 10);
        Assert.All(members, member => Assert.NotEqual("", Documentation(member).Element("summary")?.Value.Trim() ?? ""));
    }

    private static INamedTypeSymbol Type() => NetworkCompiler.Generate(Network).GetTypeByMetadataName("Shop.Model")!;

    // Malformed documentation is a comment of its own, and no XML.
    private static XElement Documentation(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml()!);
}
