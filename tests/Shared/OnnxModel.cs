using Microsoft.ML.OnnxRuntime;

namespace DeepInit.Tests.Shared;

/// <summary>A network saved as ONNX, run by ONNX Runtime.</summary>
/// <typeparam name="T">The number type of the network.</typeparam>
internal sealed class OnnxModel<T> : IDisposable
    where T : unmanaged
{
    /// <summary>How far a value may be from ours, as a share of the output's largest: both round to single precision, in other orders of summation.</summary>
    public const double Limit = 1e-5;

    private readonly INetwork<T> _network;
    private readonly InferenceSession _session;

    /// <summary>Saves a network and loads it.</summary>
    public OnnxModel(INetwork<T> network)
    {
        _network = network;
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(stream.ToArray(), options);
    }

    /// <summary>Runs the model on some rows.</summary>
    /// <param name="inputs">Each input's numbers, as the network takes them.</param>
    /// <returns>Each output's.</returns>
    public T[][] Run(IReadOnlyList<T[]> inputs)
    {
        OrtValue[] values = [.. inputs.Zip(_network.Inputs, Value)];
        try
        {
            using var options = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, [.. _network.Inputs.Select(input => input.Name)], values, [.. _network.Outputs.Select(output => output.Name)]);
            int rows = inputs[0].Length / _network.Inputs[0].RowSize;
            foreach ((OrtValue value, TensorDescription output) in outputs.Zip(_network.Outputs))
            {
                long[] expected = [rows, .. output.Shape.Select(n => (long)n)];
                long[] shape = value.GetTensorTypeAndShape().Shape;
                if (!shape.SequenceEqual(expected))
                {
                    throw new InvalidDataException($"ONNX output {output} has the shape [{string.Join(", ", shape)}], expected [{string.Join(", ", expected)}]");
                }
            }

            return [.. outputs.Select(value => value.GetTensorDataAsSpan<T>().ToArray())];
        }
        finally
        {
            Array.ForEach(values, value => value.Dispose());
        }
    }

    // Ids are 64-bit integers there.
    private static OrtValue Value(T[] numbers, TensorDescription input)
    {
        long[] shape = [numbers.Length / input.RowSize, .. input.Shape.Select(n => (long)n)];
        return input.Vocabulary > 0
            ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(numbers, id => Convert.ToInt64(id)), shape)
            : OrtValue.CreateTensorValueFromMemory(numbers, shape);
    }

    /// <summary>The largest |ONNX − ours| over the largest |ours| of the same output, of all outputs.</summary>
    /// <param name="inputs">Each input's numbers.</param>
    /// <param name="ours">What <c>Predict</c> makes of them, for each output.</param>
    public double Deviation(IReadOnlyList<T[]> inputs, IReadOnlyList<T[]> ours) => Run(inputs).Zip(ours, Deviation).Max();

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static double Deviation(T[] onnx, T[] ours)
    {
        double[] expected = Array.ConvertAll(ours, value => Convert.ToDouble(value));
        double largest = Math.Max(expected.Max(Math.Abs), float.Epsilon);
        double difference = onnx.Zip(expected, (got, own) => Math.Abs(Convert.ToDouble(got) - own)).Max();
        return double.IsNaN(difference) ? double.PositiveInfinity : difference / largest;
    }
}
