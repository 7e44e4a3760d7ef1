using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>What a layer kind plans with: it adds the ops of one node (a layer as declared) to one pass (prediction, training), and asks here for the buffers and parameters that they touch.</summary>
internal abstract class LayerPlanner
{
    protected LayerPlanner(PassBuilder pass, Node node)
    {
        Pass = pass;
        Node = node;
    }

    public string Name => Node.Name;

    public int NodeIndex => Node.Index;

    public int InputCount => Node.Inputs.Count;

    /// <summary>The shape of its value in memory: that of a step where rows have lengths of their own.</summary>
    public Shape OutputShape => OutputValue.Packed;

    /// <summary>What the node's value has a row of numbers for: each row of the call, or each step of all its sequences.</summary>
    public RowCount OutputCount => Pass.CountOf(OutputValue);

    protected PassBuilder Pass { get; }

    protected Node Node { get; }

    protected Value OutputValue => Pass.Network.Values[Node.Output];

    private Value InputValue(int index) => Pass.Network.Values[Node.Inputs[index]];

    protected Precision Precision => Pass.Network.Spec.Precision;

    public BufferUse Input(int index) => Pass.ValueOf(Node.Inputs[index]);

    /// <summary>The shape of an input in memory: that of a step where rows have lengths of their own.</summary>
    public Shape InputShape(int index) => InputValue(index).Packed;

    /// <summary>The steps of an input that is a sequence; the most of a row where rows have lengths of their own.</summary>
    public int StepsOfInput(int index) => InputValue(index).Shape.Positions;

    /// <summary>What the value of an input has a row of numbers for: each row of the call, or each step of all its sequences.</summary>
    public RowCount InputCountOf(int index) => Pass.CountOf(InputValue(index));

    /// <summary>The vocabulary of an input that consists of ids (indices into a table).</summary>
    public Ids IdsOf(int index) => Pass.Network.Values[Node.Inputs[index]].Ids ?? throw new InvalidOperationException($"{Name} reads numbers, and looks for ids.");

    /// <summary>The sequences of an input whose rows have lengths of their own; null for others.</summary>
    public RowCount? SequencesOf(int index) => InputCountOf(index) is { Sequences: not null } steps ? steps : null;

    /// <summary>The id that a layer may find among the steps of an input and has to leave out; null where there is none, for rows end before their padding, too.</summary>
    public int? PaddingWithin(int index) => Pass.Network.Spec.Inputs[Node.Inputs[index]].Lengths == LengthSource.Padding ? null : IdsOf(index).PaddingIndex;

    /// <summary>The ids of an input in their order, and the place of each; sorted by the op that is planned here, or by another layer's that reads them too.</summary>
    public (BufferUse Ids, BufferUse Places) SortedIdsOf(int index) => SortedIds(Input(index), Pass.Network.Values[Node.Inputs[index]].Name, InputShape(index).Length, InputCountOf(index), IdsOf(index) is { Grows: false } known ? known.Vocabulary : null);

    /// <summary>The same of what has been made of the ids of the only input: a number for each of them.</summary>
    /// <param name="ids">The numbers.</param>
    /// <param name="name">What they are.</param>
    /// <param name="count">How many there are.</param>
    public (BufferUse Ids, BufferUse Places) SortedIds(BufferUse ids, string name, int count) => SortedIds(ids, Name + "." + name, InputShape(0).Length, InputCountOf(0), count);

    /// <summary>The same of ids that several layers have looked up.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="name">What they are.</param>
    /// <param name="length">Ids of a row.</param>
    /// <param name="vocabulary">How many there are; null where that is known when the program runs.</param>
    public (BufferUse Ids, BufferUse Places) SortedIds(BufferUse ids, string name, int length, int? vocabulary) => SortedIds(ids, Name + "." + name, length, InputCountOf(0), vocabulary);

    private (BufferUse Ids, BufferUse Places) SortedIds(BufferUse ids, string name, int length, RowCount count, int? vocabulary)
    {
        if (!Pass.Sorted.TryGetValue(ids, out (BufferUse Ids, BufferUse Places) sorted))
        {
            BufferUse Of(string what, int times) => Pass.NewBuffer(name + "." + what, BufferForm.OfIds(new Shape(times * length), count));
            sorted = (Of("sorted", 1), Of("places", 1));
            Add(new SortIds(length, vocabulary, ids, sorted.Ids, sorted.Places, Of("sorting", 2)));
            Pass.Sorted.Add(ids, sorted);
        }

        return sorted;
    }

