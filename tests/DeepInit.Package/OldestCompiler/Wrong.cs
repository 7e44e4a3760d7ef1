#if WRONG
[Network]
[Input(2)]
[Dense(0)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class Wrong;
#endif
