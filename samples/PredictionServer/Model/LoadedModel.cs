using System.Security.Cryptography;
using QuickStart;

namespace PredictionServer.Model;

/// <summary>A network with the weights and the transform of one file; nothing changes it any more, so that any number of requests may use it at once.</summary>
public sealed class LoadedModel
{
    // Rows that are gathered on the stack: 30 KB.
    private const int RowsAtOnce = 256;

    private readonly TumourClassifier _network;
    private readonly DataTransform? _transform;

    private LoadedModel(TumourClassifier network, string version)
    {
        (_network, _transform, Version) = (network, network.Parameters.Transform, version);
        ProbabilityOf = ModelTransform.ProbabilityOf(_transform);
    }

    /// <summary>The first twelve digits of the file's SHA-256.</summary>
    public string Version { get; }

    /// <summary>Whether rows are taken as they were measured: the file has a transform, which is applied to them.</summary>
    public bool TakesRawRows => _transform is not null;

    /// <summary>What rows must be.</summary>
    public string Expects => TakesRawRows
        ? $"Rows of {TumourClassifier.InputSize} numbers as they were measured: the file's transform is applied to them."
        : $"Rows of {TumourClassifier.InputSize} numbers transformed as in training (standardised): the file has no transform, raw measurements would be misread.";

    /// <summary>What a probability is of.</summary>
    public string ProbabilityOf { get; }

    /// <summary>Reads a file that does not change meanwhile.</summary>
    /// <exception cref="WeightFileException">The file does not hold this network's weights.</exception>
    /// <exception cref="UnfitModelException">It holds weights or a transform that nothing can be predicted with.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadedModel Read(string path) => Of(File.ReadAllBytes(path));

    /// <summary>The model of a file's bytes.</summary>
    /// <exception cref="WeightFileException">The file does not hold this network's weights.</exception>
    /// <exception cref="UnfitModelException">It holds weights or a transform that nothing can be predicted with.</exception>
    public static LoadedModel Of(byte[] bytes)
    {
        // Requests run side by side already: a prediction takes no second thread.
        var network = new TumourClassifier { MaxThreads = 1 };
        network.Load(new MemoryStream(bytes));
        foreach (Parameter<float> parameter in network.Parameters)
        {
            if (Array.FindIndex(parameter.ToArray(), value => !float.IsFinite(value)) is >= 0 and var at)
                throw new UnfitModelException($"Its parameter {parameter.Name} has {parameter.ToArray()[at]} at {at}; expected finite numbers.");
        }

        if (network.Parameters.Transform is { } transform)
            ModelTransform.Check(transform);
        var model = new LoadedModel(network, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
        foreach (float[] row in ModelTransform.ProbeRows(network.Parameters.Transform))
        {
            float[] answer = new float[1];
            model.Predict([row], answer);
            if (!float.IsFinite(answer[0]))
                throw new UnfitModelException("Its weights are finite, but give no finite answer to an ordinary row.");
        }

        return model;
    }

    /// <summary>Predicts; allocates nothing.</summary>
    /// <param name="rows">Rows of 30 numbers, as <see cref="Expects"/> says.</param>
    /// <param name="probabilities">One place for each row; NaN where the numbers of a row are too large to compute with.</param>
    public void Predict(ReadOnlySpan<float[]> rows, Span<float> probabilities)
    {
        Span<float> inputs = stackalloc float[Math.Min(rows.Length, RowsAtOnce) * TumourClassifier.InputSize];
        for (int start = 0; start < rows.Length; start += RowsAtOnce)
        {
            ReadOnlySpan<float[]> some = rows[start..Math.Min(rows.Length, start + RowsAtOnce)];
            Span<float> gathered = inputs[..(some.Length * TumourClassifier.InputSize)];
            for (int i = 0; i < some.Length; i++)
                some[i].CopyTo(gathered[(i * TumourClassifier.InputSize)..]);
            _transform?.Apply(gathered);
            Span<float> answers = probabilities.Slice(start, some.Length);
            _network.Predict(gathered, answers);

            // A sigmoid makes a number of infinities, too; it would mean nothing.
            for (int i = 0; i < some.Length; i++)
            {
                if (!AreFinite(gathered.Slice(i * TumourClassifier.InputSize, TumourClassifier.InputSize)))
                    answers[i] = float.NaN;
            }
        }
    }

    private static bool AreFinite(ReadOnlySpan<float> numbers)
    {
        foreach (float number in numbers)
        {
            if (!float.IsFinite(number))
                return false;
        }

        return true;
    }
}
