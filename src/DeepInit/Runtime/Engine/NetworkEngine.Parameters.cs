namespace DeepInit.Runtime;

/// <content>The words that generated code declares parameters in: a line each, without the names of types.</content>
public abstract partial class NetworkEngine<T>
{
    /// <summary>Declares a parameter, see <see cref="ParameterDeclaration"/>.</summary>
    /// <param name="name">The name, as in files.</param>
    /// <param name="offset">Where it starts in the network's blocks.</param>
    /// <param name="layout">Where its elements are from there.</param>
    /// <param name="start">How it starts; as zeros unless given.</param>
    /// <param name="init">Its start in words, for the summary.</param>
    /// <param name="shape">The shape, as in PyTorch; that of the layout unless given.</param>
    /// <param name="trainable">Whether training changes it.</param>
    /// <param name="decay">Whether weight decay is applied to it.</param>
    /// <param name="factors">Which of the store's pairs of factors its update takes.</param>
    /// <param name="why">What of the declaration chose its settings, for the summary.</param>
    /// <param name="optimizer">Which of the network's optimisers moves it.</param>
    /// <param name="isStatistic">Whether it is a running statistic.</param>
    protected static ParameterDeclaration Parameter(
        string name,
        int offset,
        TensorLayout layout,
        ParameterStart? start = null,
        string? init = null,
        int[]? shape = null,
        bool trainable = true,
        bool decay = true,
        int factors = 0,
        string? why = null,
        int optimizer = 0,
        bool isStatistic = false) =>
        new(name, offset, layout, shape, trainable, decay, factors, start, init, why, optimizer, isStatistic);

    /// <inheritdoc cref="VectorLayout(int)"/>
    protected static TensorLayout Vector(int count) => new VectorLayout(count);

    /// <inheritdoc cref="PanelLayout(int, int)"/>
    protected static TensorLayout Matrix(int outputs, int inputs) => new PanelLayout(outputs, inputs);

    /// <inheritdoc cref="FilterLayout(int, int, int, int)"/>
    protected static TensorLayout Filters(int outputs, int inputs, int height, int width) => new FilterLayout(outputs, inputs, height, width);

    /// <inheritdoc cref="TurnedFilterLayout(int, int, int, int)"/>
    protected static TensorLayout TurnedFilters(int inputs, int outputs, int height, int width) => new TurnedFilterLayout(inputs, outputs, height, width);

    /// <inheritdoc cref="GatedLayout(int, int, int)"/>
    protected static TensorLayout Gated(int gates, int units, int inputs) => new GatedLayout(gates, units, inputs);

    /// <inheritdoc cref="TableLayout(int, int)"/>
    protected static TensorLayout Table(int rows, int units) => new TableLayout(rows, units);

    /// <summary>A table that may have more rows than it begins with.</summary>
    /// <param name="rows">The rows that it begins with.</param>
    /// <param name="units">Numbers of a row.</param>
    protected static TensorLayout GrowingTable(int rows, int units) => new TableLayout(rows, units);

    /// <summary>All are one number.</summary>
    /// <param name="value">The number.</param>
    protected static ParameterStart Constant(double value) => new ParameterStart.ConstantStart(value);

    /// <inheritdoc cref="Initializers.Normal(Span{double}, ref RandomStream, double, double)"/>
    protected static ParameterStart Normal(double mean, double sigma) => new ParameterStart.NormalStart(mean, sigma);

    /// <inheritdoc cref="Initializers.Uniform(Span{double}, ref RandomStream, double, double)"/>
    protected static ParameterStart Uniform(double low, double high) => new ParameterStart.UniformStart(low, high);

    /// <inheritdoc cref="Initializers.TruncatedNormal(Span{double}, ref RandomStream, double, double, double, double)"/>
    protected static ParameterStart TruncatedNormal(double mean, double sigma, double low, double high) => new ParameterStart.TruncatedNormalStart(mean, sigma, low, high);

    /// <inheritdoc cref="Initializers.Orthogonal(Span{double}, ref RandomStream, int, int, double)"/>
    protected static ParameterStart Orthogonal(int rows, int columns, double gain) => new ParameterStart.OrthogonalStart(rows, columns, gain);

    /// <inheritdoc cref="Initializers.Identity(Span{double}, int, int, double)"/>
    protected static ParameterStart Identity(int rows, int columns, double gain) => new ParameterStart.IdentityStart(rows, columns, gain);

    /// <inheritdoc cref="Initializers.Dirac(Span{double}, int, int, int, int, int)"/>
    protected static ParameterStart Dirac(int groups, int filters, int channels, int taps, int centre) => new ParameterStart.DiracStart(groups, filters, channels, taps, centre);

    /// <inheritdoc cref="Initializers.DeltaOrthogonal(Span{double}, ref RandomStream, int, int, int, int, int, double)"/>
    protected static ParameterStart DeltaOrthogonal(int groups, int filters, int channels, int taps, int centre, double gain) =>
        new ParameterStart.DeltaOrthogonalStart(groups, filters, channels, taps, centre, gain);

    /// <inheritdoc cref="Initializers.ZerO(Span{double}, int, int, int, int, int)"/>
    protected static ParameterStart ZerO(int groups, int filters, int channels, int taps, int centre) => new ParameterStart.ZerOStart(groups, filters, channels, taps, centre);

    /// <inheritdoc cref="Initializers.Sparse(Span{double}, ref RandomStream, int, int, int, double)"/>
    protected static ParameterStart Sparse(int rows, int columns, int zeros, double sigma) => new ParameterStart.SparseStart(rows, columns, zeros, sigma);

    /// <summary>Gates that lie one below the other, each of which starts so by itself.</summary>
    /// <param name="gates">Their number.</param>
    /// <param name="start">How each starts.</param>
    protected static ParameterStart Gates(int gates, ParameterStart start) => new ParameterStart.GatesStart(gates, null, start);

    /// <summary>Several gates, of which each starts as a tensor by itself, and the last in a way of its own.</summary>
    /// <param name="gates">Their number.</param>
    /// <param name="start">How each of the others starts.</param>
    /// <param name="last">How the last one starts.</param>
    protected static ParameterStart Gates(int gates, ParameterStart start, ParameterStart last) => new ParameterStart.GatesStart(gates, null, start, last);

    /// <summary>One gate of several that starts so, while the others start as zeros.</summary>
    /// <param name="gates">Their number.</param>
    /// <param name="gate">Which of them, from 0.</param>
    /// <param name="start">How it starts.</param>
    protected static ParameterStart Gate(int gates, int gate, ParameterStart start) => new ParameterStart.GatesStart(gates, gate, start);

    /// <summary>A table that starts so but for one row, which is zeros.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="row">The row that is zeros, from 0.</param>
    /// <param name="start">How the others start.</param>
    protected static ParameterStart WithoutRow(int rows, int row, ParameterStart start) => new ParameterStart.TableStart(rows, row, start);
}
