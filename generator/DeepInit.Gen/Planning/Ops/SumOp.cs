using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>An op whose tiles make sums and put each through an epilogue (an activation, the derivative of one, another summand) before they store it.</summary>
/// <param name="Saved">What the epilogue reads beside the sum, if anything.</param>
/// <param name="Epilogue">What is done with each sum.</param>
internal abstract record SumOp(KernelName? Name, string Comment, BufferUse? Saved, Epilogue Epilogue) : KernelOp(Name, Comment)
{
    public override KernelOp? TimesDerivative(ActivationSpec activation, Operand value) => Epilogue != Epilogue.None ? null : this with
    {
        Name = Name! with { Function = activation.Function.ToString() },
        Saved = value.Buffer,
        Epilogue = Epilogue.Derivative(activation),
    };
}