    /// <summary>What becomes of the rows of a table that no id of a batch names.</summary>
    public UntouchedRows UntouchedRowsOf(ParameterPlan table) => OptimizerPlanner.UntouchedRowsOf(Pass.Network, table.Tensor);

    public ParameterPlan Parameter(string role) => Pass.ParametersOf(Node.Owner).First(p => p.Role == role);

    /// <summary>The table of the embedding that the layer is tied to.</summary>
    public ParameterPlan Table => Pass.ParametersOf(Pass.Network.Nodes[Node.Spec.TiedTo!.Value].Owner).First(p => p.Tensor.Request.Purpose == ParameterPurpose.Table);

    public void Add(KernelOp op) => Pass.Ops.Add(op);

    /// <summary>Working memory that does not depend on the rows, under a name of this node.</summary>
    public Operand Fixed(string name, int length, Access access)
    {
        if (!Pass.FixedPlaces.TryGetValue((NodeIndex, name), out BufferUse place))
        {
            place = Pass.Fixed(Name + "." + name, length);
            Pass.FixedPlaces.Add((NodeIndex, name), place);
        }

        return new(name, place, access);
    }

    /// <summary>Adds a kernel that the layer writes itself.</summary>
    public void Add(LayerKernel kernel) =>
        Add(new LayerKernelOp(kernel.Name(StepName("")) with { Accumulates = kernel.Signature.Accumulates }, $"{Name}: {kernel.Formula}", kernel));

    /// <summary>The op that computes a formula of values of one shape: element by element, or row by row where the formula needs all features of one.</summary>
    protected static KernelOp OpOf(KernelName name, string comment, Shape shape, Assignment result, params Operand[] operands) =>
        result.Value.IsOverRow ? new RowwiseOp(name, comment, shape, result, operands.ToEquatableArray()) : ElementwiseOp.Of(name, comment, shape, result, operands);

    /// <summary>The index of the op that uses a buffer, if so far there is exactly one; else null.</summary>
    protected int? OnlyOpOn(BufferUse buffer)
    {
        int start = Pass.FirstOpOn(buffer);
        int[] uses = [.. Enumerable.Range(start, Pass.Ops.Count - start).Where(i => Pass.Ops[i].Uses.Any(use => use.Buffer == buffer)).Take(2)];
        return uses.Length == 1 ? uses[0] : null;
    }

    public bool Trains(string role) => Parameter(role).Trainable;

    /// <summary>The gradient of a parameter, for the op that is planned next: the first layer that has the parameter stores it, others add theirs.</summary>
    public GradientOperand GradientOf(ParameterPlan parameter) => new(parameter.Index, Adds: !Pass.HasGradient.Add(parameter.Index));

    /// <summary>A buffer that no other node reads or writes, with as many rows as the node's value.</summary>
    public BufferUse Temporary(string name, Shape shape) => Temporary(name, shape, OutputCount);

    /// <summary>A buffer that no other node reads or writes.</summary>
    public BufferUse Temporary(string name, Shape shape, RowCount count) => Pass.NewBuffer(Name + "." + name, shape, count);

    public PassBuilder Builder => Pass;

    /// <summary>The name of a kernel of this layer that computes its value.</summary>
    public KernelName ForwardName() => StepName("") with { Direction = KernelDirection.Forward };

    /// <summary>The name of a kernel of this layer that computes a gradient.</summary>
    /// <param name="of">What the gradient is of; empty for that of the only input.</param>
    public KernelName BackwardName(string of = "") => StepName(of) with { Direction = KernelDirection.Backward };

    /// <summary>The name of a kernel of this layer that prepares or moves something.</summary>
    public KernelName StepName(string step) => new(Pass.KernelStems[Node.Index], LayerCatalog.Of(Node.Spec).Word) { Outputs = OutputShape.Features, Of = step };

    /// <summary>The name of a kernel that reads this layer's matrix of weights: with the sizes of the matrix, and a word where prediction has folded a normalisation into it.</summary>
    public KernelName OverWeights(KernelName name, int inputs, int outputs) => name with { Inputs = inputs, Outputs = outputs, IsFolded = Pass.Folded.Contains(Node.Index) };
}

/// <summary>Plans the forward pass of a node, for training or for inference.</summary>
internal sealed class ForwardPlanner : LayerPlanner
{
    private BufferUse? _output;

    public ForwardPlanner(PassBuilder pass, Node node)
        : base(pass, node)
    {
    }

    public bool Training => Pass.Training;

    /// <summary>Whether what it reads are further steps of a sequence, whose earlier ones the session remembers.</summary>
    public bool IsStepwise => Pass.Kind == PassKind.Step && SequencesOf(0) is not null;

