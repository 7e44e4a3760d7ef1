using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Optimizers;

/// <summary>An optimiser: everything about it in one file, registered in <see cref="OptimizerCatalog"/>.</summary>
internal abstract class OptimizerKind
{
    /// <summary>The metadata name of its attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>Its name in messages and headers.</summary>
    public string Word => Attribute.Substring("DeepInit.".Length, Attribute.Length - "DeepInit.".Length - "Attribute".Length);

    /// <summary>The defaults that differ from one optimiser to the next.</summary>
    public abstract double DefaultLearningRate { get; }

    /// <summary>The learning rates that are usual with it; the Adam family's unless it says otherwise.</summary>
    public virtual (double Low, double High) LearningRateBand => (1e-5, 1e-2);

    /// <summary>Whether it divides steps by the size of gradients, so that L2 decay is divided too.</summary>
    public virtual bool IsAdaptive => true;

    /// <summary>What its moments keep from one step to the next.</summary>
    public virtual IEnumerable<DecayConstant> DecayConstants(OptimizerSpec spec) => [];

    /// <summary>By how much the steps of one gradient add up: 1 / (1 − momentum), where momentum gathers whole gradients; 1 for all others.</summary>
    public virtual double Gathering(OptimizerSpec spec) => 1;

    public virtual double DefaultWeightDecay => 0;

    public virtual bool DefaultDecoupled => false;

    public OptimizerSpec Parse(AttributeArguments arguments) => Parse(arguments, new CommonOptions(
        arguments.Double("LearningRate", DefaultLearningRate),
        arguments.Double("WeightDecay", DefaultWeightDecay),
        arguments.Boolean("DecoupledWeightDecay", DefaultDecoupled),
        arguments.Enum<DecayScope>("DecayScope"),
        arguments.Double("GlobalClipNorm", 0),
        arguments.Double("ClipValue", 0)));

    /// <summary>Reports hyperparameters outside their domain.</summary>
    public void Check(OptimizerSpec spec, Issues issues)
    {
        Domain(issues, "LearningRate", spec.LearningRate, spec.LearningRate is > 0 and < double.PositiveInfinity, "greater than 0");
        Domain(issues, "WeightDecay", spec.WeightDecay, spec.WeightDecay is >= 0 and < double.PositiveInfinity, "at least 0");
        Domain(issues, "GlobalClipNorm", spec.GlobalClipNorm, spec.GlobalClipNorm is >= 0 and < double.PositiveInfinity, "greater than 0");
        Domain(issues, "ClipValue", spec.ClipValue, spec.ClipValue is >= 0 and < double.PositiveInfinity, "greater than 0");
        foreach ((string name, double value, bool valid, string expected) in Domains(spec))
        {
            Domain(issues, name, value, valid, expected);
        }
    }

    /// <summary>What it remembers for each parameter.</summary>
    public abstract IEnumerable<OptimizerState> States(OptimizerSpec spec);

    /// <summary>What it computes once per step.</summary>
    public abstract IEnumerable<StepScalar> Scalars(OptimizerSpec spec);

    /// <summary>The update of one parameter: of its states and its gradient g, which has L2 decay and clipping in it already.</summary>
    public abstract UpdateFormula Update(OptimizerSpec spec, Precision precision);

    /// <summary>The formula, for comments.</summary>
    public abstract string Formula(OptimizerSpec spec);

    /// <summary>An object of the runtime that remembers what scalars are computed from, or null.</summary>
    public virtual StepObject? Field(OptimizerSpec spec) => null;

    protected abstract OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common);

    protected virtual IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec) => [];

    protected static (string, double, bool, string) Fraction(string name, double value) => (name, value, value is >= 0 and < 1, "in [0, 1)");

    protected static (string, double, bool, string) Positive(string name, double value) => (name, value, value is > 0 and < double.PositiveInfinity, "greater than 0");

    protected static (string, double, bool, string) NotNegative(string name, double value) => (name, value, value is >= 0 and < double.PositiveInfinity, "at least 0");

    /// <summary>The gradient.</summary>
    protected static Formula G { get; } = Functions.Read("g");

    /// <summary>The scalar by which most updates are multiplied.</summary>
    protected static Formula StepSize { get; } = Functions.Read("stepSize");

    /// <summary>The learning rate, in scalars.</summary>
    protected static Formula Rate { get; } = Functions.Read("rate");

    /// <summary>The number of the step, from 1, in scalars.</summary>
    protected static Formula Step { get; } = Functions.Read("step");

    /// <summary>state = beta · state + (1 − beta) · value.</summary>
    protected static IEnumerable<Assignment> Moment(Formula state, double beta, Formula value, Precision precision) =>
        [new(NameOf(state), Functions.MultiplyAdd(beta, state, (1 - beta) * value)), .. FlushTiny(state, precision)];

    /// <summary>
    /// Sets a decaying state to zero before it becomes subnormal. A unit that is dead gives no gradient, its moments decay into subnormal numbers and stay
    /// there for ever, and processors compute with those many times slower. At 1e-36 nothing is lost: its root, 1e-18, vanishes beside any sensible epsilon.
    /// </summary>
    protected static IEnumerable<Assignment> FlushTiny(Formula state, Precision precision, bool isPositive = false) => precision == Precision.Single
        ? [new(NameOf(state), Functions.Select((isPositive ? state : Functions.Abs(state)) > 1e-36, state, 0))]
        : [];

    private static string NameOf(Formula state) => ((ReadFormula)state).Name;

    private void Domain(Issues issues, string name, double value, bool valid, string expected)
    {
        if (!valid)
        {
            issues.Add(Rules.OutOfDomain, name, name, Word, value, expected);
        }
    }
}
