// What such networks compute is of interest here, not how well they would train.
#pragma warning disable DIG017, DIG018, DIG200, DIG201, DIG202, DIG203, DIG204, DIG205, DIG206, DIG207, DIG208, DIG209, DIG210, DIG220, DIG221, DIG222, DIG223
namespace DeepInit.Onnx.Tests;

public enum Grade
{
    Low,
    Middle,
    High,
}

/// <summary>A row with every kind of property: numbers of every type, missing ones, a number that never changes, a large one that hardly does.</summary>
public sealed record Flat(
    double Area,
    float Height,
    int? Rooms,
    long Built,
    decimal Fee,
    bool Lift,
    bool? Garden,
    Grade Grade,
    Grade? View,
    [Categories("north", "south", "city centre")] string? District,
    double Constant,
    [Label] decimal Price)
{
    public static Flat[] Many(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double area = 30 + (160 * random.NextDouble());
            var grade = (Grade)random.Next(3);
            bool lift = random.Next(2) == 0;
            return new Flat(
                random.Next(9) == 0 ? double.NaN : area,
                2.2f + (float)random.NextDouble(),
                random.Next(5) == 0 ? null : 1 + (int)(area / 30),
                1900 + random.Next(120),
                random.Next(100, 900) / 4m,
                lift,
                random.Next(3) switch { 0 => null, 1 => true, _ => false },
                grade,
                random.Next(4) == 0 ? null : (Grade)random.Next(3),
                random.Next(4) switch { 0 => null, 1 => "north", 2 => "south", _ => "city centre" },
                7.5,
                (decimal)(50_000 + (2_000 * area) + (lift ? 10_000 : 0) + (30_000 * (int)grade)));
        })];
    }

    /// <summary>The row as the model's input has it: NaN where a value is missing, categories by index.</summary>
    public double[] Raw(string label) =>
    [
        .. new (string Name, double Value)[]
        {
            ("Area", Area), ("Height", Height), ("Rooms", Rooms ?? double.NaN), ("Built", Built), ("Fee", (double)Fee), ("Lift", Lift ? 1 : 0),
            ("Garden", Garden is bool yes ? yes ? 1 : 0 : double.NaN), ("Grade", (int)Grade), ("View", View is Grade view ? (int)view : double.NaN),
            ("District", District is null ? double.NaN : Array.IndexOf(["north", "south", "city centre"], District)), ("Constant", Constant),
        }.Where(column => column.Name != label).Select(column => column.Value),
    ];
}

[Network(typeof(Flat))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class FlatPrice;

[Network(typeof(Flat), Precision = Precision.Double)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class FlatPriceDouble;

[Network(typeof(Flat), Label = nameof(Flat.Lift))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(Loss.BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class HasLift;

[Network(typeof(Flat), Label = nameof(Flat.Lift))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class HasLiftSigmoid;

[Network(typeof(Flat), Label = nameof(Flat.Grade))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class GradeOf;

[Network(typeof(Flat), Label = nameof(Flat.Grade))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.LogSoftmax)]
[Loss(Loss.NegativeLogLikelihood)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class GradeOfLogarithms;

[Network(typeof(Flat), Label = nameof(Flat.Grade))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
[Loss(Loss.CategoricalCrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class GradeOfSoftmax;

/// <summary>Arrays in, whose columns a program transforms: seven numbers of four columns.</summary>
[Network]
[Input(7)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(2)]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Columns;

/// <summary>A row with a text, an id and a number.</summary>
public sealed record Remark([Text(6, 30)] string? Text, [Id(Capacity = 5)] string Author, int Age, [Label] bool IsKind)
{
    public static Remark[] Many(int count, int seed)
    {
        string[] words = ["you", "are", "so", "good", "bad", "at", "this", "today"];
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            string[] text = [.. Enumerable.Range(0, random.Next(7)).Select(_ => words[random.Next(words.Length)])];
            return new Remark(string.Join(' ', text), "a" + random.Next(5), random.Next(9), text.Contains("good"));
        })];
    }
}

[Network(typeof(Remark))]
[Embedding(8, From = nameof(Remark.Text), Name = "words")]
[GRU(8, From = "words", Name = "read")]
[EmbeddingBag(4, From = nameof(Remark.Text), Name = "bag")]
[Embedding(2, From = nameof(Remark.Author), Name = "author")]
[Concat("read", "bag", "author", "x")]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 2e-2)]
public sealed partial class RemarkReader;

/// <summary>A row whose numbers are scaled by their quantiles, beside plain ones.</summary>
public sealed record Earner(
    double Age, [Quantile] double Income, [Quantile] int? Children, [Categories("north", "south")] string? District, [Quantile(Output = QuantileOutput.Uniform, Quantiles = 7)] float Distance, [Quantile] double Constant, [Label] double Rent)
{
    public static Earner[] Many(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new Earner(
            20 + random.Next(60), i % 11 == 3 ? double.NaN : random.Next(4) == 0 ? 0.1 : Math.Exp(6 * random.NextDouble()), i % 7 == 2 ? null : random.Next(5),
            random.Next(3) switch { 0 => null, 1 => "north", _ => "south" }, 100 * (float)random.NextDouble(), 0.3, 500 + random.Next(1000)))];
    }

    /// <summary>The row as the model's input has it.</summary>
    public double[] Raw() => [Age, Income, Children ?? double.NaN, District switch { null => double.NaN, "north" => 0, _ => 1 }, Distance, Constant];
}

[Network(typeof(Earner))]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class EarnerRent;

[Network(typeof(Earner), Precision = Precision.Double)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class EarnerRentDouble;

/// <summary>Arrays in and out, of which nothing but the transform is of interest.</summary>
[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(4, Init = Init.Identity, UseBias = false)]
[Loss(Loss.MeanSquaredError)]
[AdamW]
public sealed partial class FourNumbers;
