using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>What is being planned: ops so far, buffers so far, and which buffer holds which value, kept intermediate and gradient.</summary>
internal sealed class PassBuilder
{
    private readonly List<(string Name, BufferForm Form, int FirstOp)> _buffers = [];
    private readonly ILookup<int, ParameterPlan> _parametersOfNodes;
    private int _moved;
    private readonly HashSet<BufferUse> _filledBefore = [];
    private readonly Dictionary<int, BufferUse> _values = [];
    private readonly Dictionary<(int Node, string Name), BufferUse> _kept = [];
    private readonly Dictionary<int, BufferUse> _gradients = [];

    public PassBuilder(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters, PassKind kind)
    {
        Network = network;
        Parameters = parameters;
        _parametersOfNodes = parameters.ToLookup(parameter => parameter.Node);
        Kind = kind;
        NeedsGradient = FindGradients(network);
        KernelStems = StemsOf(network, kind);
        Inputs = [.. network.Inputs.Select(input => input.Id)];
    }

    public ShapedNetwork Network { get; }

    public IReadOnlyList<ParameterPlan> Parameters { get; }

    /// <summary>The parameters of a node.</summary>
    public IEnumerable<ParameterPlan> ParametersOf(int node) => _parametersOfNodes[node];

    /// <summary>An op before which none uses a buffer: it was made then, and ops have moved down by as many places as were taken out.</summary>
    public int FirstOpOn(BufferUse buffer) => Math.Max(0, _buffers[buffer.Id].FirstOp - _moved);

    /// <summary>Takes an op out, and another in at the end.</summary>
    public void MoveToEnd(int at, KernelOp changed)
    {
        Ops.RemoveAt(at);
        Ops.Add(changed);
        _moved++;
    }

    /// <summary>The inputs that the pass reads.</summary>
    public IReadOnlyList<int> Inputs { get; init; }

    /// <summary>The states of a session that start as a value which is given at its beginning, and their places.</summary>
    public List<(int Value, BufferUse Place)> Starts { get; } = [];

    /// <summary>What is made of given values alone within a node, at the session's beginning: the node, its place, and who plans it there.</summary>
    public List<(Node Node, BufferUse Place, Action<ForwardPlanner, BufferUse> Plan)> Prepared { get; } = [];

    /// <summary>Memory of a session for a value that is made at its beginning.</summary>
    public BufferUse RememberedValue(Value value) => NewBuffer("given " + value.Name, new BufferForm(value.Packed, Element, Lifetime.Session, CountOf(value)));

    /// <summary>The memory of a session as another pass has it, which this one shares with it; for each of its buffers the one here.</summary>
    public IReadOnlyDictionary<BufferUse, BufferUse> RememberAsIn(PassBuilder other) => other._buffers
        .Select((buffer, i) => (buffer, Place: new BufferUse(i)))
        .Where(made => made.buffer.Form.Lifetime == Lifetime.Session)
        .ToDictionary(made => made.Place, made => NewBuffer(made.buffer.Name, made.buffer.Form));

    /// <summary>What the pass is for.</summary>
    public PassKind Kind { get; }

    public bool Training => Kind == PassKind.Train;

    /// <summary>The element type of the network's values.</summary>
    public ElementType Element => ElementTypes.Of(Network.Spec.Precision);

    /// <summary>The nodes whose weights have a normalisation folded into them, so that their products are other methods than those of training.</summary>
    public HashSet<int> Folded { get; init; } = [];

    public List<KernelOp> Ops { get; } = [];

    /// <summary>The parameters whose gradients some op of the pass makes.</summary>
    public HashSet<int> HasGradient { get; } = [];

    /// <summary>The buffers whose length does not depend on the rows, by the names that their nodes have given them.</summary>
    public Dictionary<(int Node, string Name), BufferUse> FixedPlaces { get; } = [];

    /// <summary>What is derived from parameters; null where they change within the pass.</summary>
    public DerivedBuilder? Derived { get; init; }

    /// <summary>Reserves working memory that does not depend on the rows.</summary>
    public BufferUse Fixed(string name, int length) => NewBuffer(name, new BufferForm(new Shape(length), Element, Lifetime.Fixed));

    /// <summary>Per value: whether anything trainable lies before it.</summary>
    public IReadOnlyList<bool> NeedsGradient { get; }

    /// <summary>Per node: what the names of its kernels begin with, the same in every pass but those of sessions.</summary>
    public IReadOnlyList<string> KernelStems { get; }

