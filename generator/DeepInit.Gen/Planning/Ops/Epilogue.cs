using DeepInit.Gen.Activations;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>What happens to a sum before it is stored.</summary>
/// <param name="Kind">Forward: y = f(z). Gradient: dz = dy · f', which reads the saved value. Add: adds the saved value. AddForward: y = f(z + the saved value).</param>
internal sealed record Epilogue(EpilogueKind Kind, ActivationSpec Activation)
{
    public static Epilogue None { get; } = new(EpilogueKind.Forward, ActivationSpec.Linear);

    /// <summary>Whether an epilogue can apply an activation, or its derivative, on the way: where that takes one number to one number. Ones over whole rows, such as softmax, run as ops of their own.</summary>
    public static bool Takes(ActivationSpec activation) => ActivationCatalog.Of(activation).IsElementwise(activation);

    /// <summary>dz = dy · f', which reads what f was computed from or came to.</summary>
    public static Epilogue Derivative(ActivationSpec activation) => new(EpilogueKind.Gradient, activation);

    /// <summary>How the place is used that the epilogue stores to.</summary>
    public Access DestinationAccess => Kind == EpilogueKind.Add ? Access.Accumulate : Access.Write;

    public static Epilogue Add { get; } = new(EpilogueKind.Add, ActivationSpec.Linear);
}
