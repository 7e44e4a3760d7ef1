using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// L-BFGS with a strong Wolfe line search: it moves the parameters within a step, and has the batch go through the network at each point that it looks at. One state for all parameters together.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LbfgsUpdate<T> : StepWrapper<T>
    where T : unmanaged
{
    // Where what it remembers once for all parameters stands.
    private const int Scale = 0, Evaluations = 1, Iterations = 2, Pairs = 3, Length = 4, Oldest = 5;

    /// <summary>Differences whose product is smaller say nothing of a curvature.</summary>
    private const double LeastCurvature = 1e-10;

    private readonly int _maxIterations;
    private readonly int _maxEvaluations;
    private readonly int _historySize;
    private readonly double _toleranceGradient;
    private readonly double _toleranceChange;
    private readonly TensorPlace<T>[] _tensors;
    private readonly StepNumbers _numbers;
    private readonly SpreadVector<T> _direction;
    private readonly SpreadVector<T>[] _gradients;
    private readonly SpreadVector<T>[] _gradientDifferences;
    private readonly SpreadVector<T>[] _differences;
    private readonly WideVector<T> _wide;
    private readonly double[] _factors;
    private readonly bool[] _frozen;
    private readonly StrongWolfe _search = new();
    private Statistics<T>? _statistics;
    private T[] _atStep = [];
    private T[] _at = [];
    private IEnumerator<bool>? _passes;
    private double _loss;
    private bool _forgets;
    private bool _isWithin;
    private bool _hasMoved;

    /// <summary>Takes parameters.</summary>
    /// <param name="engine">The network's engine.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="maxIterations">Iterations of a step.</param>
    /// <param name="maxEvaluations">Evaluations after which none begins.</param>
    /// <param name="historySize">Differences that are remembered.</param>
    /// <param name="toleranceGradient">A step ends where no element of the gradient is larger.</param>
    /// <param name="toleranceChange">A step ends where weights or the loss change by less.</param>
    public LbfgsUpdate(TrainingEngine<T> engine, int[] parameters, int maxIterations, int maxEvaluations, int historySize, double toleranceGradient, double toleranceChange)
        : base(engine)
    {
        (_maxIterations, _maxEvaluations, _historySize, _toleranceGradient, _toleranceChange) = (maxIterations, maxEvaluations, historySize, toleranceGradient, toleranceChange);
        _tensors = Array.ConvertAll(parameters, Store.MoveWhole);
        _frozen = new bool[_tensors.Length];
        _numbers = Store.Remember(["H_diag", "func_evals", "n_iter", "pairs", "t", "oldest"], [1, 0, 0, 0, 0, 0]);
        foreach (TensorPlace<T> tensor in _tensors)
        {
            tensor.Remember("d");
            tensor.Remember("prev_flat_grad");
            var stack = new StackedLayout(tensor.Layout, historySize);
            tensor.Remember("old_dirs", [historySize, .. tensor.Shape], stack);
            tensor.Remember("old_stps", [historySize, .. tensor.Shape], stack);
        }

        int[] lengths = Array.ConvertAll(_tensors, tensor => tensor.Length);
        SpreadVector<T> Of(int state, int slot = 0) => new(Array.ConvertAll(_tensors, tensor => tensor.States[state]), lengths, slot);
        SpreadVector<T> Own() => new(Array.ConvertAll(_tensors, tensor => new OwnState<T>(tensor.Parameter, "", tensor.Shape, tensor.Layout, begin: null)), lengths);
        _direction = Of(0);
        _wide = new(lengths);
        _gradients = [Of(1), Own(), Own(), Own()];
        _gradientDifferences = [.. Enumerable.Range(0, historySize).Select(slot => Of(2, slot))];
        _differences = [.. Enumerable.Range(0, historySize).Select(slot => Of(3, slot))];
        _factors = new double[historySize];
    }

    internal override bool NeedsAllRows => true;

    /// <summary>Ends a step that its passes have made.</summary>
    /// <exception cref="InvalidOperationException">There was none: gradients alone do not make one.</exception>
    public void Finish()
    {
        if (!_hasMoved)
            throw new InvalidOperationException("LBFGS evaluates the loss at several points for each step: TrainBatch makes one, and Fit does without a GradientHook; ApplyGradients cannot.");
        _hasMoved = false;
    }

    internal override bool AnotherPass(double loss, bool isStep)
    {
        if (!isStep)
            return false;
        if (_atStep.Length == 0)
        {
            Store.ReserveStates();
            _atStep = new T[Store.TrainedLength];
            _at = new T[Store.TrainedLength];
            _statistics = new Statistics<T>(Store.Parameters);
        }

        _loss = loss;
        _passes ??= Passes();
        _passes.MoveNext();
        _isWithin = _passes.Current;
        _hasMoved = !_isWithin;
        return _isWithin;
    }

    internal override void PutBack()
    {
        _hasMoved = false;
        if (!_isWithin)
            return;

        // What it remembers is of points that are no more.
        _isWithin = false;
        _passes = null;
        _forgets = true;
        _atStep.CopyTo(Store.ValueSpan);
        _statistics!.Restore();
    }

    // Made once and gone through step by step, so that a step takes no memory: true where the batch is to go through at the parameters as they are then, false where a step is made.
    private IEnumerator<bool> Passes()
    {
        while (true)
        {
            double[] numbers = _numbers.Begin(Steps + 1);
            BeginStep(numbers);
            SpreadVector<T> gradient = _gradients[1];
            Take(gradient);
            (double Sum, double Largest) sizes = gradient.Sizes();
            double loss = _loss;
            int evaluations = 1;
            bool ends = sizes.Largest <= _toleranceGradient;
            for (int iteration = 1; !ends; iteration++)
            {
                Direct(numbers, gradient, isFirst: iteration == 1);
                _gradients[0].Set(gradient, 1);
                numbers[Length] = (numbers[Iterations] == 1 ? Math.Min(1, 1 / sizes.Sum) : 1) * LearningRate;
                double slope = _gradients[0].Dot(_direction), before = loss;
                if (slope > -_toleranceChange)
                    break;
                Values.CopyTo(_at);
                double largest = _direction.Sizes().Largest;
                _search.Begin(loss, slope, numbers[Length], largest, _toleranceChange);
                bool wants = true;
                while (wants)
                {
                    MoveTo(_search.T);
                    yield return true;
                    Take(_gradients[_search.Slot]);
                    wants = _search.Add(_loss, _gradients[_search.Slot].Dot(_direction));
                }

                numbers[Length] = _search.Best.T;
                loss = _search.Best.Loss;
                gradient = _gradients[_search.Best.Slot];
                MoveTo(numbers[Length]);
                evaluations += _search.Evaluations;
                numbers[Evaluations] += _search.Evaluations;
                sizes = gradient.Sizes();
                ends = iteration == _maxIterations || evaluations >= _maxEvaluations || sizes.Largest <= _toleranceGradient
                    || largest * Math.Abs(numbers[Length]) <= _toleranceChange || Math.Abs(loss - before) < _toleranceChange;
            }

            // Running statistics have moved with every pass: those of the first are the step's.
            _statistics!.Restore();
            yield return false;
        }
    }

    private Span<T> Values => Store.ValueSpan.Slice(0, _at.Length);

    private void BeginStep(double[] numbers)
    {
        _statistics!.Capture();
        Values.CopyTo(_atStep);
        for (int k = 0; k < _tensors.Length; k++)
        {
            _forgets |= _frozen[k] != Store.IsFrozen(_tensors[k].Offset);
            _frozen[k] = Store.IsFrozen(_tensors[k].Offset);
        }

        if (_forgets)
            numbers[Iterations] = 0;
        _forgets = false;
        numbers[Evaluations]++;
    }

    // What is frozen has no slope.
    private void Take(SpreadVector<T> gradient)
    {
        for (int k = 0; k < _tensors.Length; k++)
        {
            ref T from = ref Store.GradientBlock.Span[_tensors[k].Offset];
            ref T to = ref gradient.At(k);
            for (int i = 0; i < _tensors[k].Length; i += System.Numerics.Vector<T>.Count)
                Numbers.Store(_frozen[k] ? System.Numerics.Vector<T>.Zero : Numbers.Load(ref from, i), ref to, i);
        }
    }

    // How far the weights have gone, rounded as they are: near the end of a search t · d is hardly more than that rounding, and gradients are of where they are.
    private void TakeDifference(SpreadVector<T> difference)
    {
        Span<T> values = Values;
        for (int k = 0; k < _tensors.Length; k++)
        {
            ref T p = ref values[_tensors[k].Offset];
            ref T before = ref _at[_tensors[k].Offset];
            ref T to = ref difference.At(k);
            for (int i = 0; i < _tensors[k].Length; i += System.Numerics.Vector<T>.Count)
                Numbers.Store(Numbers.Load(ref p, i) - Numbers.Load(ref before, i), ref to, i);
        }
    }

    private void MoveTo(double t)
    {
        Span<T> values = Values;
        _at.CopyTo(values);
        for (int k = 0; k < _tensors.Length; k++)
        {
            ref T p = ref values[_tensors[k].Offset];
            ref T d = ref _direction.At(k);
            System.Numerics.Vector<T> by = Numbers.All<T>(t);
            for (int i = 0; i < _tensors[k].Length; i += System.Numerics.Vector<T>.Count)
                Numbers.Store(Numbers.MultiplyAdd(by, Numbers.Load(ref d, i), Numbers.Load(ref p, i)), ref p, i);
        }
    }

    // The next direction: −g at first, then −H g by the two loops over the pairs (Nocedal & Wright, algorithm 7.4).
    private void Direct(double[] numbers, SpreadVector<T> gradient, bool isFirst)
    {
        numbers[Iterations]++;
        if (numbers[Iterations] == 1)
        {
            (numbers[Scale], numbers[Pairs], numbers[Oldest]) = (1, 0, 0);
            _direction.Set(gradient, -1);
            return;
        }

        Remember(numbers, gradient, isFirst);
        int pairs = (int)numbers[Pairs], oldest = (int)numbers[Oldest];
        int Slot(int i) => (oldest + i) % _historySize;
        _wide.Set(gradient, -1);
        for (int i = pairs - 1; i >= 0; i--)
        {
            _factors[i] = _wide.Dot(_differences[Slot(i)]) / _gradientDifferences[Slot(i)].Dot(_differences[Slot(i)]);
            _wide.Add(_gradientDifferences[Slot(i)], -_factors[i]);
        }

        _wide.Scale(numbers[Scale]);
        for (int i = 0; i < pairs; i++)
        {
            double back = _wide.Dot(_gradientDifferences[Slot(i)]) / _gradientDifferences[Slot(i)].Dot(_differences[Slot(i)]);
            _wide.Add(_differences[Slot(i)], _factors[i] - back);
        }

        _wide.CopyTo(_direction);
    }

    // y = g − the gradient before, s = t · d: behind the newest pair, or in the place of the oldest one. Where they say nothing of a curvature, no pair may be lost: a full history looks first.
    private void Remember(double[] numbers, SpreadVector<T> gradient, bool isFirst)
    {
        double curvature = numbers[Length] * (gradient.Dot(_direction) - _gradients[0].Dot(_direction));
        if (!(curvature > LeastCurvature))
            return;
        bool isFull = numbers[Pairs] == _historySize;
        int slot = (int)(isFull ? numbers[Oldest] : numbers[Pairs]);
        _gradientDifferences[slot].Set(gradient, 1);
        _gradientDifferences[slot].Add(_gradients[0], -1);
        if (isFirst)
            _differences[slot].Set(_direction, numbers[Length]);
        else
            TakeDifference(_differences[slot]);
        numbers[Oldest] = isFull ? (slot + 1) % _historySize : 0;
        numbers[Pairs] = Math.Min(_historySize, numbers[Pairs] + 1);
        SpreadVector<T> y = _gradientDifferences[slot];
        numbers[Scale] = y.Dot(_differences[slot]) / y.Dot(y);
    }
}