    /// <summary>A buffer of the network's numbers, in panels, for each row of the call.</summary>
    public BufferUse NewBuffer(string name, Shape shape) => NewBuffer(name, shape, RowCount.Rows);

    /// <summary>A buffer of the network's numbers, in panels, for each of what is counted.</summary>
    public BufferUse NewBuffer(string name, Shape shape, RowCount count) => NewBuffer(name, new BufferForm(shape, Element, Lifetime.Call, count));

    /// <summary>A buffer that holds a value, or its gradient.</summary>
    public BufferUse NewBuffer(string name, Value value) => NewBuffer(name, value.Packed, CountOf(value));

    /// <summary>What a value has numbers for.</summary>
    public RowCount CountOf(Value value) => RowCount.Of(Network, value);

    public BufferUse NewBuffer(string name, BufferForm form)
    {
        _buffers.Add((name, form, Ops.Count));
        return new(_buffers.Count - 1);
    }

    public BufferUse FilledBefore(string name, Shape shape, RowCount count)
    {
        BufferUse buffer = NewBuffer(name, shape, count);
        _filledBefore.Add(buffer);
        return buffer;
    }

    /// <summary>A buffer of ids, as users hand them over: integers, row after row.</summary>
    public BufferUse IdsFilledBefore(string name, Shape shape, RowCount count)
    {
        BufferUse buffer = NewBuffer(name, BufferForm.OfIds(shape, count));
        _filledBefore.Add(buffer);
        return buffer;
    }

    /// <summary>The ids of a buffer in their order, once an op has sorted them: the ids, and the place of each.</summary>
    public Dictionary<BufferUse, (BufferUse Ids, BufferUse Places)> Sorted { get; } = [];

    /// <summary>What layers have looked up in a table that several have, by its owner, until the last of them is planned.</summary>
    public Dictionary<int, List<Lookup>> Lookups { get; } = [];

    public BufferUse ValueOf(int value) => _values[value];

    public void SetValue(int value, BufferUse buffer) => _values[value] = buffer;

    public bool HasValue(int value) => _values.ContainsKey(value);

    public BufferUse? GradientOf(int value) => _gradients.TryGetValue(value, out BufferUse buffer) ? buffer : null;

    public void SetGradient(int value, BufferUse buffer) => _gradients[value] = buffer;

    /// <summary>The states in which nodes leave each row, by their values, where another node reads them.</summary>
    public Dictionary<(int Value, StateKind State), BufferUse> States { get; } = [];

    /// <summary>The gradients of those states.</summary>
    public Dictionary<(int Value, StateKind State), BufferUse> StateGradients { get; } = [];

    /// <summary>The states that go on from one step of a training to the next.</summary>
    public List<CarriedState> Carried { get; } = [];

    /// <summary>Whether a node's value, or a state beside it, has a gradient.</summary>
    public bool IsAskedBack(Node node) => _gradients.ContainsKey(node.Output) || StateGradients.Keys.Any(state => state.Value == node.Output);

    public void Keep(int node, string name, BufferUse buffer) => _kept[(node, name)] = buffer;

    public BufferUse Kept(int node, string name) => _kept[(node, name)];

    /// <summary>Places the buffers, decides what reads rows in place and what waits for what.</summary>
    /// <param name="outputs">The buffers that are read after the pass.</param>
    /// <param name="outputsUntil">The op until which they live.</param>
    /// <param name="stretches">The sections of the pass.</param>
    public PassPlan Build(IEnumerable<BufferUse> outputs, int outputsUntil, params Scheduler.Stretch[] stretches)
    {
        EquatableArray<BufferUse> results = outputs.ToEquatableArray();
        (int inPlace, HashSet<BufferUse> rows) = FindInPlace(results);
        KernelOp[] ops = Named([.. Ops.Select(op => op.RowMajorOperand is { } operand && rows.Contains(operand) ? op.OnRowMajor() : op)]);
        PassLayout.Request[] requests = [.. _buffers.Select((buffer, i) => new PassLayout.Request(
            buffer.Name,
            rows.Contains(new(i)) ? buffer.Form with { Layout = BufferLayout.RowMajor } : buffer.Form,
            IsFilledBefore: _filledBefore.Contains(new(i)),
            LivesUntil: Carried.Any(state => state.To == new BufferUse(i)) ? int.MaxValue : results.Contains(new(i)) ? outputsUntil : null,
            InPlace: i == inPlace))];
        return PassLayout.Plan(Kind, Element, ops, requests, stretches) with
        {
            Inputs = Inputs.Select(ValueOf).ToEquatableArray(),
            Outputs = results,
            Carried = Carried.ToEquatableArray(),
        };
    }

