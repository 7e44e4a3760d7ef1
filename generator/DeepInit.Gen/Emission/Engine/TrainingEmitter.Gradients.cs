using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>Losses and gradients without an update, whole and in parts, and the update by stored gradients: a step in two halves.</content>
internal sealed partial class TrainingEmitter
{
    private void Parts()
    {
        _writer.Write("private int _maxRowsPerPass = int.MaxValue;").Line();
        _writer.Open("public int MaxRowsPerPass");
        _writer.Write("get => _maxRowsPerPass;");
        _writer.Write("set => _maxRowsPerPass = value >= 1 ? value : throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"MaxRowsPerPass must be at least 1.\");");
        _writer.Close().Line();
    }

    // Every part is packed, run and forgotten; what stays is the sum of the gradients.
    private void SumGradients()
    {
        _writer.Write("/// <summary>The gradients of a batch that is larger than a pass, part by part, in order: the losses divide by the rows of the whole.</summary>");
        _writer.Open($"private $T SumGradients(TrainingJob job, int rows, int rowsPerPass, {_spans}, global::System.ReadOnlySpan<$T> sampleWeights)");
        _writer.Write("// before the first part runs, because it may move running statistics");
        CheckNumbers();
        _writer.Write("double sum = 0;");
        _writer.Open("for (int start = 0; start < rows; start += rowsPerPass)");
        _writer.Write("int count = global::System.Math.Min(rowsPerPass, rows - start);");
        string PartOf(SurfaceArgument argument) => $"{argument.Argument}.Slice({EmissionContext.Times("start", argument.Shape.Length)}, {EmissionContext.Times("count", argument.Shape.Length)})";
        string parts = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(PartOf));
        _writer.Write($"Load(job, count, {parts}, sampleWeights.IsEmpty ? sampleWeights : sampleWeights.Slice(start, count));");
        if (_context.DrawsNumbers)
        {
            _writer.Write("job.FirstRow = start;");
        }

        string inPlace = _training.InPlace is { } place ? ", " + PartOf(_names.Inputs[place]) : "";
        _writer.Write($"sum += job.Run(count{inPlace}, backward: true{Randomized("IsRandomized")}{NoUpdate});");
        _writer.Write("_store.SumGradients(first: start == 0);").Close().Line();
        if (_context.DrawsNumbers)
        {
            _writer.Write("job.FirstRow = 0;");
        }

        _writer.Write("_store.TakeGradientSums();").Write("return ($T)sum;").Close().Line();
    }

    private void Gradients()
    {
        _writer.Open($"public $T ComputeLoss({_spans})");
        Use("ComputeLoss");
        Check();
        _writer.Write("TrainingJob job = Prepare(rows);");
        Divisors();
        _writer.Write($"Load(job, rows, {_arguments}, default);");
        _writer.Write($"return job.Run(rows{InPlaceArgument}, backward: false{Randomized("false")}{NoUpdate});").Close().Line();

        _writer.Write("/// <summary>The first half of a step: to the bit the gradients that TrainBatch would move the parameters by.</summary>");
        _writer.Open($"public $T ComputeGradients({_spans}, global::System.ReadOnlySpan<$T> sampleWeights, global::DeepInit.IDivisorHook? divisorHook)");
        Use("ComputeGradients");
        Check();
        _writer.Write("bool anyCounts = global::DeepInit.Runtime.Guard.SampleWeights(sampleWeights, rows);");
        _writer.Write("int count = global::System.Math.Min(rows, _maxRowsPerPass);");
        _writer.Write("TrainingJob job = Prepare(count);");
        Divisors();
        ExchangeDivisors();
        NoWeight("_store.ClearGradients();");
        _writer.Write("_store.CountGradients();");
        _writer.Open("if (count < rows)").Write($"return SumGradients(job, rows, count, {_arguments}, sampleWeights);").Close().Line();
        _writer.Write($"Load(job, rows, {_arguments}, sampleWeights);");
        _writer.Write($"return job.Run(rows{InPlaceArgument}, backward: true{Randomized("IsRandomized")}{NoUpdate});").Close().Line();
        Load();
        AddLosses();
    }

    // Whoever adds up the gradients of several machines has the losses of all divide by the rows of all.
    private void ExchangeDivisors()
    {
        int losses = _training.Losses.Count;
        _writer.Open("if (divisorHook != null)");
        _writer.Write($"global::System.Span<double> divisors = stackalloc double[{losses}];");
        foreach ((LossOp loss, int i) in _training.Losses.Select((loss, i) => (loss, i)))
        {
            _writer.Write($"divisors[{i}] = job.Divisor{loss.Index};");
        }

        _writer.Write("global::DeepInit.Runtime.LossDivisors.Exchange(divisorHook, divisors);");
        foreach ((LossOp loss, int i) in _training.Losses.Select((loss, i) => (loss, i)))
        {
            _writer.Write($"job.Divisor{loss.Index} = divisors[{i}];");
        }

        _writer.Close().Line();
    }

    // Only a job with an optimiser is told not to update.
    private string NoUpdate => _context.OptimizerKind is null ? "" : ", update: false";

    private void ApplyGradients()
    {
        _writer.Open("public void ApplyGradients()");
        Use("ApplyGradients");
        _writer.Open("if (!_store.HasGradients)");
        _writer.Write("throw new global::System.InvalidOperationException(\"There are no gradients to apply: ComputeGradients makes them.\");").Close().Line();
        _writer.Write("long step = StepCount + 1;");
        _writer.Open("if (_store.HasStep)").Write("UpdateAll(StepsAt(step));").Close().Line();
        _writer.Write("StepCount = step;").Close().Line();
    }
}
