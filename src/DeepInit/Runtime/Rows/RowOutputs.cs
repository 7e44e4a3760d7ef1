using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Predictions for rows out of a network's outputs. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowOutputs
{
    /// <summary>Probabilities of yes.</summary>
    /// <param name="outputs">One number for each row.</param>
    /// <param name="areLogits">Whether a sigmoid is still to be applied.</param>
    public static double[] Probabilities<T>(T[] outputs, bool areLogits)
        where T : unmanaged =>
        Array.ConvertAll(outputs, output => areLogits ? 1 / (1 + Math.Exp(-Scalar.ToDouble(output))) : Scalar.ToDouble(output));

    /// <summary>Probabilities of classes.</summary>
    /// <param name="classes">The classes, in the order of the outputs.</param>
    /// <param name="outputs">A number for each class, row after row.</param>
    /// <param name="areLogarithms">Whether they are logits or logarithms of probabilities, of which a softmax makes probabilities.</param>
    public static ClassPrediction<TClass>[] Classes<T, TClass>(TClass[] classes, T[] outputs, bool areLogarithms)
        where T : unmanaged
        where TClass : notnull
    {
        int count = classes.Length;
        var predictions = new ClassPrediction<TClass>[outputs.Length / count];
        for (int r = 0; r < predictions.Length; r++)
        {
            var probabilities = new double[count];
            for (int c = 0; c < count; c++)
                probabilities[c] = Scalar.ToDouble(outputs[(r * count) + c]);
            if (areLogarithms)
                Softmax(probabilities);
            predictions[r] = new ClassPrediction<TClass>(classes, probabilities);
        }

        return predictions;
    }

    // Less the largest, so that no exponential overflows.
    private static void Softmax(double[] values)
    {
        double largest = values.Max();
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += values[i] = Math.Exp(values[i] - largest);
        for (int i = 0; i < values.Length; i++)
            values[i] /= sum;
    }
}
