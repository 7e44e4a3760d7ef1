using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Emission;

/// <summary>The public surface of a network that has errors, every member throwing: the user sees the one diagnostic, not all that follows from it.</summary>
internal static class StubEmitter
{
    public static GeneratedFile Emit(NetworkSpec spec)
    {
        SurfaceNames names = SurfaceNames.OfBroken(spec);
        bool trains = spec.Losses.Count > 0;
        bool optimizes = trains && spec.Optimizer is not null;
        SourceWriter writer = FileEmitter.Open(
            spec,
            [$"{spec.Type.Qualified} has errors, which the compiler reports at its attributes. Until they are mended, every member throws."],
            []);
        const string Fault = "throw new global::System.InvalidOperationException(Errors)";
        writer.Write($"private const string Errors = {Literal.Of($"Network '{spec.Type.Qualified}' has errors, which the compiler reports at its attributes.")};").Line();
        foreach (SurfaceArgument argument in names.Inputs.Concat(names.Outputs))
        {
            writer.Write("/// <summary>Unknown until the errors are mended.</summary>").Write($"public const int {argument.Constant} = 1;").Line();
        }

        void Member(string text) => writer.Write("/// <summary>Throws until the errors are mended.</summary>").Write(text).Line();

        writer.Write("/// <summary>Unknown until the errors are mended.</summary>").Write("public const int ParameterCount = 0;").Line();
        Member($"public {spec.Type.Name}(int seed = 0) => {Fault};");
        Member($"public global::DeepInit.ParameterCollection<$T> Parameters => {Fault};");
        string inputs = string.Join(", ", names.Inputs.Select(a => $"global::System.ReadOnlySpan<$T> {a.Argument}"));
        string outputs = string.Join(", ", names.Outputs.Select(a => $"global::System.Span<$T> {a.Argument}"));
        Member($"public void Predict({inputs}, {outputs}) => {Fault};");
        if (names.Outputs.Count == 1)
        {
            Member($"public $T[] Predict({inputs}) => {Fault};");
        }

        if (trains)
        {
            string targets = string.Join(", ", names.Targets.Select(a => $"global::System.ReadOnlySpan<{(a.IsClassIndex ? "int" : "$T")}> {a.Argument}"));
            Member($"public $T ComputeLoss({inputs}, {targets}) => {Fault};");
            Member($"public $T ComputeGradients({inputs}, {targets}) => {Fault};");
            if (optimizes)
            {
                Member($"public $T TrainBatch({inputs}, {targets}) => {Fault};");
                Member($"public $T TrainBatch({inputs}, {targets}, global::System.ReadOnlySpan<$T> sampleWeights) => {Fault};");
                Member($"public void ApplyGradients() => {Fault};");
            }
        }

        if (spec.Rows is { } rows)
        {
            foreach (RowMember member in RowSurfaceEmitter.Members(rows, rows.Label, optimizes))
            {
                Member($"{member.Signature} => {Fault};");
            }
        }

        if (optimizes)
        {
            writer.Write("/// <summary>Throws until the errors are mended.</summary>").Open("public double LearningRate").Write($"get => {Fault};").Write($"set => {Fault};").Close().Line();
            Member($"public long StepCount => {Fault};");
            writer.Write("/// <summary>Throws until the errors are mended.</summary>").Open("public int MaxRowsPerPass").Write($"get => {Fault};").Write($"set => {Fault};").Close().Line();
            Member($"public global::DeepInit.History Fit(global::DeepInit.Dataset<$T> data, global::DeepInit.FitOptions? options = null) => {Fault};");
            Member($"public global::DeepInit.Evaluation Evaluate(global::DeepInit.Dataset<$T> data) => {Fault};");
        }

        if (spec.AllLayers.Any(layer => layer.Kind == "DeepInit.DropoutAttribute"))
        {
            writer.Write("/// <summary>Throws until the errors are mended.</summary>").Open("public bool DropoutActive").Write($"get => {Fault};").Write($"set => {Fault};").Close().Line();
        }

        writer.Write("/// <summary>Throws until the errors are mended.</summary>").Open("public int MaxThreads").Write($"get => {Fault};").Write($"set => {Fault};").Close().Line();
        foreach (string method in new[] { "Save", "Load" })
        {
            Member($"public void {method}(string path) => {Fault};");
            Member($"public void {method}(global::System.IO.Stream stream) => {Fault};");
        }

        Member($"public string Summary() => {Fault};");
        return new(HintNames.Of(spec.Type) + ".g.cs", FileEmitter.Close(writer, spec));
    }
}
