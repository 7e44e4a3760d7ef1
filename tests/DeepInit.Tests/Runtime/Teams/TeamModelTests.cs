using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime.Teams;

/// <summary>
/// The protocol of teams, as it is in the product, in every order in which its accesses to shared memory may fall, where they are few, and in many where they are
/// more. Each job checks that its items are done once, by nobody when their run is over, and that no call returns before (<see cref="ModelJob"/>).
/// </summary>
public sealed class TeamModelTests
{
    /// <summary>The second run has more rows: a helper that lingers in the first one reads how many there are when that has changed.</summary>
    [Fact]
    public void OneHelperTwoRunsUpToTwoInterruptions() => RequireAll(TwoRuns, interruptions: 2);

    [Fact]
    [Trait("Category", "Slow")]
    public void OneHelperTwoRunsUpToThreeInterruptions() => RequireAll(TwoRuns, interruptions: 3);

    [Fact]
    [Trait("Category", "Slow")]
    public void OneHelperTwoRunsEveryOrder() => RequireAll(TwoRuns);

    [Fact]
    public void AnItemThatThrowsEveryOrder() => RequireAll(ItemThrows);

    [Fact]
    public void ACallerThatThrowsEveryOrder() => RequireAll(machine => Throws(machine, thread: 0, alwaysSeen: true));

    [Fact]
    public void AHelperThatThrowsEveryOrder() => RequireAll(machine => Throws(machine, thread: 1, alwaysSeen: false));

    [Fact]
    public void LateHelpersOfLargerTeamsWithAnInterruption() => RequireAll(SizesChange, interruptions: 1, fewest: 100);

    [Fact]
    public void TwoCallersWithAnInterruption() => RequireAll(TwoCallers, interruptions: 1, fewest: 100);

    [Fact]
    public void JobsWithinJobsWithAnInterruption() => RequireAll(Nested, interruptions: 1, fewest: 50);

    [Fact]
    public void ThreadsThatCannotBeStartedWithAnInterruption() => RequireAll(machine => FewHelpers(machine, most: 1), interruptions: 1, fewest: 100);

    [Fact]
    public void NoThreadAtAllEveryOrder() => RequireAll(machine => FewHelpers(machine, most: 0), fewest: 100);

    [Fact]
    public void ManyThreadsAtRandom() => RequireRandom(Anything, orders: 400);

    [Fact]
    [Trait("Category", "Slow")]
    public void ManyMoreThreadsAtRandom() => RequireRandom(Anything, orders: 20_000);

    [Fact]
    [Trait("Category", "Slow")]
    public void LateHelpersOfLargerTeamsUpToTwoInterruptions() => RequireAll(SizesChange, interruptions: 2);

    [Fact]
    [Trait("Category", "Slow")]
    public void TwoCallersUpToTwoInterruptions() => RequireAll(TwoCallers, interruptions: 2);

    [Fact]
    [Trait("Category", "Slow")]
    public void JobsWithinJobsUpToTwoInterruptions() => RequireAll(Nested, interruptions: 2);

    /// <summary>A test that finds nothing when the protocol is broken proves nothing: each of these takes away one thing that it relies on.</summary>
    [Theory]
    [InlineData(nameof(Mutation.ClaimsAreTwoSteps), nameof(TwoRuns), "An item")]
    [InlineData(nameof(Mutation.ReportsAreTwoSteps), nameof(TwoRuns), "wait for ever")]
    [InlineData(nameof(Mutation.HelpersDoNotSignIn), nameof(ItemThrows), "while a thread holds an item")]
    [InlineData(nameof(Mutation.FailuresAreLost), nameof(ItemThrows), "")]
    [InlineData(nameof(Mutation.EndsOverlookFailures), nameof(ItemThrows), "without an exception")]
    [InlineData(nameof(Mutation.RunsStayOpen), nameof(TwoRuns), "An item")]
    public void WhatIsBrokenIsFound(string mutation, string scenario, string violation)
    {
        Func<Interleaver, Action[]> callers = scenario switch
        {
            nameof(TwoRuns) => TwoRuns,
            _ => ItemThrows,
        };
        (_, Exception? found) = Exploration.All(callers, interruptions: 2, Enum.Parse<Mutation>(mutation));

        Assert.NotNull(found);
        Assert.Contains(violation, found.Message, StringComparison.Ordinal);
    }

    private static void RequireAll(Func<Interleaver, Action[]> scenario, int interruptions = int.MaxValue, int fewest = 500)
    {
        (int orders, Exception? violation) = Exploration.All(scenario, interruptions);
        Assert.True(violation is null, $"In order {orders}: {violation}");
        Assert.True(orders > fewest, $"Only {orders} orders were tried.");
    }

    private static void RequireRandom(Func<Interleaver, Random, Action[]> scenario, int orders)
    {
        (int order, Exception? violation) = Exploration.Random(scenario, orders);
        Assert.True(violation is null, $"In order {order}: {violation}");
    }

    private static Team<ScheduledMemory> TeamOf(Interleaver machine, int most = int.MaxValue) => new((helper, number) =>
    {
        if (number > most)
            throw new OutOfMemoryException("No thread can be started.");
        machine.StartHelper(number, () =>
        {
            while (true)
                helper.Serve();
        });
    });

