[assembly: CLSCompliant(true)]

namespace Strict;

/// <summary>Three kinds of iris by four measurements.</summary>
[Network]
[Input(4)]
[Dense(16, Init = He, Activation = ReLU)]
[Dropout(0.1)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, GlobalClipNorm = 1)]
public sealed partial class Iris;
