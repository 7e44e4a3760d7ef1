using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>What a network with a loss has, and what it shows to the training loop and to tools.</content>
internal sealed partial class SurfaceMembers
{
    private const string Network = "global::DeepInit.INetwork<$T>";
    private const string Measured = "global::DeepInit.ILossNetwork<$T>";
    private const string OfGradients = "global::DeepInit.IGradientNetwork<$T>";
    private const string Trainable = "global::DeepInit.ITrainableNetwork<$T>";
    private const string InHalves = "global::DeepInit.IGradientTrainableNetwork<$T>";
    private const string InParts = "global::DeepInit.IPartwiseNetwork";
    private const string Threaded = "global::DeepInit.IThreadedNetwork";
    private const string Randomized = "global::DeepInit.IRandomizedNetwork";
    private const string Stateful = "global::DeepInit.IStatefulNetwork";
    private const string WithForward = "global::DeepInit.IForwardNetwork<$T>";
    private const string Scheduled = "global::DeepInit.IScheduledNetwork";
    private const string Observable = "global::DeepInit.IObservableNetwork<$T>";
    private const string WithSums = "global::DeepInit.Runtime.ILossSums";

    private void Training(bool optimizes, bool forwards)
    {
        string arguments = Arguments(_names.Inputs.Concat(_names.Targets));
        string? described = null;

        // In the summary, because the other arguments inherit their words, and the compiler misses them where one alone is described.
        const string Weights = " Each row's loss and gradient are times its weight in <c>sampleWeights</c>; the mean still divides by the rows.";
        void Step(string summary, string name, MemberNeed need, string? weights = null, string last = "")
        {
            bool isWeighted = weights == "sampleWeights";
            SurfaceParameter[] batch = [.. _names.Inputs.Concat(_names.Targets).SelectMany(Input)];
            string[] documentation = described is not null
                ? [Doc(summary + (isWeighted ? Weights : "")), $"<inheritdoc cref=\"{described}\" path=\"/*[not(self::summary)]\"/>"]
                :
                [
                    Doc(summary),
                    .. Described(_names.Inputs, "rows of"),
                    .. Described(_names.Targets, "one target per row:"),
                    "<returns>The loss of this batch, before any update.</returns>",
                    "<exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite or no class; the network is unchanged.</exception>",
                ];
            described ??= $"{name}({string.Join(", ", batch.Select(parameter => Cref(parameter.Type)))})";
            Method(
                name,
                "$T",
                [.. batch, .. isWeighted ? [new SurfaceParameter("global::System.ReadOnlySpan<$T>", "sampleWeights")] : Array.Empty<SurfaceParameter>()],
                $"_networkEngine.{name}({arguments}{(weights is null ? "" : ", " + weights)}{last})",
                documentation,
                need);
        }

        if (optimizes)
        {
            Step("One optimiser step on a batch of any size. Allocates nothing once it has seen a batch of this size.", "TrainBatch", MemberNeed.Optimizer, "default");
            Step("One optimiser step on a batch whose rows count differently.", "TrainBatch", MemberNeed.Optimizer, "sampleWeights");
        }

        if (forwards)
        {
            Method(
                "Forward",
                "void",
                [.. _names.Inputs.SelectMany(Input), .. _names.Outputs.Select(Output)],
                $"_networkEngine.Forward({Arguments(_names.Inputs.Concat(_names.Outputs))})",
                [
                    Doc("Runs the network as training does: batch statistics and dropout act, running statistics move. No gradient, no update."),
                    .. Described(_names.Inputs, "rows of"),
                    .. _names.Outputs.Select(Taken),
                    "<exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite.</exception>",
                ]);
        }

        Step("The loss of a batch as <c>Predict</c> would make it; changes nothing.", "ComputeLoss", MemberNeed.Loss);
        const string Half = "The first half of a step: the gradients of the loss, into <c>Gradients</c> and <c>Gradient</c> of each trainable parameter. Updates nothing, though running statistics move.";
        Step(Half, "ComputeGradients", MemberNeed.Loss, "default", ", null");
        Step(Half, "ComputeGradients", MemberNeed.Loss, "sampleWeights", ", null");
        Accessors("MaxRowsPerPass", "int", MemberNeed.Loss, InParts);
        if (optimizes)
        {
            Loop();
        }

        const string Metrics = "global::System.Collections.Generic.IReadOnlyCollection<global::DeepInit.Metric>?";
        Method(
            "Evaluate",
            "global::DeepInit.Evaluation",
            [new("global::DeepInit.Dataset<$T>", "data"), new(Metrics, "metrics", " = null"), new("int", "batchSize", " = 32"), new("bool", "accuracy", " = true")],
            "global::DeepInit.Trainer.Evaluate(this, data, metrics, batchSize, accuracy)",
            [
                InheritedFrom("Trainer.Evaluate{T}(global::DeepInit.ILossNetwork{T}, global::DeepInit.Dataset{T}, " + Metrics.Replace('<', '{').Replace('>', '}').Replace("?", "") + ", int, bool, global::System.Threading.CancellationToken)"),
            ],
            MemberNeed.Loss);
    }

