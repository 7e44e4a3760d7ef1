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

    /// <summary>The rate that weights decay by, as far as it is known; 0 where it is not.</summary>
    public virtual double RateOfDecay(OptimizerSpec spec) => spec.LearningRate;

    /// <summary>By how much the steps of one gradient add up: 1 / (1 − momentum), where momentum gathers whole gradients; 1 for all others.</summary>
    public virtual double Gathering(OptimizerSpec spec) => 1;

    /// <summary>Whether it moves hidden matrices and nothing else, and needs an optimiser beside it for the rest.</summary>
    public virtual bool TakesMatricesAlone => false;

    /// <summary>Whether it does the work of a rate that falls, so that one that falls besides takes from it.</summary>
    public virtual bool NeedsNoSchedule => false;

    /// <summary>Whether its first steps are small by themselves, as a warm-up makes them.</summary>
    public virtual bool WarmsUp => false;

    /// <summary>What predictions read: the parameter and so much of one of its states; null where they read the parameter.</summary>
    public virtual (int State, double Factor)? Inference(OptimizerSpec spec) => null;

    /// <summary>How its rate follows the width of layers.</summary>
    public virtual WidthRule WidthRule => WidthRule.Unknown;

    /// <summary>Whether it moves the rows of a table that a batch has ids of, and leaves the others as they are.</summary>
    public virtual bool MovesTouchedRows => false;

    /// <summary>Whether a gradient of 0 leaves a parameter that does not decay, and all that is remembered of it, as they are to the last bit: rows that no id names need no update.</summary>
    public virtual bool RestsWithoutGradient(OptimizerSpec spec) => false;

    /// <summary>
    /// The state that moves a parameter, where rows of tables may be moved late: once it is 0, a gradient of 0 leaves it so and adds −0 to the parameter, whatever else is remembered. Null where all rows
    /// are moved in every step.
    /// </summary>
    public virtual string? Momentum(OptimizerSpec spec, Precision precision) => null;

    /// <summary>Operations of an update of a tensor beyond a few for each number, such as those of products of matrices; 0 for none worth a word.</summary>
    public virtual long ExtraOperations(OptimizerSpec spec, IReadOnlyList<int> shape) => 0;

    /// <summary>The numbers of the largest block that it remembers of a tensor; as many as the tensor's unless it says otherwise.</summary>
    /// <param name="spec">Its options.</param>
    /// <param name="room">The numbers of the tensor, with padding.</param>
    /// <param name="shape">The tensor's shape.</param>
    public virtual long LargestState(OptimizerSpec spec, long room, IReadOnlyList<int> shape) => room;

    /// <summary>The learning rates that are usual with these options.</summary>
    public virtual (double Low, double High) BandOf(OptimizerSpec spec) => LearningRateBand;

    /// <summary>Whether tensors that do not decay have another update beyond that, so that which decay matters without a coefficient, too.</summary>
    public virtual bool ReadsScope(OptimizerSpec spec) => false;

    /// <summary>Options that were given another value than their default and that nothing reads, and why.</summary>
    public virtual IEnumerable<(string Option, string Why)> Unread(OptimizerSpec spec) => [];

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

    /// <summary>How it gets at parameters.</summary>
    public virtual UpdateMode ModeOf(OptimizerSpec spec) => WholeTensor(spec) is null ? UpdateMode.Elementwise : UpdateMode.WholeTensor;

    /// <summary>The class of the runtime that moves whole tensors; null for an optimiser that moves any number by itself, as <see cref="Update"/> says.</summary>
    public virtual RuntimeUpdate? WholeTensor(OptimizerSpec spec) => null;

    /// <summary>What it remembers for each parameter.</summary>
    public abstract IEnumerable<OptimizerState> States(OptimizerSpec spec);

    /// <summary>What it remembers beside that, once for all parameters.</summary>
    public virtual IEnumerable<StepNumber> Numbers(OptimizerSpec spec) => [];

    /// <summary>Whether it remembers something once for all parameters: of two optimisers one may.</summary>
    public virtual bool RemembersNumbers(OptimizerSpec spec) => Numbers(spec).Any();

    /// <summary>What it computes once per step.</summary>
    public abstract IEnumerable<StepScalar> Scalars(OptimizerSpec spec);

    /// <summary>The update of one parameter: of its states and its gradient g, which has L2 decay and clipping in it already.</summary>
    public abstract UpdateFormula Update(OptimizerSpec spec, Precision precision);

    /// <summary>
    /// What an update needs to know of a coefficient of weight decay, of <c>rate</c>, <c>step</c> and <c>decay</c>: the factor <c>keep</c> on the parameter where
    /// it decays beside the gradient, else <c>l2</c>, of which so much of the parameter is added to the gradient.
    /// </summary>
    public virtual Formula DecayNumber(OptimizerSpec spec) => spec.DecoupledWeightDecay ? 1 - (Rate * Decay) : Decay;

    /// <summary>What that number is, for the comment.</summary>
    public virtual string DecayWords(OptimizerSpec spec) => spec.DecoupledWeightDecay
        ? "1 − rate · decay: the factor on parameters; 1 where none decays"
        : "decay: what is added to the gradient per parameter; 0 where none decays";

    /// <summary>What a parameter is after its step.</summary>
    /// <param name="spec">The optimiser.</param>
    /// <param name="change">The change that <see cref="Update"/> says.</param>
    public virtual Formula Moved(OptimizerSpec spec, Formula change) => spec.DecoupledWeightDecay ? Functions.MultiplyAdd(Keep, P, change) : P + change;

    /// <summary>The formula, for comments.</summary>
    public abstract string Formula(OptimizerSpec spec);

    /// <summary>An object of the runtime that remembers what scalars are computed from, or null.</summary>
    public virtual StepObject? Field(OptimizerSpec spec) => null;

    protected abstract OptimizerSpec Parse(AttributeArguments arguments, CommonOptions common);

    protected virtual IEnumerable<(string Name, double Value, bool Valid, string Expected)> Domains(OptimizerSpec spec) => [];

    protected static (string, double, bool, string) Fraction(string name, double value) => (name, value, value is >= 0 and < 1, "in [0, 1)");

    protected static (string, double, bool, string) Positive(string name, double value) => (name, value, value is > 0 and < double.PositiveInfinity, "greater than 0");

    protected static (string, double, bool, string) NotNegative(string name, double value) => (name, value, value is >= 0 and < double.PositiveInfinity, "at least 0");

    /// <summary>The parameter, as it was before the step.</summary>
    protected static Formula P { get; } = Functions.Read("p");

    /// <summary>The factor on the parameter, where weights decay beside the gradient.</summary>
    protected static Formula Keep { get; } = Functions.Read("keep");

    /// <summary>The gradient.</summary>
    protected static Formula G { get; } = Functions.Read("g");

    /// <summary>The scalar by which most updates are multiplied.</summary>
    protected static Formula StepSize { get; } = Functions.Read("stepSize");

    /// <summary>The learning rate, in scalars.</summary>
    protected static Formula Rate { get; } = Functions.Read("rate");

    /// <summary>The factor of a parameter on the learning rate, in scalars of a kind that has <see cref="Numbers"/>.</summary>
    protected static Formula Scale { get; } = Functions.Read("scale");

    /// <summary>The number of the step, from 1, in scalars.</summary>
    protected static Formula Step { get; } = Functions.Read("step");

    /// <summary>The coefficient of weight decay, in <see cref="DecayNumber"/>.</summary>
    protected static Formula Decay { get; } = Functions.Read("decay");

    /// <summary>The direction of a number, of one size; sign(0) = 0, and what is no number stays none.</summary>
    protected static Formula Signed(Formula number, Formula size) => Functions.Select(number > 0, size, Functions.Select(number < 0, -size, number));

    /// <summary>A number that is another one in the first step, in scalars.</summary>
    protected static Formula AfterFirst(Formula first, Formula later) => Functions.Select(Functions.Equal(Step, 1), first, later);

    /// <summary>state = beta · state + (1 − beta) · value.</summary>
    protected static IEnumerable<Assignment> Moment(Formula state, double beta, Formula value, Precision precision) =>
        [new(NameOf(state), Functions.MultiplyAdd(beta, state, (1 - beta) * value)), .. FlushTiny(state, precision)];

    /// <summary>
    /// Sets a decaying state to zero before it becomes subnormal. A unit that is dead gives no gradient, its moments decay into subnormal numbers and stay
    /// there for ever, and processors compute with those many times slower. At 1e-36 nothing is lost: its root, 1e-18, vanishes beside any sensible epsilon.
    /// What is no number is not below it, and stays: a training that has failed must be seen to.
    /// </summary>
    protected static IEnumerable<Assignment> FlushTiny(Formula state, Precision precision, bool isPositive = false) => precision == Precision.Single
        ? [new(NameOf(state), Functions.Select((isPositive ? state : Functions.Abs(state)) < 1e-36, 0, state))]
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
