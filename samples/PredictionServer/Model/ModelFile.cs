namespace PredictionServer.Model;

/// <summary>The file of the model as it lies on the disk, behind whatever links.</summary>
/// <param name="Path">Where it really is.</param>
/// <param name="Time">When it was last written.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record ModelFile(string Path, DateTime Time, long Length)
{
    // The network's 2,049 numbers take 8 KB in single precision; the rest is room for names and the transform.
    private const long LongestFile = 16 << 20;

    /// <summary>Looks without opening.</summary>
    /// <returns>The file; null if there is none.</returns>
    /// <exception cref="UnfitModelException">There is something else.</exception>
    public static ModelFile? Find(string path)
    {
        var file = new FileInfo(path);

        // The time and length of a link are not those of the file, which a ConfigMap or a release exchanges behind it.
        if (file.LinkTarget is not null)
            file = (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        if (Directory.Exists(file.FullName))
            throw new UnfitModelException($"{path} is a folder; expected a file of weights.");
        return file.Exists ? new ModelFile(file.FullName, file.LastWriteTimeUtc, file.Length) : null;
    }

    /// <summary>Reads it whole.</summary>
    /// <exception cref="UnfitModelException">It cannot be a file of weights, or changes meanwhile.</exception>
    public byte[] Read()
    {
        // Pipes and devices have no length either. Opening a pipe would wait for who writes into it, reading a device would not end: nothing is opened.
        if (Length == 0)
            throw new UnfitModelException($"{Path} is empty, or a pipe or a device; expected a file of weights.");
        if (Length > LongestFile)
            throw new UnfitModelException($"{Path} has {Length} bytes; expected a file of weights, {LongestFile} bytes at most.");

        var bytes = new byte[Length];
        using (FileStream stream = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            stream.ReadExactly(bytes);
        return this == Find(Path) ? bytes : throw new UnfitModelException($"{Path} is being written.");
    }
}
