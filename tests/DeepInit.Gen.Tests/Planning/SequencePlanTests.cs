using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>
/// A plan such as sequences of different lengths will need, written by hand: ids as integers, steps of all sequences packed one after another, a state and a cache of 8-bit keys
/// that stay from call to call.
/// </summary>
public sealed class SequencePlanTests
{
    private static readonly RowCount Steps = new("steps");

    private static readonly BufferUse Ids = new(0);
    private static readonly BufferUse Lengths = new(1);
    private static readonly BufferUse Embedded = new(2);
    private static readonly BufferUse Gates = new(3);
    private static readonly BufferUse Hidden = new(4);
    private static readonly BufferUse State = new(5);
    private static readonly BufferUse Keys = new(6);
    private static readonly BufferUse Logits = new(7);
    private static readonly BufferUse Table = new(8);

    private static readonly PassLayout.Request[] Requests =
    [
        new("ids", new(new Shape(1), ElementType.Int32, Lifetime.Call, Steps, BufferLayout.RowMajor), IsFilledBefore: true),
        new("lengths", new(new Shape(1), ElementType.Int32, Lifetime.Call, RowCount.Rows, BufferLayout.RowMajor), IsFilledBefore: true),
        new("embedded", new(new Shape(20), ElementType.Single, Lifetime.Call, Steps)),
        new("gates", new(new Shape(48), ElementType.Single, Lifetime.Call, Steps)),
        new("hidden", new(new Shape(16), ElementType.Single, Lifetime.Call, Steps)),
        new("state", new(new Shape(16), ElementType.Single, Lifetime.Session, RowCount.Rows)),
        new("keys", new(new Shape(8, 16), ElementType.Int8, Lifetime.Session, RowCount.Rows)),
        new("logits", new(new Shape(5), ElementType.Single, Lifetime.Call, RowCount.Rows), LivesUntil: int.MaxValue),
        new("table", new(new Shape(40), ElementType.Single, Lifetime.Fixed)),
    ];

    private static readonly KernelOp[] Ops =
    [
        new HandWrittenOp("table: W · E of each word", Items.PerCall(3), Touch.Parameter(0), Touch.Write(Table)),
        new HandWrittenOp("embedded: the rows of the table", Items.OfRows(1) with { Of = Steps }, Touch.Of(Ids, Access.Read, ElementType.Int32), Touch.Read(Table), Touch.Write(Embedded)),
        new HandWrittenOp("gates: W x + b", Items.Panels(48), Touch.Read(Embedded), Touch.Parameter(1), Touch.Start(2), Touch.Write(Gates)),
        new HandWrittenOp("hidden: h of all steps, row by row", Items.OfRows(1), Touch.Read(Gates), Touch.Of(Lengths, Access.Read, ElementType.Int32), Touch.Of(State, Access.ReadWrite), Touch.Write(Hidden)) { Through = Steps },
        new HandWrittenOp("keys: one more", Items.OfRows(1), Touch.Read(Hidden), Touch.Of(Keys, Access.ReadWrite, ElementType.Int8)) { Through = Steps },
        new HandWrittenOp("logits: of the last step", Items.Panels(5), Touch.Read(State), Touch.Write(Logits)),
    ];

    private static readonly PassPlan Pass = PassOf(Ops);

    [Fact]
    public void TheVerifierFindsNothingInIt() => Assert.Empty(PlanVerifier.Verify(Pass));

    [Fact]
    public void TheVerifierFindsAnOpThatTakesStepsForRows()
    {
        KernelOp[] ops = [.. Ops.Select(op => op is HandWrittenOp { Through: not null } through ? through with { Through = null } : op)];

        Assert.Contains("op 3 'hidden: h of all steps, row by row' has buffers for steps and rows, and goes through no sequences", PlanVerifier.Verify(PassOf(ops)));
    }

    [Fact]
    public void EachRowCountAndEachLifetimeHasMemoryOfItsOwn()
    {
        Assert.Equal(["rows", "steps"], Pass.Counts.Select(count => count.Name));
        Assert.Equal(
            [
                new MemoryExtent(Lifetime.Call, Steps, 320), // gates 192 beside embedded 128; ids lie where gates come, hidden where embedded was
                new MemoryExtent(Lifetime.Call, RowCount.Rows, 64), // logits lie where lengths were
                new MemoryExtent(Lifetime.Session, RowCount.Rows, 192), // 16 numbers, 8 × 16 bytes
                new MemoryExtent(Lifetime.Fixed, null, 192), // 40 numbers are three panels
            ],
            Pass.Memory);
    }

    [Fact]
    public void LengthsCountBytesOfTheElementTypeAndBeginAtCacheLines()
    {
        Assert.Equal([64, 64, 128, 192, 64, 64, 128, 64, 192], Pass.Buffers.Select(b => b.Bytes));
        Assert.All(Pass.Buffers, b => Assert.Equal(0, b.Offset % 64));
        Assert.Equal(0, new BufferForm(new Shape(3), ElementType.Double, Lifetime.Call, RowCount.Rows).Bytes % 128);
    }

