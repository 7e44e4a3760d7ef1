using System.Globalization;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Why a tensor of a file cannot be a parameter, with what to do about it.</summary>
internal static class WeightFault
{
    /// <summary>Numbers of a table that memory is asked for: more would not fit an array beside others.</summary>
    private const long MostNumbers = 1L << 30;

    /// <summary>A fault of shape or type; null if there is none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="entry">The tensor.</param>
    /// <param name="mayGrow">Whether a table that grows may have another number of rows.</param>
    public static string? Of<T>(Parameter<T> parameter, SafeTensorEntry entry, bool mayGrow = false)
        where T : unmanaged
    {
        string name = Excerpt.Of(entry.Name);
        long[] expected = [.. parameter.Shape.Select(s => (long)s)];

        // PyTorch loads a single number into a vector of one, too.
        if (!entry.Shape.SequenceEqual(expected) && !(mayGrow && HasOtherRows(parameter, entry)) && !(entry.Shape.Length == 0 && expected is [1]))
            return $"'{name}' has the shape {ShapeText.Of(entry.Shape)} in the file; the network expects {ShapeText.Of(expected)}{Advice(entry.Shape, expected)}.";
        if (ElementBytes.HoldsExactly<T>(entry.Type))
            return null;
        string types = typeof(T) == typeof(float) ? "F32, F16 or BF16" : "F64, F32, F16 or BF16";
        string advice = entry.Type == SafeTensorType.F64 ? " Round it before saving (tensor.float() in PyTorch), or declare the network in double precision." : "";
        return $"'{name}' is {entry.Type} in the file; the network expects {types}, which it holds without rounding.{advice}";
    }

    /// <summary>Whether a tensor is a table of as many units as one that grows, with more or fewer rows: it gets as many.</summary>
    private static bool HasOtherRows<T>(Parameter<T> parameter, SafeTensorEntry entry)
        where T : unmanaged =>
        parameter.Growing.Length > 0 && entry.Shape is [> 0 and var rows, var units] && units == parameter.Shape[1] && rows <= MostNumbers / ((units + Panels.Width - 1) / Panels.Width * Panels.Width);

    /// <summary>That values are NaN or infinite; null if none is.</summary>
    public static string? OfValues<T>(SafeTensorEntry entry, T[] values)
        where T : unmanaged
    {
        if (Guard.AllFinite<T>(values))
            return null;
        int first = -1;
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = Scalar.ToDouble(values[i]);
            if (value - value == 0)
                continue;
            first = first < 0 ? i : first;
            count++;
        }

        return string.Format(
            CultureInfo.InvariantCulture,
            "'{0}' has {1} at {2}, the first of {3} of its {4} numbers that are not finite; expected finite numbers. The training that saved it has diverged: with them the network predicts nothing.",
            Excerpt.Of(entry.Name),
            Scalar.ToDouble(values[first]),
            Place(first, entry.Shape),
            count,
            values.Length);
    }

    private static string Place(long index, long[] shape)
    {
        var place = new long[shape.Length];
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            place[i] = index % shape[i];
            index /= shape[i];
        }

        return ShapeText.Of(place);
    }

    private static string Advice(long[] saved, long[] expected)
    {
        if (saved.Where(s => s != 1).SequenceEqual(expected.Where(s => s != 1)))
            return $": the same numbers in the same order; reshape it before saving, to {ShapeText.Of(expected)}";

        // Keras and JAX write [inputs, outputs] and [height, width, inputs, outputs].
        int[] order = saved.Length switch
        {
            2 => [1, 0],
            3 => [2, 1, 0],
            4 => [3, 2, 0, 1],
            _ => [],
        };
        return order.Length == expected.Length && order.Length > 0 && order.Select(axis => saved[axis]).SequenceEqual(expected)
            ? $": as Keras and JAX write it; transpose it before saving, axes {string.Join(", ", order)}"
            : "";
    }
}
