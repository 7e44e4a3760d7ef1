namespace DeepInit.Tests.Fuzzing;

/// <summary>A stream that does not know its length, so that nothing but its header says what comes.</summary>
internal sealed class NotSeekableBytes(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
