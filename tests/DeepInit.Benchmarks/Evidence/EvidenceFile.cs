namespace DeepInit.Benchmarks.Evidence;

/// <summary>A CSV file of trainings that grows line by line: what stands in it is not trained again.</summary>
internal sealed class EvidenceFile
{
    private readonly string _path;
    private readonly Dictionary<string, EvidenceLine> _lines = [];

    private EvidenceFile(string path) => _path = path;

    /// <summary>All trainings.</summary>
    public IReadOnlyCollection<EvidenceLine> Lines => _lines.Values;

    /// <summary>Opens a file, or begins one.</summary>
    public static EvidenceFile Open(string path)
    {
        var file = new EvidenceFile(path);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, EvidenceLine.Header + "\n");
        }

        // A process that was killed may have left half a line.
        string text = File.ReadAllText(path);
        if (!text.EndsWith('\n'))
        {
            text = text[..(text.LastIndexOf('\n') + 1)];
            File.WriteAllText(path, text);
        }

        // A training that was made again takes the place of the earlier one.
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var parsed = EvidenceLine.Parse(line);
            file._lines[parsed.Key] = parsed;
        }

        if (text.AsSpan().Count('\n') > file._lines.Count + 1)
            File.WriteAllLines(path, [EvidenceLine.Header, .. file._lines.Values.Select(line => line.ToString())]);
        return file;
    }

    /// <summary>The training that has been made already; null for none.</summary>
    public EvidenceLine? Find(string task, string entrant, string setting, int seed) => _lines.GetValueOrDefault($"{task},{entrant},{setting},{seed}");

    /// <summary>Adds a training at the end.</summary>
    public void Add(EvidenceLine line)
    {
        File.AppendAllText(_path, line + "\n");

        // What a later run reads, rounded.
        _lines[line.Key] = EvidenceLine.Parse(line.ToString());
    }
}
