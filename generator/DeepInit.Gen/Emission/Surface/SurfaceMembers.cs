using DeepInit.Gen.Layers;
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
    public static IReadOnlyList<string> PrivateNames(NetworkSpec spec) => spec.Rows is null ? ["_networkEngine", "NetworkEngine"] : ["_networkEngine", "NetworkEngine", "NetworkRows", "PredictRows"];

    /// <summary>The surface of a network whose plan is known.</summary>
    public static IReadOnlyList<SurfaceMember> Of(EmissionContext context) => new SurfaceMembers(context.Spec, context.Names, context.Plan)
        .Listed(context.Plan.Training is not null, context.OptimizerKind is not null, context.HasForward, context.DrawsNumbers);

    /// <summary>The surface of a network with errors, as far as its attributes tell: the same members, without bodies.</summary>
    public static IReadOnlyList<SurfaceMember> OfBroken(NetworkSpec spec)
    {
        LayerKind[] kinds = [.. spec.AllLayers.Select(layer => LayerCatalog.Find(layer.Kind)).OfType<LayerKind>()];
        bool trains = spec.Losses.Count > 0;
        bool draws = trains && kinds.Any(kind => kind.IsRandom);
        return
        [
            .. new SurfaceMembers(spec, SurfaceNames.OfBroken(spec), null).Listed(trains, trains && spec.Optimizer is not null, draws || (trains && kinds.Any(kind => kind.ReadsMode)), draws),
            .. spec.Rows is { } rows ? RowSurfaceEmitter.Members(rows, rows.Label, trains, trains && spec.Optimizer is not null) : [],
        ];
    }

    /// <summary>What follows the name of a class that has these members: the interfaces that they are of.</summary>
    public static string Bases(IEnumerable<SurfaceMember> members) => " : " + string.Join(", ", members.Select(member => member.Contract).OfType<string>().Distinct());

    private static IEnumerable<SurfaceMember> WithEverything()
    {
        var type = new TypeIdentity("", default, "Net", "", "Net", HasTwin: false, IsPublic: true);
        var spec = new NetworkSpec(type, Precision.Single, default, default, default, default, null, null, default, default);
        var rows = new RowSpec("Row", "Row", IsPublic: true, default, null);
        return new SurfaceMembers(spec, SurfaceNames.OfBroken(spec), null).Listed(trains: true, optimizes: true, forwards: true, draws: true).Concat(RowSurfaceEmitter.Members(rows, null, measures: true, trains: true));
    }

    private IReadOnlyList<SurfaceMember> Listed(bool trains, bool optimizes, bool forwards, bool draws)
    {
        Constants();
        Constructor();
        Properties(trains, optimizes, draws);
        Predict();
        if (trains)
        {
            Training(optimizes, forwards);
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
        _networkEngine = NetworkEngine.Create(seed);
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
        Property("Parameters", "global::DeepInit.ParameterCollection<$T>", "The parameters, by their names in files.", contract: Network);
        if (trains)
        {
            Add(new(
                "Gradients",
                MemberForm.Expression,
                "global::System.Span<$T>",
                "Parameters.Gradients",
                [
                    Doc("The gradients of all parameters in one piece, as ComputeGradients left them: memory to be read and changed. <c>parameter.FindIn(Gradients)</c> is a parameter's part, <c>parameter.Gradient</c> the same in its shape."),
                    "<exception cref=\"global::System.InvalidOperationException\">No gradients have been computed.</exception>",
                ])
            {
                Need = MemberNeed.Loss,
                Contract = OfGradients,
            });
        }

        if (optimizes)
        {
            Accessors("LearningRate", "double", "The learning rate of the next step.", "It is negative or not finite.", MemberNeed.Optimizer, Trainable);
            Property("StepCount", "long", "The number of optimiser steps taken.", MemberNeed.Optimizer);
        }

        Accessors("MaxThreads", "int", "The most threads that one call may use: one per processor unless set. Results do not depend on it. Small calls use one in any case.", "It is less than 1.", contract: Threaded);
        if (draws)
        {
            Accessors("IsRandomized", "bool", "Whether dropout and noise act while training; true unless set. False trains as PyTorch does after <c>eval()</c>.", contract: Randomized);
        }
    }

    private void Predict()
    {
        string numbers = _spec.Rows is null ? "" : " In and out go transformed numbers: those that <c>Rows.Transform</c> makes of rows, and <c>Rows.Undo</c> takes.";
        string arguments = Arguments(_names.Inputs.Concat(_names.Outputs));
        Method("Predict", "void", [.. _names.Inputs.Select(Input), .. _names.Outputs.Select(Output)], $"_networkEngine.Predict({arguments})",
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
        Method("Predict", "$T[]", [.. _names.Inputs.Select(Input)], body,
        [
            Doc("Runs the network on one or many rows. Allocates the result." + numbers),
            .. Described(_names.Inputs, "rows of"),
            $"<returns>As many rows, of {_names.Outputs[0].Shape.Length}.</returns>",
            "<exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>",
        ],
        form: MemberForm.Block);
    }

    private void Files()
    {
        const string Format = "safetensors, under the names and shapes that PyTorch gives them";
        SurfaceParameter path = new("string", "path"), stream = new("global::System.IO.Stream", "stream");
        const string PathDoc = "<param name=\"path\">The file.</param>", StreamDoc = "<param name=\"stream\">The stream.</param>";
        static string Wrong(string what) => $"<exception cref=\"global::DeepInit.WeightFileException\">The {what} does not hold exactly this network's parameters; the network is unchanged.</exception>";
        Method("Save", "void", [path], "global::DeepInit.WeightFile.Save(Parameters, path)", [Doc($"Saves the parameters to a file ({Format}). The file is replaced only when the new one is complete."), PathDoc]);
        Method("Save", "void", [stream], "global::DeepInit.WeightFile.Save(Parameters, stream)", [Doc($"Writes the parameters to a stream ({Format})."), StreamDoc]);
        Method("Load", "void", [path], "global::DeepInit.WeightFile.Load(Parameters, path)", [Doc("Loads the parameters from a safetensors file."), PathDoc, Wrong("file")]);
        Method("Load", "void", [stream], "global::DeepInit.WeightFile.Load(Parameters, stream)", [Doc("Loads the parameters from a stream of safetensors."), StreamDoc, Wrong("stream")]);
        string[] lines = _plan is null ? [] : [SummaryTable.OneLine(_plan), "", .. SummaryTable.Lines(_plan), .. ParameterTable.Lines(_plan)];
        Method("Summary", "string", [], "\n" + string.Join(" +\n", lines.Select(line => Literal.Of(line + "\n"))), [Doc("The network as a table: layers, shapes, parameters, how they start.")], contract: Network);
    }

    private void Add(SurfaceMember member) => _members.Add(member);

    private void Constant(string name, string value, string summary, string placeholder = "1") =>
        Add(new(name, MemberForm.Constant, "int", value, [Doc(summary)]) { Placeholder = placeholder });

    private void Property(string name, string type, string summary, MemberNeed need = MemberNeed.Nothing, string? contract = null) =>
        Add(new(name, MemberForm.Expression, type, "_networkEngine." + name, [Doc(summary)]) { Need = need, Contract = contract });

    private void Accessors(string name, string type, string summary, string? outOfRange = null, MemberNeed need = MemberNeed.Nothing, string? contract = null) => Add(new(
        name,
        MemberForm.Accessors,
        type,
        "_networkEngine." + name,
        [Doc(summary), .. outOfRange is null ? [] : new[] { $"<exception cref=\"global::System.ArgumentOutOfRangeException\">{outOfRange}</exception>" }])
    {
        Need = need,
        Contract = contract,
    });

    private void Method(string name, string result, IReadOnlyList<SurfaceParameter> parameters, string body, IReadOnlyList<string> documentation, MemberNeed need = MemberNeed.Nothing, MemberForm form = MemberForm.Expression, string? contract = null) =>
        Add(new(name, form, result, body, documentation) { Parameters = parameters, Need = need, Contract = contract });

    private static string Doc(string summary) => $"<summary>{summary}</summary>";

    private static string Arguments(IEnumerable<SurfaceArgument> arguments) => string.Join(", ", arguments.Select(argument => argument.Argument));

    private static IEnumerable<string> Described(IEnumerable<SurfaceArgument> arguments, string what) => arguments.Select(argument => argument.IsClassIndex
        ? $"<param name=\"{Plain(argument)}\">Target '{SurfaceEmitter.Xml(argument.Name)}': one class index per row, from 0.</param>"
        : $"<param name=\"{Plain(argument)}\">'{SurfaceEmitter.Xml(argument.Name)}', {what} {argument.Shape.Length} number{(argument.Shape.Length == 1 ? "" : "s")}, row after row.</param>");

    private static string Taken(SurfaceArgument output) => $"<param name=\"{Plain(output)}\">Takes output '{SurfaceEmitter.Xml(output.Name)}': as many rows, of {output.Shape.Length}.</param>";

    private static string Plain(SurfaceArgument argument) => argument.Argument.TrimStart('@');

    private static SurfaceParameter Input(SurfaceArgument argument) => new($"global::System.ReadOnlySpan<{(argument.IsClassIndex ? "int" : "$T")}>", argument.Argument);

    private static SurfaceParameter Output(SurfaceArgument argument) => new("global::System.Span<$T>", argument.Argument);
}
