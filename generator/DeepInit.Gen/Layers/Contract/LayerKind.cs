using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer kind: everything about it in one file, registered in <see cref="LayerCatalog"/>.</summary>
internal abstract class LayerKind
{
    /// <summary>The metadata name of its attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>Its name in messages: <c>Dense</c>.</summary>
    public string Word => Attribute.Substring("DeepInit.".Length, Attribute.Length - "DeepInit.".Length - "Attribute".Length);

    /// <summary>The stem of default names: <c>dense</c> for dense0, dense1; <c>rmsNormalization</c>.</summary>
    public string Stem => StemOf(Word);

    /// <summary>A name as default names begin: in camel case, a leading abbreviation lowered whole.</summary>
    public static string StemOf(string word)
    {
        int capitals = word.TakeWhile(char.IsUpper).Count();
        int lowered = capitals > 1 && capitals < word.Length ? capitals - 1 : capitals;
        return word.Substring(0, lowered).ToLowerInvariant() + word.Substring(lowered);
    }

    /// <summary>What it makes of rows that have lengths of their own. Every kind answers: what lost them in silence would compute with what is no step.</summary>
    public abstract StepRule StepsOf(LayerSpec spec);

    /// <summary>The states in which it leaves each row, of kinds that go through steps with some; null for others.</summary>
    public virtual EndStates? StatesOf(LayerSpec spec) => null;

    /// <summary>Whether training starts from the states in which it has left the batch before.</summary>
    public virtual bool CarriesStates(LayerSpec spec) => false;

    /// <summary>Which of the states that the layer before has it hands on; null for kinds that read values.</summary>
    public virtual StateKind? StateRead(LayerSpec spec) => null;

    /// <summary>What to change of a layer that refuses steps so that it keeps them, for the message; empty where nothing would do.</summary>
    public virtual string ToKeepSteps => "";

    /// <summary>What to change of a layer that needs steps to come so that it reads earlier ones alone, for the message; empty where nothing would do.</summary>
    public virtual string ToSeeThePastAlone(LayerSpec spec) => "";

    /// <summary>Whether it combines values that it names in its constructor, so that one name means: the layer before, and this.</summary>
    public virtual bool CombinesValues => false;

    /// <summary>Whether it looks up ids, and cannot read numbers; all others read numbers, and refuse ids.</summary>
    public virtual bool ReadsIds => false;

    /// <summary>Whether it has a table with a row of each id, which another layer may have as its matrix.</summary>
    public virtual bool HasRowOfEachId => ReadsIds;

    public abstract LayerSpec Parse(AttributeArguments arguments);

    /// <summary>The same layer with what there is to know of the table that it has as its matrix; for kinds with a <see cref="LayerSpec.TiedName"/>.</summary>
    /// <param name="spec">The layer.</param>
    /// <param name="node">The node that has the table.</param>
    /// <param name="ids">What its rows stand for.</param>
    /// <param name="units">Numbers of a row.</param>
    public virtual LayerSpec Tied(LayerSpec spec, int node, Ids ids, int units) => spec;

    /// <summary>The shape of its output; reports what does not fit, in terms of <paramref name="name"/>.</summary>
    public abstract Shape Infer(LayerSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues);

    /// <summary>Its tensors of parameters.</summary>
    public virtual IEnumerable<ParameterRequest> Parameters(LayerSpec spec, IReadOnlyList<Value> inputs) => [];

    /// <summary>Whether it is an activation and nothing else: the layer before starts for it as for its own.</summary>
    public virtual bool IsActivation => false;

    /// <summary>The activation that it ends in.</summary>
    public virtual ActivationSpec ActivationOf(LayerSpec spec) => ActivationSpec.Linear;

    /// <summary>The same layer with another activation; only for kinds that have one.</summary>
    public virtual LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => spec;

    /// <summary>
    /// The roles of the weights and the bias that its output is linear in, before an activation: a scale and a shift of each feature can be moved into them.
    /// Null for kinds without.
    /// </summary>
    public virtual (string Weight, string Bias)? LinearRoles(LayerSpec spec) => null;

    /// <summary>The same layer with a bias; only for kinds with <see cref="LinearRoles"/>.</summary>
    public virtual LayerSpec WithBias(LayerSpec spec) => spec;

    /// <summary>The parameters by which it scales and shifts each feature at inference, and does nothing else; null for kinds that do otherwise.</summary>
    public virtual RunningScale? RunningScaleOf(LayerSpec spec) => null;