    /// <summary>Memory of the session: zeros before its first step.</summary>
    public BufferUse Remembered(string name, Shape shape) => Pass.NewBuffer(Name + "." + name, new BufferForm(shape, Pass.Element, Lifetime.Session));

    /// <summary>Memory of a session for what the node makes of given values alone, once, at the beginning.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="shape">Its shape, for each row or step of the value.</param>
    /// <param name="count">What the value has rows of.</param>
    /// <param name="plan">Plans the ops that fill it, in the pass of the beginning.</param>
    public BufferUse Prepared(string name, Shape shape, RowCount count, Action<ForwardPlanner, BufferUse> plan)
    {
        BufferUse place = Pass.NewBuffer(Name + "." + name, new BufferForm(shape, Pass.Element, Lifetime.Session, count));
        Pass.Prepared.Add((Node, place, plan));
        return place;
    }

    /// <summary>The value that this node writes.</summary>
    public BufferUse Output
    {
        get
        {
            if (_output is null)
            {
                _output = Pass.NewBuffer(Name, OutputValue);
                Pass.SetValue(Node.Output, _output.Value);
            }

            return _output.Value;
        }
    }

    /// <summary>Where to leave a state of each row for the nodes that read it; null where none does.</summary>
    /// <param name="state">Which state.</param>
    /// <param name="numbers">Numbers of each row.</param>
    /// <param name="carries">Whether the next step of a training reads it, too.</param>
    public BufferUse? EndState(StateKind state, int numbers, bool carries)
    {
        if (!carries && !Pass.Network.Nodes.Any(node => node.Inputs.Contains(Node.Output) && LayerCatalog.Of(node.Spec).StateRead(node.Spec) == state))
        {
            return null;
        }

        BufferUse buffer = Temporary("last " + state.ToString().ToLowerInvariant(), new Shape(numbers), RowCount.Rows);
        Pass.States.Add((Node.Output, state), buffer);
        return buffer;
    }

    /// <summary>Where the step before, of a training or of a session, has left a state, of the same rows, before the pass begins.</summary>
    /// <param name="state">Which state.</param>
    /// <param name="numbers">Numbers of each row.</param>
    /// <param name="last">Where this pass leaves it.</param>
    /// <param name="start">The number of the input that it starts as, in a session; null for zeros.</param>
    public BufferUse CarriedState(StateKind state, int numbers, BufferUse last, int? start)
    {
        if (IsStepwise)
        {
            BufferUse place = Remembered(state.ToString().ToLowerInvariant(), new Shape(numbers));
            if (start is { } input)
            {
                Pass.Starts.Add((Node.Inputs[input], place));
            }

            return place;
        }

        BufferUse from = Pass.FilledBefore($"{Name}.carried {state.ToString().ToLowerInvariant()}", new Shape(numbers), RowCount.Rows);
        Pass.Carried.Add(new(Name, numbers, from, last));
        return from;
    }

    /// <summary>Leaves a state where the next step finds it, once all that reads the one before has been planned.</summary>
    public void CarryOn(BufferUse? carried, BufferUse? last, int numbers)
    {
        if (IsStepwise && carried is { } to && last is { } from)
        {
            Add(new FeatureCopyOp($"{Name}: the state for the next step", from, new Shape(numbers), 0, to, new Shape(numbers), 0, numbers, Accumulate: false));
        }
    }

    /// <summary>A state in which the node of an input leaves each row.</summary>
    public BufferUse EndStateOf(int index, StateKind state) => Pass.States[(Node.Inputs[index], state)];

    /// <summary>Makes a buffer that is there already the node's value, where the layer does nothing in this pass: no op, no copy.</summary>
    public void Alias(BufferUse buffer) => Pass.SetValue(Node.Output, buffer);

    /// <summary>A buffer that the backward pass may read by this name, with as many rows as the node's value.</summary>
    public BufferUse Keep(string name, Shape shape) => Keep(name, shape, OutputCount);

    /// <summary>A buffer that the backward pass may read by this name.</summary>
    public BufferUse Keep(string name, Shape shape, RowCount count)
    {
        BufferUse buffer = Pass.NewBuffer(Name + "." + name, shape, count);
        Pass.Keep(Node.Index, name, buffer);
        return buffer;
    }

    /// <summary>A buffer of a number for each id of the only input, that the backward pass may read by this name.</summary>
    public BufferUse KeepIds(string name)
    {
        BufferUse buffer = Pass.NewBuffer(Name + "." + name, BufferForm.OfIds(InputShape(0), InputCountOf(0)));
        Pass.Keep(Node.Index, name, buffer);
        return buffer;
    }

