namespace DeepInit;

/// <summary>Replaces files whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file beside the target, flushes it to the disk and renames it. Whoever opens the path, at any time, sees the old content or
    /// the new, also when the process dies in between; then only the temporary file stays behind.
    /// </summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content. If it throws, the target stays as it was and the temporary file is deleted.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Rename(temporary, target);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void Rename(string temporary, string target)
    {
#if NET
        File.Move(temporary, target, overwrite: true);
#else
        if (File.Exists(target))
            File.Replace(temporary, target, destinationBackupFileName: null);
        else
            File.Move(temporary, target);
#endif
    }
}
