using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Emission;

/// <summary>
/// The public surface of a network, as one list: thin members, documented, all work done by the engine. The class is written from it, and the stub of a
/// network with errors; what of the user's clashes, and which members need a loss, are questions to it.
/// </summary>
internal sealed partial class SurfaceMembers
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    /// <summary>The names of the members that need a loss or an optimiser: of a network that has both, and reads rows.</summary>
    public static IReadOnlyDictionary<string, MemberNeed> Needs { get; } = WithEverything()
        .Where(member => member.Need != MemberNeed.Nothing)
        .GroupBy(member => member.Name)
        .ToDictionary(group => group.Key, group => group.First().Need);

    private readonly NetworkSpec _spec;
    private readonly SurfaceNames _names;
    private readonly NetworkPlan? _plan;
    private readonly List<SurfaceMember> _members = [];

    private SurfaceMembers(NetworkSpec spec, SurfaceNames names, NetworkPlan? plan)
    {
        _spec = spec;
        _names = names;
        _plan = plan;
    }

    /// <summary>What is generated beside the surface, private: names that no member of the user's may have.</summary>
    public static IReadOnlyList<string> PrivateNames(NetworkSpec spec) => spec.RowType is null ? ["_networkEngine", "NetworkEngine", "MakeNetworkEngine"] : ["_networkEngine", "NetworkEngine", "MakeNetworkEngine", "NetworkRows", "PredictRows"];

    /// <summary>The surface of a network whose plan is known.</summary>
    public static IReadOnlyList<SurfaceMember> Of(EmissionContext context) => new SurfaceMembers(context.Spec, context.Names, context.Plan)
        .Listed(context.Plan.Training is not null, context.OptimizerKind is not null, context.HasForward, context.DrawsNumbers, context.CarriesStates, context.Plan.Stepwise?.Input);

    /// <summary>The surface of a network with errors, as far as its attributes tell: the same members, without bodies.</summary>
    public static IReadOnlyList<SurfaceMember> OfBroken(NetworkSpec spec)
    {
        LayerKind[] kinds = [.. spec.AllLayers.Select(layer => LayerCatalog.Find(layer.Kind)).OfType<LayerKind>()];
        // Rows are there to learn from, and where there is neither a layer nor a loss nothing tells that it is not to be trained: a member too many costs nothing there, and one too few an error beside the one that is reported. An attribute that is not yet one may be all of that.
        bool saysNothing = spec.HasUnknownAttribute || (spec.Losses.Count == 0 && (spec.RowType is not null || !spec.AllLayers.Any()));
        bool optimizes = spec.Optimizer is not null || saysNothing, trains = spec.Losses.Count > 0 || optimizes;
        bool draws = spec.HasUnknownAttribute || (trains && spec.AllLayers.Any(layer => LayerCatalog.Find(layer.Kind)?.Draws(layer) == true));
        return
        [
            .. new SurfaceMembers(spec, SurfaceNames.OfBroken(spec), null).Listed(trains, optimizes, draws || (trains && kinds.Any(kind => kind.ReadsMode)), draws, trains && spec.AllLayers.Any(layer => LayerCatalog.Find(layer.Kind)?.CarriesStates(layer) == true), MayStep(spec)),
            .. spec.RowType is { } rows ? RowSurfaceEmitter.Members(rows, trains, optimizes) : [],
        ];
    }

    /// <summary>What follows the name of a class that has these members: the interfaces that they are of.</summary>
    public static string Bases(IEnumerable<SurfaceMember> members) => " : " + string.Join(", ", members.Select(member => member.Contract).OfType<string>().Distinct());

    private static IEnumerable<SurfaceMember> WithEverything()
    {
        var type = new TypeIdentity("", default, "Net", "", "Net", HasTwin: false, IsPublic: true);
        var spec = new NetworkSpec(type, Precision.Single, default, default, default, default, null, default, default, default);
        var rows = new RowSpec("Row", "Row", IsPublic: true, default, default);
        return new SurfaceMembers(spec, SurfaceNames.OfBroken(spec), null).Listed(trains: true, optimizes: true, forwards: true, draws: true, carries: true, steps: 0).Concat(RowSurfaceEmitter.Members(rows, measures: true, trains: true));
    }

    private IReadOnlyList<SurfaceMember> Listed(bool trains, bool optimizes, bool forwards, bool draws, bool carries, int? steps)
    {
        Constants();
        Constructor();
        Properties(trains, optimizes, draws);
        Predict();
        if (trains)
        {
            Training(optimizes, forwards);
        }

        if (carries)
        {
            Method("ResetStates", "void", [], "_networkEngine.ResetStates()", [Inherited], MemberNeed.Loss, contract: Stateful);
        }

        if (steps is { } stepping)
        {
            Session(stepping);
        }

        if (_spec.Ranking is not null)
        {
            Ranking();
        }

        Files();
        Contract(trains, optimizes, forwards);
        return _members;
    }

    private void Constants()
    {
        foreach (SurfaceArgument input in _names.Inputs)
        {
            Constant(input.Constant, $"{input.Shape.Length}", $"Numbers per row of input '{SurfaceEmitter.Xml(input.Name)}': {input.Shape}.");
        }

        foreach (SurfaceArgument output in _names.Outputs)
        {
            Constant(output.Constant, $"{output.Shape.Length}", $"Numbers per row of output '{SurfaceEmitter.Xml(output.Name)}': {output.Shape}.");
        }

        Constant("ParameterCount", $"{_plan?.ParameterCount}", "The number of parameters.", "0");
    }

    private void Constructor() => Add(new(
        _spec.Type.Name,
        MemberForm.Block,
        "",
        $"""
        // First, and in a method that names nothing else of the runtime: what is missing in another one is missed when the method that names it is compiled.
        global::DeepInit.Runtime.RuntimeContract.Requires({ContractVersion.Current}, {Literal.Of(_spec.Type.Qualified)});
        MakeNetworkEngine(seed);
        """,
    [
        Doc("A network with freshly initialised parameters: the same seed gives the same bits on every machine."),
        "<param name=\"seed\">Chooses the initial parameters, and the masks of dropout.</param>",
    ])
    {
        Parameters = [new("int", "seed", " = 0")],
    });

    private void Properties(bool trains, bool optimizes, bool draws)
    {
        Property("Parameters", "global::DeepInit.ParameterCollection<$T>", Inherited, contract: Network);
        if (trains)
        {
            Add(new(
                "Gradients",
                MemberForm.Expression,
                "global::System.Span<$T>",
                "Parameters.Gradients",
                [Inherited])
            {
                Need = MemberNeed.Loss,
                Contract = OfGradients,
            });
        }

        if (optimizes)
        {
            Accessors("LearningRate", "double", MemberNeed.Optimizer, Trainable);
            Property("StepCount", "long", Doc("The number of optimiser steps taken."), MemberNeed.Optimizer);
        }

        Accessors("MaxThreads", "int", contract: Threaded);
        if (draws)
        {
            Accessors("IsRandomized", "bool", contract: Randomized);
        }
    }

    private void Predict()
    {
        string numbers = _spec.RowType is null ? "" : " In and out go transformed numbers: those that <c>Rows.Transform</c> makes of rows, and <c>Rows.Undo</c> takes.";
        string arguments = Arguments(_names.Inputs.Concat(_names.Outputs));
        Method("Predict", "void", [.. _names.Inputs.SelectMany(Input), .. _names.Outputs.Select(Output)], $"_networkEngine.Predict({arguments})",
        [
            Doc("Runs the network on one or many rows. Allocates nothing." + numbers),
            .. Described(_names.Inputs, "rows of"),
            .. _names.Outputs.Select(Taken),
            "<exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>",
        ]);
        if (_names.Outputs.Count != 1)
        {
            return;
        }

        SurfaceArgument first = _names.Inputs[0];
        string body = $"""
            int rows = global::DeepInit.Runtime.Guard.Rows({first.Argument}.Length, {first.Constant}, {Literal.Of(Plain(first))});
            var result = new $T[global::DeepInit.Runtime.Guard.BatchLength(rows, {_names.Outputs[0].Constant})];
            _networkEngine.Predict({Arguments(_names.Inputs)}, result);
            return result;
            """;
        Method("Predict", "$T[]", [.. _names.Inputs.SelectMany(Input)], body,
        [
            Doc("Runs the network on one or many rows. Allocates the result." + numbers),
            .. Described(_names.Inputs, "rows of"),
            $"<returns>As many rows, of {_names.Outputs[0].Shape.Length}.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>",
        ],
        form: MemberForm.Block);
    }

    private void Session(int stepping)
    {
        if (_spec.IsLanguageModel)
        {
            const string Model = "global::DeepInit.ILanguageModel<$T>";
            Add(new("Context", MemberForm.Expression, "int", $"{_names.Inputs[0].Shape.Length}", [Inherited]) { Contract = Model });
            Add(new("VocabularySize", MemberForm.Expression, "int", $"{_names.Inputs[0].Ids?.Vocabulary}", [Inherited]) { Contract = Model });
        }

        bool translates = _spec.SequenceToSequence is not null && _names.Inputs.Count == 2 && _names.Inputs.All(input => input.Ids is not null);
        if (translates)
        {
            SequenceToSequenceSpec pair = _spec.SequenceToSequence!;
            const string Form = "global::DeepInit.SequenceToSequenceForm";
            Explicit(Pairs, "Form", Form, $"new {Form}({Literal.Of(pair.Source)}, {Literal.Of(pair.Target)}, {pair.StartToken}, {pair.EndToken})");
        }

        SurfaceArgument[] given = [.. _names.Inputs.Where((_, input) => input != stepping)];
        string types = SteppingEmitter.Types(_names.Inputs[stepping]), session = $"new global::DeepInit.Session{types}(_networkEngine, _networkEngine)";
        if (given.Length == 0)
        {
            Method("CreateSession", "global::DeepInit.Session" + types, [], session, [Inherited], contract: "global::DeepInit.ISessionNetwork" + types);
            return;
        }

        string body = $"""
            global::DeepInit.Session{types} session = {session};
            _networkEngine.BeginSession(session, {string.Join(", ", given.Select(input => input.Argument))});
            return session;
            """;
        Method("CreateSession", "global::DeepInit.Session" + types, [.. given.Select(input => new SurfaceParameter($"global::System.ReadOnlySpan<{input.Type}>", input.Argument))], body,
        [
            Doc($"Begins a sequence of steps of '{SurfaceEmitter.Xml(_names.Inputs[stepping].Name)}', for one row of the other inputs. What depends on these alone is computed once, here."),
            .. given.Select(input => $"<param name=\"{Plain(input)}\">'{SurfaceEmitter.Xml(input.Name)}', one row{(input.Sequences is null ? "" : $": its steps, at most {input.MostSteps}")}.</param>"),
            "<returns>A session without steps. Every session has memory of its own.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A length does not fit, an id is out of range, or a number is not finite.</exception>",
        ],
        form: MemberForm.Block,
        contract: translates ? Pairs : null);
    }

    // Which layers go through steps is known of a whole network alone.
    private static int? MayStep(NetworkSpec spec)
    {
        IEnumerable<int> inputs = Enumerable.Range(0, spec.Inputs.Count);
        if (spec.SequenceToSequence is { } pair)
        {
            return spec.Inputs.Count == 2 ? inputs.Where(input => spec.Inputs[input].Name == pair.Target).Cast<int?>().FirstOrDefault() : null;
        }

        return spec.Outputs.Count <= 1 && spec.RowType is null && (spec.Inputs.Count == 1 || spec.AllLayers.Any(layer => layer.Beside.Any()))
            ? inputs.Where(input => StepwiseNetwork.IsSequence(spec.Inputs[input])).Cast<int?>().LastOrDefault()
            : null;
    }

    private void Files()
    {
        SurfaceParameter path = new("string", "path"), stream = new("global::System.IO.Stream", "stream");
        static string Of(string method, string type) => InheritedFrom($"WeightFile.{method}{{T}}(global::DeepInit.ParameterCollection{{T}}, {type})");
        Method("Save", "void", [path], "global::DeepInit.WeightFile.Save(Parameters, path)", [Of("Save", "string")]);
        Method("Save", "void", [stream], "global::DeepInit.WeightFile.Save(Parameters, stream)", [Of("Save", "global::System.IO.Stream")]);
        Method("Load", "void", [path], "global::DeepInit.WeightFile.Load(Parameters, path)", [Of("Load", "string")]);
        Method("Load", "void", [stream], "global::DeepInit.WeightFile.Load(Parameters, stream)", [Of("Load", "global::System.IO.Stream")]);
        Method("Summary", "string", [], _plan is null ? "" : "\n" + string.Join(" +\n", SummaryParts(_plan)), [Inherited], contract: Network);
    }

    private IEnumerable<string> SummaryParts(NetworkPlan plan)
    {
        yield return Literal.Of(SummaryTable.OneLine(plan) + "\n\n");
        yield return $"global::DeepInit.Runtime.NetworkSummary.Layers<$T>(this{string.Concat(SummaryTable.Layers(plan).Select(layer => ", " + Literal.Of(layer)))})";
        foreach (string line in SummaryTable.Totals(plan))
        {
            yield return Literal.Of(line + "\n");
        }

        if (plan is { Training: not null, Network.Optimizer: not null, Parameters.Count: > 0 })
        {
            yield return $"global::DeepInit.Runtime.NetworkSummary.Parameters(Parameters, LearningRate{string.Concat(plan.Network.Optimizers.Select(MovedBy))})";
        }
    }

    // The rate of the network is that of the first one.
    private string MovedBy((OptimizerSpec Spec, int Index) optimizer) =>
        ", " + Literal.Of(OptimizerCatalog.Of(optimizer.Spec).Word) + (optimizer.Index == 0 ? "" : ", " + Literal.Of(optimizer.Spec.LearningRate / _spec.Optimizer!.LearningRate));

    private void Add(SurfaceMember member) => _members.Add(member);

    private void Constant(string name, string value, string summary, string placeholder = "1") =>
        Add(new(name, MemberForm.Constant, "int", value, [Doc(summary)]) { Placeholder = placeholder });

    private void Property(string name, string type, string documentation, MemberNeed need = MemberNeed.Nothing, string? contract = null) =>
        Add(new(name, MemberForm.Expression, type, "_networkEngine." + name, [documentation]) { Need = need, Contract = contract });

    private void Accessors(string name, string type, MemberNeed need = MemberNeed.Nothing, string? contract = null) =>
        Add(new(name, MemberForm.Accessors, type, "_networkEngine." + name, [Inherited]) { Need = need, Contract = contract });

    private void Method(string name, string result, IReadOnlyList<SurfaceParameter> parameters, string body, IReadOnlyList<string> documentation, MemberNeed need = MemberNeed.Nothing, MemberForm form = MemberForm.Expression, string? contract = null) =>
        Add(new(name, form, result, body, documentation) { Parameters = parameters, Need = need, Contract = contract });

    // A network that makes one sequence of another.
    private const string Pairs = "global::DeepInit.ISequenceToSequence<$T>";

    /// <summary>The documentation of a member that an interface of the runtime documents, and that is the same in every network.</summary>
    private const string Inherited = "<inheritdoc/>";

    /// <summary>The documentation of what a member of the runtime does, which a member of the network calls.</summary>
    private static string InheritedFrom(string member) => $"<inheritdoc cref=\"global::DeepInit.{member}\"/>";

    // A type in a reference of documentation.
    private static string Cref(string type) => type.EndsWith("<$T>", StringComparison.Ordinal) ? type : type.Replace('<', '{').Replace('>', '}');

    private static string Doc(string summary) => $"<summary>{summary}</summary>";

    private static string Arguments(IEnumerable<SurfaceArgument> arguments) => string.Join(", ", arguments.SelectMany(argument => argument.Arguments));

    private static IEnumerable<string> Described(IEnumerable<SurfaceArgument> arguments, string what) => arguments.SelectMany(argument => argument.Lengths is { } lengths
        ? new[] { Described(argument, what), $"<param name=\"{lengths.TrimStart('@')}\">How many steps each row of '{SurfaceEmitter.Xml(argument.Name)}' has, at most {argument.MostSteps}; what stands behind them is not read.</param>" }
        : [Described(argument, what)]);

    private static string Described(SurfaceArgument argument, string what) => argument.IsClassIndex
        ? $"<param name=\"{Plain(argument)}\">Target '{SurfaceEmitter.Xml(argument.Name)}': one class index per row, from 0.</param>"
        : argument.Ids is { } ids
        ? $"<param name=\"{Plain(argument)}\">'{SurfaceEmitter.Xml(argument.Name)}', {what} {argument.Shape.Length} id{(argument.Shape.Length == 1 ? "" : "s")} from 0 to {ids.Vocabulary - 1}, row after row{(argument is { Sequences: not null, Lengths: null } ? $"; a row ends where its padding, {ids.PaddingIndex}, begins" : "")}.</param>"
        : $"<param name=\"{Plain(argument)}\">'{SurfaceEmitter.Xml(argument.Name)}', {what} {argument.Shape.Length} number{(argument.Shape.Length == 1 ? "" : "s")}, row after row.</param>";

    private static string Taken(SurfaceArgument output) => $"<param name=\"{Plain(output)}\">Takes output '{SurfaceEmitter.Xml(output.Name)}': as many rows, of {output.Shape.Length}.</param>";

    private static string Plain(SurfaceArgument argument) => argument.Argument.TrimStart('@');

    // A span, and the one of its lengths.
    private static IEnumerable<SurfaceParameter> Input(SurfaceArgument argument) =>
    [
        new($"global::System.ReadOnlySpan<{argument.Type}>", argument.Argument),
        .. argument.Lengths is { } lengths ? [new SurfaceParameter("global::System.ReadOnlySpan<int>", lengths)] : Array.Empty<SurfaceParameter>(),
    ];

    private static SurfaceParameter Output(SurfaceArgument argument) => new("global::System.Span<$T>", argument.Argument);
}
