using System.Text.RegularExpressions;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>A team of threads may run two kernels at once only where neither touches what the other writes.</summary>
public sealed class JobDependencyTests
{
    private const int Networks = 150;

    // Arguments of a method, which its calls give.
    private static readonly string[] Passed = ["parameters weights", "parameters bias"];

    // The method that has the phases of a pass: that of a job, or the one that it shares with single rows.
    private const string Work = @"protected override void Work\([^)]*\)\n|void ForwardPass<TShare>\(";

    [Fact]
    public void LeavingOutAnyWaitIsFound()
    {
        int waits = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            Assert.Empty(PlanVerifier.Verify(plan).Select(fault => $"seed {seed}: {fault}"));
            foreach ((NetworkPlan broken, string what) in WithoutOneWait(plan))
            {
                Assert.True(PlanVerifier.Verify(broken).Any(fault => fault.Contains("wait", StringComparison.Ordinal)), $"seed {seed}: {what} is not missed");
                waits++;
            }
        }

        Assert.True(waits > 1000);
    }

    /// <summary>
    /// The rule by which waits are decided and the definition by which they are proved know nothing of each other, and say the same of every two ops: a rule that loses an arm, or
    /// one that waits for nothing, is found here, and its plans by the verifier.
    /// </summary>
    [Fact]
    public void TheRuleOfWaitsIsTheDefinitionOfARace()
    {
        var kinds = new Dictionary<(Room, Room), (int Conflicts, int Others)>();
        for (int seed = 0; seed < Networks; seed++)
        {
            foreach (PassPlan pass in Harness.Plan(RandomNetworks.Create(seed)).Passes)
            {
                Touch[][] touches = [.. pass.Ops.Select(op => op.Touches.ToArray())];
                Held[][] held = [.. pass.Ops.Select(op => Held.By(op).ToArray())];
                for (int i = 0; i < touches.Length; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        bool waits = Scheduler.Conflict(touches[i], touches[j], pass.Buffers), races = Held.Race(held[i], held[j], pass.Buffers);
                        if (waits != races)
                        {
                            Assert.Fail($"seed {seed}, {pass.Kind}: '{pass.Ops[i].Comment}' and '{pass.Ops[j].Comment}' {(races ? "race, and nobody waits" : "wait for nothing")}");
                        }
                    }
                }

                // And of every two touches: a pair of ops may conflict for two reasons.
                (Touch[] Touch, Held[] Held)[] single = [.. touches.SelectMany(all => all).Distinct().Take(80).Select(touch => (new[] { touch }, Held.Of(touch).ToArray()))];
                foreach ((Touch[] x, Held[] heldByX) in single)
                {
                    foreach ((Touch[] y, Held[] heldByY) in single)
                    {
                        bool waits = Scheduler.Conflict(x, y, pass.Buffers);
                        if (waits != Held.Race(heldByX, heldByY, pass.Buffers))
                        {
                            Assert.Fail($"seed {seed}, {pass.Kind}: {x[0]} and {y[0]}");
                        }

                        (int conflicts, int others) = kinds.GetValueOrDefault((x[0].Room, y[0].Room));
                        kinds[(x[0].Room, y[0].Room)] = waits ? (conflicts + 1, others) : (conflicts, others + 1);
                    }
                }
            }
        }

        // Every two kinds of memory have met, and those that can be in each other's way were.
        foreach (Room x in Enum.GetValues<Room>())
        {
            foreach (Room y in Enum.GetValues<Room>())
            {
                Assert.True(kinds[(x, y)].Others > 0, $"{x} and {y}");
                Assert.Equal((x, y, (x, y) is (Room.Buffer, Room.Buffer) or (Room.Parameter or Room.Gradient, Room.Parameter or Room.Gradient)), (x, y, kinds[(x, y)].Conflicts > 0));
            }
        }
    }

    [Fact]
    public void MemoryOfWhichNothingIsKnownIsNoSilentMatter()
    {
        var touch = new Touch((Room)99, 0, Access.Write, BufferPart.Whole);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Conflict([touch], [Touch.Gradient(0)], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Held.Of(touch).ToArray());
    }

    [Fact]
    public void TheJobHasTheWaitsOfThePlanInTheirOrder()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            string[] jobs = [.. Regex.Split(NetworkEmitter.Emit(plan, default).Files.Single(file => Regex.IsMatch(file.Text, Work)).Text, Work).Skip(1)];
            var context = new EmissionContext(plan);
            Assert.Equal(plan.Passes.Count, jobs.Length);
            for (int p = 0; p < jobs.Length; p++)
            {
                // The sums of layers on their own stand between the two, and are no part of a run.
                Assert.Equal(Steps(plan.Passes[p]), StepsOf(context.Phases[plan.Passes[p].Kind], Regex.Split(jobs[p], @"void WorkSums\(")[0]));
            }
        }
    }

    /// <summary>What an op forgot to say would be a race that no single thread ever shows: the call itself is asked what memory it is handed.</summary>
    [Fact]
    public void EveryPlaceInACallIsOneThatItsOpTouches()
    {
        int places = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            var context = new EmissionContext(plan);
            foreach (PassPlan pass in plan.Passes)
            {
                foreach (KernelOp op in pass.Ops)
                {
                    var call = new SourceWriter(context.Precision);
                    KernelEmitterCatalog.WriteCall(call, context, pass with { HasLocals = true }, op);
                    var method = new SourceWriter(context.Precision);
                    KernelEmitterCatalog.WriteMethod(method, context, op);
                    foreach (string place in LocalsIn(call.ToString()).Concat(PlacesIn(call.ToString())).Concat(PlacesIn(method.ToString())))
                    {
                        Assert.True(TouchedBy(op, plan, pass).Contains(place), $"seed {seed}: '{op.Comment}' uses {place}, and does not say so");
                        places++;
                    }
                }
            }
        }

        Assert.True(places > 1000);
    }

    /// <summary>The plan with each of its waits left out in turn.</summary>
    internal static IEnumerable<(NetworkPlan Plan, string What)> WithoutOneWait(NetworkPlan plan)
    {
        foreach ((PassPlan pass, string what) in plan.Passes.SelectMany(WithoutOneWait))
        {
            yield return (plan.With(pass), what);
        }
    }

    private static IEnumerable<(PassPlan Pass, string What)> WithoutOneWait(PassPlan pass)
    {
        for (int s = 0; s < pass.Sections.Count; s++)
        {
            Section section = pass.Sections[s];
            PassPlan With(Section changed) => pass with { Sections = pass.Sections.Select((other, i) => i == s ? changed : other).ToEquatableArray() };
            for (int i = section.First; i < section.End; i++)
            {
                foreach (int wait in section.WaitsOf(i))
                {
                    int op = i - section.First;
                    yield return (With(section with { Waits = section.Waits.Select((w, k) => k == op ? w.Where(n => n != wait).ToEquatableArray() : w).ToEquatableArray() }), $"{section.Kind}, op {i}, wait {wait}");
                }
            }

            foreach (int wait in section.WaitsAtEnd)
            {
                yield return (With(section with { WaitsAtEnd = section.WaitsAtEnd.Where(n => n != wait).ToEquatableArray() }), $"{section.Kind}, end, wait {wait}");
            }
        }
    }

    // "Wait 3", "Claim 4": sections whose ops are left out where nothing asks for outputs alone have neither. The op just before is waited for first, by its own claim.
    private static IEnumerable<string> Steps(PassPlan pass) => pass.Sections.Where(section => section.Kind != SectionKind.Outputs || section.End > section.First).SelectMany(section =>
        Enumerable.Range(section.First, section.End - section.First).SelectMany(i => Waits(section, section.WaitsOf(i), i).Append("Claim " + i))
            .Concat(Waits(section, section.WaitsAtEnd, section.End)));

    private static IEnumerable<string> Waits(Section section, IEnumerable<int> waits, int before) =>
        waits.OrderByDescending(wait => wait == before - 1 && wait >= section.First).Select(wait => "Wait " + wait);

    private static IEnumerable<string> StepsOf(IReadOnlyList<string> phases, string job)
    {
        // Without ops of its own the branch for outputs may still wait for the forward pass.
        Match branch = Regex.Match(job, @"if \(OutputsAlone\).*?return;", RegexOptions.Singleline);
        string text = branch.Success && !Regex.IsMatch(branch.Value, "Claim|Complete") ? job.Remove(branch.Index, branch.Length) : job;
        return Regex.Matches(text, @"share\.(?<what>Claim|Complete|Wait)\(Phase\.(?<phase>\w+),").SelectMany(match =>
        {
            int phase = phases.ToList().IndexOf(match.Groups["phase"].Value);
            return match.Groups["what"].Value == "Complete" ? new[] { "Claim " + phase, "Wait " + phase } : [$"{match.Groups["what"].Value} {phase}"];
        });
    }

    // "ref Dense0At".
    private static IEnumerable<string> LocalsIn(string call) => Regex.Matches(call, @"ref (\w+At)\b").Select(match => match.Groups[1].Value);

    // "ref parameters, 16, 1936", and "ref DiUnsafe.Add(ref parameters, 16)": a block and places in it.
    private static IEnumerable<string> PlacesIn(string text) =>
    [
        .. Regex.Matches(text, @"ref parameters(?<places>(, \d+)+)").SelectMany(match => match.Groups["places"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Select(place => "parameters " + place),
        .. Regex.Matches(text, @"Add\(ref parameters, (?<place>[\w .*]+)\)").Select(match => $"parameters {match.Groups["place"].Value}")
            .Where(place => !Passed.Contains(place)),
    ];

    private static HashSet<string> TouchedBy(KernelOp op, NetworkPlan plan, PassPlan pass) =>
    [
        .. op.Touches.Select(touch => touch.Room switch
        {
            Room.Buffer => MemoryTable.LocalOf(pass, new(touch.Place)),
            Room.Parameter => $"parameters {plan.ParameterAt(touch.Place).Offset}",
            _ => "",
        }),
    ];
}
