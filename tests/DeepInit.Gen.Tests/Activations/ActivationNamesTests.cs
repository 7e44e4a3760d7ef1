extern alias Runtime;

using DeepInit.Gen.Activations;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using DeepInit.Tests.Shared.Layers;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Activations;

/// <summary>A formula calls its intermediate results what its mathematics calls them, and a kernel its loops what it likes: no layer may have to know of the names of any activation.</summary>
public sealed class ActivationNamesTests
{
    private static readonly ActivationSpec[] Named =
        [.. Enum.GetValues<Activation>().Select(f => new ActivationSpec(f)).Where(spec => ActivationCatalog.Of(spec) is var kind && kind.Forward(spec).Names.Concat(kind.Backward(spec).Names).Any())];

    public static TheoryData<string> Hosts =>
    [
        .. LanguageAttributes.All
            .Where(type => LanguageAttributes.IsLayer(type) && type.GetProperties().Any(property => property.CanWrite && property.PropertyType == typeof(Runtime::DeepInit.Activation)))
            .Select(type => type.Name[..^"Attribute".Length])
            .Where(word => word != "Activation"),    // an activation by itself, which is among the networks below
    ];

    [Fact]
    public void SomeActivationsNameWhatTheyNeedTwice() => Assert.Superset(
        new HashSet<Activation> { Activation.SiLU, Activation.GELUTanh, Activation.Mish, Activation.Softsign },
        Named.Select(spec => spec.Function).ToHashSet());

    // Networks that may not have one, such as a recurrent layer with a softmax, are stubs, and compile.
    [Theory]
    [MemberData(nameof(Hosts))]
    public void EveryLayerTakesTheNamesOfEveryActivation(string host)
    {
        LayerCases kind = LayerCaseCatalog.Kinds.Single(kind => kind.Kind == host);
        LayerCase[] plain = [.. kind.All.Where(layer => !layer.Arguments.Contains("Activation", StringComparison.Ordinal))];
        string[] sources =
        [
            .. Named.SelectMany(spec => plain.Take(3).Select(layer => layer with { Arguments = $"{layer.Arguments}{(layer.Arguments.Length > 0 ? ", " : "")}Activation = Activation.{spec.Function}" })
                .Select((layer, i) => $"{new LayerNetwork(layer, IsDouble: false).Attributes}\npartial class Net{spec.Function}{i} {{ }}")),
        ];
        Assert.NotEmpty(sources);
        Assert.Empty(Errors(sources));
    }

    [Theory]
    [InlineData("[Input(\"x\", 5, 3, Lengths = true)] [SimpleRNN(20, Activation = $, ReturnSequences = true, Bidirectional = true)] [SimpleRNN(4, Activation = $)]")]
    [InlineData("[Input(6, 6, 3)] [Conv2D(5, 3, Activation = $)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(12, 3)] [Conv1D(5, 3, Activation = $)] [AveragePooling1D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(8)] [Dense(20)] [Activation($)] [Dropout(0.5)] [Dense(20, Activation = $)] [BatchNormalization] [Dense(3)]")]
    public void SoDoLayersThatTakeOverWhatStandsBeside(string layers) =>
        Assert.Empty(Errors([.. Named.Select(spec => $"[Network] {layers.Replace("$", "Activation." + spec.Function, StringComparison.Ordinal)} [Loss(MeanSquaredError)] [SGD] partial class Net{spec.Function} {{ }}")]));

    private static IEnumerable<string> Errors(string[] networks) => Harness.Complete(new Setting(), Harness.Usings + string.Join("\n", networks))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).Take(5);
}
