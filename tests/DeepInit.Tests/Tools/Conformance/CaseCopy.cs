using System.Text.Json.Nodes;

namespace DeepInit.Tests.Tools.Conformance;

/// <summary>A copy of a case in a folder of its own, to be changed; it goes when the test does.</summary>
internal sealed class CaseCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("deepinit-case-");

    public CaseCopy(params string[] names)
    {
        foreach (string name in names)
        {
            DirectoryInfo folder = _root.CreateSubdirectory(name);
            foreach (string file in Directory.EnumerateFiles(OpenCases.Folder(name)))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }
        }

        Folder = Path.Combine(_root.FullName, names[0]);
    }

    /// <summary>The folder of all copies.</summary>
    public string Root => _root.FullName;

    /// <summary>The folder of the first copy.</summary>
    public string Folder { get; }

    /// <summary>Adds the first copy once more, under another name and with a layer that the language does not have.</summary>
    public void AddUnknown(string name)
    {
        DirectoryInfo folder = _root.CreateSubdirectory(name);
        foreach (string file in Directory.EnumerateFiles(Folder))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        string path = Path.Combine(folder.FullName, "case.json");
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        root["name"] = name;
        root["layers"]![0]!["type"] = "capsule";
        File.WriteAllText(path, root.ToJsonString());
    }

    public void Change(Action<JsonNode> change)
    {
        string path = Path.Combine(Folder, "case.json");
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }

    public void Dispose() => _root.Delete(recursive: true);
}
