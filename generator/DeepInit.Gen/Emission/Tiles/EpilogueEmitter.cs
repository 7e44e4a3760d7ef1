using DeepInit.Gen.Activations;
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
            (string formula, VectorCode code) = CodeOf(epilogue.Key, context.Precision);
            writer.Line();
            writer.Write($"/// <summary>{SurfaceEmitter.Xml(formula)}.</summary>");
            writer.Open($"private readonly struct {epilogue.Value} : IEpilogue");
            string sum = epilogue.Key.Kind == EpilogueKind.Gradient ? "dy" : "z";
            writer.Write(TileEmitter.Inline).Open($"public DiV Apply(DiV {sum}, ref $T saved, int i)");
            foreach (string statement in code.Statements)
            {
                writer.Write(statement);
            }

            writer.Write($"return {code.Result};").Close().Close();
        }
    }

    private static (string Formula, VectorCode Code) CodeOf(Epilogue epilogue, Precision precision)
    {
        var kind = (ElementwiseActivation)ActivationCatalog.Of(epilogue.Activation);
        string formula = kind.Formula(epilogue.Activation);
        if (epilogue.Kind == EpilogueKind.Forward)
        {
            return (formula, kind.Forward(epilogue.Activation, precision));
        }

        if (epilogue.Kind == EpilogueKind.Add)
        {
            return ("z + what is there", new("z + DiSimd.Load(ref saved, i)"));
        }

        if (epilogue.Kind == EpilogueKind.AddForward)
        {
            VectorCode forward = kind.Forward(epilogue.Activation, precision);
            return ($"{formula} of z + what is there", new(forward.Result, ["z += DiSimd.Load(ref saved, i);", .. forward.Statements]));
        }

        string value = kind.NeedsInput(epilogue.Activation) ? "z" : "y";
        VectorCode backward = kind.Backward(epilogue.Activation, precision);
        return ($"dy · f' of the saved {value}, f = {formula}", new(backward.Result, [$"DiV {value} = DiSimd.Load(ref saved, i);", .. backward.Statements]));
    }
}
