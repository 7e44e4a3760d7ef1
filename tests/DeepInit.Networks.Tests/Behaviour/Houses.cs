namespace DeepInit.Networks.Tests.Behaviour;

public enum Energy
{
    A,
    B,
    C,
    Best = A,
}

/// <summary>A row of every kind of property, missing ones among them.</summary>
public sealed record House(
    double Area,
    int? Rooms,
    bool Garden,
    Energy Energy,
    [Categories("north", "south", "city centre")] string? District,
    [NotInput] string Address,
    [Label] decimal Price)
{
    /// <summary>A property of the body, of a keyword's name.</summary>
    public float @class { get; init; }

    public static readonly House Example = Create(0);

    public static House Create(int seed)
    {
        var random = new Random(seed);
        double area = 40 + (160 * random.NextDouble());
        int rooms = 1 + (int)(area / 30);
        bool garden = random.Next(3) == 0;
        var energy = (Energy)random.Next(3);
        int district = random.Next(3);
        decimal price = (decimal)(50_000 + (2_000 * area) + (garden ? 40_000 : 0) + (30_000 * (2 - (int)energy)) + (60_000 * district));
        return new House(area, random.Next(10) == 0 ? null : rooms, garden, energy, district switch { 0 => "north", 1 => "south", _ => "city centre" }, "Road " + seed, price) { @class = district };
    }

    public static House[] Many(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => Create((seed * 100_000) + i))];
}

[Network(typeof(House))]
[Dense(32, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class HousePrice;

/// <summary>The same rows, another label: the price, a label elsewhere, is no input here.</summary>
[Network(typeof(House), Label = nameof(House.Garden), Precision = Precision.Double)]
[Dense(16, Activation = ReLU)]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class HasGarden;

[Network(typeof(House), Label = nameof(House.Energy))]
[Dense(32, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class EnergyOf;

/// <summary>A text as the label, its targets one-hot, its outputs probabilities.</summary>
[Network(typeof(House), Label = "District")]
[Dense(32, Activation = ReLU)]
[Dense(3, Activation = Softmax)]
[Loss(CategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class DistrictOf;
