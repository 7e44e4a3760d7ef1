using DeepInit.Tests.Files;

namespace DeepInit.Tests.Fuzzing;

/// <summary>
/// Damaged files end in a documented exception or are read, and neither takes more memory than the file could ask for. README.md has the command of the long run.
/// </summary>
public sealed class FuzzTests
{
    /// <summary>What a reader may allocate whatever is in a small file: headers are read in pieces of a megabyte, and grow by doubling.</summary>
    private const long AllocationLimit = 12_000_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public void DamagedFilesEndInADocumentedException(string target) => Run(target, 500, seed: 1);

    /// <summary>120,000 inputs in all.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    [Trait("Category", "Slow")]
    public void ManyDamagedFilesEndInADocumentedException(string target) => Run(target, 10_000, seed: 1000);

    private static void Run(string target, int count, int seed)
    {
        using var folder = new TemporaryFolder();
        var targets = new FuzzTargets(folder);
        byte[][] seeds = targets.Seeds(target);
        var mutator = new Mutator(seed);
        int read = 0;
        targets.Read(target, seeds[0]);
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = mutator.Sometimes() ? mutator.Mutate(seeds[1], seeds[0]) : mutator.Mutate(seeds[0], seeds[1]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                targets.Read(target, bytes);
                read++;
            }
            catch (Exception e) when (e is WeightFileException or DataFileException)
            {
                Assert.True(e.Message.Length > 10, $"Input {i}: the message is '{e.Message}'.");
            }
            catch (Exception e)
            {
                Assert.Fail($"{target}, input {i} ({Convert.ToBase64String(bytes)}): {e}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < AllocationLimit, $"{target}, input {i} ({Convert.ToBase64String(bytes)}) took {allocated} bytes.");
        }

        // Nothing is written beside what the test wrote, and most damage is found.
        Assert.All(folder.Files(), name => Assert.Contains(name, new[] { "file", "good", "y" }));
        Assert.InRange(read, 0, count * 9 / 10);
    }
}
