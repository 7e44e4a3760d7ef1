using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;

namespace DeepInit.Benchmarks.Commands;

/// <summary>
/// Text of W11's network token by token, in a session that keeps keys and values: against reading all weights once a token, which is the least that a token costs, and against predicting the whole text anew.
/// </summary>
internal static class DecodingCommand
{
    private const int Most = 64;
    private const int Prompt = 64;

    public static int Run(Options options)
    {
        var network = new GptNetwork { MaxThreads = options.Threads[0] };
        Session<int, float> session = network.CreateSession();
        int[] tokens = [.. Enumerable.Range(0, Prompt).Select(t => t * 7 % network.VocabularySize)];
        float[] logits = new float[GptNetwork.OutputSize], weights = [.. network.Parameters.Where(parameter => !IsTable(parameter.Name)).SelectMany(parameter => parameter.ToArray())];
        void Decode()
        {
            session.Reset();
            for (int t = 0; t < Most; t++)
                session.Append(tokens.AsSpan(t, 1));
        }

        double[] times = Interleaved.Minima(
            [
                Decode,
                () => Read(weights),
                () =>
                {
                    session.Reset();
                    session.Append(tokens);
                },
                () => network.Predict(tokens, logits),
                MachinePeak.MultiplyAdd,
            ],
            rounds: 40,
            milliseconds: 5);
        double token = times[0] / Most / 1000, reading = times[1] / 1000, peak = MachinePeak.MultiplyAddFlops / times[4];
        double prompt = Workload.Of("W11").ForwardFlops(1) / times[2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"W11, {options.Threads[0]} threads, tokens 1 to {Most} in a session"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a token               {token,9:F2} µs {1e6 / token,9:F0} tokens/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  reading all weights   {reading,9:F2} µs {4e-3 * weights.Length / reading,9:F1} GB/s; a token is at {100 * reading / token:F0} % of that"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a prompt of {Prompt}        {times[2] / 1000,9:F2} µs {prompt,9:F1} GFLOP/s of {peak:F1}, {100 * prompt / peak:F0} %"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a prediction of {Prompt}    {times[3] / 1000,9:F2} µs"));
        return 0;
    }

    // Of the tables a token reads one row.
    private static bool IsTable(string name) => name.StartsWith("wte", StringComparison.Ordinal) || name.StartsWith("positionEmbedding", StringComparison.Ordinal);

    // Eight sums: additions take four cycles, and two vectors are read in one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Read(float[] weights)
    {
        ref float first = ref MemoryMarshal.GetArrayDataReference(weights);
        Vector<float> a = Vector<float>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (int i = 0; i <= weights.Length - (8 * Vector<float>.Count); i += 8 * Vector<float>.Count)
        {
            a += At(ref first, i, 0);
            b += At(ref first, i, 1);
            c += At(ref first, i, 2);
            d += At(ref first, i, 3);
            e += At(ref first, i, 4);
            f += At(ref first, i, 5);
            g += At(ref first, i, 6);
            h += At(ref first, i, 7);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> At(ref float first, int at, int vector) => Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref first, at + (vector * Vector<float>.Count))));
}
