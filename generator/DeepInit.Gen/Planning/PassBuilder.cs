using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>What is being planned: ops so far, buffers so far, and which buffer holds which value, kept intermediate and gradient.</summary>
internal sealed class PassBuilder
{
    private readonly List<(string Name, Shape Shape)> _buffers = [];
    private readonly HashSet<BufferUse> _filledBefore = [];
    private readonly Dictionary<int, BufferUse> _values = [];
    private readonly Dictionary<(int Node, string Name), BufferUse> _kept = [];
    private readonly Dictionary<int, BufferUse> _gradients = [];
    private readonly HashSet<string> _methods = [];

    public PassBuilder(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters, bool training)
    {
        Network = network;
        Parameters = parameters;
        Training = training;
        NeedsGradient = FindGradients(network);
        KernelStems = StemsOf(network);
    }

    public ShapedNetwork Network { get; }

    public IReadOnlyList<ParameterPlan> Parameters { get; }

    public bool Training { get; }

    /// <summary>The nodes whose weights have a normalisation folded into them, so that their products are other methods than those of training.</summary>
    public HashSet<int> Folded { get; init; } = [];

    public List<KernelOp> Ops { get; } = [];

    /// <summary>The parameters whose gradients some op of the pass makes.</summary>
    public HashSet<int> HasGradient { get; } = [];

    /// <summary>Numbers of working memory that do not depend on the rows.</summary>
    public int FixedLength { get; private set; }

    public Dictionary<(int Node, string Name), (int Offset, int Length)> FixedPlaces { get; } = [];

    /// <summary>Filters that prediction keeps transformed for patches, by the filters they are made of.</summary>
    public Dictionary<ParameterPlan, ParameterPlan> PatchFilters { get; } = [];

    /// <summary>The index that the first of them has.</summary>
    public int DerivedIndex { get; init; }

    /// <summary>Where they begin in the block of values.</summary>
    public int DerivedOffset { get; init; }

    /// <summary>The filters [filters, channels, 3, 3] of a convolution as G g Gᵀ, behind the parameters.</summary>
    public ParameterPlan ForPatches(ParameterPlan filters, int channels, int count)
    {
        if (!PatchFilters.TryGetValue(filters, out ParameterPlan transformed))
        {
            transformed = filters.Named(filters.Name + " (for patches)").Shaped(new([count, channels, 4, 4])) with
            {
                Index = DerivedIndex + PatchFilters.Count,
                Offset = DerivedOffset + PatchFilters.Values.Sum(other => other.Length),
                Length = (count + 15) / 16 * 256 * channels,
            };
            PatchFilters.Add(filters, transformed);
        }

        return transformed;
    }

    /// <summary>Reserves working memory that does not depend on the rows.</summary>
    public int Fixed(int length)
    {
        int offset = FixedLength;
        FixedLength += (length + 15) / 16 * 16;
        return offset;
    }

    /// <summary>Per value: whether anything trainable lies before it.</summary>
    public IReadOnlyList<bool> NeedsGradient { get; }

    /// <summary>Per node: what the names of its kernels begin with, the same in every pass.</summary>
    public IReadOnlyList<string> KernelStems { get; }

    public BufferUse NewBuffer(string name, Shape shape)
    {
        _buffers.Add((name, shape));
        return new(_buffers.Count - 1);
    }

    public BufferUse FilledBefore(string name, Shape shape)
    {
        BufferUse buffer = NewBuffer(name, shape);
        _filledBefore.Add(buffer);
        return buffer;
    }

    public BufferUse ValueOf(int value) => _values[value];

    public void SetValue(int value, BufferUse buffer) => _values[value] = buffer;

    public bool HasValue(int value) => _values.ContainsKey(value);

    public BufferUse? GradientOf(int value) => _gradients.TryGetValue(value, out BufferUse buffer) ? buffer : null;

    public void SetGradient(int value, BufferUse buffer) => _gradients[value] = buffer;

    public void Keep(int node, string name, BufferUse buffer) => _kept[(node, name)] = buffer;

    public BufferUse Kept(int node, string name) => _kept[(node, name)];

    /// <summary>
    /// A method name that no other op of this pass has. Names say everything that a method depends on, so that inference and training share
    /// the methods of equal names.
    /// </summary>
    public string Unique(string name)
    {
        string candidate = name;
        for (int i = 2; !_methods.Add(candidate); i++)
        {
            candidate = name + "_" + i;
        }

        return candidate;
    }

