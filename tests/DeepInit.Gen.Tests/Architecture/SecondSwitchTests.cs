using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Architecture;

/// <summary>
/// Nobody asks an op or a kind what type it is: what others need to know of it is a member, which a new one cannot forget. A type is known in its own file, and an op in that
/// of its emitter.
/// </summary>
public sealed class SecondSwitchTests
{
    /// <summary>Files that are about a kind by what they are for, each with the reason.</summary>
    private static readonly Dictionary<string, string> AboutAKind = new()
    {
        ["Diagnostics/Checks/DropoutCheck.cs"] = "rules about dropout: its rate, and where it stands",
        ["Diagnostics/Checks/RepeatedDropoutCheck.cs"] = "a rule about dropouts one behind the other: what each drops",
        ["Diagnostics/Checks/LatentCheck.cs"] = "rules about the sampling of a latent code",
        ["Diagnostics/Checks/MissingFlattenCheck.cs"] = "a Dense layer on the last axis of an image is what the rule is about",
        ["Diagnostics/Checks/NormMomentumCheck.cs"] = "the momentum of batch normalisation, in the other convention",
        ["Diagnostics/Checks/SELUCheck.cs"] = "SELU needs its own initialiser and its own dropout",
        ["Diagnostics/Checks/TwoActivationsCheck.cs"] = "an [Activation] after an activation; softmax twice",
        ["Diagnostics/Checks/WeightDecayCheck.cs"] = "Adam with weight decay is AdamW written wrongly",
        ["Diagnostics/Checks/ConstantStartCheck.cs"] = "a ReLU that starts at 0 never moves",
        ["Diagnostics/Checks/InitOfActivationCheck.cs"] = "which initialiser was made for which activation",
        ["Diagnostics/Checks/LogitsLossCheck.cs"] = "sigmoid or softmax before a loss that applies it itself",
        ["Diagnostics/Checks/ProbabilityLossCheck.cs"] = "losses of probabilities, and what makes probabilities",
        ["Diagnostics/Checks/RegressionLossCheck.cs"] = "softmax before a regression",
        ["Diagnostics/Checks/SoftmaxOnOneCheck.cs"] = "softmax over one number",
        ["Diagnostics/Checks/SaturationCheck.cs"] = "sigmoids whose starts lie where they are flat",
        ["Diagnostics/Checks/TwoLinearCheck.cs"] = "linear layers in a row are meant where all start orthogonal",
        ["Diagnostics/Checks/VarianceCheck.cs"] = "the standard deviation that was asked of a normal initialiser",
        ["Diagnostics/Checks/GainCheck.cs"] = "initialisers that take a gain, and what the user may have meant by it",
        ["Losses/BinaryCrossEntropyLoss.cs"] = "after a sigmoid it is the loss of the logits",
        ["Losses/CategoricalCrossEntropyLoss.cs"] = "after a softmax it is the loss of the logits",
        ["Specs/NetworkSpec.cs"] = "a use of a block has layers in it",
        ["Shapes/ShapeInference.cs"] = "a use of a block is written out, and is no layer after that",
        ["Specs/ActivationSpec.cs"] = "linear is no activation, and says so of itself",
    };

    // What types derive from for which nobody asks.
    private static readonly string[] Bases =
    [
        "KernelOp", "DerivedTransform", "LayerSpec", "LayerKind", "LossKind", "OptimizerSpec", "OptimizerKind", "ScheduleSpec", "ScheduleKind", "InitializerKind", "ActivationKind",
    ];

    // Enums whose members name kinds, and the folder of those kinds.
    private static readonly Dictionary<string, string> Enums = new()
    {
        ["Activation"] = "Activations",
        ["Loss"] = "Losses",
        ["Init"] = "Initializers",
        ["InitCall"] = "Initializers",
    };

    public static TheoryData<string> Roots => [.. Bases];

    public static TheoryData<string> Names => [.. Enums.Keys];

    [Theory]
    [MemberData(nameof(Roots))]
    public void NobodyAsksForTheTypeOf(string root)
    {
        IReadOnlySet<string> types = TypeQuestions.DerivedFrom(root);
        Assert.True(types.Count > 1, $"{root} is not there, or nothing derives from it.");
        Assert.Empty(Asked().Where(asked => types.Contains(asked.Type) && !IsItsOwn(asked.File, asked.Type)).Select(asked => $"{asked.File.LineOf(asked.Where)} asks for {asked.Type}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NobodyAsksWhichOneAnEnumNames(string name) => Assert.Empty(SourceFile.All
        .Where(file => !IsExempt(file))
        .SelectMany(file => MembersAsked(file, name).Select(asked => $"{file.LineOf(asked.Where)} asks for {name}.{asked.Member}")));

    [Fact]
    public void NobodyComparesTheNamesOfAttributes() => Assert.Empty(SourceFile.All.SelectMany(file => file.Root.DescendantNodes()
        .Where(node => node is LiteralExpressionSyntax { Token.ValueText: { } text } && text.StartsWith("DeepInit.", StringComparison.Ordinal) && text.EndsWith("Attribute", StringComparison.Ordinal))
        .Where(node => node.Parent is ConstantPatternSyntax or BinaryExpressionSyntax)
        .Select(file.LineOf)));

    [Fact]
    public void EveryExemptionIsNeeded()
    {
        HashSet<string> kinds = [.. Bases.SelectMany(TypeQuestions.DerivedFrom)];
        HashSet<string> needed =
        [
            .. SourceFile.All.Where(file => TypeQuestions.OfTypes(file).Any(asked => kinds.Contains(asked.Type) && !IsItsOwn(file, asked.Type))
                || Enums.Keys.Any(name => MembersAsked(file, name).Any())).Select(file => file.Path),
        ];
        Assert.Empty(AboutAKind.Keys.Where(path => !needed.Contains(path)).Select(path => $"{path} asks for no type any more: take it out of the list"));
    }

    private static IEnumerable<(SourceFile File, SyntaxNode Where, string Type)> Asked() =>
        SourceFile.All.Where(file => !IsExempt(file)).SelectMany(file => TypeQuestions.OfTypes(file).Select(asked => (file, asked.Where, asked.Type)));

    private static bool IsExempt(SourceFile file) => AboutAKind.ContainsKey(file.Path);

    // Init.Default is no initialiser: it says that none was asked for.
    private static IEnumerable<(SyntaxNode Where, string Member)> MembersAsked(SourceFile file, string name) =>
        file.Folder == Enums[name] ? [] : TypeQuestions.OfMembers(file, name).Where(asked => (name, asked.Member) != ("Init", "Default"));

    // In the file that declares it, in those of types that derive from one which is declared there, and in that of its emitter.
    private static bool IsItsOwn(SourceFile file, string type)
    {
        HashSet<string> family = [.. SourceFile.All.Where(other => other.Declares(type)).SelectMany(other => other.Types).Select(declared => declared.Identifier.Text)];
        return file.Types.Any(declared => family.Contains(declared.Identifier.Text) || TypeQuestions.BasesOf(declared).Any(family.Contains)
            || (declared.BaseList?.Types ?? []).Any(other => other.Type.ToString().Contains($"<{type}>", StringComparison.Ordinal)));
    }
}
