namespace DeepInit;

/// <summary>A file that becomes another when it is complete, and is deleted otherwise.</summary>
/// <remarks>
/// Its name does not depend on the target's, which may have all 255 bytes that systems allow. While it is written it is held open with a shared lock, which
/// ends with the process: what can be locked for oneself alone has been left behind by a process that died.
/// </remarks>
internal sealed class TemporaryFile : IDisposable
{
    private const string Prefix = ".deepinit-";
    private const string Suffix = ".tmp";
    private const int IdLength = 32;
    private const int NameLength = 46; // Prefix, id and suffix
    private const int Attempts = 5;
    private const int BufferLength = 1 << 16;

    /// <summary>How long a file may not have been written to before it counts as left behind where locks tell nothing (some network drives, Windows between closing and renaming).</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromHours(1);

    private readonly string _folder;
    private readonly FileFacts? _like;
    private bool _isMoved;

    private TemporaryFile(string folder, string path, FileStream stream, FileFacts? like)
    {
        _folder = folder;
        Path = path;
        Stream = stream;
        _like = like;
    }

    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>Creates one.</summary>
    /// <param name="folder">The target's folder: only within one can a file be renamed at once.</param>
    /// <param name="like">The facts of the file that it will replace; null for a new one, whose mode follows from the umask.</param>
    public static TemporaryFile Create(string folder, FileFacts? like)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = System.IO.Path.Combine(folder, Prefix + Guid.NewGuid().ToString("N") + Suffix);
            try
            {
                FileStream stream = Open(path, like);

                // Another save may have deleted it between its creation and its lock; from here on none can.
                if (File.Exists(path))
                    return new TemporaryFile(folder, path, stream, like);
                stream.Dispose();
            }
            catch (IOException e) when (attempt < Attempts && e is not (DirectoryNotFoundException or PathTooLongException))
            {
            }
        }
    }

    /// <summary>A message of the system with the name of the target in the place of the temporary one.</summary>
    public static string Unnamed(string message, string target)
    {
        int at = message.IndexOf(Prefix, StringComparison.Ordinal);
        return at >= 0 && at + NameLength <= message.Length && IsOurs(message.Substring(at, NameLength)) ? message.Remove(at, NameLength).Insert(at, target) : message;
    }

    /// <summary>Deletes what saves that were killed have left in the folder. What cannot be deleted stays: it is no fault of this save.</summary>
    public void DeleteOthers()
    {
        try
        {
            bool? locksTell = null;
            foreach (string path in Directory.EnumerateFiles(_folder, Prefix + "*" + Suffix))
            {
                if (path == Path || !IsOurs(System.IO.Path.GetFileName(path)))
                    continue;
                locksTell ??= UnixFile.IsUnix && !CanLockAlone(Path);
                if (locksTell.Value || DateTime.UtcNow - WrittenAt(path) > LeftBehind)
                    DeleteIfLeft(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Flushes it to the disk and gives it the target's name.</summary>
    public void MoveTo(string target)
    {
        Stream.Flush(flushToDisk: true);
        if (_like is { } like)
            UnixFile.Copy(like, Path);

        // Windows does not rename files that readers would find open for writing. On Unix the lock stays until the file has its name.
        if (!UnixFile.IsUnix)
            Stream.Dispose();
#if NET
        File.Move(Path, target, overwrite: true);
#else
        if (File.Exists(target))
            File.Replace(Path, target, destinationBackupFileName: null);
        else
            File.Move(Path, target);
#endif
        _isMoved = true;
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, and what is still in the buffer is for a file that goes anyway.
        }

        if (!_isMoved)
            Delete(Path);
    }

    private static FileStream Open(string path, FileFacts? like)
    {
#if NET
        // As strict from the beginning as in the end: what nobody else may read is never there to be read.
        if (like is { } facts && !OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = BufferLength,
                UnixCreateMode = (UnixFileMode)(facts.Permissions & 0x1FF) | UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, BufferLength);
    }

    private static bool IsOurs(string name)
    {
        if (name.Length != NameLength || !name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
            return false;
        return name.Substring(Prefix.Length, IdLength).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
    }

    private static DateTime WrittenAt(string path)
    {
#if NET
        // The method of .NET brings time zones and all formats of dates into a native program, a fiftieth of it. What cannot be told counts as written now.
        if (OperatingSystem.IsLinux())
            return UnixFile.WrittenAt(path) ?? DateTime.UtcNow;
#endif
        return File.GetLastWriteTimeUtc(path);
    }

    private static bool CanLockAlone(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void DeleteIfLeft(string path)
    {
        try
        {
            // While it is locked for this process alone, no save can begin to use it.
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1);
            if (UnixFile.IsUnix)
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        if (!UnixFile.IsUnix)
            Delete(path);
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
