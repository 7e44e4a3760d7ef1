using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>A loss function: everything about it in one file, registered in <see cref="LossCatalog"/>.</summary>
internal abstract class LossKind
{
    /// <summary>An output of the network.</summary>
    protected static Formula X { get; } = Functions.Read("x");

    /// <summary>Its target.</summary>
    protected static Formula Y { get; } = Functions.Read("y");

    /// <summary>The factor of this output, where there are <see cref="OutputFactors"/>.</summary>
    protected static Formula P { get; } = Functions.Read("p");

    public abstract Loss Function { get; }

    /// <summary>Whether threads may take it panel by panel; otherwise it goes row by row, in one piece.</summary>
    public abstract bool IsByPanels { get; }

    /// <summary>
    /// What it computes: the value, of the row, and the gradient of each output. By panels it is the value and the gradient of one element, which the loss sums; by rows, those of
    /// all features, see <see cref="RowwiseLoss"/>.
    /// </summary>
    /// <param name="spec">Its options.</param>
    /// <param name="features">Outputs of a row.</param>
    public abstract RowFormula Formulas(LossSpec spec, int features);

    /// <summary>What computes it in the runtime where it is of all rows of a batch together, in the place of <see cref="Formulas"/>; null for any other.</summary>
    /// <param name="spec">Its options.</param>
    /// <param name="features">Outputs of a row.</param>
    public virtual BatchKernel? OfBatch(LossSpec spec, int features) => null;

    /// <summary>What computes it in the runtime where its targets are labels, see <see cref="LabelsOf"/>; null for any other.</summary>
    /// <param name="spec">Its options.</param>
    /// <param name="features">Outputs of a step.</param>
    /// <param name="steps">The most steps of a row.</param>
    public virtual BatchKernel? OfLabels(LossSpec spec, int features, int steps) => null;

    /// <summary>A factor per output that the formulas read as <c>p</c>; empty for none.</summary>
    public virtual EquatableArray<double> OutputFactors(LossSpec spec) => default;

    /// <summary>Whether a mean over rows of class indices divides by the sum of their classes' <see cref="OutputFactors"/> rather than by the number of rows.</summary>
    public virtual bool DividesByFactors => true;

    /// <summary>The formula, for comments: x output, y target.</summary>
    public abstract string Formula(LossSpec spec);

    /// <summary>What it takes for targets.</summary>
    public abstract TargetDomain TargetsOf(LossSpec spec);

    /// <summary>The biases of the layer that makes its outputs which have the least loss where nothing else is known: what they are of the labels. Exactly, or none.</summary>
    public abstract OutputPrior PriorOf(LossSpec spec);

    /// <summary>What it takes its outputs for.</summary>
    public virtual LossInput Input => LossInput.Numbers;

    /// <summary>Whether softmax makes its outputs probabilities.</summary>
    public bool TakesLogitsOfClasses => Input is LossInput.ClassLogits or LossInput.LogProbabilities;

    /// <summary>The options of <see cref="LossSpec"/> that it reads, but for those that all have.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>The member of <c>DeepInit.AccuracyRule</c> that says when a prediction counts as right.</summary>
    public virtual string Accuracy => "None";

    /// <summary>Whether it compares its output with a target.</summary>
    public virtual bool HasTargetOf(LossSpec spec) => true;

    /// <summary>
    /// The outputs that it reads beside that of <c>Output</c>, number 0. Each is a loss in the graph of the same options, <see cref="LossSpec.Part"/> its number, which has
    /// its gradient; the loss is the sum of what the parts have for values.
    /// </summary>
    public virtual IReadOnlyList<OtherOutput> Others => [];

    /// <summary>What formulas call the first output in the parts of the others.</summary>
    public virtual string FirstOperand => "own";

    /// <summary>What formulas call an output in the parts of others; in its own it is <c>x</c>.</summary>
    public string OperandOf(int output) => output == 0 ? FirstOperand : Others[output - 1].Operand;

    /// <summary>One of its outputs in the formulas of a part.</summary>
    protected Formula Output(LossSpec spec, int output) => output == spec.Part ? X : Functions.Read(OperandOf(output));

    /// <summary>Whether targets are class indices, one per row (and position), rather than as many numbers as outputs.</summary>
    public virtual bool TakesClassIndices(LossSpec spec) => false;

