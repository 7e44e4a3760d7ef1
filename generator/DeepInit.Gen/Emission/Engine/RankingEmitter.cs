using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the engine that ranks candidates: the vectors of queries and candidates where the score is their product, and what the runtime is to know of both.</summary>
internal sealed class RankingEmitter
{
    private readonly EmissionContext _context;
    private readonly PassPlan _pass;
    private readonly SourceWriter _writer;
    private readonly RankedNetwork _ranked;

    internal RankingEmitter(EmissionContext context, PassPlan pass, SourceWriter writer)
    {
        _context = context;
        _pass = pass;
        _writer = writer;
        _ranked = context.Plan.Ranked!;
    }

    // The interface of an engine that ranks by products.
    private const string Contract = "global::DeepInit.Runtime.IRankedEngine<$T>";

    /// <summary>The interfaces of the engine.</summary>
    public static string ContractsOf(EmissionContext context) =>
        context.Plan.Querying is null ? "" : ", " + Contract + (HasRows(context) ? ", global::DeepInit.Runtime.IRowRankedEngine<$T>" : "");

    private static bool HasRows(EmissionContext context) =>
        RankedNetwork.QueriesAreRows(context.Plan.Network, context.Plan.Ranked) || RankedNetwork.CandidatesAreRows(context.Plan.Network, context.Plan.Ranked);

    private Tower Tower => _pass.Kind == PassKind.Query ? _ranked.Query : _ranked.Candidate;

    private string Word => _pass.Kind.ToString();

    private string JobName => Word + "Job";

    private int Length => Tower.Values.Sum(value => _context.Plan.Network.Values[value].Shape.Features);

    // Numbers that a row takes at most, with all steps of its sequences.
    private int MostRowLength => _pass.RowLength + Tower.Inputs.Select(input => _context.Plan.Network.Values[input]).Where(input => input.Steps is not null)
        .Sum(input => input.MostSteps * _pass.LengthOf(Lifetime.Call, RowCount.Of(_context.Plan.Network, input)));

    private SurfaceArgument[] Arguments => [.. Tower.Inputs.Select(input => _context.Names.Inputs[input])];

    /// <summary>Writes what the runtime is to know of a network's candidates, and the object that ranks them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The network.</param>
    public static void WriteRanking(SourceWriter writer, EmissionContext context)
    {
        ShapedNetwork network = context.Plan.Network;
        if (network.Spec.Ranking is null)
        {
            return;
        }

        RankedNetwork? ranked = context.Plan.Ranked;
        int[] candidates = RankedNetwork.CandidateInputs(network, ranked);
        string inputs = string.Join(", ", candidates.Select(input => context.Names.Inputs[input]).Select(input =>
            $"new global::DeepInit.Runtime.CandidateInput({EngineEmitter.Name(input)}, length: {Number(input.Shape.Length)}{(input.Ids is { } ids ? $", vocabulary: {Number(ids.Vocabulary)}{(ids.PaddingIndex is { } padding ? $", padding: {Number(padding)}" : "")}" : "")}{(network.Spec.RowType is null ? "" : $", column: {Literal.Of(input.Name)}")})"));
        int id = Array.IndexOf(candidates, RankedNetwork.InputOf(network, network.Spec.Ranking.Candidate)!.Value);
        string form = ranked is null
            ? ""
            : $", width: {Number(ranked.Width(network))}, queryBiases: {Number(ranked.Query.Biases.Count)}, candidateBiases: {Number(ranked.Candidate.Biases.Count)}, normalizes: {Literal.Of(ranked.Normalizes)}";
        writer.Write($"private global::DeepInit.Runtime.CandidateRanking<$T> _ranking;").Line();
        writer.Write("/// <summary>What ranks the candidates.</summary>");
        writer.Write($"public global::DeepInit.Runtime.CandidateRanking<$T> Ranking => global::DeepInit.Runtime.CandidateRanking<$T>.Of(ref _ranking, this, RankingForm);").Line();
        writer.Write($"private static readonly global::DeepInit.Runtime.RankingForm RankingForm = new global::DeepInit.Runtime.RankingForm({Literal.Of(network.Spec.Type.Name.TrimStart('@'))}, id: {Number(id)}, new global::DeepInit.Runtime.CandidateInput[] {{ {inputs} }}{form});").Line();
    }

