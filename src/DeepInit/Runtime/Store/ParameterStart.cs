using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>How a parameter starts that does not start as zeros. Made by <see cref="NetworkEngine{T}"/>, in the words of generated code.</summary>
/// <remarks>A class for each way, so that a trimmed program is without those that its networks do not use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParameterStart
{
    private ParameterStart()
    {
    }

    /// <summary>Fills the elements of a parameter, in row-major order.</summary>
    /// <param name="values">Takes them.</param>
    /// <param name="random">The stream of this parameter.</param>
    internal void Fill<T>(Span<T> values, RandomStream random)
        where T : unmanaged =>
        FillFrom(values, ref random);

    private void FillFrom<T>(Span<T> values, ref RandomStream random)
        where T : unmanaged
    {
        // Constants to the JIT compiler.
        if (typeof(T) == typeof(float))
            Fill(MemoryMarshal.Cast<T, float>(values), ref random);
        else
            Fill(MemoryMarshal.Cast<T, double>(values), ref random);
    }

    private protected abstract void Fill(Span<float> values, ref RandomStream random);

    private protected abstract void Fill(Span<double> values, ref RandomStream random);

    internal sealed class ConstantStart(double value) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Constant(values, value);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Constant(values, value);
    }

    internal sealed class NormalStart(double mean, double sigma) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Normal(values, ref random, mean, sigma);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Normal(values, ref random, mean, sigma);
    }

    internal sealed class UniformStart(double low, double high) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Uniform(values, ref random, low, high);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Uniform(values, ref random, low, high);
    }

    internal sealed class TruncatedNormalStart(double mean, double sigma, double low, double high) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.TruncatedNormal(values, ref random, mean, sigma, low, high);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.TruncatedNormal(values, ref random, mean, sigma, low, high);
    }

    internal sealed class OrthogonalStart(int rows, int columns, double gain) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Orthogonal(values, ref random, rows, columns, gain);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Orthogonal(values, ref random, rows, columns, gain);
    }

    internal sealed class IdentityStart(int rows, int columns, double gain) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Identity(values, rows, columns, gain);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Identity(values, rows, columns, gain);
    }

    internal sealed class DiracStart(int groups, int filters, int channels, int taps, int centre) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Dirac(values, groups, filters, channels, taps, centre);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Dirac(values, groups, filters, channels, taps, centre);
    }

    internal sealed class DeltaOrthogonalStart(int groups, int filters, int channels, int taps, int centre, double gain) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.DeltaOrthogonal(values, ref random, groups, filters, channels, taps, centre, gain);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.DeltaOrthogonal(values, ref random, groups, filters, channels, taps, centre, gain);
    }

    internal sealed class ZerOStart(int groups, int filters, int channels, int taps, int centre) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.ZerO(values, groups, filters, channels, taps, centre);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.ZerO(values, groups, filters, channels, taps, centre);
    }

    internal sealed class SparseStart(int rows, int columns, int zeros, double sigma) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => Initializers.Sparse(values, ref random, rows, columns, zeros, sigma);

        private protected override void Fill(Span<double> values, ref RandomStream random) => Initializers.Sparse(values, ref random, rows, columns, zeros, sigma);
    }

    internal sealed class GatesStart(int gates, int? only, ParameterStart start, ParameterStart? last = null) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => FillGates(values, ref random);

        private protected override void Fill(Span<double> values, ref RandomStream random) => FillGates(values, ref random);

        private void FillGates<T>(Span<T> values, ref RandomStream random)
            where T : unmanaged
        {
            int length = values.Length / gates;
            for (int gate = 0; gate < gates; gate++)
            {
                Span<T> own = values.Slice(gate * length, length);
                if (only is null || gate == only)
                    (gate == gates - 1 ? last ?? start : start).FillFrom(own, ref random);
                else
                    own.Clear();
            }
        }
    }

    internal sealed class TableStart(int rows, int zeroRow, ParameterStart start) : ParameterStart
    {
        private protected override void Fill(Span<float> values, ref RandomStream random) => FillRows(values, ref random);

        private protected override void Fill(Span<double> values, ref RandomStream random) => FillRows(values, ref random);

        // The others start as they would without it.
        private void FillRows<T>(Span<T> values, ref RandomStream random)
            where T : unmanaged
        {
            start.FillFrom(values, ref random);
            int units = values.Length / rows;
            values.Slice(zeroRow * units, units).Clear();
        }
    }
}
