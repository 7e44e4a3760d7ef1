namespace DeepInit.Benchmarks.Commands;

/// <summary>Being written.</summary>
internal static class AdamWCommand
{
    public static int Run(Options options) => throw new UsageException("Not written.");
}