    // The largest input that is read by matrix products, convolutions and their gradients alone: they read it where it lies, and nothing is packed.
    // Rows that have lengths of their own are packed, their real steps alone. One input only, because its memory is pinned while threads work on it. With it go the buffers that hold it as rows, padded.
    private (int InPlace, HashSet<BufferUse> Rows) FindInPlace(IReadOnlyList<BufferUse> results) => Inputs
        .Select(value => (Use: ValueOf(value), Network.Values[value].Shape, IsLast: IsChannelsLast(value)))
        .Where(input => Kind is PassKind.Predict or PassKind.Train && input.IsLast && !(input.Shape.Positions == 1 && CrowdsCache(input.Shape.Features)) && Ops.Any(op => Reads(op, input.Use)))
        .OrderByDescending(input => input.Shape.Length)
        .Select(input => (input.Use.Id, Rows: RowsFrom(input.Use, results)))
        .Where(found => found.Rows.Count > 0)
        .DefaultIfEmpty((-1, []))
        .First();

    private bool IsChannelsLast(int input) => Network.Values[input].Steps is null && IsRowMajor(input);

    private bool IsRowMajor(int input) => Network.Values[input].Shape is { Positions: 1 } or { Features: 1 } || Network.Spec.Inputs[input].Order == ChannelOrder.ChannelsLast;

    // A buffer of rows and those made of it; empty where some op would need panels of one of them.
    private HashSet<BufferUse> RowsFrom(BufferUse buffer, IReadOnlyList<BufferUse> results)
    {
        KernelOp[] readers = [.. Ops.Where(op => op.Uses.Any(use => use.Buffer == buffer && use.Access != Access.Write))];
        if (results.Contains(buffer) || readers.Any(op => op.RowMajorOperand != buffer || op.Uses.Count(use => use.Buffer == buffer) > 1))
        {
            return [];
        }

        HashSet<BufferUse> all = [buffer];
        foreach (BufferUse made in readers.Select(op => op.RowMajorResult).OfType<BufferUse>())
        {
            HashSet<BufferUse> further = RowsFrom(made, results);
            if (further.Count == 0)
            {
                return [];
            }

            all.UnionWith(further);
        }

        return all;
    }

    // Rows (nearly) a multiple of 4096 bytes apart fall on the same sets of the first-level cache; measured: 1,024 features take 7 percent longer.
    private bool CrowdsCache(int features)
    {
        int step = features * (Network.Spec.Precision == Precision.Single ? 4 : 8) % 4096;
        return features > 512 && (step < 128 || step > 4096 - 128);
    }

    // Names say everything that a method depends on, so that inference and training share the methods of equal names; within a pass each op has its own.
    private static KernelOp[] Named(KernelOp[] ops)
    {
        IEnumerator<KernelName> names = KernelName.Distinct(ops.Select(op => op.Name).OfType<KernelName>()).GetEnumerator();
        return [.. ops.Select(op => op.Name is not null && names.MoveNext() ? op with { Name = names.Current } : op)];
    }

    private static bool Reads(KernelOp op, BufferUse buffer) => op.Uses.Any(use => use.Buffer == buffer);

    /// <summary>Numbers per row of a value in panels.</summary>
    internal static int LengthOf(Shape shape) => shape.Positions * Panel.Padded(shape.Features);

    // Names that differ as users write them, such as a.b and a_b, may be one identifier.
    // What goes on from the steps before is no method of a whole sequence, although it may be called like one.
    private static string[] StemsOf(ShapedNetwork network, PassKind kind)
    {
        var taken = new HashSet<string>();
        return
        [
            .. network.Nodes.Select(node =>
            {
                string name = Identifiers.Pascal(node.Name) + (kind is PassKind.Step or PassKind.Begin ? kind.ToString() : "");
                string stem = name;
                for (int i = 2; !taken.Add(stem); i++)
                {
                    stem = name + "_" + i;
                }

                return stem;
            }),
        ];
    }

    private static bool[] FindGradients(ShapedNetwork network)
    {
        var needed = new bool[network.Values.Count];
        HashSet<int> trained = [.. network.Parameters.Where(p => p.Trainable).Select(p => p.Node)];
        foreach (Node node in network.Nodes)
        {
            needed[node.Output] = node.Inputs.Any(input => needed[input]) || trained.Contains(node.Owner) || (node.Spec.TiedTo is { } table && trained.Contains(network.Nodes[table].Owner));
        }

        return needed;
    }
}
