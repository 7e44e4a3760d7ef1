namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Made-up data, and copies of what a network holds, for comparison bit by bit.</summary>
internal static class Numbers
{
    public static float[] Floats(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    public static double[] Doubles(int count, int seed) => Array.ConvertAll(Floats(count, seed), x => (double)x);

    public static int[] Classes(int count, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
    }

    /// <summary>Bits, so that NaN equals itself and −0 differs from 0.</summary>
    public static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    public static int[] Values(ParameterCollection<float> parameters) => Bits([.. parameters.SelectMany(p => p.ToArray())]);

    public static int[] States(ParameterCollection<float> parameters, params string[] states) =>
        Bits([.. states.SelectMany(state => parameters.Where(p => p.Trainable).SelectMany(p => p.OptimizerState(state).ToArray()))]);
}
