using DeepInit.Conformance.Comparison;
using DeepInit.Conformance.Execution;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance;

/// <summary>Runs one case from its folder to its verdict: read, translate, generate and compile, train, compare.</summary>
/// <param name="compiler">Generates and compiles.</param>
internal sealed class CaseRunner(CaseCompiler compiler)
{
    /// <summary>Runs with the generator of this repository.</summary>
    public CaseRunner()
        : this(new CaseCompiler())
    {
    }

    /// <summary>Runs the case in a folder.</summary>
    /// <param name="folder">The folder of its <c>case.json</c>.</param>
    /// <param name="precision">The number type to compute in.</param>
    /// <returns>The verdict; whatever goes wrong within a case is one.</returns>
    public CaseResult Run(string folder, Precision precision) => Run(folder, (source, translated, compiled) =>
    {
        Measurements measured = precision == Precision.Double
            ? TrainingRun<double>.Run(translated, compiled)
            : TrainingRun<float>.Run(translated, compiled);
        return CaseResult.Of(source.Name, CaseComparison.Compare(source, measured), Tolerance.OfVectors(precision));
    }, precision);

    /// <summary>Trains the case in a folder, saves it as ONNX, and compares what ONNX Runtime makes of it with <c>Predict</c>; in single precision.</summary>
    /// <param name="folder">The folder of its <c>case.json</c>.</param>
    /// <returns>The verdict; whatever goes wrong within a case is one.</returns>
    public CaseResult RunOnnx(string folder) => Run(
        folder,
        (source, translated, compiled) => translated.Model.Inputs.Where((_, i) => translated.Model.HasLengths[i]).FirstOrDefault() is { } ragged
            ? throw new UnsupportedException($"lengths of input '{ragged.Name}' beside it, which the model takes and this comparison does not hand over")
            : CaseResult.OfOnnx(source.Name, TrainingRun<float>.OnnxDeviation(translated, compiled), OnnxModel<float>.Limit),
        Precision.Single);

    private CaseResult Run(string folder, Func<ConformanceCase, TranslatedCase, CompiledCase, CaseResult> judge, Precision precision)
    {
        string name = Path.GetFileName(folder);
        try
        {
            (name, _) = ConformanceCase.ReadHead(folder);
            ConformanceCase source = ConformanceCase.Read(folder);
            TranslatedCase translated = NetworkTranslator.Translate(source, precision);
            using CompiledCase compiled = compiler.Compile(translated);
            return judge(source, translated, compiled);
        }
        catch (UnsupportedException exception)
        {
            return CaseResult.Unsupported(name, exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            bool saysWhatItIs = exception is CaseFormatException or CompilationFailedException;
            return CaseResult.Failed(name, saysWhatItIs ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