    /// <summary>A buffer that has been kept by this name.</summary>
    public BufferUse Kept(string name) => Pass.Kept(Node.Index, name);

    /// <summary>Whether this node alone reads an input: it is no output of the network, and no other layer reads its buffer, not even as the value of a layer that does nothing (<see cref="Alias"/>).</summary>
    public bool IsOnlyReaderOf(int input)
    {
        BufferUse buffer = Input(input);
        return Pass.Network.Values.Where(value => Pass.HasValue(value.Id) && Pass.ValueOf(value.Id) == buffer).All(value =>
            !Pass.Network.Outputs.Contains(value.Id) && Pass.Network.Nodes.Sum(node => node.Inputs.Count(other => other == value.Id)) == 1);
    }

    /// <summary>Makes the convolution that wrote linear sums add another value to them and apply f, y = f(z + other); false where it cannot.</summary>
    public bool AddToSums(BufferUse sums, BufferUse other, ActivationSpec activation)
    {
        if (OnlyOpOn(sums) is not { } at || Pass.Ops[at].PlusValue(activation, other) is not { } added
            || Pass.Ops.Skip(at + 1).Any(op => op.Uses.Any(use => use.Access != Access.Read && Pass.Ops[at].Uses.Contains((use.Buffer, Access.Read)))))
        {
            return false;
        }

        // It comes last, when the other value is there too.
        Pass.MoveToEnd(at, added with { Comment = $"{added.Comment}; {Name}: {ActivationCatalog.Of(activation).Formula(activation)} of the sum with the other input" });
        return true;
    }

    /// <summary>How many ops must run before a buffer is complete.</summary>
    public int OpsBefore(BufferUse buffer)
    {
        HashSet<BufferUse> needed = [buffer];
        int count = 0;
        foreach (KernelOp op in Enumerable.Reverse(Pass.Ops).Where(op => op.Uses.Any(use => use.Access != Access.Read && needed.Contains(use.Buffer))))
        {
            needed.UnionWith(op.Uses.Select(use => use.Buffer));
            count++;
        }

        return count;
    }

    /// <summary>
    /// Where to write the value before an activation: the output itself where the activation runs in the epilogue of the product, else a buffer kept as <c>z</c>.
    /// </summary>
    public BufferUse ActivationInput(ActivationSpec activation) =>
        Epilogue.Takes(activation) && !(Training && ActivationCatalog.Of(activation).NeedsInput(activation)) ? Output : Keep("z", OutputShape);

    /// <summary>y = f(z).</summary>
    public void Activate(ActivationSpec activation, BufferUse before) => Activate(activation, before, Output);

    /// <summary>y = f(z).</summary>
    public void Activate(ActivationSpec activation, BufferUse before, BufferUse after)
    {
        ActivationKind kind = ActivationCatalog.Of(activation);
        string comment = $"{Name}: y = {kind.Formula(activation)}";
        Add(OpOf(
            ForwardName() with { Function = activation.Function.ToString() },
            comment,
            OutputShape,
            new("y", kind.Forward(activation)),
            new("z", before, Access.Read),
            new("y", after, Access.Write)));
    }
}

/// <summary>Where the gradient of an input goes, and whether another reader of that input has written its share there already, so that this one adds to it.</summary>
internal sealed record GradientUse(BufferUse Buffer, bool Accumulate)
{
    /// <summary>How comments write it: "dx += …" or "dx = …".</summary>
    public string Sign => Accumulate ? "+=" : "=";

    /// <summary>The gradient as an operand that is written, or added to.</summary>
    public Operand As(string name) => new(name, Buffer, Accumulate ? Access.Accumulate : Access.Write);
}

/// <summary>Plans the backward pass of a node.</summary>
internal sealed class BackwardPlanner : LayerPlanner
{
    public BackwardPlanner(PassBuilder pass, Node node)
        : base(pass, node)
    {
    }

    /// <summary>The gradient of the node's value: all its readers have added their shares, and nobody reads it after this node, which may overwrite it.</summary>
    public BufferUse OutputGradient => Pass.GradientOf(Node.Output)!.Value;

    /// <summary>The same of a node whose value may have no gradient, because others read its states alone.</summary>
    public BufferUse? OutputGradientIfAny => Pass.GradientOf(Node.Output);

    /// <summary>The gradient of a state in which the node leaves each row; null where none comes back.</summary>
    public BufferUse? EndStateGradient(StateKind state) => Pass.StateGradients.TryGetValue((Node.Output, state), out BufferUse gradient) ? gradient : null;

