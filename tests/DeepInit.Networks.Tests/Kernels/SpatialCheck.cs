using System.Globalization;
using DeepInit.Networks.Tests.Compiling;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// A layer on images or sequences: outputs against naive loops, gradients against central differences in double precision, gradients in single precision
/// against those, and an update against the gradients.
/// </summary>
internal static class SpatialCheck
{
    /// <summary>Of the largest number, in single precision: sums of up to 500 terms of one magnitude, and a mean over the outputs.</summary>
    private const double SingleLimit = 1e-5;

    /// <summary>The same in double precision.</summary>
    private const double DoubleLimit = 1e-13;

    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile(
        SpatialModels.All.SelectMany(model => new[] { false, true }.Select(isDouble => (model.NameOf(isDouble), model.Attributes(isDouble), isDouble)))));

    /// <summary>What is wrong, by rows and precision; nothing if all is well.</summary>
    public static IEnumerable<string> Run(SpatialModel model, int[] rows)
    {
        foreach (int count in rows)
        {
            var random = new Random(count + model.Name.Length);
            INetworkDriver<double> reference = Networks.Value.Create<double>(model.NameOf(isDouble: true));
            Dictionary<string, double[]> start = reference.Parameters.ToDictionary(p => p.Name, p => Uniform(random, p.Count));
            double[] x = Uniform(random, count * model.InputLength);
            double[] expected = model.Predict(x, name => start[name]);
            double[] target = Uniform(random, expected.Length);
            Dictionary<string, double[]> gradients = [];
            foreach (string fault in Check(reference, start, x, target, expected, gradients, count, DoubleLimit))
                yield return $"{model.Name}, {count} rows, double: {fault}";

            (string where, double off) = GradientCheck.Worst(reference.Parameters, () => reference.ComputeLoss(x, target), () => reference.ComputeGradients(x, target));
            if (off > GradientCheck.Limit)
                yield return string.Create(CultureInfo.InvariantCulture, $"{model.Name}, {count} rows: {where} is off its slope by {off:G3} of the tensor's largest gradient");

            foreach (string fault in Check(Networks.Value.Create<float>(model.NameOf(isDouble: false)), start, x, target, expected, gradients, count, SingleLimit))
                yield return $"{model.Name}, {count} rows, single: {fault}";
        }
    }

    // The first network checked leaves its gradients, the next is held to them.
    private static IEnumerable<string> Check<T>(
        INetworkDriver<T> network, Dictionary<string, double[]> start, double[] x, double[] target, double[] expected, Dictionary<string, double[]> gradients, int rows, double limit)
        where T : unmanaged
    {
        foreach (Parameter<T> parameter in network.Parameters)
            parameter.CopyFrom(To<T>(start[parameter.Name]));

        if (Off(From(network.Predict(To<T>(x))), expected) is var output && !(output <= limit))
            yield return string.Create(CultureInfo.InvariantCulture, $"outputs are off by {output:G3} of the largest");

        network.ComputeGradients(To<T>(x), To<T>(target));
        Dictionary<string, double[]> got = network.Parameters.ToDictionary(p => p.Name, p => From(p.Gradient.ToArray()));
        foreach ((string name, double[] gradient) in got)
        {
            if (!gradients.TryAdd(name, gradient) && Off(gradient, gradients[name]) is var off && !(off <= limit))
                yield return string.Create(CultureInfo.InvariantCulture, $"the gradient of {name} is off by {off:G3} of the largest");
        }

        // A batch of other rows between shows whether memory of another size is left clean.
        network.Predict(To<T>([.. x, .. x]));
        network.TrainBatch(To<T>(x), To<T>(target));
        foreach (Parameter<T> parameter in network.Parameters)
        {
            double[] moved = [.. start[parameter.Name].Zip(got[parameter.Name], (p, g) => p - (0.125 * g))];
            if (Off(From(parameter.ToArray()), moved) is var off && !(off <= limit))
                yield return string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} is moved wrongly, by {off:G3} of the largest");
            parameter.CopyFrom(To<T>(start[parameter.Name]));
        }
    }

    private static double Off(double[] got, double[] expected) => got.Length != expected.Length
        ? double.PositiveInfinity
        : got.Zip(expected, (a, b) => double.IsNaN(a) ? double.PositiveInfinity : Math.Abs(a - b)).Max() / expected.Max(Math.Abs);

    private static double[] Uniform(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((2 * random.NextDouble()) - 1))];

    private static T[] To<T>(double[] values)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? (T[])(object)values : (T[])(object)Array.ConvertAll(values, x => (float)x);

    private static double[] From<T>(T[] values)
        where T : unmanaged =>
        values is double[] same ? same : Array.ConvertAll((float[])(object)values, x => (double)x);
}
