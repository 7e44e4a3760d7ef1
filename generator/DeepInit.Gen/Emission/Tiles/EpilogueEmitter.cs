using DeepInit.Gen.Activations;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The formulas of epilogues.</summary>
internal static class EpilogueEmitter
{
    /// <summary>What an epilogue computes, in words and as code.</summary>
    public static (string Formula, VectorCode Code) CodeOf(Epilogue epilogue, Precision precision)
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
