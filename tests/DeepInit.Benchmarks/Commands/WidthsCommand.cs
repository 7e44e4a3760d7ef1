namespace DeepInit.Benchmarks.Commands;

/// <summary>Being written.</summary>
internal static class WidthsCommand
{
    public static int Run(Options options) => throw new UsageException("Not written.");
}