    [Fact]
    public void TheCallersMemoryIsNamedByLifetimeAndCountedByRowCount()
    {
        // Steps have 80 numbers each: gates and ids begin there. What rows have lies behind all that steps have.
        Assert.Equal("ref memory", EmissionContext.Ref(Pass, Gates));
        Assert.Equal("ref DiUnsafe.Add(ref memory, steps * 80)", EmissionContext.Ref(Pass, Logits));
        Assert.Equal("ref session", EmissionContext.Ref(Pass, State));
        Assert.Equal("ref DiUnsafe.As<$T, sbyte>(ref DiUnsafe.Add(ref session, rows * 16))", EmissionContext.Ref(Pass, Keys));
        Assert.Equal("ref DiUnsafe.Add(ref DiUnsafe.As<$T, sbyte>(ref DiUnsafe.Add(ref session, rows * 16)), 48)", EmissionContext.Ref(Pass, new BufferView(Keys, BufferPart.OfPositions(3, 1))));
        Assert.Equal("ref DiUnsafe.As<$T, int>(ref memory)", EmissionContext.Ref(Pass, Ids));
        Assert.Equal("ref fixedMemory", EmissionContext.Ref(Pass, Table));
        Assert.Equal("ref DiUnsafe.Add(ref memory, steps * 32)", EmissionContext.Ref(Pass, new BufferView(Gates, BufferPart.OfPanels(2, 1))));
    }

    [Fact]
    public void WhereValuesHaveLocalsAPartIsNamedFromThere()
    {
        PassPlan pass = Pass with { HasLocals = true };
        Assert.Equal("ref GatesAt", EmissionContext.Ref(pass, Gates));
        Assert.Equal("ref DiUnsafe.Add(ref GatesAt, steps * 32)", EmissionContext.Ref(pass, new BufferView(Gates, BufferPart.OfPanels(2, 1))));

        // A local has the element type of the pass.
        Assert.Equal(EmissionContext.Ref(Pass, Ids), EmissionContext.Ref(pass, Ids));
    }

    [Fact]
    public void WaitsFollowFromMemoryOfAnyLifetime()
    {
        Section section = Assert.Single(Pass.Sections);
        Assert.Equal([0], section.WaitsOf(1));
        Assert.Equal([3], section.WaitsOf(4));
        Assert.Empty(section.WaitsOf(5)); // the state's writer has been waited for
        Assert.Contains(PlanVerifier.Verify(Pass with { Sections = new([section with { Waits = section.Waits.Select((waits, i) => i == 4 ? default : waits).ToEquatableArray() }]) }),
            fault => fault.Contains("does not wait for op 3", StringComparison.Ordinal));
    }

    [Fact]
    public void AStateLivesThroughAllCallsAndSharesItsPlaceWithNothing()
    {
        Assert.All(Pass.Buffers.Where(b => b.Form.Lifetime == Lifetime.Session), b => Assert.Equal((-1, Ops.Length), (b.First, b.Last)));
        PassPlan broken = Pass with { Buffers = Pass.Buffers.Select(b => b.Id == Keys.Id ? b with { Offset = 0 } : b).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(broken), fault => fault.Contains("overlap", StringComparison.Ordinal));
    }

    [Fact]
    public void TwoPassesOfAPlanSeeTheSameSession()
    {
        NetworkPlan network = Harness.Plan(Harness.Parse("[Network] [Input(3)] [Dense(2)] partial class Net { }"));
        PassPlan later = Pass with { Kind = PassKind.Train };
        Assert.DoesNotContain(PlanVerifier.Verify(network with { Passes = new([Pass, later]) }), fault => fault.Contains("session", StringComparison.Ordinal));

        PassPlan other = later with { Buffers = later.Buffers.Select(b => b.Id == State.Id ? b with { Name = "memory" } : b).ToEquatableArray() };
        Assert.Contains(PlanVerifier.Verify(network with { Passes = new([Pass, other]) }), fault => fault.Contains("another session", StringComparison.Ordinal));
    }

    [Fact]
    public void TheVerifierFindsWhatIsTakenForAnotherTypeOrHasRowsOfNothing()
    {
        KernelOp[] ops = [.. Ops];
        ops[4] = new HandWrittenOp("keys as numbers", Items.OfRows(1), Touch.Read(Hidden), Touch.Of(Keys, Access.ReadWrite));
        Assert.Contains(PlanVerifier.Verify(PassOf(ops)), fault => fault.Contains("takes buffer 'keys' of Int8 for one of Single", StringComparison.Ordinal));

        Assert.Contains(PlanVerifier.Verify(Pass with { Counts = new([RowCount.Rows]) }), fault => fault.Contains("has rows of 'steps'", StringComparison.Ordinal));
        Assert.Contains(PlanVerifier.Verify(Pass with { Memory = Pass.Memory.Select(extent => extent with { Bytes = extent.Bytes - 64 }).ToEquatableArray() }), fault => fault.Contains("bytes, of", StringComparison.Ordinal));
    }

    [Fact]
    public void ThePrinterShowsItAll()
    {
        string text = PlanPrinter.Print(Pass, index => ((string[])["E", "W", "b"])[index]);
        foreach (string word in new[] { "int32", "int8", "session", "fixed", "· steps", "320 bytes · steps", "192 bytes · rows", "in rows" })
        {
            Assert.Contains(word, text, StringComparison.Ordinal);
        }
    }

    private static PassPlan PassOf(KernelOp[] ops) => PassLayout.Plan(
        PassKind.Predict,
        ElementType.Single,
        ops,
        Requests,
        [new(SectionKind.Forward, 0, ops.Length, After: null, MayEnd: true)]) with
    {
        Outputs = new([Logits]),
        Inputs = new([Ids, Lengths]),
    };
}
