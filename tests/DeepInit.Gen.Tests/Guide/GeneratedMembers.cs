using System.Text;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>The public members that a network gets, read from generated classes: of a network that trains and draws numbers, and of one over rows.</summary>
internal static class GeneratedMembers
{
    private const string Sources = """
        public sealed record House(double Area, [property: Label] double Price);

        [Network] [Input(30)] [Dense(64, Activation = ReLU)] [Dropout(0.5)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
        public sealed partial class Plain { }

        [Network(typeof(House))] [Dense(64, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
        public sealed partial class OverRows { }
        """;

    /// <summary>A row for each member: of what is only there over rows it says so.</summary>
    /// <param name="runtime">What the runtime says of itself: members may inherit it.</param>
    public static string Table(SourceDocs runtime)
    {
        IReadOnlyDictionary<string, string> files = Harness.Generate(Sources);
        List<(string Text, string Summary)> plain = MembersOf(files, "Plain", runtime);
        var rows = MembersOf(files, "OverRows", runtime).Where(member => plain.All(other => other.Text != member.Text)).ToList();
        var text = new StringBuilder("member | what it does\n-------|-------------\n");
        foreach ((string member, string summary) in plain)
            text.Append($"`{member}` | {summary}\n");
        foreach ((string member, string summary) in rows)
            text.Append($"over rows: `{member}` | {summary}\n");
        return text.ToString();
    }

    private static List<(string Text, string Summary)> MembersOf(IReadOnlyDictionary<string, string> files, string type, SourceDocs runtime) =>
    [
        .. files.Values
            .SelectMany(file => CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(declaration => declaration.Identifier.Text == type)
            .SelectMany(declaration => declaration.Members)
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(member => (Text: TextOf(member), Summary: SourceDocs.SummaryOf(member) ?? Inherited(member, runtime)))
            .Where(member => member.Text.Length > 0)
            .Select(member => (member.Text, member.Summary ?? throw new InvalidOperationException($"{member.Text} has no summary.")))
            .DistinctBy(member => member.Text),
    ];

    // Of a contract among those of the class it is the one that has a member of the name.
    private static string? Inherited(MemberDeclarationSyntax member, SourceDocs runtime)
    {
        string name = TextOf(member).Split('(', ' ')[0];
        return SourceDocs.InheritedFrom(member) switch
        {
            null => null,
            "" => Contracts(member).Select(contract => runtime.Find($"{contract}.{name}")).FirstOrDefault(summary => summary is not null),
            var reference => runtime.Find(reference),
        };
    }

    // The file of the surface has them, and it alone has documented members.
    private static IEnumerable<string> Contracts(MemberDeclarationSyntax member) =>
        ((ClassDeclarationSyntax)member.Parent!).BaseList?.Types.Select(type => type.ToString().Split('<')[0].Split(':', '.')[^1]) ?? [];

    private static string TextOf(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax constructor => "new " + constructor.Identifier.Text.Replace("Plain", "Net").Replace("OverRows", "Net") + Parameters(constructor.ParameterList),
        MethodDeclarationSyntax method => method.Identifier.Text + Parameters(method.ParameterList) + (method.ReturnType.ToString() == "void" ? "" : " → " + Short(method.ReturnType)),
        PropertyDeclarationSyntax property => property.Identifier.Text + (property.AccessorList is null ? "" : " { get; set; }"),
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => "",
    };

    private static string Parameters(ParameterListSyntax list) => $"({string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))})";

    private static string Short(TypeSyntax type) => type.ToString().Split('<')[0].Split('.', ':')[^1] + (type.ToString().Contains('<') ? "<…>" : "");
}
