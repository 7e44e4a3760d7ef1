using System.Security.Cryptography;
using QuickStart;

namespace PredictionServer.Model;

/// <summary>A network with the weights of one file; nothing changes it any more, so that any number of requests may use it at once.</summary>
public sealed class LoadedModel
{
    // Rows that are gathered on the stack: 30 KB.
    private const int RowsAtOnce = 256;

    private readonly TumourClassifier _network;

    private LoadedModel(TumourClassifier network, string version) => (_network, Version) = (network, version);

    /// <summary>The first twelve digits of the file's SHA-256.</summary>
    public string Version { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="WeightFileException">The file does not hold this network's weights.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadedModel Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);

        // Requests run side by side already: a prediction takes no second thread.
        var network = new TumourClassifier { MaxThreads = 1 };
        network.Load(new MemoryStream(bytes));
        return new LoadedModel(network, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
    }

    /// <summary>Predicts; allocates nothing.</summary>
    /// <param name="rows">Rows of 30 numbers.</param>
    /// <param name="probabilities">One place for each row.</param>
    public void Predict(ReadOnlySpan<float[]> rows, Span<float> probabilities)
    {
        if (rows.Length == 1)
        {
            _network.Predict(rows[0], probabilities);
            return;
        }

        Span<float> inputs = stackalloc float[Math.Min(rows.Length, RowsAtOnce) * TumourClassifier.InputSize];
        for (int start = 0; start < rows.Length; start += RowsAtOnce)
        {
            ReadOnlySpan<float[]> some = rows[start..Math.Min(rows.Length, start + RowsAtOnce)];
            for (int i = 0; i < some.Length; i++)
                some[i].CopyTo(inputs[(i * TumourClassifier.InputSize)..]);
            _network.Predict(inputs[..(some.Length * TumourClassifier.InputSize)], probabilities.Slice(start, some.Length));
        }
    }
}
