using DeepInit.Gen.Activations;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>Epilogues as structs: the JIT compiles a tile once for each, with the code in place.</summary>
internal static class EpilogueEmitter
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        writer.Line();
        writer.Write("/// <summary>What happens to a sum before it is stored. The JIT compiles the tiles once for each, with the code in place.</summary>");
        writer.Open("private interface IEpilogue");
        writer.Write("DiV Apply(DiV sum, ref $T saved, int i);").Close();
        foreach (KeyValuePair<Epilogue, string> epilogue in context.Epilogues)
        {
            (string words, Formula formula) = Of(epilogue.Key);
            RenderedFormula code = VectorRenderer.Render(formula, context.Precision);
            writer.Line();
            writer.Write($"/// <summary>{SurfaceEmitter.Xml(words)}.</summary>");
            writer.Open($"private readonly struct {epilogue.Value} : IEpilogue");
            string sum = epilogue.Key.Kind == EpilogueKind.Gradient ? "dy" : "z";
            writer.Write(TileEmitter.Inline).Open($"public DiV Apply(DiV {sum}, ref $T saved, int i)");
            foreach (string saved in SavedAs(epilogue.Key))
            {
                writer.Write(saved);
            }

            code.WriteStatements(writer);
            writer.Write($"return {code.Result};").Close().Close();
        }
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
        var kind = (ElementwiseActivation)ActivationCatalog.Of(epilogue.Activation);
        string words = kind.Formula(epilogue.Activation);
        return epilogue.Kind switch
        {
            EpilogueKind.Forward => (words, kind.Forward(epilogue.Activation)),
            EpilogueKind.Add => ("z + what is there", kind.Forward(epilogue.Activation)),
            EpilogueKind.AddForward => ($"{words} of z + what is there", kind.Forward(epilogue.Activation)),
            _ => ($"dy · f' of the saved {Saved(epilogue)}, f = {words}", kind.Backward(epilogue.Activation)),
        };
    }
}
