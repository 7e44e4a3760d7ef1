namespace DeepInit.Runtime;

/// <summary>
/// Fills tensors with their first values. All numbers are drawn in double, one after the other in row-major order, and then rounded: the same stream
/// gives the same bits everywhere, and a float tensor is the rounded double tensor.
/// </summary>
/// <remarks>Which σ or bound a named initialiser (He, Xavier, …) means for a given layer is decided where the fans are known: in the generator.</remarks>
internal static partial class Initializers
{
    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    public static void Constant(Span<float> values, double value) => values.Fill((float)value);

    /// <inheritdoc cref="Constant(Span{float}, double)"/>
    public static void Constant(Span<double> values, double value) => values.Fill(value);

    /// <summary>Draws from the normal distribution.</summary>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="stream">The stream to draw from: one 64-bit number an element.</param>
    /// <param name="mean">The mean, finite.</param>
    /// <param name="sigma">The standard deviation, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN, infinite, or negative where it must not be.</exception>
    public static void Normal(Span<float> values, ref RandomStream stream, double mean, double sigma)
    {
        CheckNormal(mean, sigma);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(mean + (sigma * stream.NextNormal()));
    }

    /// <inheritdoc cref="Normal(Span{float}, ref RandomStream, double, double)"/>
    public static void Normal(Span<double> values, ref RandomStream stream, double mean, double sigma)
    {
        CheckNormal(mean, sigma);
        for (int i = 0; i < values.Length; i++)
            values[i] = mean + (sigma * stream.NextNormal());
    }

    /// <summary>Draws from the uniform distribution on [low, high); rounding to float may give high itself.</summary>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="stream">The stream to draw from: one 64-bit number an element.</param>
    /// <param name="low">The lower end, finite.</param>
    /// <param name="high">The upper end, finite and at least <paramref name="low"/>; the width must be finite too.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is NaN or infinite.</exception>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>, or the width overflows.</exception>
    public static void Uniform(Span<float> values, ref RandomStream stream, double low, double high)
    {
        double width = CheckUniform(low, high);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(low + (width * stream.NextDouble()));
    }

    /// <inheritdoc cref="Uniform(Span{float}, ref RandomStream, double, double)"/>
    public static void Uniform(Span<double> values, ref RandomStream stream, double low, double high)
    {
        double width = CheckUniform(low, high);
        for (int i = 0; i < values.Length; i++)
            values[i] = low + (width * stream.NextDouble());
    }

    /// <summary>Sets the main diagonal to <paramref name="gain"/> and the rest to 0.</summary>
    /// <param name="matrix">Row-major, <paramref name="rows"/> · <paramref name="columns"/> elements.</param>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0.</param>
    /// <param name="gain">The value on the diagonal, finite.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="matrix"/> is not rows · columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the gain is NaN or infinite.</exception>
    public static void Identity(Span<float> matrix, int rows, int columns, double gain)
    {
        CheckMatrix(matrix.Length, rows, columns, gain);
        matrix.Clear();
        for (int i = 0; i < Math.Min(rows, columns); i++)
            matrix[(i * columns) + i] = (float)gain;
    }

    /// <inheritdoc cref="Identity(Span{float}, int, int, double)"/>
    public static void Identity(Span<double> matrix, int rows, int columns, double gain)
    {
        CheckMatrix(matrix.Length, rows, columns, gain);
        matrix.Clear();
        for (int i = 0; i < Math.Min(rows, columns); i++)
            matrix[(i * columns) + i] = gain;
    }

    private static void CheckNormal(double mean, double sigma)
    {
        CheckFinite(mean, nameof(mean));
        CheckFinite(sigma, nameof(sigma));
        if (sigma < 0)
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A standard deviation must be at least 0.");
    }

    private static double CheckUniform(double low, double high)
    {
        CheckFinite(low, nameof(low));
        CheckFinite(high, nameof(high));
        CheckOrder(low, high);
        double width = high - low;
        if (double.IsInfinity(width))
            throw new ArgumentException($"The width of the interval from {low} to {high} overflows.", nameof(high));
        return width;
    }

    private static void CheckOrder(double low, double high)
    {
        if (low > high)
            throw new ArgumentException($"The lower end must not be above the upper end; got low = {low}, high = {high}.", nameof(low));
    }

    private static void CheckMatrix(int length, int rows, int columns, double gain)
    {
        if (rows < 0)
            throw new ArgumentOutOfRangeException(nameof(rows), rows, "The number of rows must be at least 0.");
        if (columns < 0)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "The number of columns must be at least 0.");
        if (length != (long)rows * columns)
            throw new ArgumentException($"A matrix of {rows} × {columns} has {(long)rows * columns} elements; the span has {length}.", "matrix");
        CheckFinite(gain, nameof(gain));
    }

    private static void CheckFinite(double value, string name)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, $"The {name} of an initialiser must be finite.");
    }
}
