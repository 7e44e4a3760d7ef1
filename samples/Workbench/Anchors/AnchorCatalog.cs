namespace Workbench.Anchors;

/// <summary>The data sets, with scikit-learn 1.2.1's figures on the same splits, widths, epochs and batches (see README.md).</summary>
internal static class AnchorCatalog
{
    public static IReadOnlyList<Anchor> All { get; } =
    [
        new("iris", "iris", seed => new Protocol.Iris(seed), 1000, 0.953, 0.933, 1.000, AnchorData.Iris),
        new("wine", "wine", seed => new Protocol.Wine(seed), 500, 0.971, 0.971, 0.971, AnchorData.Wine),
        new("breast-cancer-wdbc", "tumour", seed => new Protocol.Tumour(seed), 300, 1.000, 1.000, 1.000, AnchorData.Tumour),
        new("banknote", "banknote", seed => new Protocol.Banknote(seed), 300, 1.000, 1.000, 1.000, AnchorData.Banknote),
        new("pima-diabetes", "pima", seed => new Protocol.Pima(seed), 200, 0.712, 0.693, 0.725, AnchorData.Pima),
        new("adult", "adult", seed => new Protocol.Adult(seed), 15, 0.857, 0.855, 0.857, AnchorData.Adult),
        new("digits (optdigits)", "digits", seed => new Protocol.Digits(seed), 100, 0.959, 0.954, 0.963, AnchorData.OptDigits),
        new("digits (1797 rows)", "digits", seed => new Protocol.Digits(seed), 200, 0.974, 0.969, 0.978, AnchorData.Digits),
        new("diabetes", "diabetes", seed => new Protocol.Diabetes(seed), 200, 0.452, 0.395, 0.496, AnchorData.Diabetes) { Alpha = 1, ReferenceError = 57.03 },
        new("auto-mpg", "auto-mpg", seed => new Protocol.AutoMpg(seed), 1000, 0.907, 0.899, 0.918, AnchorData.AutoMpg) { ReferenceError = 2.31 },
        new("california-housing", "california-housing", seed => new Protocol.CaliforniaHousing(seed), 50, 0.783, 0.781, 0.786, AnchorData.CaliforniaHousing)
        {
            Seeds = 3,
            ReferenceError = 53500,
        },
        Images("mnist", 1, 0.9461, AnchorData.Mnist),
        Images("mnist", 5, 0.9739, AnchorData.Mnist),
        Images("mnist", 10, 0.9774, AnchorData.Mnist, loss: 0.028),
        Images("fashion-mnist", 1, 0.8394, AnchorData.FashionMnist),
        Images("fashion-mnist", 5, 0.8690, AnchorData.FashionMnist),
        Images("fashion-mnist", 10, 0.8802, AnchorData.FashionMnist, loss: 0.256),
    ];

    // One network, and no L2.
    private static Anchor Images(string name, int epochs, double reference, Func<string, ITrainableNetwork<float>, Split> read, double? loss = null) =>
        new(name, "images28", seed => new Protocol.Images28(seed), epochs, reference, reference, reference, read) { Alpha = 0, BatchSize = 128, Seeds = 1, ReferenceLoss = loss };
}
