using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>Predictions read p + factor · s, s a state of the optimiser that lies as the parameters do. A weight that is set from outside has no shift.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="store">The parameters.</param>
/// <param name="state">The number of the state.</param>
/// <param name="from">Where the parameters begin that have it.</param>
/// <param name="factor">The factor.</param>
internal sealed class ShiftedWeights<T>(ParameterStore<T> store, int state, int from, double factor) : IInferenceWeights<T>
    where T : unmanaged
{
    public int State => state;

    public int From => from;

    public void WriteTo(Span<T> values)
    {
        if (!store.HasState(state))
            return;
        Span<Vector<T>> shifts = MemoryMarshal.Cast<T, Vector<T>>(store.StateBlock(state).Span);
        Span<Vector<T>> to = MemoryMarshal.Cast<T, Vector<T>>(values.Slice(from));
        var times = new Vector<T>(Scalar.FromDouble<T>(factor));
        for (int i = 0; i < shifts.Length; i++)
            to[i] += times * shifts[i];
    }

    public void SetFromOutside(int start, int length)
    {
        if (!store.HasState(state))
            return;
        Span<T> shifts = store.StateBlock(state).Span;
        if (start >= from && start - from < shifts.Length)
            shifts.Slice(start - from, length).Clear();
    }
}
