using System.Runtime.CompilerServices;
using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

public sealed class TeamJobTests
{
    /// <summary>Takes turns with many threads and few: helpers that were called for many come late.</summary>
    [Fact]
    public void JobsOfManyThreadsAndOfFewInTurnsDoEveryItemOnce()
    {
        var many = new CountingJob();
        var few = new CountingJob();
        for (int run = 0; run < 3000; run++)
        {
            many.RunOnce(items: 1 + (run % 7), threads: 5 + (run % 3));
            few.RunOnce(items: 3, threads: 2);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void AnExceptionOfAnyThreadIsTheCallsAndKeepsItsStack(int threads)
    {
        var job = new CountingJob();
        for (int run = 0; run < 300; run++)
        {
            job.Throws = run % 16;
            TimeZoneNotFoundException error = Assert.Throws<TimeZoneNotFoundException>(() => job.RunOnce(items: 16, threads));
            Assert.Equal("item " + job.Throws, error.Message);
            Assert.Contains(nameof(CountingJob.ThrowOnPurpose), error.StackTrace, StringComparison.Ordinal);
            job.Throws = -1;
            job.RunOnce(items: 16, threads);
        }
    }

    [Fact]
    public void WhenACallHasThrownNoThreadIsAtWorkOnIt()
    {
        var job = new CountingJob { Slow = true };
        for (int run = 0; run < 100; run++)
        {
            job.Throws = 0;
            Assert.Throws<TimeZoneNotFoundException>(() => job.RunOnce(items: 8, threads: 4));
            Assert.Equal(0, job.AtWork);
        }
    }

    [Fact]
    public void AJobWithinAJobRunsOnItsThreadAlone()
    {
        var inner = new CountingJob();
        var outer = new CountingJob { Inner = inner };
        for (int run = 0; run < 200; run++)
            outer.RunOnce(items: 4, threads: 3);
    }

    [Fact]
    public void RunsInTurnsOnDifferentNumbersOfThreadsAllocateNothing()
    {
        var job = new CountingJob();
        void Turns()
        {
            for (int threads = 1; threads < 9; threads++)
                job.RunOn(threads);
        }

        Assert.Equal(0, Allocations.Of(Turns));
    }

    private sealed class CountingJob() : TeamJob(phases: 2)
    {
        private readonly int[][] _done = [new int[16], new int[16]];
        private int _items = 1;
        private int _atWork;

        public int Throws { get; set; } = -1;

        public bool Slow { get; set; }

        public CountingJob? Inner { get; set; }

        public int AtWork => Volatile.Read(ref _atWork);

        public void RunOnce(int items, int threads)
        {
            _items = items;
            Array.ForEach(_done, phase => Array.Clear(phase));
            RunOn(threads);
            Assert.All(_done, phase => Assert.Equal([.. Enumerable.Range(0, 16).Select(i => i < items ? 1 : 0)], phase));
        }

        protected internal override void Work(TeamShare share)
        {
            int items = _items;
            int first = 0;
            int end = 0;
            for (int phase = 0; phase < 2; phase++)
            {
                while (share.Claim(phase, items, 1, ref first, ref end))
                {
                    Interlocked.Increment(ref _atWork);
                    try
                    {
                        for (int item = first; item < end; item++)
                            Do(phase, item);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref _atWork);
                    }
                }

                share.Wait(phase, items);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void ThrowOnPurpose(int item) => throw new TimeZoneNotFoundException("item " + item);

        private void Do(int phase, int item)
        {
            if (item == Throws && phase == 1)
                ThrowOnPurpose(item);
            if (Slow)
                Thread.SpinWait(20_000);
            if (item == 0)
                Inner?.RunOnce(items: 3, threads: 4);
            Interlocked.Increment(ref _done[phase][item]);
        }
    }
}
