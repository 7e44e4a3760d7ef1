using System.Globalization;

namespace Recommender;

/// <summary>The files by which the same command goes on where Ctrl-C has ended it: one for each network, also for those that had learnt all, so that they need not learn again.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="name">The name of the data.</param>
internal sealed class Checkpoints(string folder, string name)
{
    private readonly List<string> _paths = [];

    /// <summary>The file of a network; other settings have another.</summary>
    public string Of(FormattableString network)
    {
        string path = Path.Combine(folder, $"{name}-{network.ToString(CultureInfo.InvariantCulture)}.checkpoint");
        _paths.Add(path);
        return path;
    }

    /// <summary>Removes them: all is done.</summary>
    public void Delete()
    {
        foreach (string path in _paths)
            File.Delete(path);
    }
}
