using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Optimizers;

/// <summary>Caution (Liang et al. 2024): of a step with momentum only that part is made which agrees in sign with the gradient.</summary>
/// <param name="IsOn">Whether it is asked for.</param>
/// <param name="Floor">The least share of a tensor that a step is divided by.</param>
internal sealed record Caution(bool IsOn, double Floor)
{
    private const double DefaultFloor = 1e-3;

    /// <summary>Of an optimiser that has none.</summary>
    public static Caution None { get; } = new(false, DefaultFloor);

    /// <summary>The option that nothing reads; none where it is on.</summary>
    public IEnumerable<(string Option, string Why)> Unread => IsOn || Floor == DefaultFloor ? [] : [("CautionFloor", "Cautious is false")];

    /// <summary>What an attribute says.</summary>
    public static Caution Parse(AttributeArguments arguments) => new(arguments.Boolean("Cautious", false), arguments.Double("CautionFloor", DefaultFloor));

    public IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains() => [("CautionFloor", Floor, Floor is > 0 and <= 1, "in (0, 1]")];
}
