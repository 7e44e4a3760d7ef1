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
    private const string WithForward = "global::DeepInit.IForwardNetwork<$T>";
    private const string Scheduled = "global::DeepInit.IScheduledNetwork";
    private const string Observable = "global::DeepInit.IObservableNetwork<$T>";
    private const string WithSums = "global::DeepInit.Runtime.ILossSums";

    private void Training(bool optimizes, bool forwards)
    {
        string arguments = Arguments(_names.Inputs.Concat(_names.Targets));
        void Step(string summary, string name, MemberNeed need, string? weights = null, string last = "")
        {
            bool isWeighted = weights == "sampleWeights";
            Method(
                name,
                "$T",
                [.. _names.Inputs.Concat(_names.Targets).Select(Input), .. isWeighted ? [new SurfaceParameter("global::System.ReadOnlySpan<$T>", "sampleWeights")] : Array.Empty<SurfaceParameter>()],
                $"_networkEngine.{name}({arguments}{(weights is null ? "" : ", " + weights)}{last})",
                [
                    Doc(summary),
                    .. Described(_names.Inputs, "rows of"),
                    .. Described(_names.Targets, "one target per row:"),
                    .. isWeighted ? ["<param name=\"sampleWeights\">What each row counts: its loss and its gradient times the weight; the mean still divides by the rows.</param>"] : Array.Empty<string>(),
                    "<returns>The loss of this batch, before any update.</returns>",
                    "<exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite or no class; the network is unchanged.</exception>",
                ],
                need);
        }

        if (optimizes)
        {
            Step("One optimiser step on a batch of any size. Allocates nothing once it has seen a batch of this size.", "TrainBatch", MemberNeed.Optimizer, "default");
            Step("One optimiser step on a batch whose rows count differently. Allocates nothing once it has seen a batch of this size.", "TrainBatch", MemberNeed.Optimizer, "sampleWeights");
        }

        if (forwards)
        {
            Method(
                "Forward",
                "void",
                [.. _names.Inputs.Select(Input), .. _names.Outputs.Select(Output)],
                $"_networkEngine.Forward({Arguments(_names.Inputs.Concat(_names.Outputs))})",
                [
                    Doc("Runs the network as training does: batch statistics and dropout act, running statistics move. No gradient, no update."),
                    .. Described(_names.Inputs, "rows of"),
                    .. _names.Outputs.Select(Taken),
                    "<exception cref=\"global::System.ArgumentException\">A length does not fit, or a value is not finite.</exception>",
                ]);
        }

        Step("The loss of a batch as <c>Predict</c> would make it; changes nothing.", "ComputeLoss", MemberNeed.Loss);
        const string Half = "The first half of a step, by <c>MaxRowsPerPass</c> in parts as a step is: the gradients of the loss, into <c>Gradients</c> and <c>Gradient</c> of each trainable parameter. Updates nothing, though running statistics move.";
        Step(Half, "ComputeGradients", MemberNeed.Loss, "default", ", null");
        Step(Half, "ComputeGradients", MemberNeed.Loss, "sampleWeights", ", null");
        Accessors(
            "MaxRowsPerPass",
            "int",
            "The most rows that a step, or its gradients, takes through the network at once; unlimited unless set. A larger batch goes in parts whose gradients add up before the one update: the same step for less memory, but for batch normalisation and dropout, which act part by part.",
            "It is less than 1.",
            MemberNeed.Loss,
            InParts);
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
                Doc("The loss over a data set, as <c>Predict</c> would make it, the share of right predictions where that has a meaning, and metrics."),
                "<param name=\"data\">Inputs and targets.</param>",
                "<param name=\"metrics\">More to measure; restarted first. Read them from Metric.Value. None unless given.</param>",
                "<param name=\"batchSize\">Rows at a time; at least 1.</param>",
                "<param name=\"accuracy\">Whether to measure accuracy, too. It and the metrics cost a second forward pass.</param>",
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
            [
                Doc("One optimiser step by the gradients of each parameter: those of ComputeGradients, or what the caller has made of them since."),
                "<exception cref=\"global::System.InvalidOperationException\">No gradients have been computed.</exception>",
            ],
            MemberNeed.Optimizer,
            contract: InHalves);
        Method(
            "Fit",
            "global::DeepInit.History",
            [new("global::DeepInit.Dataset<$T>", "data"), new("global::DeepInit.FitOptions?", "options", " = null")],
            "global::DeepInit.Trainer.Fit(this, data, options)",
            [
                Doc("Trains for some epochs: shuffled batches, validation, progress, as Keras does."),
                "<param name=\"data\">Inputs and targets.</param>",
                "<param name=\"options\">Epochs, batch size and the rest; the defaults unless given.</param>",
                "<returns>The losses and metrics of every epoch.</returns>",
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
        Explicit(Network, "Inputs", Descriptions, "NetworkEngine.Inputs");
        Explicit(Network, "Outputs", Descriptions, "NetworkEngine.Outputs");
        string graph = _plan is null ? "" : string.Join(",\n", GraphEmitter.Lines(_plan));
        Explicit(Network, "Graph", "global::DeepInit.NetworkGraph", $"new global::DeepInit.NetworkGraph(\n{graph})");
        string[] inputs = [.. _names.Inputs.Select((_, i) => $"batch.Input({i})")];
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
        Explicit(Observable, "ObserveLayers", "void", $"_networkEngine.ObserveLayers({all}, observer)", MemberForm.Expression, batch, new("global::DeepInit.ILayerObserver<$T>", "observer"));
        if (!optimizes)
        {
            return;
        }

        Add(new(Trainable + ".StepCount", MemberForm.Accessors, "long", "_networkEngine.StepCount", []) { Access = "", Contract = Trainable, Assigned = "global::DeepInit.Runtime.Guard.StepCount(value)" });
        Explicit(Trainable, "TrainBatch", "$T", $"_networkEngine.TrainBatch({all}, batch.SampleWeights)", MemberForm.Expression, batch);
        if (_spec.Schedule is { } written)
        {
            Explicit(Scheduled, "Schedule", "global::DeepInit.LearningRateSchedule?", _plan is null ? "null" : Schedules.ScheduleCatalog.Of(written).Create(written));
            Explicit(Scheduled, "ScheduleInterval", "global::DeepInit.ScheduleInterval", "global::DeepInit.ScheduleInterval." + written.Interval);
        }
    }

    private void Explicit(string contract, string name, string result, string body, MemberForm form = MemberForm.Expression, params SurfaceParameter[] parameters) =>
        Add(new(contract + "." + name, form, result, body, []) { Access = "", Contract = contract, Parameters = parameters.Length == 0 ? null : parameters });
}
