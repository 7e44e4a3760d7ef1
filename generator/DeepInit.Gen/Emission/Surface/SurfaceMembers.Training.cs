using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>What a network with a loss has, and what it shows to the training loop and to tools.</content>
internal sealed partial class SurfaceMembers
{
    private void Training(bool optimizes, bool forwards)
    {
        string arguments = Arguments(_names.Inputs.Concat(_names.Targets));
        void Step(string summary, string name, MemberNeed need, string? weights = null)
        {
            bool isWeighted = weights == "sampleWeights";
            Method(
                name,
                "$T",
                [.. _names.Inputs.Concat(_names.Targets).Select(Input), .. isWeighted ? [new SurfaceParameter("global::System.ReadOnlySpan<$T>", "sampleWeights")] : Array.Empty<SurfaceParameter>()],
                $"_networkEngine.{name}({arguments}{(weights is null ? "" : ", " + weights)})",
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
        Step("The gradients of the loss, into <c>Gradient</c> of each trainable parameter; updates nothing.", "ComputeGradients", MemberNeed.Loss);
        if (optimizes)
        {
            Loop();
        }
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
            MemberNeed.Optimizer);
        Accessors(
            "MaxRowsPerPass",
            "int",
            "The most rows that TrainBatch takes through the network at once; unlimited unless set. A larger batch goes in parts whose gradients add up before the one update: the same step for less memory, but for batch normalisation and dropout, which act part by part.",
            "It is less than 1.",
            MemberNeed.Optimizer);
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
        Method(
            "Evaluate",
            "global::DeepInit.Evaluation",
            [new("global::DeepInit.Dataset<$T>", "data")],
            "global::DeepInit.Trainer.Evaluate(this, data)",
            [Doc("The mean loss over a data set, as <c>Predict</c> would make it."), "<param name=\"data\">Inputs and targets.</param>"],
            MemberNeed.Optimizer);
    }

    // What the training loop and other tools see; explicit, so that IntelliSense shows users the members above.
    private void Contract(bool optimizes)
    {
        const string Contract = "global::DeepInit.INetwork<$T>.", Trainable = "global::DeepInit.ITrainableNetwork<$T>.";
        const string Descriptions = List + "<global::DeepInit.TensorDescription>";
        SurfaceParameter batch = new("global::DeepInit.Batch<$T>", "batch");
        Explicit(Contract + "Name", "string", Literal.Of(_spec.Type.Name.TrimStart('@')));
        Explicit(Contract + "Inputs", Descriptions, "NetworkEngine.Inputs");
        Explicit(Contract + "Outputs", Descriptions, "NetworkEngine.Outputs");
        string graph = _plan is null ? "" : string.Join(",\n", GraphEmitter.Lines(_plan));
        Explicit(Contract + "Graph", "global::DeepInit.NetworkGraph", $"new global::DeepInit.NetworkGraph(\n{graph})");
        IEnumerable<string> inputs = _names.Inputs.Select((_, i) => $"batch.Input({i})");
        IEnumerable<string> arrays = _names.Outputs.Select((o, i) => $"global::System.MemoryExtensions.AsSpan(outputs[{i}], 0, batch.Rows * {o.Constant})");
        Explicit(Contract + "Predict", "void", $"_networkEngine.Predict({string.Join(", ", inputs.Concat(arrays))});", MemberForm.Block, batch, new(List + "<$T[]>", "outputs"));
        if (!optimizes)
        {
            return;
        }

        string all = string.Join(", ", inputs.Concat(_names.Targets.Select((t, i) => t.IsClassIndex ? $"batch.Classes({i})" : $"batch.Target({i})")));
        string schedule = _plan is null || _spec.Schedule is not { } written ? "null" : Schedules.ScheduleCatalog.Of(written).Create(written);
        Explicit(Trainable + "Targets", Descriptions, "NetworkEngine.Targets");
        Explicit(Trainable + "Schedule", "global::DeepInit.LearningRateSchedule?", schedule);
        Explicit(Trainable + "ScheduleInterval", "global::DeepInit.ScheduleInterval", "global::DeepInit.ScheduleInterval." + (_spec.Schedule?.Interval ?? ScheduleInterval.Step));
        Add(new(Trainable + "StepCount", MemberForm.Accessors, "long", "_networkEngine.StepCount", []) { Access = "", Assigned = "global::DeepInit.Runtime.Guard.StepCount(value)" });
        Explicit(Trainable + "TrainBatch", "$T", $"_networkEngine.TrainBatch({all}, batch.SampleWeights)", MemberForm.Expression, batch);
        Explicit(Trainable + "ComputeLoss", "$T", $"_networkEngine.ComputeLoss({all})", MemberForm.Expression, batch);
        Explicit(Trainable + "ComputeGradients", "$T", $"_networkEngine.ComputeGradients({all})", MemberForm.Expression, batch);
        Explicit("global::DeepInit.Runtime.ILossSums.AddLosses", "void", "_networkEngine.AddLosses(total)", MemberForm.Expression, new SurfaceParameter("global::DeepInit.Runtime.LossTotal", "total"));
        Explicit(Trainable + "ObserveLayers", "void", $"_networkEngine.ObserveLayers({all}, observer)", MemberForm.Expression, batch, new("global::DeepInit.ILayerObserver<$T>", "observer"));
    }

    private void Explicit(string name, string result, string body, MemberForm form = MemberForm.Expression, params SurfaceParameter[] parameters) =>
        Add(new(name, form, result, body, []) { Access = "", Parameters = parameters.Length == 0 ? null : parameters });
}
