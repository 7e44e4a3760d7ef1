using DeepInit.Gen.Planning.Ops;
using DeepInit.Runtime;

namespace DeepInit.Gen.Planning;

/// <summary>The sums of a layer in the forward pass of training, before its activation, which a start from data measures, and scales the weights by (<c>DataInitializer</c>).</summary>
/// <param name="Use">Who reads the sums, which decides whether their weights are scaled. Where they are not, the other members have no meaning.</param>
/// <param name="Ops">The op that makes them, and those before it that prepare its weights: what is to run again when the weights have changed.</param>
/// <param name="Product">The product of matrices that they are, where the op of the pass puts it through an activation at once; else null. The runtime multiplies.</param>
/// <param name="Alone">The op that makes them without an activation, where the one of the pass has one and is no product; else null.</param>
/// <param name="Buffer">Where they are.</param>
/// <param name="Weight">The parameter that they scale with.</param>
/// <param name="Bias">The parameter that is added to them; null where there is none.</param>
/// <param name="Prior">Of an output: the form of the bias with which its loss is least while the network knows nothing but the labels.</param>
/// <param name="Target">The number of the target that has those labels.</param>
/// <param name="Smoothing">How much of the labels the loss spreads over all classes.</param>
internal sealed record LayerSums(SumsUse Use, OpRange Ops = default, PlainProduct? Product = null, KernelOp? Alone = null, BufferUse Buffer = default, int Weight = 0, int? Bias = null, OutputPrior Prior = OutputPrior.None, int Target = 0, double Smoothing = 0);

/// <summary>Some ops of a pass, one after another.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
internal readonly record struct OpRange(int First, int Last);
