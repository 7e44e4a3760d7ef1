namespace Workbench.Anchors;

/// <summary>The data sets, with scikit-learn 1.2.1's figures on the same splits, widths, epochs and batches (see README.md).</summary>
internal static class AnchorCatalog
{
    public static IReadOnlyList<Anchor> All { get; } =
    [
        new("iris", "iris", 1000, 0.953, 0.933, 1.000, AnchorData.Iris),
        new("wine", "wine", 500, 0.971, 0.971, 0.971, AnchorData.Wine),
        new("breast-cancer-wdbc", "tumour", 300, 1.000, 1.000, 1.000, AnchorData.Tumour),
        new("banknote", "banknote", 300, 1.000, 1.000, 1.000, AnchorData.Banknote),
        new("pima-diabetes", "pima", 200, 0.712, 0.693, 0.725, AnchorData.Pima),
        new("adult", "adult", 15, 0.857, 0.855, 0.857, AnchorData.Adult),
        new("digits (optdigits)", "digits", 100, 0.959, 0.954, 0.963, AnchorData.OptDigits),
        new("digits (1797 rows)", "digits", 200, 0.974, 0.969, 0.978, AnchorData.Digits),
        new("diabetes", "diabetes", 200, 0.452, 0.395, 0.496, AnchorData.Diabetes) { ReferenceError = 57.03 },
        new("auto-mpg", "auto-mpg", 1000, 0.907, 0.899, 0.918, AnchorData.AutoMpg) { ReferenceError = 2.31 },
        new("california-housing", "california-housing", 50, 0.783, 0.781, 0.786, AnchorData.CaliforniaHousing) { Seeds = 3, ReferenceError = 53500 },
        new("mnist", "images28", 1, 0.9461, 0.9461, 0.9461, AnchorData.Mnist) { Seeds = 1, BatchSize = 128 },
        new("mnist", "images28", 5, 0.9739, 0.9739, 0.9739, AnchorData.Mnist) { Seeds = 1, BatchSize = 128 },
        new("mnist", "images28", 10, 0.9774, 0.9774, 0.9774, AnchorData.Mnist) { Seeds = 1, BatchSize = 128 },
        new("fashion-mnist", "images28", 1, 0.8394, 0.8394, 0.8394, AnchorData.FashionMnist) { Seeds = 1, BatchSize = 128 },
        new("fashion-mnist", "images28", 5, 0.8690, 0.8690, 0.8690, AnchorData.FashionMnist) { Seeds = 1, BatchSize = 128 },
        new("fashion-mnist", "images28", 10, 0.8802, 0.8802, 0.8802, AnchorData.FashionMnist) { Seeds = 1, BatchSize = 128 },
    ];
}