    /// <summary>Hands the gradient of this node's value back as that of a state in which the node of an input leaves each row.</summary>
    public void HandBack(int index, StateKind state)
    {
        (int, StateKind) key = (Node.Inputs[index], state);
        if (!Pass.NeedsGradient[Node.Inputs[index]])
        {
            return;
        }

        if (Pass.StateGradients.TryGetValue(key, out BufferUse sum))
        {
            Copy(OutputGradient, new(sum, Accumulate: true), OutputShape);
        }
        else
        {
            Pass.StateGradients.Add(key, OutputGradient);
        }
    }

    public BufferUse Output => Pass.ValueOf(Node.Output);

    public BufferUse Kept(string name) => Pass.Kept(Node.Index, name);

    /// <summary>Whether something trainable lies before an input.</summary>
    public bool NeedsGradient(int index) => Pass.NeedsGradient[Node.Inputs[index]];

    /// <summary>Where this node adds to the gradient of an input; null where nothing trainable lies before it.</summary>
    public GradientUse? InputGradient(int index)
    {
        int value = Node.Inputs[index];
        if (!Pass.NeedsGradient[value])
        {
            return null;
        }

        if (Pass.GradientOf(value) is { } existing)
        {
            return new(existing, Accumulate: true);
        }

        BufferUse buffer = Pass.NewBuffer("d " + Pass.Network.Values[value].Name, Pass.Network.Values[value]);
        Pass.SetGradient(value, buffer);
        return new(buffer, Accumulate: false);
    }

    /// <summary>Makes a buffer that only this node uses the gradient of an input, which saves a copy; false where that input has a gradient buffer already, or needs none.</summary>
    public bool PassTo(int index, BufferUse gradient)
    {
        int value = Node.Inputs[index];
        bool isFirst = Pass.NeedsGradient[value] && Pass.GradientOf(value) is null;
        if (isFirst)
        {
            Pass.SetGradient(value, gradient);
        }

        return isFirst;
    }

    /// <summary>dz = dy · f', in place of dy.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="before">z, where it is not kept under this name.</param>
    public BufferUse ActivationGradient(ActivationSpec activation, BufferUse? before = null)
    {
        BufferUse dy = OutputGradient;
        if (activation.IsLinear)
        {
            return dy;
        }

        ActivationKind kind = ActivationCatalog.Of(activation);
        string comment = $"{Name}: dz = dy · f', f = {kind.Formula(activation)}";
        Operand value = kind.NeedsInput(activation) ? new("z", before ?? Kept("z"), Access.Read) : new("y", Output, Access.Read);
        if (!Epilogue.Takes(activation) || !FuseIntoProducer(activation, value, dy))
        {
            Add(OpOf(
                BackwardName() with { Function = activation.Function.ToString() },
                comment,
                OutputShape,
                new("dy", kind.Backward(activation)),
                value,
                new("dy", dy, Access.ReadWrite)));
        }

        return dy;
    }

    // Where a matrix product alone has made dy, or a pooling that reads y, it can make dz: f' is applied before numbers leave the registers.
    private bool FuseIntoProducer(ActivationSpec activation, Operand value, BufferUse dy)
    {
        if (OnlyOpOn(dy) is not { } at)
        {
            return false;
        }

        KernelOp producer = Pass.Ops[at];
        if (producer.TimesDerivative(activation, value) is not { } fused)
        {
            return false;
        }

        Pass.Ops[at] = fused with { Comment = $"{producer.Comment}; times f' of {Name}, f = {ActivationCatalog.Of(activation).Formula(activation)}" };
        return true;
    }

    /// <summary>dx = formula, or dx += formula where something is there already.</summary>
    /// <param name="of">Which input dx is the gradient of, for the name; empty for the only one.</param>
    /// <param name="name">What dx is called in the comment.</param>
    /// <param name="words">The formula in the comment.</param>
    /// <param name="dx">Where the gradient goes.</param>
    /// <param name="shape">The shape of all.</param>
    /// <param name="value">The formula.</param>
    /// <param name="operands">What it reads.</param>
    public void Accumulate(string of, string name, string words, GradientUse dx, Shape shape, Formula value, params Operand[] operands) => Add(ElementwiseOp.Of(
        BackwardName(of),
        $"{Name}: {name} {(dx.Accumulate ? "+=" : "=")} {words}",
        shape,
        new("dx", value, dx.Accumulate),
        [.. operands, dx.As("dx")]));

    /// <summary>dx = dz, or dx += dz.</summary>
    public void Copy(BufferUse dz, GradientUse dx, Shape shape, int index = 0) =>
        Accumulate(index.ToString(CultureInfo.InvariantCulture), "dx" + index, "dz", dx, shape, Functions.Read("dz"), new Operand("dz", dz, Access.Read));
}
