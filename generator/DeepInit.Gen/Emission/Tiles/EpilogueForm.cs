using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>An epilogue as a struct: the JIT compiles a tile once for each, with the code in place.</summary>
internal sealed record EpilogueForm(Epilogue Epilogue) : TileForm
{
    public override TileChapter Chapter => TileChapter.Epilogues;

    public override string Name
    {
        get
        {
            string activation = Epilogue.Activation.Function + Constants(Epilogue.Activation);
            return Epilogue.Kind switch
            {
                EpilogueKind.Add => "Add",
                EpilogueKind.AddForward => "Add" + activation,
                EpilogueKind.Gradient => activation + "Gradient",
                _ => activation,
            } + "Epilogue";
        }
    }

    public override IEnumerable<TileForm> Needs => [new EpilogueContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        (string formula, VectorCode code) = EpilogueEmitter.CodeOf(Epilogue, writer.Precision);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(formula)}.</summary>");
        writer.Open($"internal readonly struct {Name} : IEpilogue");
        string sum = Epilogue.Kind == EpilogueKind.Gradient ? "dy" : "z";
        writer.Write(TileEmitter.Inline).Open($"public DiV Apply(DiV {sum}, ref $T saved, int i)");
        foreach (string statement in code.Statements)
        {
            writer.Write(statement);
        }

        writer.Write($"return {code.Result};").Close().Close();
    }

    // "0p2" for a slope of 0.2, "2_10" for two constants: a constant that is not the default is a part of the name, because two networks may differ in it alone.
    private static string Constants(ActivationSpec spec)
    {
        var defaults = new ActivationSpec(spec.Function);
        if (spec == defaults)
        {
            return "";
        }

        IReadOnlyList<string> options = ActivationCatalog.Of(spec).Options;
        (string Name, double Value)[] all =
        [
            (nameof(spec.NegativeSlope), spec.NegativeSlope), (nameof(spec.Alpha), spec.Alpha), (nameof(spec.Beta), spec.Beta), (nameof(spec.Threshold), spec.Threshold),
        ];
        return string.Join("_", all.Where(option => options.Contains(option.Name)).Select(option => option.Value.ToString("R", CultureInfo.InvariantCulture).Replace(".", "p").Replace("-", "m").Replace("+", "")));
    }
}
