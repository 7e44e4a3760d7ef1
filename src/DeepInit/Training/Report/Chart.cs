using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>A line chart as inline SVG: curves over the epochs or the like, with axes, grid, a legend and the value of each point on hovering.</summary>
internal sealed class Chart
{
    private const double Width = 640;
    private const double Height = 300;
    private const double Left = 64;
    private const double Right = 16;
    private const double Top = 12;
    private const double Bottom = 34;

    private readonly ChartAxis _axis;
    private readonly IReadOnlyList<ChartSeries> _series;
    private readonly IReadOnlyList<ChartMark> _marks;
    private readonly bool _logarithmic;
    private readonly double _low;
    private readonly double _high;

    private Chart(ChartAxis axis, IReadOnlyList<ChartSeries> series, bool logarithmic, IReadOnlyList<ChartMark> marks)
    {
        _axis = axis;
        _series = series;
        _marks = marks;
        _logarithmic = logarithmic;
        double[] values = [.. series.SelectMany(s => s.Values).Where(IsShown).Select(Scaled)];
        _low = values.Length == 0 ? 0 : values.Min();
        _high = values.Length == 0 ? 1 : values.Max();
        double margin = _high > _low ? 0.05 * (_high - _low) : Math.Max(Math.Abs(_high) * 0.05, 1e-3);
        _low -= margin;
        _high += margin;
    }

    /// <summary>Draws one.</summary>
    /// <param name="axis">What the curves are over: at least one point.</param>
    /// <param name="series">The curves: a number for each point of the axis; NaN leaves a gap.</param>
    /// <param name="logarithmic">Whether the values' axis is logarithmic; it is not where a value is 0 or negative.</param>
    /// <param name="marks">Places on the axis with names of their own.</param>
    public static string Draw(ChartAxis axis, IReadOnlyList<ChartSeries> series, bool logarithmic = false, IReadOnlyList<ChartMark>? marks = null)
    {
        bool positive = series.SelectMany(s => s.Values).All(v => double.IsNaN(v) || v > 0);
        return new Chart(axis, series, logarithmic && positive, marks ?? []).Draw();
    }

    private string Draw()
    {
        var svg = new StringBuilder();
        svg.Append(Format($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\">\n"));
        foreach (double tick in Ticks())
        {
            double y = Y(tick);
            svg.Append(Format($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Width - Right}\" y2=\"{y:0.#}\"/>"));
            svg.Append(Format($"<text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{Label(_logarithmic ? Math.Pow(10, tick) : tick)}</text>\n"));
        }

        foreach ((double position, string label) in _axis.Ticks)
            svg.Append(Format($"<text x=\"{X(position):0.#}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{label}</text>\n"));
        svg.Append(Format($"<text x=\"{(Left + Width - Right) / 2:0.#}\" y=\"{Height - 2}\" text-anchor=\"middle\" class=\"axis\">{_axis.Name}</text>\n"));
        for (int i = 0; i < _marks.Count; i++)
        {
            // Names one below another, so that marks side by side can be read.
            string x = X(_marks[i].Position).ToString("0.#", CultureInfo.InvariantCulture);
            svg.Append(Format($"<line class=\"mark\" x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Height - Bottom}\"/>"));
            svg.Append(Format($"<text x=\"{x}\" dx=\"4\" y=\"{Top + 12 + (14 * i)}\">{Html.Text(_marks[i].Name)}</text>\n"));
        }

        foreach (ChartSeries series in _series)
            Curve(svg, series);
        svg.Append("</svg>");
        if (_series.Count > 1)
        {
            svg.Append("<p class=\"legend\">");
            foreach (ChartSeries series in _series)
                svg.Append($"<span {series.Attributes()}><i></i>{Html.Text(series.Name)}</span> ");
            svg.Append("</p>");
        }

        return svg.Append('\n').ToString();
    }

    private void Curve(StringBuilder svg, ChartSeries series)
    {
        var path = new StringBuilder();
        bool drawing = false;
        for (int i = 0; i < _axis.Count; i++)
        {
            if (!IsShown(series.Values[i]))
            {
                drawing = false;
                continue;
            }

            path.Append(Format($"{(drawing ? 'L' : 'M')}{X(i):0.##} {Y(Scaled(series.Values[i])):0.##}"));
            drawing = true;
        }

        svg.Append($"<path {series.Attributes("curve")} d=\"{path}\"><title>{Html.Text(series.Name)}</title></path>\n");

        // Points carry the values; of long trainings and many curves only some can be told apart.
        int step = Math.Max(1, _axis.Count * Math.Max(1, _series.Count / 2) / 200);
        string radius = step == 1 && _axis.Count <= 40 ? "2.5" : "1.5";
        for (int i = 0; i < _axis.Count; i += step)
        {
            if (IsShown(series.Values[i]))
            {
                svg.Append(Format($"<circle {series.Attributes()} cx=\"{X(i):0.##}\" cy=\"{Y(Scaled(series.Values[i])):0.##}\" r=\"{radius}\">"));
                svg.Append(Format($"<title>{_axis.PointName(i)}: {Html.Text(series.Name)} {series.Values[i]:G6}</title></circle>\n"));
            }
        }
    }

    private static bool IsShown(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private double Scaled(double value) => _logarithmic ? Math.Log10(value) : value;

    private double X(double position) => _axis.Count == 1 ? (Left + Width - Right) / 2 : Left + ((Width - Left - Right) * position / (_axis.Count - 1));

    private double Y(double scaled) => Top + ((Height - Top - Bottom) * (_high - scaled) / (_high - _low));

    /// <summary>Round numbers: about five, multiples of 1, 2 or 5 times a power of ten; over several powers of ten, those themselves, and between them 2 and 5.</summary>
    private IEnumerable<double> Ticks()
    {
        if (!_logarithmic)
            return Multiples(_low, _high);

        double decades = _high - _low;
        if (decades < 0.7)
            return Multiples(Math.Pow(10, _low), Math.Pow(10, _high)).Select(Math.Log10);

        double[] digits = decades < 3 ? [1, 2, 5] : [1];
        int step = Math.Max(1, (int)Math.Ceiling(decades / 6));
        return Multiples(Math.Floor(_low), _high, step)
            .SelectMany(power => digits.Select(digit => power + Math.Log10(digit)))
            .Where(tick => tick >= _low && tick <= _high);
    }

    private static IEnumerable<double> Multiples(double low, double high)
    {
        double raw = (high - low) / 5;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return Multiples(low, high, power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10));
    }

    private static IEnumerable<double> Multiples(double low, double high, double step)
    {
        // + 0 makes 0 of −0.
        for (double i = Math.Ceiling(low / step); i * step <= high; i++)
            yield return (i * step) + 0.0;
    }

    private static string Label(double value)
    {
        double size = Math.Abs(value);
        return size is > 0 and (< 1e-3 or >= 1e5)
            ? value.ToString("0.##e+0", CultureInfo.InvariantCulture)
            : value.ToString("0.#####", CultureInfo.InvariantCulture);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
