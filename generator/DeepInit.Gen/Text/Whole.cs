using System.Globalization;

namespace DeepInit.Gen.Text;

/// <summary>
/// A whole number of generated code: a name, a number, or what is computed of these. What a constant makes needless is not written: no product with 1, no sum with 0.
/// </summary>
internal readonly record struct Whole
{
    private readonly string _text;
    private readonly int? _number;
    private readonly bool _isWhole;

    private Whole(string text, bool isWhole, int? number = null)
    {
        _text = text;
        _isWhole = isWhole;
        _number = number;
    }

    public static implicit operator Whole(string name) => new(name, isWhole: true);

    public static implicit operator Whole(int number) => new(number.ToString(CultureInfo.InvariantCulture), isWhole: number >= 0, number);

    public static Whole operator *(Whole a, Whole b) => (a._number, b._number) switch
    {
        ({ } x, { } y) => x * y,
        (0, _) or (_, 0) => 0,
        (1, _) => b,
        (_, 1) => a,
        _ => new($"{a.Wrapped} * {b.Wrapped}", isWhole: false),
    };

    public static Whole operator /(Whole a, Whole b) => b._number == 1 ? a : new($"{a.Wrapped} / {b.Wrapped}", isWhole: false);

    /// <summary>The remainder; none of a division by 1.</summary>
    public static Whole operator %(Whole a, Whole b) => b._number == 1 ? 0 : new Whole($"{a.Wrapped} % {b.Wrapped}", isWhole: false);

    public static Whole operator +(Whole a, Whole b) => (a._number, b._number) switch
    {
        ({ } x, { } y) => x + y,
        (0, _) => b,
        (_, 0) => a,
        (_, < 0 and var y) => a - -y,
        _ => new($"{a.Wrapped} + {b.Wrapped}", isWhole: false),
    };

    public static Whole operator -(Whole a, Whole b) => (a._number, b._number) switch
    {
        ({ } x, { } y) => x - y,
        (_, 0) => a,
        (_, < 0 and var y) => a + -y,
        _ => new($"{a.Wrapped} - {b.Wrapped}", isWhole: false),
    };

    private string Wrapped => _isWhole ? _text : $"({_text})";

    public override string ToString() => _text;
}