    /// <summary>The role of the table of which its value has a row for each id, and the factor on that row; null for kinds that make something else of ids.</summary>
    public virtual (string Table, double Scale)? RowOf(LayerSpec spec) => null;

    /// <summary>The sums that are linear in each step of its first input, where inference reads them and nothing else of it; none for kinds that do otherwise.</summary>
    public virtual IEnumerable<InputSums> SumsOf(LayerSpec spec, Shape input) => [];

    /// <summary>The same layer, which reads ids and looks those sums up in tables; only for kinds with <see cref="SumsOf"/>.</summary>
    public virtual LayerSpec LookingUp(LayerSpec spec) => spec;

    /// <summary>Whether it is the identity at inference.</summary>
    public virtual bool ActsInTrainingAlone => false;

    /// <summary>Plans its forward pass: reads <c>plan.Input(i)</c>, writes <c>plan.Output</c>.</summary>
    public abstract void PlanForward(LayerSpec spec, ForwardPlanner plan);

    /// <summary>Plans its backward pass: reads <c>plan.OutputGradient</c>, adds to the gradients of its inputs and parameters.</summary>
    public abstract void PlanBackward(LayerSpec spec, BackwardPlanner plan);

    /// <summary>What of its arguments a reader of the network's graph needs to compute the same at inference, resolved; see <see cref="GraphOption"/>.</summary>
    public virtual IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => GraphOption.Of(ActivationOf(spec));

    /// <summary>Options that were given a value, but that another option of the layer overrules, each with the reason.</summary>
    public virtual IEnumerable<(string Option, string Why)> Unread(LayerSpec spec) => [];

    /// <summary>A line about it for the table: <c>Dense 64, ReLU</c>.</summary>
    public abstract string Describe(LayerSpec spec);

    /// <summary>How its biases were asked to start, whether it has any or not; null for kinds that never do.</summary>
    public virtual InitSpec? BiasInitOf(LayerSpec spec) => null;

    /// <summary>Whether its sums are those of its inputs, of either sign, so that a branch which starts at 0 leaves the others as they are.</summary>
    public virtual bool AddsInputs => false;

    /// <summary>Whether its sums are those of its inputs, each with the factor 1.</summary>
    public virtual bool IsSum => false;

    /// <summary>The scalar product of two values that it is over the last axis; null for kinds that make something else.</summary>
    public virtual ScalarProduct? ProductOf(LayerSpec spec) => null;

    /// <summary>Whether it multiplies its inputs with each other, as a gate does.</summary>
    public virtual bool MultipliesInputs => false;

    /// <summary>Whether it sums products of its inputs over all features, so that unit variances make one of the number of features.</summary>
    public virtual bool SumsProducts => false;

    /// <summary>Whether it draws numbers while training, so that a network with it has <c>IsRandomized</c>.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether it draws numbers as it was declared; those that draw at all do, unless an option says otherwise.</summary>
    public virtual bool Draws(LayerSpec spec) => IsRandom;

    /// <summary>Whether it acts otherwise in training than in prediction, though it draws nothing.</summary>
    public virtual bool ReadsMode => false;

    /// <summary>The features of a head of keys or values, whichever leave more of their panels empty, of attention in heads; null for all other layers.</summary>
    /// <param name="spec">The layer.</param>
    /// <param name="features">Features of its queries.</param>
    public virtual int? HeadWidth(LayerSpec spec, int features) => null;

    /// <summary>Whether it sets the variance of its values anew, whatever it was.</summary>
    public virtual bool Normalizes => false;