    private static Action[] TwoRuns(Interleaver machine)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        var job = new ModelJob(machine, [1, 1], threads: 2);
        return
        [
            () =>
            {
                machine.Require(job.RunOn(team, 2, rows: 1) is null, "It threw.");
                machine.Require(job.RunOn(team, 2, rows: 2) is null, "It threw.");
            },
        ];
    }

    private static Action[] ItemThrows(Interleaver machine)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        int run = 0;
        var job = new ModelJob(machine, [2, 1], threads: 2)
        {
            Item = (_, phase, item) =>
            {
                if (run == 1 && phase == 0 && item == 0)
                    throw new ModelFault(run);
            },
        };
        return
        [
            () =>
            {
                run = 1;
                machine.Require(job.RunOn(team, 2, rows: 1) is { Run: 1 }, "A run that threw is without an exception.");
                run = 2;
                machine.Require(job.RunOn(team, 2, rows: 1) is null, "A run has an exception of another.");
            },
        ];
    }

    private static Action[] Throws(Interleaver machine, int thread, bool alwaysSeen)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        int run = 0;
        var job = new ModelJob(machine, [1, 1], threads: 2)
        {
            Start = who =>
            {
                if (run == 1 && who == thread)
                    throw new ModelFault(run);
            },
        };
        return
        [
            () =>
            {
                run = 1;
                ModelFault? fault = job.RunOn(team, 2, rows: 1);
                machine.Require(fault is { Run: 1 } || !alwaysSeen, "A run that threw is without an exception.");
                run = 2;
                machine.Require(job.RunOn(team, 2, rows: 1) is null, "A run has an exception of another.");
            },
        ];
    }

    private static Action[] SizesChange(Interleaver machine)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        var large = new ModelJob(machine, [2, 1], threads: 3);
        var small = new ModelJob(machine, [1, 2], threads: 2);
        return
        [
            () =>
            {
                machine.Require(large.RunOn(team, 3, rows: 1) is null, "It threw.");
                machine.Require(small.RunOn(team, 2, rows: 2) is null, "It threw.");
                machine.Require(large.RunOn(team, 2, rows: 2) is null, "It threw.");
            },
        ];
    }

    private static Action[] TwoCallers(Interleaver machine)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        ModelJob[] jobs = [new(machine, [2, 1], threads: 2), new(machine, [1, 1], threads: 2)];
        return [.. jobs.Select<ModelJob, Action>(job => () =>
        {
            machine.Require(job.RunOn(team, 2, rows: 1) is null, "It threw.");
            machine.Require(job.RunOn(team, 2, rows: 2) is null, "It threw.");
        })];
    }

    private static Action[] Nested(Interleaver machine)
    {
        Team<ScheduledMemory> team = TeamOf(machine);
        var inner = new ModelJob(machine, [1, 1], threads: 2);
        var outer = new ModelJob(machine, [2, 1], threads: 2)
        {
            Item = (_, phase, item) =>
            {
                if (phase == 0 && item == 0)
                    machine.Require(inner.RunOn(team, 2, rows: 1) is null, "It threw.");
            },
        };
        return
        [
            () =>
            {
                machine.Require(outer.RunOn(team, 2, rows: 1) is null, "It threw.");
                machine.Require(inner.RunOn(team, 2, rows: 2) is null, "It threw.");
            },
        ];
    }

    private static Action[] FewHelpers(Interleaver machine, int most)
    {
        Team<ScheduledMemory> team = TeamOf(machine, most);
        ModelJob[] jobs = [new(machine, [2, 1], threads: 4), new(machine, [1, 1], threads: 2)];
        return [.. jobs.Select<ModelJob, Action>((job, i) => () =>
        {
            machine.Require(job.RunOn(team, 4 - (2 * i), rows: 1) is null, "It threw.");
            machine.Require(job.RunOn(team, 2, rows: 2) is null, "It threw.");
        })];
    }

    // One to three callers with jobs of their own on one to six threads, of any size, that throw now and then, or run another job.
    private static Action[] Anything(Interleaver machine, Random random)
    {
        Team<ScheduledMemory> team = TeamOf(machine, most: random.Next(4) == 0 ? random.Next(4) : int.MaxValue);
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select<int, Action>(_ =>
        {
            int[] phases = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(1, 4))];
            var job = new ModelJob(machine, phases, threads: 6, waits: random.Next(3) > 0, grain: random.Next(1, 4));
            var inner = new ModelJob(machine, [1, 2], threads: 6);
            int isInside = 0;
            int run = 0;
            int[] throwing = [.. Enumerable.Range(0, 4).Select(_ => random.Next(3) == 0 ? random.Next(8) : -1)];
            int nesting = random.Next(12);
            job.Item = (_, _, item) =>
            {
                if (item == nesting && Interlocked.Exchange(ref isInside, 1) == 0)
                {
                    machine.Require(inner.RunOn(team, 3, rows: 1) is null, "It threw.");
                    isInside = 0;
                }

                if (item == throwing[run])
                    throw new ModelFault(run);
            };
            (int Threads, int Rows)[] runs = [.. Enumerable.Range(0, 4).Select(_ => (random.Next(1, 7), random.Next(1, 4)))];
            return () =>
            {
                for (run = 0; run < runs.Length; run++)
                {
                    int items = phases.Max() * runs[run].Rows;
                    ModelFault? fault = job.RunOn(team, Math.Max(2, runs[run].Threads), runs[run].Rows);
                    bool throws = throwing[run] >= 0 && throwing[run] < items;
                    machine.Require(throws ? fault?.Run == run : fault is null, "An exception is not where it belongs.");
                }
            };
        })];
    }
}
