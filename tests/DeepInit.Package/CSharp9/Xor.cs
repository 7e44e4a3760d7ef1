using DeepInit;

namespace CSharp9
{
    [Network]
    [Input(2)]
    [Dense(8, Activation = Activation.Tanh)]
    [Dense(1, Activation = Activation.Sigmoid)]
    [Loss(Loss.BinaryCrossEntropy)]
    [AdamW(LearningRate = 0.05)]
    public sealed partial class Xor
    {
    }
}
