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

    private const string Work = "protected override void Work(";

    [Fact]
    public void LeavingOutAnyWaitIsFound()
    {
        int waits = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            foreach ((NetworkPlan broken, string what) in WithoutOneWait(plan))
            {
                Assert.True(PlanVerifier.Verify(broken).Any(fault => fault.Contains("wait", StringComparison.Ordinal)), $"seed {seed}: {what} is not missed");
                waits++;
            }
        }

        Assert.True(waits > 1000);
    }

    [Fact]
    public void TheJobHasTheWaitsOfThePlanInTheirOrder()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            string[] jobs = [.. NetworkEmitter.Emit(plan, default).Files.Single(file => file.Text.Contains(Work, StringComparison.Ordinal)).Text.Split(Work).Skip(1)];
            var context = new EmissionContext(plan);
            Assert.Equal(plan.Passes.Count, jobs.Length);
            for (int p = 0; p < jobs.Length; p++)
            {
                Assert.Equal(Steps(plan.Passes[p]), StepsOf(context.Phases[plan.Passes[p].Kind], jobs[p]));
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
                    var writer = new SourceWriter(context.Precision);
                    KernelEmitterCatalog.WriteCall(writer, context, pass, op);
                    KernelEmitterCatalog.WriteMethod(writer, context, op);
                    foreach (string place in PlacesIn(writer.ToString()))
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

    // "Wait 3", "Claim 4": sections whose ops are left out where nothing asks for outputs alone have neither.
    private static IEnumerable<string> Steps(PassPlan pass) => pass.Sections.Where(section => section.Kind != SectionKind.Outputs || section.End > section.First).SelectMany(section =>
        Enumerable.Range(section.First, section.End - section.First).SelectMany(i => section.WaitsOf(i).Select(wait => "Wait " + wait).Append("Claim " + i))
            .Concat(section.WaitsAtEnd.Select(wait => "Wait " + wait)));

    private static IEnumerable<string> StepsOf(IReadOnlyList<string> phases, string job)
    {
        // Without ops of its own the branch for outputs may still wait for the forward pass.
        Match branch = Regex.Match(job, @"if \(OutputsAlone\).*?return;", RegexOptions.Singleline);
        string text = branch.Success && !branch.Value.Contains("Claim", StringComparison.Ordinal) ? job.Remove(branch.Index, branch.Length) : job;
        return Regex.Matches(text, @"share\.(?<what>Claim|Wait)\(Phase\.(?<phase>\w+),").Select(match => match.Groups["what"].Value + " " + phases.ToList().IndexOf(match.Groups["phase"].Value));
    }

    // "ref DiUnsafe.Add(ref memory, rows * TrainMemory.Dense0)", and "ref parameters, 16, 1936": a block and places in it.
    private static IEnumerable<string> PlacesIn(string text) =>
    [
        .. Regex.Matches(text, @"ref parameters(?<places>(, \d+)+)").SelectMany(match => match.Groups["places"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Select(place => "parameters " + place),
        .. Regex.Matches(text, @"Add\(ref (?<block>memory|parameters|fixedMemory), (?<place>[\w .*]+)\)").Select(match => $"{match.Groups["block"].Value} {match.Groups["place"].Value.Replace("rows * ", "", StringComparison.Ordinal)}")
            .Where(place => !Passed.Contains(place)),
    ];

    private static HashSet<string> TouchedBy(KernelOp op, NetworkPlan plan, PassPlan pass) =>
    [
        .. op.Touches.Select(touch => touch.Room switch
        {
            Room.Buffer => $"{(pass.Buffers[touch.Place].Form.Lifetime == Lifetime.Fixed ? "fixedMemory" : "memory")} {MemoryTable.Place(pass, new(touch.Place))}",
            Room.Parameter => $"parameters {plan.ParameterAt(touch.Place).Offset}",
            _ => "",
        }),
    ];
}
