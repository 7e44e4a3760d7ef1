using DeepInit.Gen.Losses;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The public members of a network: thin, documented, all work done by the engine.</summary>
internal sealed class SurfaceEmitter
{
    private static readonly string Generated = GeneratorVersion.Attribute;

    private readonly EmissionContext _context;
    private readonly SurfaceNames _names;
    private readonly SourceWriter _writer;

    private SurfaceEmitter(EmissionContext context, SourceWriter writer)
    {
        _context = context;
        _names = context.Names;
        _writer = writer;
    }

    public static string Emit(EmissionContext context)
    {
        IReadOnlyList<string> table = SummaryTable.Lines(context.Plan);
        string bases = $" : global::DeepInit.{(context.OptimizerKind is null ? "INetwork" : "ITrainableNetwork")}<{context.Scalar}>";
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}, by DeepInit.Gen {GeneratorVersion.Text}. Change the attributes, not this file.",
                SummaryTable.OneLine(context.Plan),
                "",
                .. table,
            ],
            [
                "/// <summary>" + Xml(SummaryTable.OneLine(context.Plan)) + "</summary>",
                "/// <remarks>",
                "/// <code>",
                .. table.Select(line => "/// " + Xml(line)),
                "/// </code>",
                "/// <c>Predict</c> is safe from many threads at once, as long as nothing trains or loads the network meanwhile; everything else is for one thread at a time.",
                "/// </remarks>",
            ],
            bases);
        new SurfaceEmitter(context, writer).Emit();
        return FileEmitter.Close(writer, context.Spec);
    }

    private void Emit()
    {
        Constants();
        Constructor();
        Properties();
        Predict();
        if (_context.Plan.Training is not null)
        {
            Training();
        }

        Files();
        Interface();
    }

    private void Constants()
    {
        foreach (SurfaceArgument input in _names.Inputs)
        {
            Member($"Numbers per row of input '{Xml(input.Name)}': {input.Shape}.", $"public const int {input.Constant} = {input.Shape.Length};");
        }

        foreach (SurfaceArgument output in _names.Outputs)
        {
            Member($"Numbers per row of output '{Xml(output.Name)}': {output.Shape}.", $"public const int {output.Constant} = {output.Shape.Length};");
        }

        Member("The number of parameters.", $"public const int ParameterCount = {_context.Plan.ParameterCount};");
        _writer.Write(Generated).Write("private readonly NetworkEngine _networkEngine;").Line();
    }

    private void Constructor()
    {
        Doc("A network with freshly initialised parameters: the same seed gives the same bits on every machine.");
        _writer.Write("/// <param name=\"seed\">Chooses the initial parameters, and the masks of dropout.</param>");
        _writer.Write(Generated);
        _writer.Write($"public {_context.Spec.Type.Name}(int seed = 0) => _networkEngine = new NetworkEngine(seed);").Line();
    }

    private void Properties()
    {
        Member("The parameters, by their names in files.", "public global::DeepInit.ParameterCollection<$T> Parameters => _networkEngine.Parameters;");
        if (_context.OptimizerKind is not null)
        {
            Doc("The learning rate of the next step.");
            _writer.Write("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It is negative or not finite.</exception>");
            _writer.Write(Generated);
            _writer.Open("public double LearningRate").Write("get => _networkEngine.LearningRate;").Write("set => _networkEngine.LearningRate = value;").Close().Line();
            Member("The number of optimiser steps taken.", "public long StepCount => _networkEngine.StepCount;");
        }

        Doc("The most threads that one call may use: one per processor unless set. Results do not depend on it. Small calls use one in any case.");
        _writer.Write("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It is less than 1.</exception>");
        _writer.Write(Generated);
        _writer.Open("public int MaxThreads").Write("get => _networkEngine.MaxThreads;").Write("set => _networkEngine.MaxThreads = value;").Close().Line();
        if (_context.HasDropout)
        {
            Doc("Whether dropout and noise act while training; true unless set. False trains as PyTorch does after <c>eval()</c>.");
            _writer.Write(Generated);
            _writer.Open("public bool DropoutActive").Write("get => _networkEngine.DropoutActive;").Write("set => _networkEngine.DropoutActive = value;").Close().Line();
        }
    }

    private void Predict()
    {
        string numbers = _context.Spec.Rows is null ? "" : " In and out go transformed numbers: those that <c>Rows.Transform</c> makes of rows, and <c>Rows.Undo</c> takes.";
        Doc("Runs the network on one or many rows. Allocates nothing." + numbers);
        Parameters(_names.Inputs, "rows of");
        foreach (SurfaceArgument output in _names.Outputs)
        {
            _writer.Write($"/// <param name=\"{Plain(output)}\">Takes output '{Xml(output.Name)}': as many rows, of {output.Shape.Length}.</param>");
        }

        _writer.Write("/// <exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>");
        _writer.Write(Generated);
        string spans = string.Join(", ", _names.Inputs.Select(Input).Concat(_names.Outputs.Select(Output)));
        string arguments = string.Join(", ", _names.Inputs.Concat(_names.Outputs).Select(a => a.Argument));
        _writer.Write($"public void Predict({spans}) => _networkEngine.Predict({arguments});").Line();
        if (_names.Outputs.Count == 1)
        {
            Doc("Runs the network on one or many rows. Allocates the result." + numbers);
            Parameters(_names.Inputs, "rows of");
            _writer.Write($"/// <returns>As many rows, of {_names.Outputs[0].Shape.Length}.</returns>");
            _writer.Write("/// <exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>");
            _writer.Write(Generated);
            _writer.Open($"public $T[] Predict({string.Join(", ", _names.Inputs.Select(Input))})");
            SurfaceArgument first = _names.Inputs[0];
            _writer.Write($"int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Constant}, {Literal.Of(Plain(first))});");
            _writer.Write($"var result = new $T[global::DeepInit.Runtime.Guard.BatchLength(rows, {_names.Outputs[0].Constant})];");
            _writer.Write($"_networkEngine.Predict({string.Join(", ", _names.Inputs.Select(a => a.Argument))}, result);");
            _writer.Write("return result;").Close().Line();
        }
    }

    private void Training()
    {
        string spans = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(Input));
        string arguments = string.Join(", ", _names.Inputs.Concat(_names.Targets).Select(a => a.Argument));
        void Method(string summary, string name, string? weights = null)
        {
            Doc(summary);
            Parameters(_names.Inputs, "rows of");
            Parameters(_names.Targets, "one target per row:");
            if (weights is "sampleWeights")
            {
                _writer.Write("/// <param name=\"sampleWeights\">What each row counts: its loss and its gradient times the weight; the mean still divides by the rows.</param>");
            }

            _writer.Write("/// <returns>The loss of this batch, before any update.</returns>");
            _writer.Write("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite or no class; the network is unchanged.</exception>");
            _writer.Write(Generated);
            string extra = weights is "sampleWeights" ? ", global::System.ReadOnlySpan<$T> sampleWeights" : "";
            _writer.Write($"public $T {name}({spans}{extra}) => _networkEngine.{name}({arguments}{(weights is null ? "" : ", " + weights)});").Line();
        }

        if (_context.OptimizerKind is not null)
        {
            Method("One optimiser step on a batch of any size. Allocates nothing once it has seen a batch of this size.", "TrainBatch", "default");
            Method("One optimiser step on a batch whose rows count differently. Allocates nothing once it has seen a batch of this size.", "TrainBatch", "sampleWeights");
        }

        if (_context.HasForward)
        {
            Doc("Runs the network as training does: batch statistics and dropout act, running statistics move. No gradient, no update.");
            Parameters(_names.Inputs, "rows of");
            foreach (SurfaceArgument output in _names.Outputs)
            {
                _writer.Write($"/// <param name=\"{Plain(output)}\">Takes output '{Xml(output.Name)}': as many rows, of {output.Shape.Length}.</param>");
            }

            _writer.Write("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite.</exception>");
            _writer.Write(Generated);
            string all = string.Join(", ", _names.Inputs.Concat(_names.Outputs).Select(a => a.Argument));
            _writer.Write($"public void Forward({string.Join(", ", _names.Inputs.Select(Input).Concat(_names.Outputs.Select(Output)))}) => _networkEngine.Forward({all});").Line();
        }

        Method("The loss of a batch as <c>Predict</c> would make it; changes nothing.", "ComputeLoss");
        Method("The gradients of the loss, into <c>Gradient</c> of each trainable parameter; updates nothing.", "ComputeGradients");
        if (_context.OptimizerKind is not null)
        {
            Doc("One optimiser step by the gradients of each parameter: those of ComputeGradients, or what the caller has made of them since.");
            _writer.Write("/// <exception cref=\"global::System.InvalidOperationException\">No gradients have been computed.</exception>");
            _writer.Write(Generated);
            _writer.Write("public void ApplyGradients() => _networkEngine.ApplyGradients();").Line();
            Doc("The most rows that TrainBatch takes through the network at once; unlimited unless set. A larger batch goes in parts whose gradients add up before the one update: the same step for less memory, but for batch normalisation and dropout, which act part by part.");
            _writer.Write("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">It is less than 1.</exception>");
            _writer.Write(Generated);
            _writer.Open("public int MaxRowsPerPass").Write("get => _networkEngine.MaxRowsPerPass;").Write("set => _networkEngine.MaxRowsPerPass = value;").Close().Line();
            Doc("Trains for some epochs: shuffled batches, validation, progress, as Keras does.");
            _writer.Write("/// <param name=\"data\">Inputs and targets.</param>");
            _writer.Write("/// <param name=\"options\">Epochs, batch size and the rest; the defaults unless given.</param>");
            _writer.Write("/// <returns>The losses and metrics of every epoch.</returns>");
            _writer.Write(Generated);
            _writer.Write("public global::DeepInit.History Fit(global::DeepInit.Dataset<$T> data, global::DeepInit.FitOptions? options = null) => global::DeepInit.Trainer.Fit(this, data, options);").Line();
            Doc("The mean loss over a data set, as <c>Predict</c> would make it.");
            _writer.Write("/// <param name=\"data\">Inputs and targets.</param>");
            _writer.Write(Generated);
            _writer.Write("public global::DeepInit.Evaluation Evaluate(global::DeepInit.Dataset<$T> data) => global::DeepInit.Trainer.Evaluate(this, data);").Line();
        }
    }

    private void Files()
    {
        const string Format = "safetensors, under the names and shapes that PyTorch gives them";
        Doc($"Saves the parameters to a file ({Format}). The file is replaced only when the new one is complete.");
        _writer.Write("/// <param name=\"path\">The file.</param>").Write(Generated);
        _writer.Write("public void Save(string path) => global::DeepInit.WeightFile.Save(Parameters, path);").Line();
        Doc($"Writes the parameters to a stream ({Format}).");
        _writer.Write("/// <param name=\"stream\">The stream.</param>").Write(Generated);
        _writer.Write("public void Save(global::System.IO.Stream stream) => global::DeepInit.WeightFile.Save(Parameters, stream);").Line();
        Doc("Loads the parameters from a safetensors file.");
        _writer.Write("/// <param name=\"path\">The file.</param>");
        _writer.Write("/// <exception cref=\"global::DeepInit.WeightFileException\">The file does not hold exactly this network's parameters; the network is unchanged.</exception>").Write(Generated);
        _writer.Write("public void Load(string path) => global::DeepInit.WeightFile.Load(Parameters, path);").Line();
        Doc("Loads the parameters from a stream of safetensors.");
        _writer.Write("/// <param name=\"stream\">The stream.</param>");
        _writer.Write("/// <exception cref=\"global::DeepInit.WeightFileException\">The stream does not hold exactly this network's parameters; the network is unchanged.</exception>").Write(Generated);
        _writer.Write("public void Load(global::System.IO.Stream stream) => global::DeepInit.WeightFile.Load(Parameters, stream);").Line();
        Doc("The network as a table: layers, shapes, parameters, how they start.");
        _writer.Write(Generated);
        _writer.Write("public string Summary() =>").Indent();
        IReadOnlyList<string> lines = [SummaryTable.OneLine(_context.Plan), "", .. SummaryTable.Lines(_context.Plan)];
        for (int i = 0; i < lines.Count; i++)
        {
            _writer.Write(Literal.Of(lines[i] + "\n") + (i < lines.Count - 1 ? " +" : ";"));
        }

        _writer.Outdent().Line();
    }

    // What the training loop and other tools see; explicit, so that IntelliSense shows users the members above.
    private void Interface()
    {
        string contract = $"global::DeepInit.INetwork<{_context.Scalar}>";
        string trainable = $"global::DeepInit.ITrainableNetwork<{_context.Scalar}>";
        const string List = "global::System.Collections.Generic.IReadOnlyList";
        _writer.Write(Generated).Write($"string {contract}.Name => {Literal.Of(_context.Spec.Type.Name.TrimStart('@'))};").Line();
        _writer.Write(Generated).Write($"{List}<global::DeepInit.TensorDescription> {contract}.Inputs => NetworkEngine.Inputs;").Line();
        _writer.Write(Generated).Write($"{List}<global::DeepInit.TensorDescription> {contract}.Outputs => NetworkEngine.Outputs;").Line();
        _writer.Write(Generated).Write($"global::DeepInit.NetworkGraph {contract}.Graph => new global::DeepInit.NetworkGraph(").Indent();
        string[] lines = [.. GraphEmitter.Lines(_context.Plan)];
        for (int i = 0; i < lines.Length; i++)
        {
            _writer.Write(lines[i] + (i < lines.Length - 1 ? "," : ");"));
        }

        _writer.Outdent().Line();
        _writer.Write(Generated).Open($"void {contract}.Predict(global::DeepInit.Batch<$T> batch, {List}<$T[]> outputs)");
        IEnumerable<string> batchInputs = _names.Inputs.Select((_, i) => $"batch.Input({i})");
        IEnumerable<string> arrays = _names.Outputs.Select((o, i) => $"global::System.MemoryExtensions.AsSpan(outputs[{i}], 0, batch.Rows * {o.Constant})");
        _writer.Write($"_networkEngine.Predict({string.Join(", ", batchInputs.Concat(arrays))});").Close().Line();
        if (_context.OptimizerKind is null)
        {
            return;
        }

        string batch = string.Join(", ", batchInputs.Concat(_names.Targets.Select((t, i) => t.IsClassIndex ? $"batch.Classes({i})" : $"batch.Target({i})")));
        _writer.Write(Generated).Write($"{List}<global::DeepInit.TensorDescription> {trainable}.Targets => NetworkEngine.Targets;").Line();
        string schedule = _context.Spec.Schedule is { } written ? Schedules.ScheduleCatalog.Of(written).Create(written) : "null";
        ScheduleInterval interval = _context.Spec.Schedule?.Interval ?? ScheduleInterval.Step;
        _writer.Write(Generated).Write($"global::DeepInit.LearningRateSchedule? {trainable}.Schedule => {schedule};").Line();
        _writer.Write(Generated).Write($"global::DeepInit.ScheduleInterval {trainable}.ScheduleInterval => global::DeepInit.ScheduleInterval.{interval};").Line();
        _writer.Write(Generated).Open($"long {trainable}.StepCount").Write("get => _networkEngine.StepCount;").Write("set => _networkEngine.StepCount = global::DeepInit.Runtime.Guard.StepCount(value);").Close().Line();
        _writer.Write(Generated).Write($"$T {trainable}.TrainBatch(global::DeepInit.Batch<$T> batch) => _networkEngine.TrainBatch({batch}, batch.SampleWeights);").Line();
        _writer.Write(Generated).Write($"$T {trainable}.ComputeLoss(global::DeepInit.Batch<$T> batch) => _networkEngine.ComputeLoss({batch});").Line();
        _writer.Write(Generated).Write($"$T {trainable}.ComputeGradients(global::DeepInit.Batch<$T> batch) => _networkEngine.ComputeGradients({batch});").Line();
        _writer.Write(Generated).Write($"void {trainable}.ObserveLayers(global::DeepInit.Batch<$T> batch, global::DeepInit.ILayerObserver<$T> observer) => _networkEngine.ObserveLayers({batch}, observer);");
    }

    private void Parameters(IEnumerable<SurfaceArgument> arguments, string what)
    {
        foreach (SurfaceArgument argument in arguments)
        {
            _writer.Write(argument.IsClassIndex
                ? $"/// <param name=\"{Plain(argument)}\">Target '{Xml(argument.Name)}': one class index per row, from 0.</param>"
                : $"/// <param name=\"{Plain(argument)}\">'{Xml(argument.Name)}', {what} {argument.Shape.Length} number{(argument.Shape.Length == 1 ? "" : "s")}, row after row.</param>");
        }
    }

    private void Member(string summary, string member)
    {
        Doc(summary);
        _writer.Write(Generated).Write(member).Line();
    }

    private void Doc(string summary) => _writer.Write($"/// <summary>{summary}</summary>");

    private static string Plain(SurfaceArgument argument) => argument.Argument.TrimStart('@');

    private static string Input(SurfaceArgument argument) => $"global::System.ReadOnlySpan<{(argument.IsClassIndex ? "int" : "$T")}> {argument.Argument}";

    private static string Output(SurfaceArgument argument) => $"global::System.Span<$T> {argument.Argument}";

    internal static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
