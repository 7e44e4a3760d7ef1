namespace DeepInit;

/// <summary>The numbers that a column makes of a raw value: one number at a position, zeros elsewhere.</summary>
/// <param name="Position">The position; −1 for zeros everywhere.</param>
/// <param name="Value">The number.</param>
internal readonly record struct EncodedValue(int Position, double Value);
