using DeepInit.Gen.Kernels;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The tiles that layers' own kernels ask for.</summary>
internal sealed class RequestedTiles(EmissionContext context) : ITiles
{
    // Panels are all that a kernel has of its own memory.
    private static readonly OperandLayoutForm Panels = new(0);

    public string Of(ProductRequest request) => context.Tile(new ProductForm(context.Unroll, request.InOrder), new EpilogueForm(request.Epilogue), Panels);

    public string Of(InputGradientRequest request) => request.KeepsTransposed
        ? context.Tile(new ProductForm(context.Unroll, InOrder: true), new EpilogueForm(request.Epilogue), Panels)
        : context.Tile(new InputGradientForm(context.Unroll), new EpilogueForm(request.Epilogue));

    public string Of(GradientBlockRequest request) => context.Tile(new GradientBlockForm(request.Inputs, Narrow: false, Ahead: 0), Panels);
}
