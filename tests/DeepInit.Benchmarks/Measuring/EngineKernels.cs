using System.Reflection;
using DeepInit.Benchmarks.Workloads;
using DeepInit.Runtime;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>
/// The kernels of a generated network, by the names that they have in its code: <c>Dense0_784x512_ReLU_Forward</c>. Names follow the grammar of the generator's <c>KernelName</c>, whose tests hold the ends that are looked for here. They are private, so reflection finds
/// them once, and delegates call them.
/// </summary>
internal sealed class EngineKernels
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object _engine;
    private readonly ParameterStore<float> _store;
    private readonly IStepKernels _stepKernels;

    /// <summary>Finds the kernels of a session's network, which makes one training step.</summary>
    public EngineKernels(Session session)
    {
        session.Threads = 1;
        session.Train();
        _engine = session.Network.GetType().GetField("_networkEngine", Any)!.GetValue(session.Network)!;
        Type type = _engine.GetType();
        _store = (ParameterStore<float>)type.GetField("_store", Any)!.GetValue(_engine)!;
        object steps = type.GetMethod("StepsAt", Any)!.Invoke(_engine, [100L])!;
        _stepKernels = (IStepKernels)Activator.CreateInstance(typeof(StepKernels<>).MakeGenericType(steps.GetType().GetElementType()!), steps)!;
    }

    private delegate void ProductKernel(ref float x, ref float parameters, int weights, int bias, ref float y, int rows, int first, int end);

    private delegate void NarrowProductKernel(ref float x, ref float parameters, int weights, int bias, ref float y, int rows);

    private delegate void InputGradientKernel(ref float dz, ref float parameters, int weights, ref float transposed, ref float dx, ref float saved, int rows, int first, int end);

    /// <summary>Calls of kernels that take a network's own type of step.</summary>
    private interface IStepKernels
    {
        Action WeightGradient(object engine, MethodInfo method, AlignedBlock<float> x, AlignedBlock<float> dz, int weights, int bias, int rows, int panels);

        Action Update(object engine, MethodInfo method, int length);
    }

    /// <summary>Parameters that train, in whole blocks of 16: those that have states.</summary>
    public int Length => _store.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Count) / 16 * 16;

    /// <summary>The names of all kernels of matrix products, in the order of the code.</summary>
    public IEnumerable<string> Products => _engine.GetType().GetMethods(Any)
        .Where(method => method.Name.StartsWith("Dense", StringComparison.Ordinal) && (IsForward(method) || IsInputGradient(method) || IsWeightGradient(method)))
        .Select(method => method.Name);

    /// <summary>A call of a product's kernel on a batch, all of its panels.</summary>
    /// <param name="name">One of <see cref="Products"/>.</param>
    /// <param name="inputs">Inputs of its layer.</param>
    /// <param name="outputs">Outputs of its layer.</param>
    /// <param name="rows">Rows of the batch.</param>
    public Action Product(string name, int inputs, int outputs, int rows)
    {
        MethodInfo method = _engine.GetType().GetMethod(name, Any)!;
        AlignedBlock<float> x = Values(inputs, rows);
        AlignedBlock<float> y = Values(outputs, rows);
        (int weights, int bias) = PlacesOf(inputs, outputs);
        if (IsWeightGradient(method))
            return _stepKernels.WeightGradient(_engine, method, x, y, weights, bias, rows, Panels(outputs));

        if (IsInputGradient(method))
        {
            AlignedBlock<float> saved = Values(inputs, rows);
            var transposed = new AlignedBlock<float>(Panels(outputs) * 256);
            InputGradientKernel gradient = method.CreateDelegate<InputGradientKernel>();
            return () => gradient(ref y.Start, ref _store.Values, weights, ref transposed.Start, ref x.Start, ref saved.Start, rows, 0, Panels(inputs));
        }

        if (method.GetParameters().Length == 6)
        {
            NarrowProductKernel narrow = method.CreateDelegate<NarrowProductKernel>();
            return () => narrow(ref x.Start, ref _store.Values, weights, bias, ref y.Start, rows);
        }

        ProductKernel product = method.CreateDelegate<ProductKernel>();
        return () => product(ref x.Start, ref _store.Values, weights, bias, ref y.Start, rows, 0, Panels(outputs));
    }

    /// <summary>A call of the optimiser's kernel on every parameter, by gradients that lie in the first-level cache, as in training.</summary>
    public Action Update() => _stepKernels.Update(_engine, _engine.GetType().GetMethod("Update", Any)!, Length);

    // Where the parameters lie of the first layer of so many inputs and outputs; those of its form share its kernels.
    private (int Weights, int Bias) PlacesOf(int inputs, int outputs)
    {
        FieldInfo offset = typeof(Parameter<float>).GetField("_offset", Any)!;
        int at = _store.Parameters.ToList().FindIndex(parameter => parameter.Shape.SequenceEqual([outputs, inputs]));
        return ((int)offset.GetValue(_store.Parameters[at])!, (int)offset.GetValue(_store.Parameters[at + 1])!);
    }

    private static bool IsForward(MethodInfo method) => IsPass(method, "_Forward") && method.GetParameters() is { Length: 6 or 8 } list && list[1].Name == "parameters";

    // Those of layers without an activation before them have no saved values.
    private static bool IsInputGradient(MethodInfo method) => IsPass(method, "_Backward_Input") && method.GetParameters().Length == 9;

    private static bool IsWeightGradient(MethodInfo method) => IsPass(method, "_Backward_Weights");

    // "_FromRows" where the kernel reads the user's rows in place.
    private static bool IsPass(MethodInfo method, string pass) => method.Name.EndsWith(pass, StringComparison.Ordinal) || method.Name.EndsWith(pass + "_FromRows", StringComparison.Ordinal);

    private static int Panels(int features) => (features + 15) / 16;

    private static AlignedBlock<float> Values(int features, int rows)
    {
        var block = new AlignedBlock<float>(Panels(features) * 16 * rows);
        var random = new Random(5);
        foreach (ref float value in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref block.Start, block.Length))
            value = random.NextSingle() - 0.5f;
        return block;
    }

    private sealed class StepKernels<TStep>(TStep[] steps) : IStepKernels
        where TStep : struct
    {
        private readonly TStep[] _steps = steps;

        private delegate void WeightGradientKernel(ref float x, ref float dz, int weights, int bias, int rows, ref float scratch, bool update, TStep[] steps, int first, int end);

        private delegate void UpdateKernel(int offset, ref float gradients, int count, int width, TStep[] steps, int factors);

        public Action WeightGradient(object engine, MethodInfo method, AlignedBlock<float> x, AlignedBlock<float> dz, int weights, int bias, int rows, int panels)
        {
            var kernel = method.CreateDelegate<WeightGradientKernel>(engine);
            var scratch = new AlignedBlock<float>(256);
            return () => kernel(ref x.Start, ref dz.Start, weights, bias, rows, ref scratch.Start, true, _steps, 0, panels);
        }

        public Action Update(object engine, MethodInfo method, int length)
        {
            var kernel = method.CreateDelegate<UpdateKernel>(engine);
            AlignedBlock<float> gradients = Values(16, 16);
            return () =>
            {
                for (int offset = 0; offset < length; offset += 256)
                    kernel(offset, ref gradients.Start, Math.Min(16, (length - offset) / 16), 16, _steps, 0);
            };
        }
    }
}
