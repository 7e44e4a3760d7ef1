namespace DeepInit;

/// <summary>What the system knows of a file on Unix.</summary>
/// <param name="Mode">Kind and permissions, as <c>st_mode</c>.</param>
/// <param name="User">Its owner; null where that cannot be told.</param>
/// <param name="Group">Its group; null where that cannot be told.</param>
internal readonly record struct FileFacts(int Mode, uint? User, uint? Group)
{
    private const int KindMask = 0xF000;
    private const int PlainFile = 0x8000;

    /// <summary>Whether it is a file that can be replaced by another.</summary>
    public bool IsPlain => (Mode & KindMask) is PlainFile or 0;

    /// <summary>Permissions, with those of running as owner or group.</summary>
    public int Permissions => Mode & 0xFFF;

    /// <summary>What it is, for messages.</summary>
    public string Kind => (Mode & KindMask) switch
    {
        0x1000 => "a named pipe (FIFO)",
        0x2000 => "a device",
        0x4000 => "a folder",
        0x6000 => "a device of blocks",
        0xC000 => "a socket",
        _ => "no plain file",
    };
}
