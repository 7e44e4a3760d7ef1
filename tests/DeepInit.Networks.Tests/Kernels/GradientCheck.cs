namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Central differences: (L(p + h) − L(p − h)) / 2h for every element of every tensor.</summary>
internal static class GradientCheck
{
    /// <summary>
    /// h = 10⁻⁵ leaves h² · f‴/6 of truncation, some 10⁻¹¹, and 2⁻⁵² · L / h of rounding, some 10⁻¹¹ as well; 10⁻⁷ of the tensor's
    /// largest gradient has room for both and for nothing else.
    /// </summary>
    public const double Limit = 1e-7;

    private const double Step = 1e-5;

    /// <summary>The element that is off the most, relative to its tensor's largest gradient.</summary>
    public static (string Where, double Off) Worst(ParameterCollection<double> parameters, Func<double> loss, Action gradients)
    {
        (string Where, double Off) worst = ("nothing", 0);
        gradients();

        // Taken all at once: a loss that is that of training leaves gradients of its own.
        (Parameter<double> Parameter, double[] Gradient)[] tensors = [.. parameters.Where(parameter => parameter.Trainable).Select(parameter => (parameter, parameter.Gradient.ToArray()))];
        foreach ((Parameter<double> parameter, double[] gradient) in tensors)
        {
            // A tensor that nothing depends on has neither gradient nor slopes: any slope is then too much.
            double largest = Math.Max(gradient.Max(Math.Abs), double.Epsilon);
            for (int i = 0; i < gradient.Length; i++)
            {
                double value = parameter[i];
                parameter[i] = value + Step;
                double above = loss();
                parameter[i] = value - Step;
                double below = loss();
                parameter[i] = value;
                double off = Math.Abs(((above - below) / (2 * Step)) - gradient[i]) / largest;
                if (!(off <= worst.Off))
                    worst = ($"{parameter.Name}[{i}]", off);
            }
        }

        return worst;
    }
}
