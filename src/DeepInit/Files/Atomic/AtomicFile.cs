namespace DeepInit;

/// <summary>Replaces files whole or not at all; every file that this library writes is written by it.</summary>
/// <remarks>
/// What stays of a file that is replaced: on Unix its mode, and its owner and group where the process may give files away (Linux); its name where the path is a
/// symbolic link, which stays one. .NET Framework keeps access lists and attributes, and replaces links.
/// </remarks>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file beside the target, flushes it to the disk, renames it and flushes the folder. Whoever opens the path, at any time, sees the old
    /// content or the new, also when the process dies in between; then the temporary file stays behind until the next save into that folder.
    /// </summary>
    /// <param name="path">The target; a symbolic link stands for what it leads to, which need not be there yet.</param>
    /// <param name="write">Writes the content. If it throws, the target stays as it was and the temporary file is deleted.</param>
    /// <exception cref="IOException">The file could not be written; the message has the path. Derived types as <see cref="FileStream"/> throws them.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder takes no new files from this process.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        TemporaryFile? temporary = null;
        try
        {
            string target = LinkedPath.Resolve(path);
            CheckKind(target);
            string folder = Path.GetDirectoryName(target)!;
            temporary = TemporaryFile.Create(folder, UnixFile.Find(target));
            temporary.DeleteOthers();
            write(temporary.Stream);
            temporary.MoveTo(target);
            UnixFile.FlushFolder(folder);
        }
        catch (Exception e) when (Named(e, path, temporary is not null) is { } named)
        {
            throw named;
        }
        finally
        {
            temporary?.Dispose();
        }
    }

    // What is no plain file must not be replaced by one: /dev/null, a pipe that another program reads.
    private static void CheckKind(string target)
    {
        if (Directory.Exists(target) || Path.GetFileName(target).Length == 0)
            throw new IOException($"'{target}' is a folder; expected the path of a file.");
        if (UnixFile.Find(target) is { IsPlain: false } found)
            throw new IOException($"'{target}' is {found.Kind}; expected a file, which is replaced as a whole. Write to it as a stream.");
    }

    /// <summary>The same kind of exception with the path that the caller knows; null for those that are not about the file.</summary>
    private static Exception? Named(Exception e, string path, bool isCreated)
    {
        string Reason() => TemporaryFile.Unnamed(e.Message, Path.GetFileName(path));
        string Message() => $"Cannot save '{path}'. {Reason()}";
        return e switch
        {
            DirectoryNotFoundException => new DirectoryNotFoundException($"Cannot save '{path}'. There is no folder '{Path.GetDirectoryName(Path.GetFullPath(path))}'.", e),
            PathTooLongException => new PathTooLongException(Message(), e),
            UnauthorizedAccessException => new UnauthorizedAccessException(
                $"Cannot save '{path}'. {(isCreated ? "The file may not be replaced" : "Its folder takes no new files from this process")}: {Reason()}", e),
            _ when e.GetType() == typeof(IOException) || e is FileNotFoundException => new IOException(Message(), e),
            _ => null,
        };
    }
}