    /// <summary>Writes the vectors of a tower: its call, and its job.</summary>
    internal void Emit()
    {
        _writer.Write($"private readonly global::DeepInit.Runtime.IdlePool<{JobName}> _idle{JobName}s = new global::DeepInit.Runtime.IdlePool<{JobName}>();").Line();
        if (_pass.Kind == PassKind.Candidate)
        {
            string columns = string.Join(", ", Arguments.SelectMany((argument, i) => argument.Arguments.Select((_, part) => $"candidates.{(part > 0 ? "Lengths" : argument.Ids is null ? "Numbers" : "Ids")}({Number(i)}, first, count)")));
            _writer.Write("/// <summary>The vectors of some candidates, and behind each its biases.</summary>");
            _writer.Write($"public void CandidateVectors(global::DeepInit.Runtime.CandidateTable<$T> candidates, int first, int count, global::System.Span<$T> vectors) => CandidateVectors({columns}, vectors);").Line();
        }

        if (_pass.Kind == PassKind.Query && HasRows(_context))
        {
            _writer.Write("/// <summary>The vectors of queries that are rows, and behind each its biases.</summary>");
            _writer.Write($"public void QueryVectors(global::DeepInit.Runtime.RowInputs<$T> queries, global::System.Span<$T> vectors) => QueryVectors({string.Join(", ", Arguments.SelectMany(RowsOf))}, vectors);").Line();
        }

        Vectors();
        Job();
    }

    // What rows have for an argument.
    private IEnumerable<string> RowsOf(SurfaceArgument argument)
    {
        if (argument.Ids is null)
        {
            return ["queries.Numbers"];
        }

        int column = _context.Spec.RowType!.Ids.TakeWhile(id => id.Name != argument.Name).Count();
        return argument.Arguments.Select((_, part) => $"queries.{(part > 0 ? "Lengths" : "Ids")}({Number(column)})");
    }

    private void Vectors()
    {
        _writer.Write($"/// <summary>The vector of each row, and behind it its biases: {Number(Length)} number{(Length == 1 ? "" : "s")}.</summary>");
        _writer.Write(Tiles.TileEmitter.Optimize);
        _writer.Open($"public void {Word}Vectors({string.Join(", ", Arguments.Select(a => a.Parameters(a.Type)))}, global::System.Span<$T> vectors)");
        EngineEmitter.CountRows(_writer, Arguments);
        _writer.Write($"global::DeepInit.Runtime.Guard.Length(vectors.Length, {EmissionContext.Times("(long)allRows", Length)}, \"vectors\");");
        EngineEmitter.CheckIds(_writer, Arguments);
        EngineEmitter.WriteFresh(_writer, _context);
        _writer.Write($"{JobName} job = _idle{JobName}s.Rent() ?? new {JobName}(this);");
        EngineEmitter.ReadLengths(_writer, Arguments, "allRows");
        _writer.Open("for (int start = 0; start < allRows; start += InferenceRows)");
        _writer.Write("int rows = global::System.Math.Min(InferenceRows, allRows - start);");
        foreach (SurfaceArgument input in Arguments.Where(input => input.Sequences is not null))
        {
            _writer.Write($"job.Sequences[{input.Sequences}].Take(start, rows);");
        }

        EmissionContext.WriteCounts(_writer, _pass, "job.");
        _writer.Write("ref $T memory = ref job.Memory.Start;");
        for (int i = 0; i < Arguments.Length; i++)
        {
            SurfaceArgument input = Arguments[i];
            _writer.Write(EngineEmitter.Pack(input, $"{input.Argument}.Slice({EmissionContext.Times("start", input.Shape.Length)}, {EmissionContext.RowsOfCall(input.Shape.Length)})", EmissionContext.Ref(_pass, _pass.Inputs[i]), "start") + ";");
        }

        _writer.Write("job.Run(rows);");
        _writer.Write($"global::DeepInit.Runtime.Panels.Unpack({EmissionContext.Ref(_pass, _pass.Outputs[0])}, rows, {Number(Length)}, vectors.Slice({EmissionContext.Times("start", Length)}, {EmissionContext.RowsOfCall(Length)}));");
        _writer.Close().Line();
        _writer.Write($"_idle{JobName}s.Return(job);").Close().Line();
    }

    private void Job()
    {
        NetworkPlan plan = _context.Plan;
        _writer.Write($"/// <summary>The working memory of some {(_pass.Kind == PassKind.Query ? "queries" : "candidates")}, and what comes to their vectors.</summary>");
        _writer.Open($"private sealed class {JobName} : global::DeepInit.Runtime.PredictionJob<$T>");
        MemoryTable.WritePhases(_writer, _context, _pass);
        _writer.Write("private readonly NetworkEngine _engine;").Line();
        IReadOnlyCollection<int> nodes = Tower.NodesOf(plan.Network);
        long work = plan.Network.Nodes.Where(node => nodes.Contains(node.Index)).Sum(node => Layers.LayerCatalog.Of(node.Spec).MultiplyAdds(node.Spec, [.. node.Inputs.Select(input => plan.Network.Values[input])]));
        _writer.Write($"public {JobName}(NetworkEngine engine)\n    : base(engine, phases: {_pass.Ops.Count}, InferenceRows * {MostRowLength}, rowWork: {work}, work: 0{WorkEmitter.MemoryOf(_pass)}{_context.NewSequences(_pass, passes: 1)}) => _engine = engine;").Line();
        _writer.Write(Tiles.TileEmitter.Optimize);
        WorkEmitter.Open(_writer, _context, _pass);
        WorkEmitter.WritePhases(_writer, _context, _pass);
        _writer.Close().Close();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
