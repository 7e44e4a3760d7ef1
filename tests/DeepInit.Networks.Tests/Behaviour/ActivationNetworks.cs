namespace DeepInit.Networks.Tests.Behaviour;

// One number through each activation, in both precisions: z = weight · x.

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.GELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class GELUSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.GELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class GELUDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.GELUTanh)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class GELUTanhSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.GELUTanh)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class GELUTanhDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.HardSwish)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class HardSwishSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.HardSwish)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class HardSwishDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.SiLU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SiLUSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.SiLU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SiLUDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Mish)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class MishSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Mish)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class MishDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Softplus)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SoftplusSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Softplus)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SoftplusDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.ELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class ELUSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.ELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class ELUDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.SELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SELUSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.SELU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SELUDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Sigmoid)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SigmoidSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Sigmoid)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SigmoidDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.HardSigmoid)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class HardSigmoidSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.HardSigmoid)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class HardSigmoidDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Tanh)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class TanhSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Tanh)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class TanhDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Softsign)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SoftsignSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.Softsign)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SoftsignDouble;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.ReLU6)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class ReLU6Single;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.ReLU6)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class ReLU6Double;

[Network]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.LeakyReLU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class LeakyReLUSingle;

[Network(Precision = Precision.Double)]
[Input(1)]
[Dense(1, UseBias = false, Init = Ones, Activation = Activation.LeakyReLU)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class LeakyReLUDouble;