    private void Loop()
    {
        Method(
            "ApplyGradients",
            "void",
            [],
            "_networkEngine.ApplyGradients()",
            [Inherited],
            MemberNeed.Optimizer,
            contract: InHalves);
        Method(
            "Fit",
            "global::DeepInit.History",
            [new("global::DeepInit.Dataset<$T>", "data"), new("global::DeepInit.FitOptions?", "options", " = null")],
            "global::DeepInit.Trainer.Fit(this, data, options)",
            [
                InheritedFrom("Trainer.Fit{T}(global::DeepInit.ITrainableNetwork{T}, global::DeepInit.Dataset{T}, global::DeepInit.FitOptions)"),
            ],
            MemberNeed.Optimizer);
    }

    // What the training loop and other tools see; explicit, so that IntelliSense shows users the members above.
    private void Contract(bool trains, bool optimizes, bool forwards)
    {
        const string Descriptions = List + "<global::DeepInit.TensorDescription>";
        SurfaceParameter batch = new("global::DeepInit.Batch<$T>", "batch");
        SurfaceParameter results = new(List + "<$T[]>", "outputs");
        Explicit(Network, "Name", "string", Literal.Of(_spec.Type.Name.TrimStart('@')));
        Explicit(Network, "Inputs", Descriptions, _plan?.Parameters.Any(parameter => parameter.Grows) == true ? "_networkEngine.InputsNow" : "NetworkEngine.Inputs");
        Explicit(Network, "Outputs", Descriptions, "NetworkEngine.Outputs");
        string graph = _plan is null ? "" : string.Join(",\n", GraphEmitter.Lines(_plan));
        Explicit(Network, "Graph", "global::DeepInit.NetworkGraph", $"new global::DeepInit.NetworkGraph(\n{graph})");
        string[] inputs = [.. _names.Inputs.SelectMany((input, i) =>
            (string[])[input.Ids is null ? $"batch.Input({i})" : $"batch.Ids({i})", .. input.Lengths is null ? Array.Empty<string>() : [$"batch.Lengths({i})"]])];
        string arrays = string.Join(", ", inputs.Concat(_names.Outputs.Select((o, i) => $"global::System.MemoryExtensions.AsSpan(outputs[{i}], 0, batch.Rows * {o.Constant})")));
        Explicit(Network, "Predict", "void", $"_networkEngine.Predict({arrays});", MemberForm.Block, batch, results);
        if (forwards)
        {
            Explicit(WithForward, "Forward", "void", $"_networkEngine.Forward({arrays});", MemberForm.Block, batch, results);
        }

        if (!trains)
        {
            return;
        }

        string all = string.Join(", ", inputs.Concat(_names.Targets.Select((t, i) => t.IsClassIndex ? $"batch.Classes({i})" : $"batch.Target({i})")));
        Explicit(Measured, "Targets", Descriptions, "NetworkEngine.Targets");
        Explicit(Measured, "ComputeLoss", "$T", $"_networkEngine.ComputeLoss({all})", MemberForm.Expression, batch);
        Explicit(OfGradients, "ComputeGradients", "$T", $"_networkEngine.ComputeGradients({all}, batch.SampleWeights, divisors)", MemberForm.Expression, batch, new("global::DeepInit.IDivisorHook?", "divisors"));
        Explicit(WithSums, "AddLosses", "void", "_networkEngine.AddLosses(total)", MemberForm.Expression, new SurfaceParameter("global::DeepInit.Runtime.LossTotal", "total"));
        Explicit(Observable, "ObserveLayers", "void", $"_networkEngine.ObserveLayers({all}, observer, (({Network})this).Graph)", MemberForm.Expression, batch, new("global::DeepInit.ILayerObserver<$T>", "observer"));
        if (!optimizes)
        {
            return;
        }

        Add(new(Trainable + ".StepCount", MemberForm.Accessors, "long", "_networkEngine.StepCount", []) { Access = "", Contract = Trainable, Assigned = "global::DeepInit.Runtime.Guard.StepCount(value)" });
        Explicit(Trainable, "TrainBatch", "$T", $"_networkEngine.TrainBatch({all}, batch.SampleWeights)", MemberForm.Expression, batch);
        if (_spec.Schedules.Count > 0 || _spec.HasUnknownAttribute)
        {
            Explicit(Scheduled, "Schedule", "global::DeepInit.LearningRateSchedule?", _plan is null ? "null" : Schedules.ScheduleCatalog.Create(_spec.Schedules));
            Explicit(Scheduled, "ScheduleInterval", "global::DeepInit.ScheduleInterval", "global::DeepInit.ScheduleInterval." + (_spec.Schedules.Count > 0 ? _spec.Schedules[0].Interval : default));
        }
    }

    private void Explicit(string contract, string name, string result, string body, MemberForm form = MemberForm.Expression, params SurfaceParameter[] parameters) =>
        Add(new(contract + "." + name, form, result, body, []) { Access = "", Contract = contract, Parameters = parameters.Length == 0 ? null : parameters });
}
