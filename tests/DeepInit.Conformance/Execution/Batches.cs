using System.Numerics;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;

namespace DeepInit.Conformance.Execution;

/// <summary>The rows that each step sees: in order, the last batch of an epoch holding what is left.</summary>
internal sealed class Batches<T>
    where T : unmanaged, INumber<T>
{
    private readonly ConformanceCase _source;
    private readonly T[][] _inputs;

    /// <summary>Converts the data of a case.</summary>
    public Batches(ConformanceCase source)
    {
        _source = source;
        _inputs = [.. source.Inputs.Select(input => Numbers(Stored("input/", input)))];
    }

    /// <summary>The rows of a step, as the format defines them.</summary>
    public (int Start, int Count) Rows(int step)
    {
        int start = step % _source.StepsPerEpoch * _source.BatchSize;
        return (start, Math.Min(_source.BatchSize, _source.Samples - start));
    }

    /// <summary>The inputs of a step.</summary>
    public T[][] Inputs(int step) => [.. _inputs.Select(values => (T[])Slice(values, step))];

    /// <summary>The real steps of each row of a step, for each input that has some; nothing for the others.</summary>
    public int[][] Lengths(int step) => [.. _source.Inputs.Select(input => input.HasLengths
        ? (int[])Slice(Array.ConvertAll(_source.Data["length/" + input.Name].Values, value => checked((int)value)), step)
        : [])];

    /// <summary>The targets of a step, as the losses of a network take them.</summary>
    public Array[] Targets(TranslatedNetwork network, int step) => [.. network.Targets.Select(target =>
    {
        double[] values = Stored("target/", target);
        return Slice(target.IsInteger ? Array.ConvertAll(values, value => checked((int)value)) : Numbers(values), step);
    })];

    /// <summary>All rows.</summary>
    public Dataset<T> Data(TranslatedNetwork network, INetwork<T> described)
    {
        var data = new Dataset<T>();
        for (int i = 0; i < _inputs.Length; i++)
        {
            data = data.WithInput(described.Inputs[i].Name, _inputs[i]);
        }

        foreach (CaseValue target in network.Targets)
        {
            double[] values = Stored("target/", target);
            data = target.IsInteger ? data.WithClasses(target.Name, Array.ConvertAll(values, value => checked((int)value))) : data.WithTarget(target.Name, Numbers(values));
        }

        return data;
    }

    private static T[] Numbers(double[] values) => Array.ConvertAll(values, T.CreateChecked);

    private double[] Stored(string prefix, CaseValue value)
    {
        StoredTensor tensor = _source.Data[prefix + value.Name];
        int[] expected = [_source.Samples, .. value.Shape];
        return tensor.IsInteger == value.IsInteger && tensor.Shape.AsSpan().SequenceEqual(expected)
            ? tensor.Values
            : throw new CaseFormatException(
                $"{prefix}{value.Name} is {Describe(tensor.IsInteger, tensor.Shape)}, expected {Describe(value.IsInteger, expected)}");
    }

    private static string Describe(bool isInteger, int[] shape) => $"{(isInteger ? "I64" : "F32")} [{string.Join(", ", shape)}]";

    private Array Slice(Array values, int step)
    {
        (int start, int count) = Rows(step);
        int rowSize = values.Length / _source.Samples;
        var slice = Array.CreateInstance(values.GetType().GetElementType()!, count * rowSize);
        Array.Copy(values, start * rowSize, slice, 0, slice.Length);
        return slice;
    }
}
