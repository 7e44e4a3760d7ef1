namespace DeepInit.Onnx;

/// <summary>
/// Columns that are scaled by their quantiles, in operators of ONNX: a binary search by Gather, Less and Where, which all columns go through at once, a straight line between two quantiles, and Φ⁻¹ of the rank as the
/// quotients of polynomials that the runtime has (Wichura 1988, algorithm AS 241).
/// </summary>
/// <remarks>
/// A column's table is −∞, each different quantile once, and ∞ as often as makes all tables equally long; beside it stand the first and the last rank of each quantile, which differ where it is there several times. Where rows
/// come in single precision the quantiles are rounded to it, too: a number that is often there meets its own.
/// </remarks>
internal sealed class QuantileExport
{
    // Normal numbers are those of ranks within these bounds, as QuantileTransform has them: at 1e-7 the square root of −ln is 4.01, and the third of Wichura's quotients, beyond 5, is not needed.
    private const double Least = 1e-7;

    private static readonly double[] CentreNumerator =
        [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];

    private static readonly double[] CentreDenominator =
        [1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610];

    private static readonly double[] TailNumerator =
        [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4];

    private static readonly double[] TailDenominator =
        [1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    private readonly OnnxGraph _graph;
    private readonly QuantileTransform[] _columns;
    private readonly (double Value, int First, int Last)[][] _knots;

    /// <param name="graph">The graph.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="isDouble">Whether rows come in double precision.</param>
    public QuantileExport(OnnxGraph graph, QuantileTransform[] columns, bool isDouble)
    {
        _graph = graph;
        _columns = columns;
        _knots = [.. columns.Select(column => column.Quantiles
            .Select((value, rank) => (Value: isDouble ? value : Rounded(value), Rank: rank))
            .GroupBy(quantile => quantile.Value)
            .Select(group => (group.Key, group.First().Rank, group.Last().Rank))
            .ToArray())];
    }

    /// <summary>The scaled numbers.</summary>
    /// <param name="x">Raw numbers in double precision, none missing: [batch, columns].</param>
    public OnnxValue Write(OnnxValue x)
    {
        OnnxValue rank = Rank(x);
        if (_columns.All(column => column.Output == QuantileOutput.Uniform))
            return rank;
        OnnxValue normal = Normal(rank);
        return _columns.All(column => column.Output == QuantileOutput.Normal)
            ? normal
            : _graph.Node("Where", [Flags(column => column.Output == QuantileOutput.Normal), normal, rank]);
    }

    /// <summary>A number as a row in single precision has it; what is too large is the largest.</summary>
    public static double Rounded(double value) => Math.Min(float.MaxValue, Math.Max(-float.MaxValue, (float)value));

    private OnnxValue Rank(OnnxValue x)
    {
        int steps = 0;
        while (1 << steps < _knots.Max(knots => knots.Length))
            steps++;
        int length = (1 << steps) + 1;
        OnnxValue table = _graph.Doubles(Table(length, double.NegativeInfinity, double.PositiveInfinity, knot => knot.Value));
        OnnxValue lasts = _graph.Doubles(Table(length, 0, 0, knot => knot.Last)), middles = _graph.Doubles(Table(length, 0, 0, knot => (knot.First + knot.Last) * 0.5));

        // Within the table: what lies beyond has the ranks of its ends below.
        OnnxValue least = _graph.Doubles([.. _knots.Select(knots => knots[0].Value)]), largest = _graph.Doubles([.. _knots.Select(knots => knots[knots.Length - 1].Value)]);
        OnnxValue inside = _graph.Node("Min", [_graph.Node("Max", [x, least]), largest]);

        // The last place whose quantile is less: halves of the table, then quarters, ….
        OnnxValue below = _graph.Integers([.. Enumerable.Range(0, _columns.Length).Select(column => column * length)]);
        for (int step = length / 2; step > 0; step /= 2)
        {
            OnnxValue next = _graph.Node("Add", [below, _graph.Integer(step)]);
            below = _graph.Node("Where", [_graph.Node("Less", [At(table, next), inside]), next, below]);
        }

        OnnxValue above = _graph.Node("Add", [below, _graph.Integer(1)]);
        OnnxValue lower = At(table, below), upper = At(table, above), half = _graph.Doubles(0.5);

        // Halves, because the difference of the largest numbers has no double. Beside −∞ it is NaN, and not chosen.
        OnnxValue lowerHalf = _graph.Node("Mul", [lower, half]);
        OnnxValue way = _graph.Node("Sub", [_graph.Node("Mul", [inside, half]), lowerHalf]), whole = _graph.Node("Sub", [_graph.Node("Mul", [upper, half]), lowerHalf]);
        OnnxValue between = _graph.Node("Add", [At(lasts, below), _graph.Node("Div", [way, whole])]);
        OnnxValue place = _graph.Node("Where", [_graph.Node("Equal", [upper, inside]), At(middles, above), between]);
        OnnxValue rank = _graph.Node("Div", [place, _graph.Doubles([.. _columns.Select(column => column.Quantiles.Count - 1.0)])]);
        rank = _graph.Node("Where", [_graph.Node("Less", [x, least]), _graph.Doubles(0), rank]);
        return _graph.Node("Where", [_graph.Node("Greater", [x, largest]), _graph.Doubles(1), rank]);
    }

    private OnnxValue Normal(OnnxValue rank)
    {
        OnnxValue p = _graph.Node("Min", [_graph.Node("Max", [rank, _graph.Doubles(Least)]), _graph.Doubles(1 - Least)]);
        OnnxValue q = _graph.Node("Sub", [p, _graph.Doubles(0.5)]);
        OnnxValue centre = _graph.Node("Mul", [q, Quotient(_graph.Node("Sub", [_graph.Doubles(0.180625), _graph.Node("Mul", [q, q])]), CentreNumerator, CentreDenominator)]);

        OnnxValue share = _graph.Node("Min", [p, _graph.Node("Sub", [_graph.Doubles(1), p])]);
        OnnxValue r = _graph.Node("Sub", [_graph.Node("Sqrt", [_graph.Node("Neg", [_graph.Node("Log", [share])])]), _graph.Doubles(1.6)]);
        OnnxValue tail = Quotient(r, TailNumerator, TailDenominator);
        OnnxValue signed = _graph.Node("Where", [_graph.Node("Less", [q, _graph.Doubles(0)]), _graph.Node("Neg", [tail]), tail]);
        return _graph.Node("Where", [_graph.Node("LessOrEqual", [_graph.Node("Abs", [q]), _graph.Doubles(0.425)]), centre, signed]);
    }

    // Both polynomials by Horner's rule, as the runtime computes them.
    private OnnxValue Quotient(OnnxValue x, double[] numerator, double[] denominator) => _graph.Node("Div", [Polynomial(x, numerator), Polynomial(x, denominator)]);

    private OnnxValue Polynomial(OnnxValue x, double[] coefficients)
    {
        OnnxValue sum = _graph.Doubles(coefficients[coefficients.Length - 1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
            sum = _graph.Node("Add", [_graph.Node("Mul", [sum, x]), _graph.Doubles(coefficients[i])]);
        return sum;
    }

    private OnnxValue At(OnnxValue table, OnnxValue places) => _graph.Node("Gather", [table, places], OnnxAttribute.Of("axis", 0));

    private OnnxValue Flags(Func<QuantileTransform, bool> flag) => _graph.Node(
        "Cast", [_graph.Integers([.. _columns.Select(column => flag(column) ? 1 : 0)])], OnnxAttribute.Of("to", (int)TensorProto.Types.DataType.Bool));

    // All columns' tables, one behind another.
    private double[] Table(int length, double front, double end, Func<(double Value, int First, int Last), double> number)
    {
        double[] table = [.. Enumerable.Repeat(end, length * _knots.Length)];
        for (int c = 0; c < _knots.Length; c++)
        {
            table[c * length] = front;
            for (int i = 0; i < _knots[c].Length; i++)
                table[(c * length) + 1 + i] = number(_knots[c][i]);
        }

        return table;
    }
}
