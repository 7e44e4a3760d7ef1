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
    public void TheNetworkShowsItsLayersInALineAndItsTotals()
    {
        XElement documentation = Documentation(Type());

        Assert.Equal("30 → Dense 64, ReLU → Dense 1, Sigmoid → BinaryCrossEntropy · AdamW(0.001, decay 0.01)", documentation.Element("summary")!.Value.Trim());
        Assert.Contains("2,049 parameters", documentation.Element("remarks")!.Element("code")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void TheUsersOwnSummaryStaysBesideIt()
    {
        INamedTypeSymbol type = NetworkCompiler.Generate(Network.Replace("[Network]", "/// <summary>Finds tumours.</summary>\n[Network]")).GetTypeByMetadataName("Shop.Model")!;

        string documentation = type.GetDocumentationCommentXml()!;

        Assert.Contains("Finds tumours.", documentation, StringComparison.Ordinal);
        Assert.Contains("30 → Dense 64", documentation, StringComparison.Ordinal);
    }

    /// <summary>Its own, or the one that it inherits: of an interface of the runtime, or of a member beside it. Editors follow the reference.</summary>
    [Fact]
    public void EveryPublicMemberHasASummary()
    {
        ISymbol[] members = [.. Type().GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { AssociatedSymbol: not null })];

        Assert.True(members.Length > 10);
        Assert.All(members, member =>
        {
            XElement documentation = Documentation(member);
            string inherited = documentation.Element("inheritdoc") is not { } reference ? "" : reference.Attribute("cref")?.Value ?? (IsOfAnInterface(member) ? "interface" : "");
            Assert.NotEqual("", documentation.Element("summary")?.Value.Trim() ?? inherited);
            Assert.DoesNotContain("!:", inherited, StringComparison.Ordinal);
        });
    }

    private static bool IsOfAnInterface(ISymbol member) =>
        member.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).Any(contract => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(contract), member));

    private static INamedTypeSymbol Type() => NetworkCompiler.Generate(Network).GetTypeByMetadataName("Shop.Model")!;

    // Malformed documentation is a comment of its own, and no XML.
    private static XElement Documentation(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml()!);
}