    /// <summary>How many class indices a target has for each row where they are labels in their order, whatever the steps of the output are; null where there is one for each position.</summary>
    public virtual int? LabelsOf(LossSpec spec) => null;

    /// <summary>Whether a target is one number of each row (and position), or <see cref="TargetNumbers"/>, whatever the outputs are.</summary>
    public virtual bool HasTargetOfRow(LossSpec spec) => false;

    /// <summary>How many numbers that target has.</summary>
    public virtual int TargetNumbers => 1;

    /// <summary>The shape of its targets.</summary>
    public Shape TargetOf(LossSpec spec, Shape output) => LabelsOf(spec) is { } labels ? new(labels, 1) : TakesClassIndices(spec) ? output.WithFeatures(1) : HasTargetOfRow(spec) ? output.WithFeatures(TargetNumbers) : output;

    /// <summary>Whether the mean is over rows rather than elements.</summary>
    public virtual bool CountsRows => false;

    /// <summary>Whether it says nothing of outputs, but keeps something within the network small: what it reads is no output for its sake.</summary>
    public virtual bool IsPenalty => false;

    /// <summary>Whether all positions of a sample are one row to it, of one loss.</summary>
    public virtual bool IsOfSample => false;

    /// <summary>
    /// What the mean over a batch is kept above, or null: below it the loss rises again, |mean − floor| + floor, and the gradient changes its sign.
    /// </summary>
    /// <param name="spec">Its options.</param>
    /// <param name="classes">How many there are.</param>
    public virtual double? Floor(LossSpec spec, int classes) => null;

    /// <summary>
    /// The loss that does the same on the value before this activation, or null: probabilities from a sigmoid or softmax are never formed in training,
    /// because their logarithms and quotients lose the digits that the logits still have.
    /// </summary>
    public virtual LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) => null;

    /// <summary>Reports options outside their domain and outputs that do not fit.</summary>
    public virtual void Check(LossSpec spec, Value output, Issues issues)
    {
    }

    protected static void Domain(Issues issues, LossSpec spec, string name, object value, bool valid, string expected)
    {
        if (!valid)
        {
            issues.Add(Rules.OutOfDomain, name, name, "loss " + spec.Function, value, expected);
        }
    }

    /// <summary>Reports a list of factors whose length is not the number of outputs, or whose values are no factors.</summary>
    protected static void Factors(Issues issues, LossSpec spec, string name, EquatableArray<double> factors, Value output, bool oneForAll)
    {
        if (factors.Count == 0)
        {
            return;
        }

        if (factors.Count != output.Shape.Features && !(oneForAll && factors.Count == 1))
        {
            issues.Add(Rules.LossMismatch, name, spec.Function, $"has {factors.Count} factors in {name}", output.Name, output.Shape.Features + " outputs");
        }

        foreach (double factor in factors)
        {
            Domain(issues, spec, name, factor, factor is >= 0 and < double.PositiveInfinity, "at least 0");
        }
    }
}

/// <summary>A loss that is a sum over elements.</summary>
internal abstract class ElementwiseLoss : LossKind
{
    public override bool IsByPanels => true;

    /// <summary>What an element adds to the loss.</summary>
    public abstract Formula Value(LossSpec spec);

    /// <summary>The derivative of the value by x. Both are computed together: what has the same name in both is computed once.</summary>
    public abstract Formula Gradient(LossSpec spec);

    public sealed override RowFormula Formulas(LossSpec spec, int features) => new(Gradient(spec)) { OfRow = Value(spec) };
}

/// <summary>
/// A loss over the features of a row: over classes, most often. Its formulas may have sums and maxima over the features, and the row's class (<see cref="Functions.AtClass"/>)
/// where targets are class indices. The gradient has <see cref="Scale"/> for a factor, the value has not.
/// </summary>
internal abstract class RowwiseLoss : LossKind
{
    /// <summary>What the loss of this row is multiplied by, weights and mean.</summary>
    protected static Formula Scale { get; } = Functions.Read("scale");

    /// <summary>The number of the feature, from 0.</summary>
    protected static Formula K { get; } = Functions.Read("k");

    public override bool CountsRows => true;

    public override bool IsByPanels => false;

    /// <summary>One factor per class.</summary>
    public override EquatableArray<double> OutputFactors(LossSpec spec) => Options.Contains(nameof(spec.ClassWeights)) ? spec.ClassWeights : default;
}
