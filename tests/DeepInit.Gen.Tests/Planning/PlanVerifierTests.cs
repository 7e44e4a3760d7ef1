using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>The verifier finds what was put in wrong on purpose.</summary>
public sealed class PlanVerifierTests
{
    private static readonly NetworkPlan Sound = Harness.Plan(Harness.Parse(Samples.Recommender, "Shop.Recommender"));

    [Fact]
    public void FindsNothingInASoundPlan() => Assert.Empty(PlanVerifier.Verify(Sound));

    [Fact]
    public void FindsTwoLiveBuffersAtOnePlace()
    {
        PassPlan pass = Sound.Training!;
        int found = 0;
        foreach (PlannedBuffer moved in pass.Buffers.Where(b => !b.InPlace))
        {
            foreach (PlannedBuffer other in pass.Buffers.Where(b => b.Id != moved.Id && !b.InPlace && b.First <= moved.Last && moved.First <= b.Last))
            {
                PassPlan broken = pass with { Buffers = pass.Buffers.Select(b => b.Id == moved.Id ? b with { Offset = other.Offset } : b).ToEquatableArray() };
                Assert.Contains(Verify(broken), fault => fault.Contains("overlap", StringComparison.Ordinal));
                found++;
            }
        }

        Assert.True(found > 50);
    }

    [Fact]
    public void FindsAnOpThatRunsBeforeWhatItReads()
    {
        PassPlan pass = Sound.Training!;
        int found = 0;
        for (int i = 1; i < pass.Ops.Count; i++)
        {
            KernelOp[] ops = [.. pass.Ops];
            bool dependent = ops[i].Uses.Any(use => use.Access != Access.Write && FirstWriter(ops, use.Buffer) == i - 1);
            (ops[i - 1], ops[i]) = (ops[i], ops[i - 1]);
            if (dependent)
            {
                Assert.Contains(Verify(pass with { Ops = ops.ToEquatableArray() }), fault => fault.Contains("before it is written", StringComparison.Ordinal));
                found++;
            }
        }

        Assert.True(found > 5);
    }

    [Fact]
    public void FindsAFormulaThatReadsWhatItsOpDoesNotDeclare()
    {
        PassPlan pass = Harness.Plan(Harness.Parse("[Network] [Input(5)] [Dense(5)] [Multiply(\"x\", \"dense0\")] [Loss(Loss.MeanSquaredError)] [SGD] partial class Net { }")).Training!;
        int at = Enumerable.Range(0, pass.Ops.Count).First(i => pass.Ops[i] is ElementwiseOp);
        var sound = (ElementwiseOp)pass.Ops[at];
        Assert.Equal(["x0", "x1"], sound.Result.Value.Reads);
        Assert.Empty(sound.Faults);
        IEnumerable<string> With(Assignment result) => Verify(pass with { Ops = pass.Ops.Select((op, i) => i == at ? sound with { Result = result } : op).ToEquatableArray() });
        Assert.Contains(With(new("y", sound.Result.Value + Functions.Read("other"))), fault => fault.Contains("reads 'other'", StringComparison.Ordinal));
        Assert.Contains(With(new("y", Functions.Read("x0"))), fault => fault.Contains("does not read 'x1'", StringComparison.Ordinal));
        Assert.Contains(With(new("y", sound.Result.Value, Adds: true)), fault => fault.Contains("reads 'y'", StringComparison.Ordinal));
        Assert.Contains(With(new("x0", sound.Result.Value)), fault => fault.Contains("does not write 'x0'", StringComparison.Ordinal));
        Assert.Contains(With(new("y", Functions.Let("x0", Functions.Read("x0")) * Functions.Read("x1"))), fault => fault.Contains("intermediate result", StringComparison.Ordinal));
    }

    [Fact]
    public void FindsABufferUsedOutsideItsLife()
    {
        PassPlan pass = Sound.Training!;
        foreach (PlannedBuffer buffer in pass.Buffers.Where(b => b.Last > b.First && !pass.Outputs.Contains(new BufferUse(b.Id))))
        {
            PassPlan broken = pass with { Buffers = pass.Buffers.Select(b => b.Id == buffer.Id ? b with { Last = b.Last - 1 } : b).ToEquatableArray() };
            Assert.Contains(Verify(broken), fault => fault.Contains("outside its life", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void FindsAnOutputThatNothingWrites()
    {
        PassPlan pass = Sound.Inference;
        BufferUse output = pass.Outputs[0];
        PassPlan broken = pass with { Ops = pass.Ops.Where(op => op.Uses.All(use => use.Buffer != output)).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(Sound.With(broken)), fault => fault.Contains("never written", StringComparison.Ordinal));
    }

    [Fact]
    public void FindsParametersThatOverlapOrLeaveTheBlock()
    {
        NetworkPlan shifted = Sound with { Parameters = Sound.Parameters.Select(p => p.Index == 3 ? p with { Offset = p.Offset - 16 } : p).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(shifted), fault => fault.Contains(Sound.Parameters[3].Name, StringComparison.Ordinal));

        NetworkPlan short16 = Sound with { BlockLength = Sound.BlockLength - 16 };
        Assert.Contains(PlanVerifier.Verify(short16), fault => fault.Contains("parameters end", StringComparison.Ordinal));

        NetworkPlan unaligned = Sound with { Parameters = Sound.Parameters.Select(p => p.Index == Sound.Parameters.Count - 1 ? p with { Offset = p.Offset + 1 } : p).ToEquatableArray() };
        Assert.NotEmpty(PlanVerifier.Verify(unaligned));
    }

    private static IEnumerable<string> Verify(PassPlan training) => PlanVerifier.Verify(Sound.With(training));

    private static int FirstWriter(KernelOp[] ops, BufferUse buffer) =>
        Array.FindIndex(ops, op => op.Uses.Any(use => use.Buffer == buffer && use.Access != Access.Read));
}
