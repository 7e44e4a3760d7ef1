using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Losses;

/// <summary>A loss function: everything about it in one file, registered in <see cref="LossCatalog"/>.</summary>
internal abstract class LossKind
{
    public abstract Loss Function { get; }

    /// <summary>Whether threads may take it panel by panel; otherwise it goes row by row, in one piece.</summary>
    public abstract bool IsByPanels { get; }

    /// <summary>The formula, for comments: x output, y target.</summary>
    public abstract string Formula(LossSpec spec);

    /// <summary>What it takes for targets.</summary>
    public abstract TargetDomain TargetsOf(LossSpec spec);

    /// <summary>What it takes its outputs for.</summary>
    public virtual LossInput Input => LossInput.Numbers;

    /// <summary>Whether softmax makes its outputs probabilities.</summary>
    public bool TakesLogitsOfClasses => Input is LossInput.ClassLogits or LossInput.LogProbabilities;

    /// <summary>The options of <see cref="LossSpec"/> that it reads, but for those that all have.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>The member of <c>DeepInit.AccuracyRule</c> that says when a prediction counts as right.</summary>
    public virtual string Accuracy => "None";

    /// <summary>Whether it compares its output with a target.</summary>
    public virtual bool HasTarget => true;

    /// <summary>Whether it reads log-variances beside means: as a second loss, <see cref="LossSpec.OfLogVariance"/>, of the same options.</summary>
    public virtual bool ReadsLogVariance => false;

    /// <summary>Whether targets are class indices, one per row (and position), rather than as many numbers as outputs.</summary>
    public virtual bool TakesClassIndices(LossSpec spec) => false;

    /// <summary>Whether the mean is over rows rather than elements.</summary>
    public virtual bool CountsRows => false;

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
    protected static void Factors(Issues issues, LossSpec spec, string name, Collections.EquatableArray<double> factors, Value output, bool oneForAll)
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
    /// <summary>An output of the network.</summary>
    protected static Formula X { get; } = Functions.Read("x");

    /// <summary>Its target.</summary>
    protected static Formula Y { get; } = Functions.Read("y");

    /// <summary>The factor of this output, where there are <see cref="OutputFactors"/>.</summary>
    protected static Formula P { get; } = Functions.Read("p");

    public override bool IsByPanels => true;

    /// <summary>What an element adds to the loss.</summary>
    public abstract Formula Value(LossSpec spec);

    /// <summary>The derivative of the value by x. Both are computed together: what has the same name in both is computed once.</summary>
    public abstract Formula Gradient(LossSpec spec);

    /// <summary>A factor per output that the formulas read as <c>p</c>; empty for none.</summary>
    public virtual Collections.EquatableArray<double> OutputFactors(LossSpec spec) => default;
}

/// <summary>A loss over the features of a row.</summary>
internal abstract class RowwiseLoss : LossKind
{
    public override bool CountsRows => true;

    public override bool IsByPanels => false;

    /// <summary>
    /// Writes what happens to row <c>r</c>: adds its unscaled loss to <c>total</c>, which starts at 0, and stores its gradient, times <c>scale</c>, into dx.
    /// </summary>
    public abstract void WriteRow(SourceWriter writer, LossSpec spec, RowShape shape);

    /// <summary>One factor per class, which the generated code reads from <c>classWeights</c>; empty for none.</summary>
    public virtual Collections.EquatableArray<double> ClassFactors(LossSpec spec) => spec.ClassWeights;
}
