using DeepInit.Gen.Kernels;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The engine's training: a step is forward, losses, backward; the update happens inside backward unless the gradient is needed whole.</summary>
internal sealed partial class TrainingEmitter
{
    private readonly EmissionContext _context;
    private readonly SurfaceNames _names;
    private readonly PassPlan _training;
    private readonly SourceWriter _writer;
    private readonly string _spans;
    private readonly string _arguments;
    private readonly bool _hasLengths;

    public TrainingEmitter(EmissionContext context, PassPlan training, SourceWriter writer)
    {
        _context = context;
        _names = context.Names;
        _training = training;
        _writer = writer;
        _arguments = string.Join(", ", _names.Inputs.Concat(_names.Targets).SelectMany(a => a.Arguments));
        _spans = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(a => a.Parameters(a.Type)));
        _hasLengths = training.StepCounts.Any();
    }

    public void Emit()
    {
        _writer.Line();
        _writer.Write("private TrainingJob? _trainingJob;").Line();
        _writer.Write("private TrainingJob Job => _trainingJob ??= new TrainingJob(this);").Line();
        if (_context.OptimizerKind is not null)
        {
            Optimizer();
        }

        Steps();
        Step();
        Check();
        CheckNumbers();
        Load();
        if (_context.DrawsNumbers)
        {
            string step = _context.OptimizerKind is null ? "0" : "StepCount";
            foreach (KernelEmitter emitter in _context.AllOps.Where(op => op.IsRandom).Select(KernelEmitterCatalog.PlaceOf).Distinct().OrderBy(place => place).Select(place => KernelEmitterCatalog.All[place]))
            {
                emitter.WriteEngineMembers(_writer, step);
            }
        }

        if (_context.HasForward)
        {
            Forward();
        }

        ObserveLayers();
        Job();
        if (_context.OptimizerKind is not null)
        {
            UpdateAll();
        }
    }

    // One thread at a time: another's call, or one from within this one, is refused instead of sharing its memory. At the end, what was made of the parameters is out of date.
    private void Use(string call) => _writer.Write($"using var inUse = Store.Use(global::DeepInit.Runtime.NetworkCall.{call});");

    // Checks what can be seen without reading numbers; packing finds those that are not finite.
    private void Check()
    {
        _writer.Write($"/// <summary>Checks lengths{(_names.Inputs.Any(input => input.Ids is not null) ? ", ids" : "")} and class indices.</summary>").Write("/// <returns>The rows.</returns>");
        _writer.Write(Tiles.TileEmitter.Inline);
        _writer.Open($"private {Static}int Check({JobParameter}{_spans})");
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {EngineEmitter.Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Targets))
        {
            // Targets of pixels or steps have a message of their own: most who give too few have forgotten a Flatten.
            bool each = _names.Targets.Contains(argument) && (argument.IsClassIndex ? argument.Shape.Length > 1 : argument.Shape.Positions > 1);
            _writer.Write(each
                ? $"global::DeepInit.Runtime.Guard.Targets({argument.Argument}.Length, rows, {argument.Shape.Length}, {EngineEmitter.Name(argument)});"
                : $"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, (long){RowsOfCall(argument.Shape.Length)}, {EngineEmitter.Name(argument)});");
        }

        EngineEmitter.CheckIds(_writer, _names.Inputs);

        EngineEmitter.ReadLengths(_writer, _names.Inputs, "rows");
        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_names.Targets[i].IsClassIndex)
            {
                LossOp reader = _training.Losses.First(loss => loss.TargetName == _names.Targets[i].Name);
                int classes = reader.Shape.Features;
                string checks = _names.Targets[i].Sequences is { } sequences ? $"job.Sequences[{sequences}]" : "global::DeepInit.Runtime.Guard";
                _writer.Write($"{checks}.ClassIndices({_names.Targets[i].Argument}, {classes}, {EngineEmitter.Name(_names.Targets[i])}{Ignored(reader)});");
                if (reader.OfLabels is not null)
                {
                    string steps = _training.CountOf(reader).Sequences is { } ragged ? $"job.Sequences[{ragged}]" : reader.Steps.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    _writer.Write($"global::DeepInit.Runtime.LabelSequences.Check({_names.Targets[i].Argument}, {reader.Spec.Labels}, {reader.Spec.Blank}, {steps}, {Literal.Of(reader.Spec.ZeroInfinity)}, {EngineEmitter.Name(_names.Targets[i])});");
                }
            }
        }

        _writer.Write("return rows;").Close().Line();
    }

    // Who checks ids that grow needs the engine.
    private string Static => _context.Growing.Count > 0 ? "" : "static ";

    // Who checks sequences needs the job, which has their table.
    private string JobParameter => _hasLengths ? "TrainingJob job, " : "";

    private string JobArgument => _hasLengths ? "job, " : "";

    // "8" of the numbers of a row, or of a step with the table of the sequences: what a check is told about an argument.
    private static (string Size, string Sequences) Checked(SurfaceArgument argument) => argument.Sequences is { } sequences
        ? (argument.Shape.Features.ToString(System.Globalization.CultureInfo.InvariantCulture), $", job.Sequences[{sequences}]")
        : (argument.Shape.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "");

    private void CheckNumbers()
    {
        _writer.Write("/// <summary>Checks all numbers of a batch.</summary>");
        _writer.Open($"private static void CheckNumbers({JobParameter}{_spans})");
        foreach (SurfaceArgument argument in _names.Inputs.Concat(_names.Targets).Where(argument => !argument.IsInteger))
        {
            (string size, string sequences) = Checked(argument);
            _writer.Write($"global::DeepInit.Runtime.Guard.Finite({argument.Argument}, {size}, {EngineEmitter.Name(argument)}{sequences});");
        }

        TargetDomains();
        _writer.Close().Line();
    }

    // After the check for NaN, which has a message of its own.
    private void TargetDomains()
    {
        foreach (SurfaceArgument target in _names.Targets)
        {
            foreach (Shapes.LossNode loss in _context.Plan.Network.Losses.Where(loss => loss.Target == target.Name))
            {
                if (Losses.LossCatalog.Of(loss.Spec).TargetsOf(loss.Spec).Guard is { } guard)
                {
                    (string size, string sequences) = Checked(target);
                    _writer.Write($"global::DeepInit.Runtime.Guard.{guard}({target.Argument}, {size}, {EngineEmitter.Name(target)}, \"{loss.Spec.Function}\"{sequences});");
                }
            }
        }
    }

    // Nothing of the network is changed before every argument is packed and known to be finite.
    private void Load()
    {
        _writer.Write("/// <summary>Packs a part of the arguments into the working memory.</summary>");
        _writer.Write(Tiles.TileEmitter.Inline);
        _writer.Open($"private {Static}void Load(TrainingJob job, int start, int rows, {_spans})");
        foreach (SurfaceArgument argument in _names.Inputs.Concat(_names.Targets))
        {
            _writer.Write($"{argument.Argument} = {PartOf(argument, "rows")};");
        }

        if (_names.Inputs.Count > (_training.InPlace is null ? 0 : 1) || _training.Targets.Any(target => target.Buffer is not null))
        {
            WriteCounts(_writer, _training, "job.");
            _writer.Write("ref $T memory = ref job.Memory.Start;");
        }

        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            PackInput(i);
        }

        for (int i = 0; i < _names.Targets.Count; i++)
        {
            if (_training.Targets[i].Buffer is { } buffer)
            {
                Pack(_names.Targets[i], buffer);
            }
        }

        foreach (LossOp loss in _training.Losses.Where(loss => loss.ReadsClasses))
        {
            // They index memory, and the caller may have changed them since they were checked.
            string target = TargetArgument(loss.TargetName!);
            string copies = _training.CountOf(loss) is { Sequences: not null } count && loss.OfLabels is null ? "job." + SequencesOf(count) : "global::DeepInit.Runtime.Guard";
            _writer.Write($"{copies}.CopyClassIndices({target}, job.Losses[{LossAt(loss)}].Classes, {loss.Shape.Features}, {Literal.Of(target.TrimStart('@'))}{Ignored(loss)});");
        }

        TargetDomains();
        _writer.Close().Line();
    }

    private static string Ignored(LossOp loss) => loss.Spec.IgnoreIndex is { } ignored ? $", ignored: {ignored}" : "";

    private int LossAt(LossOp op) => _training.Losses.TakeWhile(loss => loss != op).Count();

    private static string PartOf(SurfaceArgument argument, string count) => $"{argument.Argument}.Slice({Times("start", argument.Shape.Length)}, {Times(count, argument.Shape.Length)})";

    // ", x" where the job reads x where it lies.
    private string InPlaceArgument => _training.InPlace is { } i ? ", " + _names.Inputs[i].Argument : "";

    private void PackInput(int i, string start = "start")
    {
        SurfaceArgument input = _names.Inputs[i];
        if (i == _training.InPlace)
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Finite({input.Argument}, {input.Shape.Length}, {EngineEmitter.Name(input)});");
        }
        else
        {
            Pack(input, _training.Inputs[i], start);
        }
    }

    private void Pack(SurfaceArgument argument, BufferUse buffer, string start = "start") => _writer.Write(EngineEmitter.PackFinite(argument, Ref(_training, buffer), start));

    private void Forward()
    {
        string spans = string.Join(", ", _names.Inputs.Select(a => a.Parameters(a.Type)).Concat(_names.Outputs.Select(a => $"global::System.Span<$T> {a.Argument}")));
        _writer.Open($"public void Forward({spans})");
        Use("Forward");
        SurfaceArgument first = _names.Inputs[0];
        _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Shape.Length}, {EngineEmitter.Name(first)});");
        foreach (SurfaceArgument argument in _names.Inputs.Skip(1).Concat(_names.Outputs))
        {
            _writer.Write($"global::DeepInit.Runtime.Guard.Length({argument.Argument}.Length, (long){RowsOfCall(argument.Shape.Length)}, {EngineEmitter.Name(argument)});");
        }

        EngineEmitter.CheckIds(_writer, _names.Inputs);

        _writer.Write("TrainingJob job = Job;");
        EngineEmitter.ReadLengths(_writer, _names.Inputs, "rows");
        _writer.Write("job.Reserve(rows);");
        WriteCounts(_writer, _training, "job.");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
        for (int i = 0; i < _names.Inputs.Count; i++)
        {
            PackInput(i, "0");
        }

        _writer.Write($"job.RunForward(rows{InPlaceArgument});");
        for (int i = 0; i < _names.Outputs.Count; i++)
        {
            SurfaceArgument output = _names.Outputs[i];
            _writer.Write(EngineEmitter.Unpack(output, Ref(_training, _training.Outputs[i]), output.Argument) + ";");
        }

        _writer.Close().Line();
    }

    private string TargetArgument(string target) => _names.Targets.First(t => t.Name == target).Argument;
}
