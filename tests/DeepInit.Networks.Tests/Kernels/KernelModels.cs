using DeepInit.Networks.Tests.Reference;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The networks that kernels are checked on.</summary>
internal static class KernelModels
{
    private const int LayersPerChain = 5;

    /// <summary>Between them every width meets every width, under activations that follow one another.</summary>
    public static IReadOnlyList<ChainModel> Widths { get; } = [.. WidthTour.Chains(LayersPerChain).Select(WidthModel)];

    /// <summary>One for each activation: in the epilogue of a product, over widths with and without padding, and as a layer of its own.</summary>
    public static IReadOnlyList<ChainModel> Activations { get; } =
    [
        .. NaiveActivation.All.Select(activation => new ChainModel(
            activation.Name + "Chain",
            7,
            [new(17, activation), new(31, NaiveActivation.Linear), new(0, activation), new(3, activation)],
            NaiveOptimizer.AdamW) { InputRange = 3 }),
    ];

    /// <summary>One for each optimiser.</summary>
    public static IReadOnlyList<ChainModel> Optimizers { get; } =
    [
        .. NaiveOptimizer.All.Select(optimizer => new ChainModel(
            optimizer.Name + "Trained",
            9,
            [new(31, NaiveActivation.Of("Tanh")), new(17, NaiveActivation.Of("SiLU"), UseBias: false), new(3, NaiveActivation.Linear)],
            optimizer)),
    ];

    public static IEnumerable<ChainModel> All => Widths.Concat(Activations).Concat(Optimizers);

    private static ChainModel WidthModel(int[] widths)
    {
        string[] activations = ["Tanh", "LeakyReLU", "GELU", "SiLU", "ELU"];
        ChainLayer[] layers =
        [
            .. widths.Skip(1).Select((units, i) => new ChainLayer(units, i == widths.Length - 2 ? NaiveActivation.Linear : NaiveActivation.Of(activations[i]))),
        ];
        return new ChainModel("Widths" + string.Join("_", widths), widths[0], layers, NaiveOptimizer.AdamW);
    }
}
