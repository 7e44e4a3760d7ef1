using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Each step plus sines and cosines of its position.</summary>
internal sealed class SinePositionEncodingCases : PositionCases
{
    public override string Kind => "SinePositionEncoding";

    public override string InConformanceCases => "sinusoidal_position";

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 2)
            return null;
        var layer = new AttributeText(Kind);
        if (chance.Of(0.4))
            layer.Set("MaxWavelength", chance.Pick([0.5, 100, 500000]));
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", 5, 6, 10000, "");
        yield return Of("Odd", 9, 7, 10000, "");
        yield return Of("One", 1, 1, 10000, "");
        yield return Of("Wide", 40, 33, 100, "MaxWavelength = 100");
        yield return Of("Fast", 3, 16, 0.5, "MaxWavelength = 0.5");
    }

    private LayerCase Of(string name, int steps, int units, double wavelength, string arguments) =>
        Case(name, [steps, units], arguments, [steps, units], "", (x, _) => Added(x, (t, unit) => Wave(t, unit, units, wavelength), units));

    private static double Wave(int t, int unit, int units, double wavelength)
    {
        double angle = t / Math.Pow(wavelength, 2 * (unit / 2) / (double)units);
        return unit % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }
}
