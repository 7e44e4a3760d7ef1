namespace DeepInit.Gen.Kernels;

/// <summary>Who has the tiles: it hands out the name by which generated code calls the one that was asked for, and sees to it that it is there.</summary>
internal interface ITiles
{
    string Of(ProductRequest request);

    string Of(InputGradientRequest request);

    string Of(GradientBlockRequest request);
}
