namespace DeepInit.Tests.Runtime;

/// <summary>A network under NativeAOT stays below 3 MB: what the runtime refers to is compiled into every program (regular expressions alone were 0.5 MB).</summary>
public sealed class ReferencedAssembliesTests
{
    private static readonly string[] Known =
    [
        "System.Collections", "System.Console", "System.IO.Compression", "System.Linq", "System.Memory", "System.Numerics.Vectors", "System.Runtime",
        "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Text.Encodings.Web", "System.Text.Json", "System.Threading", "System.Threading.Thread",
    ];

    [Fact]
    public void OfTheRuntimeAreWeighed() =>
        Assert.Empty(typeof(RowFault).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Except(Known));
}