    /// <summary>Places the buffers, decides what reads rows in place and what waits for what.</summary>
    /// <param name="outputs">The buffers that are read after the pass.</param>
    /// <param name="outputsUntil">The op until which they live.</param>
    /// <param name="stretches">The sections of the pass.</param>
    public PassPlan Build(IEnumerable<BufferUse> outputs, int outputsUntil, params Scheduler.Stretch[] stretches)
    {
        int[] first = [.. Enumerable.Repeat(int.MaxValue, _buffers.Count)];
        int[] last = [.. Enumerable.Repeat(-1, _buffers.Count)];
        for (int i = 0; i < Ops.Count; i++)
        {
            foreach ((BufferUse buffer, _) in Ops[i].Uses)
            {
                first[buffer.Id] = Math.Min(first[buffer.Id], i);
                last[buffer.Id] = Math.Max(last[buffer.Id], i);
            }
        }

        foreach (BufferUse buffer in _filledBefore)
        {
            first[buffer.Id] = -1;
            last[buffer.Id] = Math.Max(last[buffer.Id], 0);
        }

        EquatableArray<BufferUse> results = outputs.ToEquatableArray();
        foreach (BufferUse buffer in results)
        {
            last[buffer.Id] = Math.Max(last[buffer.Id], Math.Min(outputsUntil, Ops.Count));
        }

        (int inPlace, HashSet<BufferUse> rows) = FindInPlace(results);
        KernelOp[] ops = [.. Ops.Select(op => op.RowsOperand is { } operand && rows.Contains(operand) ? op.OnRows() : op)];
        Shape ShapeOf(int i) => rows.Contains(new(i)) ? new Shape(_buffers[i].Shape.Length) : _buffers[i].Shape;
        (IReadOnlyList<PlannedBuffer> buffers, int length) = BufferAllocator.Place(
            [.. _buffers.Select((b, i) => new PlannedBuffer(i, b.Name, b.Shape, i == inPlace ? 0 : LengthOf(ShapeOf(i)), first[i], last[i], 0, i == inPlace))]);
        return new PassPlan(
            ops.ToEquatableArray(),
            buffers.ToEquatableArray(),
            Enumerable.Range(0, Network.InputCount).Select(ValueOf).ToEquatableArray(),
            results,
            length,
            FixedLength,
            Scheduler.Plan(ops, buffers, stretches));
    }

    // The largest input that is read by matrix products, convolutions and their gradients alone: they read it where it lies, and nothing is packed.
    // One input only, because its memory is pinned while threads work on it. With it go the buffers that hold it as rows, padded.
    private (int InPlace, HashSet<BufferUse> Rows) FindInPlace(IReadOnlyList<BufferUse> results) => Enumerable.Range(0, Network.InputCount)
        .Select(value => (Use: ValueOf(value), Network.Values[value].Shape, IsLast: IsChannelsLast(value)))
        .Where(input => input.IsLast && !(input.Shape.Positions == 1 && CrowdsCache(input.Shape.Features)) && Ops.Any(op => Reads(op, input.Use)))
        .OrderByDescending(input => input.Shape.Length)
        .Select(input => (input.Use.Id, Rows: RowsFrom(input.Use, results)))
        .Where(found => found.Rows.Count > 0)
        .DefaultIfEmpty((-1, []))
        .First();

    private bool IsChannelsLast(int input) => Network.Values[input].Shape is { Positions: 1 } or { Features: 1 } || Network.Spec.Inputs[input].Order == ChannelOrder.ChannelsLast;

    // A buffer of rows and those made of it; empty where some op would need panels of one of them.
    private HashSet<BufferUse> RowsFrom(BufferUse buffer, IReadOnlyList<BufferUse> results)
    {
        KernelOp[] readers = [.. Ops.Where(op => op.Uses.Any(use => use.Buffer == buffer && use.Access != Access.Write))];
        if (results.Contains(buffer) || readers.Any(op => op.RowsOperand != buffer || op.Uses.Count(use => use.Buffer == buffer) > 1))
        {
            return [];
        }

        HashSet<BufferUse> all = [buffer];
        foreach (BufferUse made in readers.Select(op => op.RowsResult).OfType<BufferUse>())
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

    private static bool Reads(KernelOp op, BufferUse buffer) => op.Uses.Any(use => use.Buffer == buffer);

    /// <summary>Numbers per row of a value in panels.</summary>
    internal static int LengthOf(Shape shape) => shape.Positions * ((shape.Features + 15) / 16 * 16);

    // Names that differ as users write them, such as a.b and a_b, may be one identifier.
    private static string[] StemsOf(ShapedNetwork network)
    {
        var taken = new HashSet<string>();
        return
        [
            .. network.Nodes.Select(node =>
            {
                string name = Identifiers.Pascal(node.Name);
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
        foreach (Node node in network.Nodes)
        {
            needed[node.Output] = node.Inputs.Any(input => needed[input]) || network.Parameters.Any(p => p.Node == node.Owner && p.Trainable);
        }

        return needed;
    }
}
