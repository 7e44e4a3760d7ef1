using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// The file that holds the tiles of all networks of a compilation. Its class is internal and lies in a namespace of the assembly's own, so that a library and a program that
/// sees the library's internals, or the other way round, do not meet each other's.
/// </summary>
internal static class TileFileEmitter
{
    /// <summary>The constant by which the analyzer learns that the file could not be written, and why.</summary>
    public const string Failure = "TilesFailure";

    /// <summary>The class of the tiles of a precision.</summary>
    public static string ClassOf(Precision precision) => precision + "Tiles";

    /// <summary>The namespace of an assembly's tiles.</summary>
    public static string NamespaceOf(string assembly) => "DeepInit.Generated." + Identifiers.OfAssembly(assembly);

    /// <summary>The class in metadata.</summary>
    public static string MetadataNameOf(string assembly, Precision precision) => $"{NamespaceOf(assembly).Replace("@", "")}.{ClassOf(precision)}";

    /// <summary>The name of the file.</summary>
    public static string HintNameOf(Precision precision) => $"DeepInit.{ClassOf(precision)}.g.cs";

    /// <summary>Writes the file.</summary>
    public static GeneratedFile Emit(TileSet set, CancellationToken token) => Frame(set, writer =>
    {
        for (int i = 0; i < set.Forms.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            if (i > 0)
            {
                writer.Line();
            }

            set.Forms[i].Write(writer, set.Forms);
        }
    });

    /// <summary>The file that says why there is none: the analyzer reads it.</summary>
    public static GeneratedFile Failed(TileSet set, string what) => Frame(set, writer => writer.Write($"internal const string {Failure} = {Literal.Of(what)};"));

    private static GeneratedFile Frame(TileSet set, Action<SourceWriter> content)
    {
        var writer = new SourceWriter(set.Precision);
        FileEmitter.WriteHead(
            writer,
            [
                $"The register tiles of this assembly's networks of {(set.Precision == Precision.Single ? "single" : "double")} precision, by DeepInit.Gen {GeneratorVersion.Text}.",
                "",
                "A tile holds its sums in registers. It is generic over how its operands lie and over what happens to a sum before it is stored: the JIT compiles it once for each.",
                "16 numbers are a panel, in which values and weights lie: feature f is number f & 15 of panel f >> 4.",
                "Names say what a text depends on: Tile6 has six rows, U8 is unrolled eight times, C3 is for three channels; Narrow is half a panel of outputs.",
            ]);
        writer.Open("namespace " + NamespaceOf(set.Assembly));
        writer.Write("/// <summary>What the networks of this assembly compute with. Not for other code: it changes with the networks.</summary>");
        writer.Write(GeneratorVersion.Attribute);
        writer.Write("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open("internal static class " + ClassOf(set.Precision));
        content(writer);
        writer.Close().Close();
        return new(HintNameOf(set.Precision), writer.ToString());
    }
}
