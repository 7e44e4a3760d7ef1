namespace DeepInit.Tests.Shared.Drawing;

/// <summary>What the target of a loss is.</summary>
internal enum DrawnTarget
{
    Numbers,
    Probabilities,
    Classes,
}
