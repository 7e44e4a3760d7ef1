namespace CSharpForFSharp;

/// <summary>Inside or outside a circle, with an own initialiser and schedule-free AdamW.</summary>
[Network]
[Input(2)]
[Dense(32, Init = He, Activation = ReLU)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 0.01)]
public sealed partial class Circle;
