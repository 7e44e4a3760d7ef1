using System.Globalization;

namespace DeepInit;

/// <summary>Where a search keeps what it knows: what it is, in <c>sweep.txt</c>, and a checkpoint for each trial.</summary>
internal sealed class SweepFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _isTemporary;

    /// <summary>Opens a folder, or makes it.</summary>
    /// <param name="path">The folder; null for a temporary one.</param>
    /// <param name="description">What the search is.</param>
    /// <exception cref="InvalidOperationException">It is the folder of another search.</exception>
    public SweepFolder(string? path, string description)
    {
        _isTemporary = path is null;
        _path = path ?? Path.Combine(Path.GetTempPath(), $"deepinit-sweep-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_path);
        string file = Path.Combine(_path, "sweep.txt");
        if (!File.Exists(file))
        {
            WholeFile.Write(file, description);
            return;
        }

        string[] found = File.ReadAllText(file).Split('\n');
        string[] expected = description.Split('\n');
        for (int i = 0; i < Math.Max(found.Length, expected.Length); i++)
        {
            string? was = i < found.Length ? found[i] : null;
            string? isNow = i < expected.Length ? expected[i] : null;
            if (was != isNow)
                throw new InvalidOperationException($"The folder '{_path}' is of another sweep: it has '{was}' in line {i + 1} of sweep.txt; expected '{isNow}'. Use another folder, or delete this one.");
        }
    }

    /// <summary>The checkpoint of a trial.</summary>
    public string Checkpoint(int trial) => Path.Combine(_path, string.Format(CultureInfo.InvariantCulture, "trial-{0:0000}.safetensors", trial));

    public void Dispose()
    {
        if (_isTemporary)
            Directory.Delete(_path, recursive: true);
    }
}
