using System.Runtime.InteropServices;
using System.Text;

namespace DeepInit;

/// <summary>
/// What .NET has no methods for: owners, kinds of files, and flushing folders. Only functions that have one binary form everywhere are called; where the C
/// library or one of them is missing (Windows, the browser, an old system), nothing is done and nothing fails.
/// </summary>
internal static class UnixFile
{
    private const int CurrentFolder = -100; // AT_FDCWD of Linux
    private const uint BasicFacts = 0x7FF; // STATX_BASIC_STATS
    private const int StatxLength = 256;

    public static bool IsUnix { get; } = Path.DirectorySeparatorChar == '/';

    private static bool IsLinux { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    private static bool HasLibrary { get; } = IsLinux || RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    /// <summary>The facts of a file, links followed; null where there is no file, or no way to tell.</summary>
    public static FileFacts? Find(string path)
    {
        if (Statx(path) is { } facts)
            return new FileFacts(BitConverter.ToUInt16(facts, 28), BitConverter.ToUInt32(facts, 20), BitConverter.ToUInt32(facts, 24));

#if NET
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            return new FileFacts((int)File.GetUnixFileMode(path), null, null);
#endif
        return null;
    }

    /// <summary>When a file was last written to, to the second; null where there is no file, or on another system than Linux.</summary>
    public static DateTime? WrittenAt(string path) =>
        Statx(path) is { } facts ? new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(BitConverter.ToInt64(facts, 112)) : null;

    /// <summary>Gives a file the owner, group and permissions of another, as far as this process may.</summary>
    public static void Copy(FileFacts from, string to)
    {
        // A file that is given away loses the permission to run as its owner, so that the mode comes last.
        if (from is { User: { } user, Group: { } group } && Find(to) is { } now && (now.User != user || now.Group != group))
        {
            if (Try(() => NativeOwner(Text(to), user, group)) != 0)
                _ = Try(() => NativeOwner(Text(to), uint.MaxValue, group));
        }

#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, (UnixFileMode)from.Permissions);
#else
        if (HasLibrary)
            _ = Try(() => NativeMode(Text(to), (uint)from.Permissions));
#endif
    }

    /// <summary>Makes a rename in a folder last through a loss of power. A folder that cannot be flushed is no fault: the file is replaced already.</summary>
    /// <returns>Whether it was flushed.</returns>
    public static bool FlushFolder(string folder)
    {
        if (!HasLibrary)
            return false;
        int file = Try(() => NativeOpen(Text(folder), 0));
        if (file < 0)
            return false;
        int result = Try(() => NativeFlush(file));
        _ = Try(() => NativeClose(file));
        return result == 0;
    }

#if !NET
    /// <summary>What a symbolic link says; null if the path is none.</summary>
    public static string? LinkTarget(string path)
    {
        if (!HasLibrary)
            return null;
        var target = new byte[4096];
        long length = 0;
        _ = Try(() => (int)(length = (long)NativeLink(Text(path), target, (IntPtr)target.Length)));
        return length > 0 ? Encoding.UTF8.GetString(target, 0, (int)length) : null;
    }

    [DllImport("libc", EntryPoint = "readlink")]
    private static extern IntPtr NativeLink(byte[] path, byte[] target, IntPtr length);

    [DllImport("libc", EntryPoint = "chmod")]
    private static extern int NativeMode(byte[] path, uint mode);
#endif

    // struct statx, which has one form on all of Linux; null where it cannot be had.
    private static byte[]? Statx(string path)
    {
        if (!IsLinux)
            return null;
        var facts = new byte[StatxLength];
        return Try(() => NativeStatx(CurrentFolder, Text(path), 0, BasicFacts, facts)) == 0 ? facts : null;
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + "\0");

    private static int Try(Func<int> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or PlatformNotSupportedException or BadImageFormatException)
        {
            return -1;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int NativeStatx(int folder, byte[] path, int flags, uint mask, byte[] facts);

    [DllImport("libc", EntryPoint = "chown")]
    private static extern int NativeOwner(byte[] path, uint user, uint group);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int NativeOpen(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int NativeFlush(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int NativeClose(int file);
}
