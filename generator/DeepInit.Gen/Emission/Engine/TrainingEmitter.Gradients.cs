using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <content>A step, its first half, and a loss: one method, because they differ in what the runtime's job does with a part, not in how one is packed.</content>
internal sealed partial class TrainingEmitter
{
    private void Steps()
    {
        const string Call = "global::DeepInit.Runtime.NetworkCall.";
        const string Weights = "global::System.ReadOnlySpan<$T> sampleWeights";
        if (_context.OptimizerKind is not null)
        {
            _writer.Write($"public $T TrainBatch({_spans}, {Weights}) => Run({Call}TrainBatch, {_arguments}, sampleWeights, null);").Line();
        }

        _writer.Write("/// <summary>The first half of a step: to the bit the gradients that TrainBatch would move the parameters by.</summary>");
        _writer.Write($"public $T ComputeGradients({_spans}, {Weights}, global::DeepInit.IDivisorHook? divisorHook) => Run({Call}ComputeGradients, {_arguments}, sampleWeights, divisorHook);").Line();
        _writer.Write($"public $T ComputeLoss({_spans}) => Run({Call}ComputeLoss, {_arguments}, default, null);").Line();
    }

    // The lengths of sequences are kept in the job, which therefore comes first where there are any.
    private void WriteCheck()
    {
        string[] lines = [$"int rows = Check({JobArgument}{_arguments});", "TrainingJob job = Job;"];
        foreach (string line in _hasLengths ? Enumerable.Reverse(lines) : lines)
        {
            _writer.Write(line);
        }
    }

    private void Step()
    {
        _writer.Write("/// <summary>A step, its first half, or a loss: part by part, in order; the losses divide by the rows of the whole.</summary>");
        _writer.Open($"private $T Run(global::DeepInit.Runtime.NetworkCall call, {_spans}, global::System.ReadOnlySpan<$T> sampleWeights, global::DeepInit.IDivisorHook? divisorHook)");
        _writer.Write("using var inUse = Store.Use(call);");
        WriteCheck();
        foreach (LossOp loss in _training.Losses.Where(LossEmitter.DividesByWeights))
        {
            _writer.Write($"job.Losses[{LossAt(loss)}].Divisor = {LossEmitter.Divisor(loss, TargetArgument(loss.TargetName!), _training.CountOf(loss))};");
        }

        _writer.Open("if (job.Begin(call, rows, sampleWeights, divisorHook))").Write($"CheckNumbers({JobArgument}{_arguments});").Close().Line();
        _writer.Open("while (job.NextPart(out int start, out int count))");
        _writer.Write($"Load(job, start, count, {_arguments});");
        _writer.Write($"job.RunPart({(_training.InPlace is { } place ? PartOf(_names.Inputs[place], "count") + ", " : "")}sampleWeights);").Close().Line();
        _writer.Write("return job.End();").Close().Line();
        if (_context.OptimizerKind is not null)
        {
            string steps = Steps(group => "Job.Steps" + ElementwiseUpdateEmitter.Suffix(group));
            string[] suffixes = [.. Blockwise.Select(ElementwiseUpdateEmitter.Suffix)];
            if (suffixes.Length == 1 && _context.Late.Count == 0)
            {
                _writer.Write($"protected override void Prepare(long step) => Job.Steps{suffixes[0]} = StepsAt{suffixes[0]}(step);").Line();
            }
            else
            {
                _writer.Open("protected override void Prepare(long step)");
                foreach (string suffix in suffixes)
                {
                    _writer.Write($"Job.Steps{suffix} = StepsAt{suffix}(step);");
                }

                foreach (ParameterPlan table in _context.Late.Select(late => late.Table))
                {
                    _writer.Write($"{LateRowsOf(table)}.Step = Job.Steps{ElementwiseUpdateEmitter.Suffix(_context.OptimizerPlan!.GroupOf(table.Index))};");
                }

                _writer.Close().Line();
            }

            string all = $"UpdateAll({steps});";
            if (!_context.Fuses)
            {
                _writer.Write("protected override void Apply(bool all) => " + all).Line();
                return;
            }

            _writer.Open("protected override void Apply(bool all)").Open("if (all)").Write(all).Close();
            if (_context.Stores)
            {
                _writer.Open("else").Write($"UpdateStored({steps});").Close();
            }

            _writer.Close().Line();
        }
    }
}
