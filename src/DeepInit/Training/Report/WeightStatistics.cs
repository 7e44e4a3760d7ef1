using DeepInit.Runtime;

namespace DeepInit;

/// <summary>What training made of a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="NormBefore">The root of the sum of its squares when training started.</param>
/// <param name="NormAfter">The same when training ended.</param>
/// <param name="Mean">The mean of its elements when training ended.</param>
/// <param name="Deviation">Their deviation.</param>
internal sealed record WeightStatistics(string Name, string Shape, double NormBefore, double NormAfter, double Mean, double Deviation)
{
    /// <summary>The norm of each parameter.</summary>
    public static double[] Norms<T>(ParameterCollection<T> parameters)
        where T : unmanaged =>
        [.. parameters.Select(p => Math.Sqrt(p.ToArray().Sum(v => Scalar.ToDouble(v) * Scalar.ToDouble(v))))];

    /// <summary>All parameters, now.</summary>
    public static WeightStatistics[] Of<T>(ParameterCollection<T> parameters, double[] normsBefore)
        where T : unmanaged
    {
        double[] norms = Norms(parameters);
        return [.. parameters.Select((p, i) => Of(p, normsBefore[i], norms[i]))];
    }

    private static WeightStatistics Of<T>(Parameter<T> parameter, double before, double after)
        where T : unmanaged
    {
        double mean = parameter.ToArray().Sum(v => Scalar.ToDouble(v)) / parameter.Count;
        double variance = Math.Max(0, (after * after / parameter.Count) - (mean * mean));
        return new WeightStatistics(parameter.Name, ShapeText.Of(parameter.Shape), before, after, mean, Math.Sqrt(variance));
    }
}