    /// <summary>
    /// E[z²] of its sums at the start, from E[x²] of its inputs, for layers without a weight matrix: those the checks know by their initialiser. Before
    /// the activation. NaN stands for values that start at 0.
    /// </summary>
    public virtual double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0];

    /// <summary>What of its inputs it hands on, so that checks may look past it.</summary>
    public virtual Passing Passes => Passing.Nothing;

    /// <summary>
    /// E‖dx‖² of one input over ‖dy‖² of its sums at the start, for layers without a weight matrix: the backward half of
    /// <see cref="SecondMoment"/>, over all elements together.
    /// </summary>
    public virtual double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1;

    /// <summary>
    /// Whether its sums at inference, before an activation, are a linear function of all that it reads, and a constant: two such layers in a row are one. Layers that draw
    /// numbers count where they draw the identity; noise does not, because a code that stands noise is what is asked for.
    /// </summary>
    public virtual bool IsAffine(LayerSpec spec) => false;

    /// <summary>
    /// Whether a constant added to each feature that it reads is a constant added to each of its sums, the same in all rows and positions: what a batch
    /// normalisation after it takes off again.
    /// </summary>
    public virtual bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => false;

    /// <summary>What an output of its linear map reads.</summary>
    public virtual FeatureReading ReadingOf(LayerSpec spec, Shape input) => FeatureReading.Nothing;

    /// <summary>The window that moves over its image or sequence; null for kinds without.</summary>
    public virtual SpatialArguments? WindowOf(LayerSpec spec) => null;

    /// <summary>Whether its windows lie in its output: each value that it reads is spread over one.</summary>
    public virtual bool SpreadsInput => false;

    /// <summary>Whether a normalisation takes the mean off, rather than only divide.</summary>
    public virtual bool TakesMeans => false;

    /// <summary>How many values share a mean and a variance within one row; null for layers that do not normalise rows.</summary>
    public virtual int? NormalizedTogether(LayerSpec spec, Shape input) => null;

    /// <summary>Whether in training it takes mean and variance of the batch, and at inference running ones.</summary>
    public virtual bool ReadsBatch(LayerSpec spec) => false;

    /// <summary>The bounds of its values from those of its inputs; null where nothing is known of an input that matters.</summary>
    public virtual (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs)
    {
        if (Passes != Passing.Nothing || (IsActivation && ActivationOf(spec).IsLinear))
        {
            return inputs.Any(input => input is null) ? null : (inputs.Min(input => input!.Value.Low), inputs.Max(input => input!.Value.High));
        }

        return Activations.ActivationCatalog.Of(ActivationOf(spec)).Range;
    }

    /// <summary>The argument of its attribute that holds its activation; null for kinds without.</summary>
    public virtual string? ActivationArgument => null;

    /// <summary>The argument of its attribute that says how many features its output has; null where none does.</summary>
    public virtual string? WidthArgument => null;

    /// <summary>Multiply-adds per row in the forward pass.</summary>
    public virtual long MultiplyAdds(LayerSpec spec, IReadOnlyList<Value> inputs) => 0;

    /// <summary>The activation parameters of an attribute that has them.</summary>
    internal static ActivationSpec ParseActivation(AttributeArguments arguments, Activation function)
    {
        var plain = new ActivationSpec(function);
        return plain with
        {
            NegativeSlope = arguments.Double("NegativeSlope", plain.NegativeSlope),
            Alpha = arguments.Double("Alpha", plain.Alpha),
            Beta = arguments.Double("Beta", plain.Beta),
            Threshold = arguments.Double("Threshold", plain.Threshold),
        };
    }

    /// <summary>The activation, for the table: empty for none.</summary>
    protected static string Suffix(ActivationSpec activation) => activation.IsLinear ? "" : ", " + activation.Function;
}

/// <summary>A layer kind with its own record for what was written.</summary>
internal abstract class LayerKind<TSpec> : LayerKind
    where TSpec : LayerSpec
{
    public sealed override LayerSpec Parse(AttributeArguments arguments) => ParseSpec(arguments);

    public sealed override Shape Infer(LayerSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => Infer((TSpec)spec, name, inputs, issues);

    public sealed override IEnumerable<ParameterRequest> Parameters(LayerSpec spec, IReadOnlyList<Value> inputs) => Parameters((TSpec)spec, inputs);

    public sealed override void PlanForward(LayerSpec spec, ForwardPlanner plan) => PlanForward((TSpec)spec, plan);

    public sealed override void PlanBackward(LayerSpec spec, BackwardPlanner plan) => PlanBackward((TSpec)spec, plan);

    public sealed override string Describe(LayerSpec spec) => Describe((TSpec)spec);

    public sealed override long MultiplyAdds(LayerSpec spec, IReadOnlyList<Value> inputs) => MultiplyAdds((TSpec)spec, inputs);

    protected abstract TSpec ParseSpec(AttributeArguments arguments);

    protected abstract Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues);

    protected virtual IEnumerable<ParameterRequest> Parameters(TSpec spec, IReadOnlyList<Value> inputs) => [];

    protected abstract void PlanForward(TSpec spec, ForwardPlanner plan);

    protected abstract void PlanBackward(TSpec spec, BackwardPlanner plan);

    protected abstract string Describe(TSpec spec);

    protected virtual long MultiplyAdds(TSpec spec, IReadOnlyList<Value> inputs) => 0;
}
