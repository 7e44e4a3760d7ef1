using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>SOAP: Adam in the basis of Shampoo's eigenvectors, which one step of the power method with a QR factorisation follows.</summary>
/// <remarks>
/// The first step moves nothing: GG = (1 − sb) · G Gᵀ and (1 − sb) · Gᵀ G, Q their eigenvectors. From then on G' = Qₗᵀ G Qᵣ; m takes in g, v takes in G'²; p −= rate · √(1 − beta2^(k−1)) / (1 − beta1^(k−1)) ·
/// Qₗ ((Qₗᵀ m Qᵣ) / (√v + eps)) Qᵣᵀ, then p = p · (1 − rate · decay); GG takes in the outer products, and every so many steps Q is the orthonormal factor of GG Q, columns by falling QᵀGGQ, v with them.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SoapUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _shampooBeta;
    private readonly double _epsilon;
    private readonly int _frequency;
    private readonly int _largestSide;
    private readonly int _count;
    private readonly int _square;
    private readonly int _length;
    private Room? _room;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Of the first moment.</param>
    /// <param name="beta2">Of the second.</param>
    /// <param name="shampooBeta">Of the outer products.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="frequency">Steps from one basis to the next.</param>
    /// <param name="largestSide">The longest side of a matrix that has a basis.</param>
    public SoapUpdate(ParameterStore<T> store, int[] parameters, double beta1, double beta2, double shampooBeta, double epsilon, int frequency, int largestSide)
        : base(store, parameters)
    {
        (_beta1, _beta2, _shampooBeta, _epsilon, _frequency, _largestSide) = (beta1, beta2, shampooBeta, epsilon, frequency, largestSide);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            tensor.Remember("exp_avg");
            tensor.Remember("exp_avg_sq");
            _count = Math.Max(_count, tensor.Count);
            _length = Math.Max(_length, tensor.Length);
            foreach ((int side, string name) in Sides(tensor))
            {
                tensor.Remember("GG_" + name, [side, side], new VectorLayout(side * side));
                tensor.Remember("Q_" + name, [side, side], new VectorLayout(side * side));
                _square = Math.Max(_square, side * side);
            }
        }
    }

    private IEnumerable<(int Side, string Name)> Sides(TensorPlace<T> tensor)
    {
        int rows = tensor.Shape[0], columns = tensor.Count / rows;
        if (tensor.Shape.Length > 1 && rows <= _largestSide)
            yield return (rows, "left");
        if (tensor.Shape.Length > 1 && columns <= _largestSide)
            yield return (columns, "right");
    }

    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        Room room = _room ??= Reserve();
        int n = tensor.Shape[0], m = tensor.Count / n;
        bool isMatrix = tensor.Shape.Length > 1, left = isMatrix && n <= _largestSide, right = isMatrix && m <= _largestSide;
        int rightState = left ? 4 : 2;
        Span<double> gradient = room.Gradient.AsSpan(0, tensor.Count);
        step.CopyGradient(ref g, ref p, ref room.Formed[0], tensor.Length);
        Read(tensor, ref room.Formed[0], room, gradient);
        if (step.Number == 1)
        {
            if (left)
                Begin(tensor, room, 2, n, m, isLeft: true, step.Threads);
            if (right)
                Begin(tensor, room, rightState, n, m, isLeft: false, step.Threads);
            return;
        }

        Span<double> projected = room.Projected.AsSpan(0, tensor.Count), moment = room.Moment.AsSpan(0, tensor.Count), square = room.Square.AsSpan(0, tensor.Count);
        Read(tensor, ref tensor.States[0].Start, room, moment);
        Read(tensor, ref tensor.States[1].Start, room, square);
        for (int i = 0; i < moment.Length; i++)
            moment[i] = Kept((_beta1 * moment[i]) + ((1 - _beta1) * gradient[i]));
        Write(tensor, moment, room, ref tensor.States[0].Start);
        gradient.CopyTo(projected);
        Project(tensor, room, room.Projected, n, m, left, right, isBack: false, step.Threads);
        Project(tensor, room, room.Moment, n, m, left, right, isBack: false, step.Threads);
        for (int i = 0; i < square.Length; i++)
        {
            square[i] = Kept((_beta2 * square[i]) + ((1 - _beta2) * projected[i] * projected[i]));
            projected[i] = moment[i] / (Math.Sqrt(square[i]) + _epsilon);
        }

        Project(tensor, room, room.Projected, n, m, left, right, isBack: true, step.Threads);
        double change = step.Rate * Math.Sqrt(1 - Math.Pow(_beta2, step.Number - 1)) / (1 - Math.Pow(_beta1, step.Number - 1));
        Read(tensor, ref p, room, moment);
        for (int i = 0; i < moment.Length; i++)
            moment[i] = (moment[i] - (change * projected[i])) * step.Keep;
        Write(tensor, moment, room, ref p);

        bool turns = (step.Number - 1) % _frequency == 0;
        if (left)
            Follow(tensor, room, 2, square, n, m, isLeft: true, turns, step.Threads);
        if (right)
            Follow(tensor, room, rightState, square, n, m, isLeft: false, turns, step.Threads);
        Write(tensor, square, room, ref tensor.States[1].Start);
    }

    private static double Kept(double value) => typeof(T) == typeof(float) && Math.Abs(value) < Numbers.Tiny ? 0 : value;

    private void Begin(TensorPlace<T> tensor, Room room, int state, int n, int m, bool isLeft, int threads)
    {
        int side = isLeft ? n : m;
        Span<double> outer = room.First.AsSpan(0, side * side), vectors = room.Second.AsSpan(0, side * side);
        Outer(room, n, m, isLeft, threads);
        for (int i = 0; i < outer.Length; i++)
            outer[i] *= 1 - _shampooBeta;
        Narrow(outer, tensor.States[state].Span);
        SymmetricEigen.Vectors(outer, vectors, side);
        DenseDouble.Transpose(vectors, outer, side, side);
        Narrow(outer, tensor.States[state + 1].Span);
    }

    // G Gᵀ or Gᵀ G.
    private static void Outer(Room room, int n, int m, bool isLeft, int threads)
    {
        if (isLeft)
            room.Products.Multiply(room.Gradient, room.Gradient, isTransposed: true, room.First, n, m, n, threads);
        else
            room.Products.MultiplyTransposed(room.Gradient, room.Gradient, room.First, m, n, m, threads);
    }

    // The basis takes in the gradient, and every so many steps it is turned and its columns are sorted, the second moment with them.
    private void Follow(TensorPlace<T> tensor, Room room, int state, Span<double> square, int n, int m, bool isLeft, bool turns, int threads)
    {
        int side = isLeft ? n : m;
        Span<double> outer = room.First.AsSpan(0, side * side), means = room.Second.AsSpan(0, side * side), basis = room.Third.AsSpan(0, side * side), product = room.Fourth.AsSpan(0, side * side);
        Outer(room, n, m, isLeft, threads);
        Widen(tensor.States[state].Span, means);
        for (int i = 0; i < means.Length; i++)
            means[i] += (1 - _shampooBeta) * (outer[i] - means[i]);
        Narrow(means, tensor.States[state].Span);
        if (!turns)
            return;

        Widen(tensor.States[state + 1].Span, basis);
        room.Products.Multiply(room.Second, room.Third, isTransposed: false, room.Fourth, side, side, side, threads);
        Span<double> sizes = room.Sizes.AsSpan(0, side);
        Span<int> order = room.Order.AsSpan(0, side);
        sizes.Clear();
        for (int i = 0; i < side * side; i++)
            sizes[i % side] += basis[i] * product[i];
        Rank(sizes, order);

        // Sorted columns of GG Q as rows.
        for (int i = 0; i < side; i++)
        {
            for (int j = 0; j < side; j++)
                outer[(i * side) + j] = product[(j * side) + order[i]];
        }

        DenseDouble.Orthonormalise(room.First, side, room.Products, room.Second, room.Fourth, threads);
        DenseDouble.Transpose(outer, basis, side, side);
        Narrow(basis, tensor.States[state + 1].Span);
        Span<double> sorted = room.Projected.AsSpan(0, square.Length);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
                sorted[(i * m) + j] = isLeft ? square[(order[i] * m) + j] : square[(i * m) + order[j]];
        }

        sorted.CopyTo(square);
    }

    // By falling size, equal ones as they were.
    private static void Rank(ReadOnlySpan<double> sizes, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int at = i;
            for (; at > 0 && sizes[order[at - 1]] < sizes[i]; at--)
                order[at] = order[at - 1];
            order[at] = i;
        }
    }

    // Qₗᵀ X Qᵣ, or back; the missing side is the identity.
    private static void Project(TensorPlace<T> tensor, Room room, double[] x, int n, int m, bool left, bool right, bool isBack, int threads)
    {
        if (left)
        {
            Widen(tensor.States[3].Span, room.First.AsSpan(0, n * n));
            if (isBack)
                room.Products.Multiply(room.First, x, isTransposed: false, room.Result, n, n, m, threads);
            else
                room.Products.MultiplyTransposed(room.First, x, room.Result, n, n, m, threads);
            room.Result.AsSpan(0, n * m).CopyTo(x);
        }

        if (right)
        {
            Widen(tensor.States[left ? 5 : 3].Span, room.First.AsSpan(0, m * m));
            room.Products.Multiply(x, room.First, isTransposed: isBack, room.Result, n, m, m, threads);
            room.Result.AsSpan(0, n * m).CopyTo(x);
        }
    }

    private static void Read(TensorPlace<T> tensor, ref T storage, Room room, Span<double> values)
    {
        Span<T> plain = room.Plain.AsSpan(0, tensor.Count);
        tensor.Layout.CopyOut(ref storage, plain);
        Widen(plain, values);
    }

    private static void Write(TensorPlace<T> tensor, ReadOnlySpan<double> values, Room room, ref T storage)
    {
        Span<T> plain = room.Plain.AsSpan(0, tensor.Count);
        Narrow(values, plain);
        tensor.Layout.CopyIn<T>(plain, ref storage);
    }

    private static void Widen(ReadOnlySpan<T> from, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = Scalar.ToDouble(from[i]);
    }

    private static void Narrow(ReadOnlySpan<double> from, Span<T> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = Scalar.FromDouble<T>(from[i]);
    }

    private Room Reserve()
    {
        var room = new Room(_count, _square, _length);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            foreach ((int side, _) in Sides(tensor))
            {
                int other = tensor.Count / side;
                room.Products.Reserve(side, Math.Max(side, other));
                room.Products.Reserve(other, side);
            }
        }

        return room;
    }

    // Working memory for the largest tensor and the longest side.
    private sealed class Room(int count, int square, int length)
    {
        public DenseProductJob Products { get; } = new();

        public T[] Formed { get; } = new T[length];

        public T[] Plain { get; } = new T[count];

        public double[] Gradient { get; } = new double[count];

        public double[] Projected { get; } = new double[count];

        public double[] Moment { get; } = new double[count];

        public double[] Square { get; } = new double[count];

        public double[] Result { get; } = new double[count];

        public double[] First { get; } = new double[square];

        public double[] Second { get; } = new double[square];

        public double[] Third { get; } = new double[square];

        public double[] Fourth { get; } = new double[square];

        public double[] Sizes { get; } = new double[(int)Math.Sqrt(square) + 1];

        public int[] Order { get; } = new int[(int)Math.Sqrt(square) + 1];
    }
}
