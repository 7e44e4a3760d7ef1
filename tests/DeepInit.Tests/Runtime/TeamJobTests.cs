using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

public sealed class TeamJobTests
{
    /// <summary>A helper may wake up when its run is long over, and that run may have left phases out: a loss without gradients does.</summary>
    [Fact]
    public void AHelperThatComesLateFindsNothingInPhasesThatWereLeftOut()
    {
        var job = new TwoPhases();
        job.Reserve(threads: 2);
        job.Open(run: 7);
        TeamShare late = job.Share(thread: 1, run: 7);
        job.Work(job.Share(thread: 0, run: 7));
        Assert.Equal([0], job.Done);

        job.Prepare(both: true);
        job.Work(late);
        Assert.Equal([0], job.Done);

        job.Open(run: 8);
        job.Work(late);
        Assert.Equal([0], job.Done);
        job.Work(job.Share(thread: 1, run: 8));
        Assert.Equal([0, 0, 1], job.Done);
    }

    private sealed class TwoPhases() : TeamJob(phases: 2)
    {
        private bool _both;

        public List<int> Done { get; } = [];

        public void Prepare(bool both)
        {
            Close();
            _both = both;
        }

        protected internal override void Work(TeamShare share)
        {
            for (int phase = 0; phase < (_both ? 2 : 1); phase++)
            {
                while (share.Claim(phase, 1, 1, out int first, out int end))
                {
                    Done.Add(phase);
                    share.Done(phase, end - first);
                }

                share.Wait(phase, 1);
            }
        }
    }
}
