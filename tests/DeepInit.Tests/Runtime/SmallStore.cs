using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>The parameters of a network 5 → 3 → 17 whose second layer is frozen and has no bias.</summary>
internal static class SmallStore
{
    public const int BiasOffset = 5 * 16;

    public static ParameterStore<float> Create() => new(Declarations(), (5 * 16) + 16 + (2 * 3 * 16), ["exp_avg", "exp_avg_sq"]);

    public static ParameterStore<double> CreateDouble() => new(Declarations(), (5 * 16) + 16 + (2 * 3 * 16), ["exp_avg", "exp_avg_sq"]);

    /// <summary>Distinct values in all parameters.</summary>
    public static ParameterStore<float> CreateFilled(float first = 1)
    {
        ParameterStore<float> store = Create();
        foreach (Parameter<float> parameter in store.Parameters)
        {
            var values = new float[parameter.Count];
            for (int i = 0; i < values.Length; i++)
                values[i] = first++;
            parameter.CopyFrom(values);
        }

        return store;
    }

    private static ParameterDeclaration[] Declarations() =>
    [
        new("dense0.weight", 0, new PanelLayout(3, 5), [3, 5], true, true),
        new("dense0.bias", BiasOffset, new VectorLayout(3), [3], true, false),
        new("dense1.weight", BiasOffset + 16, new PanelLayout(17, 3), [17, 3], false, true),
    ];
}
