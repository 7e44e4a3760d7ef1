using System.Reflection;
using DeepInit.Benchmarks.Workloads;
using DeepInit.Runtime;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>
/// The kernels of a generated network, by the names that they have in its code: <c>Dense0_784x512_ReLU_Forward</c>. Names follow the grammar of the generator's <c>KernelName</c>, whose tests hold the ends that are looked for here. Gradients of weights and the update are
/// forms of the shared tiles. All of them are private or internal, so reflection finds them once, and delegates call them.
/// </summary>
internal sealed class EngineKernels
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private const string WeightGradient = "_Backward_Weights";

    private readonly object _engine;
    private readonly ParameterStore<float> _store;
    private readonly ParameterCollection<float> _parameters;
    private readonly Type _tiles;
    private readonly object _update;

    /// <summary>Finds the kernels of a session's network, which makes one training step.</summary>
    public EngineKernels(Session session)
    {
        session.Threads = 1;
        session.Train();
        _engine = session.Network.GetType().GetField("_networkEngine", Any)!.GetValue(session.Network)!;
        Type type = _engine.GetType();
        _store = (ParameterStore<float>)type.GetProperty("Store", Any)!.GetValue(_engine)!;
        _parameters = session.Network.Parameters;
        object steps = type.GetMethod("StepsAt", Any)!.Invoke(_engine, [100L])!;
        Type update = steps.GetType().GetElementType()!.DeclaringType!;
        _tiles = update.DeclaringType!;
        _update = Activator.CreateInstance(update, _store, steps, true)!;
    }

    private delegate void ProductKernel(ref float x, ref float parameters, int weights, int bias, ref float y, int rows, int first, int end);

    private delegate void NarrowProductKernel(ref float x, ref float parameters, int weights, int bias, ref float y, int rows);

    private delegate void InputGradientKernel(ref float dz, ref float parameters, int weights, ref float transposed, ref float dx, ref float saved, int rows, int first, int end);

    private delegate void MoveKernel(int at, ref float gradients, int count, int width, int factors);

    /// <summary>A call of the tile for gradients of weights, which is generic over structs of the network's.</summary>
    private interface IWeightGradient
    {
        Action On(MethodInfo method, object update, NumberBlock x, NumberBlock dz, int weights, int bias, int rows, int inputs, int panels);
    }

    /// <summary>Parameters that train, in whole blocks of 16: those that have states.</summary>
    public int Length => _parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Count) / 16 * 16;

    /// <summary>The names of all kernels of matrix products, in the order of the code.</summary>
    public IEnumerable<string> Products => _engine.GetType().GetMethods(Any)
        .Where(method => method.Name.StartsWith("Dense", StringComparison.Ordinal) && (IsForward(method) || IsInputGradient(method)))
        .Select(method => method.Name)
        .Concat(_parameters.Where(parameter => parameter.Shape.Count == 2).Select(parameter => $"Dense_{parameter.Shape[1]}x{parameter.Shape[0]}{WeightGradient}").Distinct());

    /// <summary>A call of a product's kernel on a batch, all of its panels.</summary>
    /// <param name="name">One of <see cref="Products"/>.</param>
    /// <param name="inputs">Inputs of its layer.</param>
    /// <param name="outputs">Outputs of its layer.</param>
    /// <param name="rows">Rows of the batch.</param>
    public Action Product(string name, int inputs, int outputs, int rows)
    {
        NumberBlock x = Values(inputs, rows);
        NumberBlock y = Values(outputs, rows);
        (int weights, int bias) = PlacesOf(inputs, outputs);
        if (name.EndsWith(WeightGradient, StringComparison.Ordinal))
            return WeightGradientOf(x, y, weights, bias, rows, inputs, outputs);

        MethodInfo method = _engine.GetType().GetMethod(name, Any)!;
        if (IsInputGradient(method))
        {
            NumberBlock saved = Values(inputs, rows);
            var transposed = new NumberBlock(Panels(outputs) * 256);
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
    public Action Update()
    {
        MoveKernel move = _update.GetType().GetMethod("Move", Any)!.CreateDelegate<MoveKernel>(_update);
        NumberBlock gradients = Values(16, 16);
        int length = Length;
        return () =>
        {
            for (int offset = 0; offset < length; offset += 256)
                move(offset, ref gradients.Start, Math.Min(16, (length - offset) / 16), 16, 0);
        };
    }

    // Large networks fetch meanwhile what the update will move. Rows are as users hand them over in the first layer alone.
    private Action WeightGradientOf(NumberBlock x, NumberBlock dz, int weights, int bias, int rows, int inputs, int outputs)
    {
        string tile = outputs <= 8 ? "NarrowWeightGradient" : "WeightGradient";
        MethodInfo method = _tiles.GetMethods(Any).First(candidate => candidate.Name == tile || (Length >= 1 << 18 && candidate.Name.StartsWith(tile + "Ahead", StringComparison.Ordinal)));
        Type rowsOf = (_parameters[0].Shape.SequenceEqual([outputs, inputs]) ? _tiles.GetNestedType($"RowsOf{inputs}", Any) : null) ?? _tiles.GetNestedType("PanelRows", Any)!;
        Type[] types = [rowsOf, _update.GetType()];
        var call = (IWeightGradient)Activator.CreateInstance(typeof(WeightGradientCall<,>).MakeGenericType(types))!;
        return call.On(method.MakeGenericMethod(types), _update, x, dz, weights, bias, rows, inputs, Panels(outputs));
    }

    // Where the parameters lie of the first layer of so many inputs and outputs; those of its form share its kernels.
    private (int Weights, int Bias) PlacesOf(int inputs, int outputs)
    {
        FieldInfo offset = typeof(Parameter<float>).GetField("_offset", Any)!;
        int at = _parameters.ToList().FindIndex(parameter => parameter.Shape.SequenceEqual([outputs, inputs]));
        return ((int)offset.GetValue(_parameters[at])!, (int)offset.GetValue(_parameters[at + 1])!);
    }

    private static bool IsForward(MethodInfo method) => IsPass(method, "_Forward") && method.GetParameters() is { Length: 6 or 8 } list && list[1].Name == "parameters";

    // Those of layers without an activation before them have no saved values.
    private static bool IsInputGradient(MethodInfo method) => IsPass(method, "_Backward_Input") && method.GetParameters().Length == 9;

    // "_FromRows" where the kernel reads the user's rows in place.
    private static bool IsPass(MethodInfo method, string pass) => method.Name.EndsWith(pass, StringComparison.Ordinal) || method.Name.EndsWith(pass + "_FromRows", StringComparison.Ordinal);

    private static int Panels(int features) => (features + 15) / 16;

    private static NumberBlock Values(int features, int rows)
    {
        var block = new NumberBlock(Panels(features) * 16 * rows);
        var random = new Random(5);
        foreach (ref float value in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref block.Start, block.Length))
            value = random.NextSingle() - 0.5f;
        return block;
    }

    private sealed class WeightGradientCall<TRows, TUpdate> : IWeightGradient
        where TRows : struct
        where TUpdate : struct
    {
        private delegate void Kernel(
            TRows form, ref float x, ref float dz, int weights, int weightFactors, int bias, int biasFactors, int rows, int inputs, ref float scratch, TUpdate update, int first, int end);

        public Action On(MethodInfo method, object update, NumberBlock x, NumberBlock dz, int weights, int bias, int rows, int inputs, int panels)
        {
            Kernel kernel = method.CreateDelegate<Kernel>();
            var moving = (TUpdate)update;
            var scratch = new NumberBlock(256);
            return () => kernel(default, ref x.Start, ref dz.Start, weights, 0, bias, 0, rows, inputs, ref scratch.Start, moving, 0, panels);
        }
    }
}
