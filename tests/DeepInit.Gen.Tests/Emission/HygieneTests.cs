using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>Generated code compiles without an error or a warning in whatever project and beside whatever code of its user.</summary>
public sealed class HygieneTests
{
    private const string Attributes = """
        [Network]
        [Input(3)]
        [Dense(4, Activation = ReLU)]
        [Dropout(0.5)]
        [Dense(2)]
        [Loss(CrossEntropy)]
        [Adam]
        """;

    /// <summary>Declarations and surroundings of a network; <c>$</c> stands for its attributes. All are C# 9.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["global namespace"] = "/** */ $ public sealed partial class InGlobalNamespace { }",
        ["nested namespaces"] = "namespace A.B { namespace C { /** */ $ public partial class InNamespaces { } } }",
        ["internal"] = "$ partial class Internal { }",
        ["nested in a class"] = "/** */ public partial class OuterClass { /** */ $ public partial class Inner { } }",
        ["nested in a static class"] = "/** */ public static partial class OuterStatic { /** */ $ public partial class Inner { } }",
        ["nested in an abstract class"] = "/** */ public abstract partial class OuterAbstract { /** */ $ public partial class Inner { } }",
        ["nested in a struct"] = "/** */ public readonly partial struct OuterStruct { /** */ $ public partial class Inner { } }",
        ["nested in a record"] = "/** */ public sealed partial record OuterRecord { /** */ $ public partial class Inner { } }",
        ["nested in an interface"] = "/** */ public partial interface IOuter { /** */ $ public partial class Inner { } }",
        ["nested three deep"] = "namespace D { /** */ public partial class One { /** */ public partial struct Two { /** */ public partial record Three { /** */ $ public partial class Inner { } } } } }",
        ["private"] = "/** */ public partial class OuterOfPrivate { $ private partial class Inner { } }",
        ["protected internal"] = "/** */ public partial class OuterOfProtected { /** */ $ protected internal partial class Inner { } }",
        ["keyword names"] = "namespace @namespace.@void { /** */ public partial class @struct { /** */ $ public partial class @class { } } }",
        ["contextual keyword names"] = "namespace @await { /** */ public partial class @record { /** */ $ public partial class @async { } } }",
        ["letters beyond ASCII"] = "namespace Größe { /** */ $ public partial class Länge { } }",
        ["names that differ in case alone"] = "namespace Case { /** */ $ public partial class Twin { } /** */ $ public partial class TWIN { } }",
        ["nested or in a namespace of the same name"] = "namespace Same { /** */ $ public partial class Net { } } /** */ public partial class Same_ { /** */ $ public partial class Net { } }",
        ["networks in networks"] = "/** */ $ public partial class Whole { /** */ $ public partial class Engine { } /** */ $ public partial class Kernels { } }",
        ["other members"] = """
            /** */
            $
            public partial class WithMembers : System.IDisposable
            {
                private readonly int rows = 1, memory = 2, System = 3, Math = 4, Vector = 5;
                /** */ public WithMembers(string name) : this(name.Length + rows_) => _ = rows + memory + System + Math + Vector;
                private const int rows_ = 1;
                /** */ public void Forward() { }
                /** */ public void Update(int step) { }
                /** */ public void Product() { }
                /** */ public void Dispose() { }
                /** */ public struct Step { }
                /** */ public class DeepInit { }
            }
            """,
        ["another part"] = "/** */ $ public partial class InParts { } public partial class InParts { /** */ public int Added; }",
        ["base class"] = "/** */ public abstract class Base { /** */ public virtual void Reset() { } } /** */ $ public partial class Derived : Base { /** */ public override void Reset() { } }",
        ["own types of the same names"] = """
            namespace Clash
            {
                internal class System { }
                internal class DeepInit { }
                internal class Vector { }
                internal class Vector<T> { }
                internal class Simd { }
                internal class Unsafe { }
                internal class Math { }
                internal class Single { }
                internal class Span<T> { }
                internal class ReadOnlySpan<T> { }
                internal class NetworkEngine { }
                internal class Batch<T> { }
                internal class Parameter { }
                internal class Lanes { }
                internal class VectorMath { }
                internal class GeneratedCode { }
                internal class Step { }
                internal interface IEpilogue { }
                /** */
                $
                public partial class Net { }
            }
            """,
        ["namespaces of the same names"] = "namespace Company.System { internal class A { } } namespace Company.DeepInit { internal class A { } } namespace Company { /** */ $ public partial class Net { } }",
        ["inputs named as locals"] = """
            /** */
            [Network] [Input("rows", 3)] [Input("memory", 3)] [Input("workspace", 3)] [Input("output", 3)] [Input("scale", 3)] [Input("allRows", 3)] [Input("start", 3)]
            [Concat("rows", "memory", "workspace", "output", "scale", "allRows", "start")] [Dense(2, Name = "target")] [Loss(CrossEntropy)] [Adam]
            public partial class InputsAsLocals { }
            """,
        ["one input named as a local"] = "/** */ [Network] [Input(\"rows\", 3)] [Dense(2)] [Loss(Huber)] [Adam] public partial class OneInputAsLocal { }",
        ["inputs that are no identifiers"] = """
            /** */
            [Network] [Input("class", 3)] [Input("user-id", 3)] [Input("user_id", 3)] [Input("7th", 3)] [Input("größe", 3)] [Input("x", 3)] [Input("X", 3)] [Input("<&>\"", 3)]
            [Add("class", "user-id", "user_id", "7th", "größe", "x", "X", "<&>\"")] [Dense(2)] [Loss(Huber, Target = "event")] [Adam]
            public partial class NoIdentifiers { }
            """,
        ["outputs that are no identifiers"] = """
            /** */
            [Network] [Input("rows", 3)] [Dense(2, Name = "a.b")] [Dense(2, Name = "a_b")] [Dense(2, Name = "if")] [Dense(2, Name = "A_b")] [Dense(2, Name = "result")]
            [Loss(Huber, Output = "a.b")] [Loss(Huber, Output = "a_b")] [Loss(Huber, Output = "if")] [Loss(Huber, Output = "A_b")] [Loss(CrossEntropy, Output = "result")] [SGD]
            public partial class OutputsNoIdentifiers { }
            """,
        ["layers named as methods"] = """
            /** */
            [Network] [Input(8)] [Dense(8, Name = "Update")] [Dense(8, Name = "Forward")] [Dense(8, Name = "Tile")] [Dense(8, Name = "Product")] [Dense(8, Name = "Loss0")]
            [Dense(8, Name = "NetworkEngine")] [Dense(8, Name = "Parameters")] [Dense(8, Name = "parameters")] [Dense(8, Name = "Dense0")] [Dense(8)] [Loss(Huber)] [SGD]
            public partial class LayersAsMethods { }
            """,
        ["rows of every kind of property"] = """
            namespace Rows.@class
            {
                /** */ public enum Choice : ulong { /** */ @if, /** */ Two = ulong.MaxValue, /** */ Again = @if }
                /** */ public abstract class Base { /** */ public decimal? @void { get; set; } /** */ public virtual int Hidden { get; set; } }
                /** */ public sealed class Row : Base, System.IDisposable
                {
                    /** */ public override int Hidden { get; set; }
                    /** */ public long @event;
                    /** */ public bool? Yes { get; set; }
                    /** */ public Choice Choice { get; set; }
                    /** */ public Choice? Maybe { get; set; }
                    /** */ [System.Obsolete] public double Old { get; set; }
                    /** */ [Categories("a\"b", "\\", "<&>\n")] public string Text { get; set; } = "";
                    /** */ [NotInput] public object Anything { get; set; } = "";
                    /** */ [Label] public float row { get; set; }
                    /** */ public static int Shared { get; set; }
                    /** */ public int this[int index] => index;
                    /** */ public void Dispose() { }
                }
                /** */ [Network(typeof(Row))] [Dense(1)] [Loss(Huber)] [Adam] public partial class OfNumber { }
                /** */ [Network(typeof(Row), Label = nameof(Row.Choice))] [Dense(2)] [Loss(CrossEntropy)] public partial class OfEnum { }
                /** */ [Network(typeof(Row), Label = nameof(Row.Text), Precision = Precision.Double)] [Dense(3, Activation = LogSoftmax)] [Loss(NegativeLogLikelihood)] [SGD] public partial class OfText { }
                internal struct Small { public int A; [Label] public bool B; internal Small(int a) { A = a; B = a > 0; } }
                /** */ [Network(typeof(Small))] [Dense(1)] [Loss(BinaryCrossEntropyWithLogits)] [Adam] public partial class OfInternal { }
                /** */ public sealed record Positional(int A, [Label, Categories("x", "y")] string Label);
                /** */ [Network(typeof(Positional))] [Dense(2)] [Loss(CrossEntropy)] [Adam] public partial class OfRecord { /** */ public sealed class Nested { /** */ public int A { get; set; } /** */ [Label] public int B { get; set; } } }
                /** */ [Network(typeof(OfRecord.Nested))] [Dense(1)] [Loss(Huber)] [Adam] public partial class OfNested { }
                /** */ public interface IRow { /** */ int A { get; } /** */ [Label] int B { get; } }
                /** */ [Network(typeof(IRow))] [Dense(1)] [Loss(Huber)] [Adam] public partial class OfInterface { }
            }
            """,
        ["no parameters at all"] = "/** */ [Network] [Input(3)] [Activation(Softmax)] public partial class WithoutParameters { }",
        ["nothing but dropout"] = "/** */ [Network] [Input(3)] [Dropout(0.5)] public partial class OnlyDropout { }",
        ["nothing trainable"] = "/** */ [Network] [Input(3)] [Dense(2, Trainable = false)] [Loss(Huber)] [Adam] public partial class Frozen { }",
        ["only a bias is trainable"] = "/** */ [Network] [Input(3)] [Dense(2)] [Parameter(\"dense0.weight\", Trainable = false)] [Loss(Huber)] [Adam] public partial class BiasAlone { }",
        ["loss without optimiser"] = "/** */ [Network] [Input(3)] [Dense(2)] [Loss(Huber)] public partial class WithoutOptimiser { }",
        ["loss on an input"] = "/** */ [Network] [Input(3)] [Dense(2)] [Loss(Huber, Output = \"x\", Target = \"t\")] [SGD] public partial class LossOnInput { }",
        ["input as output"] = "/** */ [Network] [Input(3)] [Dense(2)] [Output(\"x\")] [Output(\"dense0\")] public partial class InputAsOutput { }",
        ["one output twice"] = "/** */ [Network] [Input(3)] [Dense(2)] [Output(\"dense0\")] [Output(\"dense0\")] public partial class OutputTwice { }",
        ["images"] = """
            /** */
            [Network] [Input("rows", 9, 9, 6, Order = ChannelOrder.ChannelsFirst)] [Conv2D(32, 3, UseBias = false)] [BatchNormalization] [Activation(ReLU)] [Conv2D(32, 2, Groups = 2)]
            [Conv2D(10, 1, Groups = 2)] [DepthwiseConv2D(3, DepthMultiplier = 2)] [SeparableConv2D(5, 2)] [MaxPooling2D(2)] [AveragePooling2D(1, Pads = new int[0])]
            [Conv2DTranspose(3, 3, Strides = new[] { 2 }, Name = "Fold")] [Output("Fold", Order = ChannelOrder.ChannelsFirst)] [Loss(Huber, Output = "Fold")] [Adam]
            public partial class Images { }
            """,
        ["sequences"] = """
            /** */
            [Network(Precision = Precision.Double)] [Input(20, 3)] [Conv1D(6, 3, Padding = Padding.Causal, Groups = 3)] [MaxPooling1D(2)] [Conv1DTranspose(4, 3, Stride = 2, OutputPad = 1)]
            [AveragePooling1D(3, Stride = 2, Pads = new[] { 1 }, CountIncludePad = false)] [GlobalMaxPooling1D] [Dense(2)] [BatchNormalization] [Loss(Huber)] [SGD(GlobalClipNorm = 1)]
            public partial class Sequences { }
            """,
        ["input of several axes"] = "/** */ [Network] [Input(5, 3)] [Dense(2, Activation = Softmax)] [Loss(SparseCategoricalCrossEntropy)] [Adam] public partial class Axes { }",
    };

    public static TheoryData<string> PlaceNames => [.. Places.Keys];

    public static TheoryData<LanguageVersion, NullableContextOptions, bool> Settings
    {
        get
        {
            var settings = new TheoryData<LanguageVersion, NullableContextOptions, bool>();
            foreach (LanguageVersion language in new[] { LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.Latest })
            {
                foreach (NullableContextOptions nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable })
                {
                    settings.Add(language, nullable, false);
                    settings.Add(language, nullable, true);
                }
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void SamplesCompileWithoutAWarningInEveryProject(LanguageVersion language, NullableContextOptions nullable, bool checkOverflow) =>
        AssertClean(new Setting(language, nullable, checkOverflow), [.. Samples.Valid.Values]);

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public void NetworksCompileWithoutAWarningInEveryPlace(string place) => AssertClean(new Setting(), Source(place));

    [Fact]
    public void NetworksCompileWithoutAWarningInEveryPlaceUnderCSharp9() =>
        AssertClean(new Setting(LanguageVersion.CSharp9, NullableContextOptions.Disable, CheckOverflow: true), [.. Places.Keys.Select(Source)]);

    [Fact]
    public void RandomNetworksCompileWithoutAWarning()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Assert.Empty(Harness.Complaints(RandomNetworks.Compile(seed)).Select(complaint => $"seed {seed}: {complaint}"));
        }
    }

    [Fact]
    public void ImplicitUsingsAndGlobalAliasesOfTheUserDoNoHarm() => AssertClean(
        new Setting(),
        "global using System; global using System.Linq; global using System.Numerics; global using System.Runtime.CompilerServices; global using System.Runtime.Intrinsics; global using Vector = System.String;",
        Samples.TumourClassifier);

    private static string Source(string place) => Places[place].Replace("$", Attributes, StringComparison.Ordinal).Replace("/** */", "/// <summary>Documented.</summary>\n", StringComparison.Ordinal);

    private static void AssertClean(Setting setting, params string[] sources)
    {
        IReadOnlyList<string> complaints = Harness.Complaints(Harness.Complete(setting, [.. sources.Select(source => source.StartsWith("global using", StringComparison.Ordinal) ? source : Harness.Usings + source)]));
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }
}
