using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using DeepInit.Networks.Tests.Compiling;
using DeepInit.Networks.Tests.Kernels;
using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Networks.Tests.Contract;

/// <summary>
/// What is public in <c>DeepInit.Runtime</c> is public for generated code alone, and a promise to all libraries that have it compiled in. So whatever generated code does not call
/// is not public: the calls are read from the image of a corpus of generated networks, which takes a minute or two to compile.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RuntimeSurfaceTests
{
    /// <summary>What no call shows, and why it is public nevertheless.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["KernelCode.Optimized"] = "a constant, compiled into generated code",
        ["Panels.Width"] = "a constant, by which layouts are explained",
        ["Simd.StackSlack"] = "a constant, compiled into generated code",
        ["ThreadTeam.WorthSharing"] = "a constant, compiled into generated code",
        ["ThreadTeam.Maximum"] = "a constant, compiled into generated code",
        ["NetworkCall.*"] = "constants of an enum, compiled into generated code; those of the runtime's own calls stand among them",
        ["LayerPlace.*"] = "members that a record has by being one",
        ["OutputPrior.*"] = "constants of an enum, compiled into generated code",
        ["SumsUse.*"] = "constants of an enum, compiled into generated code",
        ["TrainingJob`1.CatchUp"] = "overridden by generated code where rows of tables are moved late, and called by the runtime",
        ["TeamJob.WorkSums"] = "overridden by generated code where a layer's activation is part of its op, and called by the runtime",
        ["RowSchema`1.RequireTransform"] = "overrides what is public",
        ["KernelCode.Inlined"] = "a constant, compiled into generated code",
    };

    [Fact]
    public void EveryPublicMemberIsCalledByGeneratedCode()
    {
        HashSet<string> called = [.. Corpus().SelectMany(Calls)];
        string[] idle =
        [
            .. typeof(ParameterCollection<>).Assembly.GetExportedTypes().Where(type => type.Namespace == "DeepInit.Runtime").SelectMany(Members).Distinct()
                .Where(member => !called.Contains(member) && !Reasons.ContainsKey(member) && !Reasons.ContainsKey(member.Split('.')[0] + ".*")).Order(StringComparer.Ordinal),
        ];
        Assert.True(idle.Length == 0, "Not called by generated code: make them internal, or give a reason. " + string.Join(", ", idle));
        Assert.True(called.Count > 100);
    }

    // Everything that a member is called by; of a type without such members, itself.
    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member switch
        {
            // What overrides, or implements an interface (which the compiler makes final), is called by another name; what a derived class must override is called by the runtime.
            MethodInfo method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsAbstract && method.GetBaseDefinition() == method && !method.IsFinal,
            ConstructorInfo constructor => constructor.IsPublic || constructor.IsFamily,
            FieldInfo field => field.IsPublic && field.Name != "value__",
            _ => false,
        })
        .Select(member => $"{type.Name}.{member.Name}".Replace(".get_", ".", StringComparison.Ordinal).Replace(".set_", ".", StringComparison.Ordinal).Replace(".init_", ".", StringComparison.Ordinal));

    // Members of DeepInit.Runtime to which an image refers.
    private static IEnumerable<string> Calls(byte[] image)
    {
        using var file = new PEReader(ImmutableArray.Create(image));
        MetadataReader reader = file.GetMetadataReader();
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (TypeOf(reader, member.Parent) is { } type)
                yield return $"{type}.{reader.GetString(member.Name)}".Replace(".get_", ".", StringComparison.Ordinal).Replace(".set_", ".", StringComparison.Ordinal);
        }
    }

    private static string? TypeOf(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            // An instance of a generic type: its kind, class or struct, and the type.
            BlobReader blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return null;
            blob.ReadCompressedInteger();
            handle = blob.ReadTypeHandle();
        }

        if (handle.Kind != HandleKind.TypeReference)
            return null;
        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)handle);
        return reader.GetString(type.Namespace) == "DeepInit.Runtime" ? reader.GetString(type.Name) : null;
    }

    // The kernels of all layers, activations, losses and optimisers, in both precisions; and networks over rows, with shared blocks, schedules and several outputs.
    private static IEnumerable<byte[]> Corpus()
    {
        yield return NetworkCompiler.Image(LayerCaseCatalog.All.Select((layer, i) => new LayerNetwork(layer, IsDouble: i % 2 == 0)).Select(network => File(network.Name, network.Attributes)));
        yield return NetworkCompiler.Image(KernelModels.Activations.Concat(KernelModels.Optimizers)
            .SelectMany(model => new[] { true, false }.Select(isDouble => File(KernelSuite.NameOf(model, isDouble), model.Attributes(isDouble)))));
        yield return NetworkCompiler.Image(Enum.GetNames<Loss>().SelectMany(Losses).Concat(Enum.GetNames<Init>().SelectMany(Inits)).Concat(Others()));
        yield return NetworkCompiler.Image(
            new[] { "Behaviour/Houses.cs", "Behaviour/Networks.cs", "Behaviour/NoiseNetworks.cs", "Behaviour/SequenceNetworks.cs", "Behaviour/TargetNetworks.cs", "Kernels/SampledNetworks.cs", "Rows/HouseholdNetworks.cs", "Rows/MailNetworks.cs", "Rows/RatingNetworks.cs", "Rows/TripNetworks.cs", "Ranking/RankingNetworks.cs", "Ranking/FeatureRankingNetworks.cs", "Kernels/LossNetworks.cs" }
                .Select(path => (path, System.IO.File.ReadAllText(Path.Combine(Here(), "..", path)))));
    }

    private static (string Path, string Text) File(string name, string attributes) => (name + ".cs", $"{attributes}\npublic sealed partial class {name};");

    // Weights of classes and sums have lines of their own.
    private static IEnumerable<(string, string)> Losses(string loss) =>
        from isDouble in new[] { true, false }
        let options = loss switch
        {
            nameof(Loss.CrossEntropy) => ", ClassWeights = new[] { 1.0, 2.0, 3.0 }",
            nameof(Loss.BinaryCrossEntropyWithLogits) => ", Reduction = Reduction.Sum",
            nameof(Loss.CTC) => ", Labels = 2",
            _ => "",
        }
        select File($"{loss}Of{isDouble}", $"[Network(Precision = Precision.{(isDouble ? "Double" : "Single")})] [Input({(loss == nameof(Loss.CTC) ? "4, 5" : "5")})] [Dense(3)] [Loss({loss}{options})] [AdamW(GlobalClipNorm = 1)]");

    private static IEnumerable<(string, string)> Inits(string init) =>
        from isDouble in new[] { true, false }
        select File($"Init{init}Of{isDouble}", $"[Network(Precision = Precision.{(isDouble ? "Double" : "Single")})] {(init is nameof(Init.Dirac) or nameof(Init.DeltaOrthogonal) ? $"[Input(6, 6, 3)] [Conv2D(4, 3, Init = Init.{init})]" : $"[Input(5)] [Dense(3, Init = Init.{init})]")}");

    private static IEnumerable<(string, string)> Others()
    {
        yield return File("Noisy", "[Network] [Input(6, 6, 4)] [GaussianNoise(0.1)] [Dropout(0.1)] [SpatialDropout2D(0.2)] [Flatten] [AlphaDropout(0.1)] [Dense(3)] [Loss(MeanSquaredError)] [Adam]");
        yield return File("Turned", "[Network] [Input(6, 6, 4, Order = ChannelOrder.ChannelsFirst)] [Conv2D(20, 3, Name = \"c\")] [Output(\"c\", Order = ChannelOrder.ChannelsFirst)]");
        yield return File("Told", "[Network] [Input(7, Vocabulary = 9, Lengths = true)] [Embedding(4)] [LastStep] [Dense(3)] [Loss(MeanSquaredError)] [SGD]");
        yield return File("LookedUp", "[Network] [Input(7, Vocabulary = 9)] [Embedding(4)] [GRU(3)]");
        yield return File("Measured", "[Network] [Input(6)] [Dense(3)] [Loss(MeanSquaredError)]");
        yield return File("Weighed", "[Network] [Input(6)] [Dense(3, Activation = Softmax)] [Loss(CategoricalCrossEntropy)] [NAdam]");
        yield return File("Shared", "[Network] [Input(6)] [Dense(4, Name = \"trunk\")] [Dense(3)] [Loss(MeanSquaredError)] [AdamW] [SGD(Momentum = 0.9)] [Parameter(\"trunk.*\", Optimizer = \"SGD\")]");
        const string Normalised = "[Network] [Input(6)] [Dense(4)] [BatchNormalization] [Dense(3)] [Loss(MeanSquaredError)] ";
        yield return File("Wrapped", Normalised + "[SGD] [SAM] [Lookahead] [ExponentialMovingAverage]");
        yield return File("Averaged", Normalised + "[SGD] [StochasticWeightAveraging(2)]");
        yield return File("Searched", Normalised + "[LBFGS] [Parameter(\"*.weight\", L1 = 0.1, L2 = 0.1)]");
        const string Tastes = "[Network] [Ranking(Query = \"user\", Candidate = \"movie\")] [Input(\"user\", Vocabulary = 9)] [Input(\"mood\", 2)] [Input(\"movie\", Vocabulary = 7)] [Input(\"studio\", Vocabulary = 5)] [Input(\"year\", 2)] "
            + "[Embedding(4, From = \"user\", Name = \"u\")] [Dense(4, From = \"mood\", Name = \"f\")] [Add(\"u\", \"f\", Name = \"query\")] "
            + "[Embedding(4, From = \"movie\", Name = \"m\")] [Embedding(4, From = \"studio\", Name = \"s\")] [Dense(4, From = \"year\", Name = \"y\")] [Add(\"m\", \"s\", \"y\", Name = \"candidate\")] ";
        yield return File("Ranked", Tastes + "[Dot(\"query\", \"candidate\")]");
        yield return File("Scored", Tastes + "[Concat(\"query\", \"candidate\")] [Dense(1)]");
        const string Users = "[Network] [Ranking(Query = \"user\", Candidate = \"movie\")] [Input(\"user\", Vocabulary = 9)] [Input(\"movie\", Vocabulary = 7)] [Embedding(4, From = \"user\", Name = \"u\")] [Embedding(4, From = \"movie\", Name = \"m\")] ";
        yield return File("MeasuredRanks", Users + "[Dot(\"u\", \"m\")]");
        yield return File("MeasuredScores", Users + "[Concat(\"u\", \"m\")] [Dense(1)]");
        foreach (NaiveTensorOptimizer optimizer in NaiveTensorOptimizer.All)
            yield return File("Whole" + optimizer.Name, $"[Network] [Input(6)] [Dense(4)] [Dense(3)] [Loss(MeanSquaredError)] {optimizer.Attributes}");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
