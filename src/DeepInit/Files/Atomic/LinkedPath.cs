namespace DeepInit;

/// <summary>Where a path leads that ends in a symbolic link.</summary>
internal static class LinkedPath
{
    /// <summary>Linux' own limit (MAXSYMLINKS): a chain of more is a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>The full path, or, if its last part is a symbolic link, what that leads to in the end, whether it is there or not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        if (TargetOf(full) is null)
            return full;

        // As the kernel walks: a relative link starts in the real folder of the link, and ".." goes up from where the links before it led.
        string current = Path.GetPathRoot(full)!;
        var parts = new Stack<string>();
        Push(parts, full.Substring(current.Length));
        int links = 0;
        while (parts.Count > 0)
        {
            string part = parts.Pop();
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            string next = Path.Combine(current, part);
            if (TargetOf(next) is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"The symbolic link '{full}' leads over more than {MostLinks} others: in a circle.");
            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(Path.GetFullPath(target))!;
                target = target.Substring(Path.GetPathRoot(target)!.Length);
            }

            Push(parts, target);
        }

        return current;
    }

    private static void Push(Stack<string> parts, string path)
    {
        string[] names = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        for (int i = names.Length - 1; i >= 0; i--)
        {
            if (names[i] is not ("" or "."))
                parts.Push(names[i]);
        }
    }

#if NET
    private static string? TargetOf(string path) => new FileInfo(path).LinkTarget;
#else
    private static string? TargetOf(string path) => UnixFile.LinkTarget(path);
#endif
}
