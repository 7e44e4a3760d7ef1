using System.Globalization;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>
/// What a generated kernel is called: one record for all of them, and one place that makes text of it. Names are for people and for tools that show them (profilers,
/// stack traces, benchmarks); the generator itself never reads one, it asks the record.
/// </summary>
/// <param name="Layer">The layer, as an identifier: <c>Dense0</c>. Where layers share a kernel, their kind: <c>BatchNormalization</c>.</param>
/// <param name="Kind">The layer's kind, for when layers share the kernel; it is no part of the text.</param>
internal sealed record KernelName(string Layer, string Kind)
{
    /// <summary>How names are written, for the head of files with kernels. <see cref="ToString"/> writes them so.</summary>
    public const string Grammar = "<Layer>[_[<inputs>x]<outputs>][_Folded][_<Part>][_Padded][_<Function>]_[Accumulate][Training]<Forward | Backward | step>[_<Of>][_FromRows][_<number>]";

    /// <summary>Features that it reads, where they are not as many as it writes.</summary>
    public int? Inputs { get; init; }

    /// <summary>Features that it writes, of values; null in the name of a shared kernel, which serves any number.</summary>
    public int? Outputs { get; init; }

    /// <summary>Whether a normalisation has been folded into its weights, as inference does.</summary>
    public bool IsFolded { get; init; }

    /// <summary>The part of a layer of several parts: <c>Depthwise</c>; else empty.</summary>
    public string Part { get; init; } = "";

    /// <summary>Whether it puts zeros around its image by itself.</summary>
    public bool Pads { get; init; }

    /// <summary>The activation or the loss that it computes on the way, or the activation by whose derivative it multiplies: <c>ReLU</c>; else empty.</summary>
    public string Function { get; init; } = "";

    /// <summary>Whether it adds to what is there.</summary>
    public bool Accumulates { get; init; }

    /// <summary>Whether it computes a value as training does, where prediction does it otherwise.</summary>
    public bool Trains { get; init; }

    /// <summary>Which way it goes; null for a step that only prepares or moves something, which <see cref="Of"/> then names.</summary>
    public KernelDirection? Direction { get; init; }

    /// <summary>What it computes the gradient of, or the step that it is: <c>Weights</c>, <c>Pad</c>; else empty.</summary>
    public string Of { get; init; } = "";

    /// <summary>Whether it reads rows as users hand them over.</summary>
    public bool FromRows { get; init; }

    /// <summary>Tells kernels apart whose names would else be the same, from 1 on.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What an activation is called in names; empty for the identity.</summary>
    public static string WordOf(ActivationSpec activation) => activation.IsLinear ? "" : activation.Function.ToString();

    /// <summary>The same kernel as several layers share it: called by their kind, since it serves layers of other names and sizes.</summary>
    public KernelName SharedByKind() => SharedBy(Kind);

    /// <summary>The same kernel as layers of several kinds share it.</summary>
    public KernelName SharedBy(string kind) => this with { Layer = kind, Inputs = null, Outputs = null, IsFolded = false, Number = 1 };

    /// <summary>The names in their order, each told apart from those before it.</summary>
    public static IEnumerable<KernelName> Distinct(IEnumerable<KernelName> names, ISet<string>? taken = null)
    {
        taken ??= new HashSet<string>();
        foreach (KernelName name in names)
        {
            KernelName distinct = name;
            while (!taken.Add(distinct.ToString()))
            {
                distinct = distinct with { Number = distinct.Number + 1 };
            }

            yield return distinct;
        }
    }

    public override string ToString()
    {
        string mode = (Accumulates ? "Accumulate" : "") + (Trains ? "Training" : "");
        string[] words =
        [
            Layer,
            Outputs is { } outputs ? (Inputs is { } inputs ? Text(inputs) + "x" : "") + Text(outputs) : "",
            IsFolded ? "Folded" : "",
            Part,
            Pads ? "Padded" : "",
            Function,
            Direction is { } direction ? mode + direction : Of.Length > 0 ? mode + Of : "",
            Direction is null ? "" : Of,
            FromRows ? "FromRows" : "",
            Number > 1 ? Text(Number) : "",
        ];
        return string.Join("_", words.Where(word => word.Length > 0));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
