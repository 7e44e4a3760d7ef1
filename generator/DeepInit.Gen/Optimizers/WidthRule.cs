namespace DeepInit.Gen.Optimizers;

/// <summary>How the rate of an optimiser has to follow the width of layers (Yang &amp; al. 2022, table 3).</summary>
internal enum WidthRule
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Steps have one size whatever the gradient's: matrices that read a hidden width at 1 / width.</summary>
    Adaptive,

    /// <summary>Steps are as long as the gradient: by the width of what is made, and 1 / width at outputs.</summary>
    Gradient,
}
