using DeepInit.Gen.Activations;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>What is done with a sum before it is stored (an activation, the derivative of one, another summand) as a generated struct: the JIT compiles a tile once for each, with the code in place.</summary>
internal sealed record EpilogueForm : TileForm
{
    /// <summary>An option that the activation does not read makes no other form: the text would be the same, under the same name.</summary>
    public EpilogueForm(Epilogue epilogue) => Epilogue = epilogue with { Activation = ActivationCatalog.Of(epilogue.Activation).WithoutUnread(epilogue.Activation) };

    public Epilogue Epilogue { get; }

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
        (string words, Formula formula) = Of(Epilogue);
        RenderedFormula code = VectorRenderer.Render(formula, writer.Precision);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(words)}.</summary>");
        writer.Open($"internal readonly struct {Name} : IEpilogue");
        string sum = Epilogue.Kind == EpilogueKind.Gradient ? "dy" : "z";
        writer.Write(TileEmitter.Inline).Open($"public DiV Apply(DiV {sum}, ref $T saved, int i)");
        foreach (string saved in SavedAs(Epilogue))
        {
            writer.Write(saved);
        }

        code.WriteStatements(writer);
        writer.Write($"return {code.Result};").Close().Close();
    }

    // How the saved value comes to be an operand of the formula.
    private static IEnumerable<string> SavedAs(Epilogue epilogue) => epilogue.Kind switch
    {
        EpilogueKind.Add or EpilogueKind.AddForward => ["z += DiSimd.Load(ref saved, i);"],
        EpilogueKind.Gradient => [$"DiV {Saved(epilogue)} = DiSimd.Load(ref saved, i);"],
        _ => [],
    };

    private static string Saved(Epilogue epilogue) => ActivationCatalog.Of(epilogue.Activation).NeedsInput(epilogue.Activation) ? "z" : "y";

    private static (string Words, Formula Formula) Of(Epilogue epilogue)
    {
        ActivationKind kind = ActivationCatalog.Of(epilogue.Activation);
        string words = kind.Formula(epilogue.Activation);
        return epilogue.Kind switch
        {
            EpilogueKind.Forward => (words, kind.Forward(epilogue.Activation)),
            EpilogueKind.Add => ("z + what is there", kind.Forward(epilogue.Activation)),
            EpilogueKind.AddForward => ($"{words} of z + what is there", kind.Forward(epilogue.Activation)),
            _ => ($"dy · f' of the saved {Saved(epilogue)}, f = {words}", kind.Backward(epilogue.Activation)),
        };
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
        return string.Join("_", all.Where(option => options.Contains(option.Name)).Select(option => Number(option.Value)));
    }
}
