using System.Globalization;
using System.Text.RegularExpressions;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>A team of threads may run two kernels at once only where neither touches what the other writes.</summary>
public sealed class JobDependencyTests
{
    [Fact]
    public void EveryKernelWaitsForAllThatItConflictsWith()
    {
        int conflicts = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            string engine = NetworkEmitter.Emit(plan, default)[1].Text;
            string[] jobs = [.. engine.Split("protected override void Work(").Skip(1)];
            conflicts += Check(plan.Inference, jobs[0], plan.Inference.Ops.Count, seed);
            if (plan.Training is { } training)
            {
                // A branch of the training job stops after the outputs, with what was waited for before it.
                Match outputs = Regex.Match(jobs[1], @"if \(OutputsAlone\).*?return;", RegexOptions.Singleline);
                int branched = training.LossStart - training.ForwardEnd;
                conflicts += Check(training.Pass, outputs.Success ? jobs[1].Remove(outputs.Index, outputs.Length) : jobs[1], training.Pass.Ops.Count - branched, seed);
                if (outputs.Success)
                {
                    conflicts += Check(training.Pass, jobs[1][..(outputs.Index + outputs.Length)], training.LossStart, seed);
                }
            }
        }

        Assert.True(conflicts > 1000);
    }

    private static int Check(PassPlan pass, string job, int kernels, int seed)
    {
        int conflicts = 0;
        var claimed = new List<int>();
        var waited = new HashSet<int>();
        foreach (Match match in Regex.Matches(job, @"share\.(?<what>Claim|Wait)\((?<phase>\d+),"))
        {
            int phase = int.Parse(match.Groups["phase"].Value, CultureInfo.InvariantCulture);
            if (match.Groups["what"].Value == "Wait")
            {
                waited.Add(phase);
                continue;
            }

            foreach (int before in claimed)
            {
                if (Conflict(pass, pass.Ops[before], pass.Ops[phase]))
                {
                    conflicts++;
                    Assert.True(waited.Contains(before), $"seed {seed}: '{pass.Ops[phase].Comment}' does not wait for '{pass.Ops[before].Comment}'");
                }
            }

            claimed.Add(phase);
        }

        Assert.Equal(kernels, claimed.Count);
        Assert.All(claimed, phase => Assert.Contains(phase, waited));
        return conflicts;
    }

    private static bool Conflict(PassPlan pass, KernelOp a, KernelOp b)
    {
        (int From, int To, bool Writes)[] Places(KernelOp op) =>
            [.. op.Uses.Select(use => (pass.Buffers[use.Buffer.Id].Offset, pass.Buffers[use.Buffer.Id].Offset + pass.Buffers[use.Buffer.Id].Length, use.Access != Access.Read))];
        bool memory = Places(a).Any(x => Places(b).Any(y => (x.Writes || y.Writes) && x.From < y.To && y.From < x.To));
        bool fixedMemory = Fixed(a).Any(x => Fixed(b).Any(y => (x.Writes || y.Writes) && x.Offset == y.Offset));
        return memory || fixedMemory || Reads(a).Any(Moves(b).Contains) || Reads(b).Any(Moves(a).Contains) || Moves(a).Any(Moves(b).Contains);
    }

    // Memory that does not depend on the rows.
    private static IEnumerable<(int Offset, bool Writes)> Fixed(KernelOp op) => op switch
    {
        LayerKernelOp layer => layer.Fixed.Select(place => (place.Offset, place.Access != Access.Read)),
        ConvolutionOp { Weight: null } convolution => [(convolution.FixedWeight, false)],
        _ => [],
    };

    private static IEnumerable<int> Reads(KernelOp op) => op switch
    {
        ProductOp product => [product.Weight, product.Bias ?? -1],
        InputGradientOp gradient => [gradient.Weight],
        ConvolutionOp convolution => [convolution.Weight ?? -1, convolution.Bias ?? -1],
        LayerKernelOp layer => layer.Parameters.Where(p => !p.Moves).Select(p => p.Parameter),
        _ => [],
    };

    // A gradient moves its parameters as soon as it is known.
    private static IEnumerable<int> Moves(KernelOp op) => op switch
    {
        WeightGradientOp weights => new[] { weights.Weight, weights.Bias }.OfType<int>(),
        FeatureGradientOp feature => [feature.Parameter],
        ConvolutionGradientOp filters => [filters.Weight],
        LayerKernelOp layer => layer.Parameters.Where(p => p.Moves).Select(p => p.Parameter),
        _ => [],
    };
}
