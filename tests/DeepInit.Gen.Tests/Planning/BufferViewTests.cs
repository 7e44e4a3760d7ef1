using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Parts of buffers: ops that touch different ones run beside each other, and all others wait.</summary>
public sealed class BufferViewTests
{
    private static readonly BufferUse X = new(0);
    private static readonly BufferUse H = new(1);
    private static readonly BufferUse Y = new(2);

    [Fact]
    public void PartsMeetExactlyWhereTheirNumbersDo()
    {
        var random = new Random(1);
        int met = 0;
        for (int i = 0; i < 4000; i++)
        {
            BufferForm form = Form(random.Next(1, 5), random.Next(1, 80));
            PlannedBuffer buffer = Buffer(0, form, 0);
            (BufferPart a, BufferPart b) = (Part(random, form), Part(random, form));
            bool expected = Places(buffer, a, rows: 3).Overlaps(Places(buffer, b, rows: 3));
            Assert.Equal(expected, buffer.Meets(a, buffer, b));
            Assert.Equal(expected, buffer.Meets(b, buffer, a));
            met += expected ? 1 : 0;
        }

        Assert.InRange(met, 500, 3500);
    }

    [Fact]
    public void PartsOfTwoBuffersInOnePlaceMeetWhereverSomeNumberOfRowsBringsThemTogether()
    {
        var random = new Random(2);
        int apart = 0;
        for (int i = 0; i < 4000; i++)
        {
            BufferForm form = Form(random.Next(1, 5), random.Next(1, 80));
            BufferForm other = random.Next(2) == 0 ? form : Form(random.Next(1, 5), random.Next(1, 80));
            PlannedBuffer a = Buffer(0, form, 64 * random.Next(4)), b = Buffer(1, other, 64 * random.Next(4));
            (BufferPart partOfA, BufferPart partOfB) = (Part(random, form), Part(random, other));
            bool expected = Enumerable.Range(1, 4).Any(rows => Places(a, partOfA, rows).Overlaps(Places(b, partOfB, rows)));
            bool isAligned = form == other && (a.Offset - b.Offset) % (form.PanelStride * 4) == 0;
            bool meets = a.Meets(partOfA, b, partOfB);
            Assert.True(isAligned ? meets == expected : meets || !expected, $"{i}: {a} {partOfA} and {b} {partOfB}");
            Assert.Equal(meets, b.Meets(partOfB, a, partOfA));
            apart += meets ? 0 : 1;
        }

        Assert.InRange(apart, 500, 3900);
    }

    [Fact]
    public void WhatIsLeftOfAPartIsWhatTheOtherDoesNotHave()
    {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            BufferForm form = Form(random.Next(1, 6), random.Next(1, 96));
            PlannedBuffer buffer = Buffer(0, form, 0);
            (BufferPart a, BufferPart b) = (Part(random, form), Part(random, form));
            HashSet<int> expected = Places(buffer, a, rows: 2);
            expected.ExceptWith(Places(buffer, b, rows: 2));
            int[] left = [.. a.In(form).Without(b.In(form)).SelectMany(part => Places(buffer, part, rows: 2))];
            Assert.Equal(expected.Order(), left.Order());
        }
    }

    [Fact]
    public void AStepWaitsForTheOneBeforeAndNotForAnothers()
    {
        // x has four positions of two panels; each step reads its own, and h of the step before.
        PassPlan pass = PassOf(
        [
            new HandWrittenOp("h[0]", Items.PerCall(1), Touch.Read(At(X, 0)), Touch.Write(At(H, 0))),
            new HandWrittenOp("h[1]", Items.PerCall(1), Touch.Read(At(X, 1)), Touch.Read(At(H, 0)), Touch.Write(At(H, 1))),
            new HandWrittenOp("h[2], of itself", Items.PerCall(1), Touch.Read(At(X, 2)), Touch.Write(At(H, 2))),
            new HandWrittenOp("h[3]", Items.PerCall(1), Touch.Read(At(X, 3)), Touch.Read(At(H, 1)), Touch.Write(At(H, 3))),
            new HandWrittenOp("h of all but the last beside all but the first", Items.PerCall(1), Touch.Read(new(H, BufferPart.OfPositions(0, 3))), Touch.Read(new(H, BufferPart.OfPositions(1, 3))), Touch.Write(Y)),
        ]);
        Assert.Empty(PlanVerifier.Verify(pass));
        Section section = pass.Sections[0];
        Assert.Equal([0], section.WaitsOf(1));
        Assert.Empty(section.WaitsOf(2));
        Assert.Equal([1], section.WaitsOf(3));
        Assert.Equal([2, 3], section.WaitsOf(4));
    }

    [Fact]
    public void WhatIsReadMustBeWrittenInAllItsParts()
    {
        PassPlan pass = PassOf(
        [
            new HandWrittenOp("the first three", Items.PerCall(1), Touch.Read(X), Touch.Write(new(H, BufferPart.OfPositions(0, 3)))),
            new HandWrittenOp("all four", Items.PerCall(1), Touch.Read(H), Touch.Write(Y)),
        ]);
        Assert.Contains(PlanVerifier.Verify(pass), fault => fault.Contains("'all four' reads buffer 'h' before it is written", StringComparison.Ordinal));
    }

    [Fact]
    public void APartIsLostWhereItIsWrittenTwiceAndNobodyHasReadIt()
    {
        PassPlan pass = PassOf(
        [
            new HandWrittenOp("panel 0", Items.PerCall(1), Touch.Read(X), Touch.Write(new(H, BufferPart.OfPanels(0, 1)))),
            new HandWrittenOp("panel 1", Items.PerCall(1), Touch.Read(X), Touch.Write(new(H, BufferPart.OfPanels(1, 1)))),
            new HandWrittenOp("reads panel 0", Items.PerCall(1), Touch.Read(new(H, BufferPart.OfPanels(0, 1))), Touch.Write(Y)),
            new HandWrittenOp("panel 0 again", Items.PerCall(1), Touch.Write(new(H, BufferPart.OfPanels(0, 1)))),
            new HandWrittenOp("panel 1 again", Items.PerCall(1), Touch.Write(new(H, BufferPart.OfPanels(1, 1)))),
        ]);
        Assert.Equal("op 4 'panel 1 again' overwrites what op 1 'panel 1' has written and nobody has read", Assert.Single(PlanVerifier.Verify(pass)));
    }

    [Fact]
    public void APartThatTheBufferDoesNotHaveIsFound()
    {
        PassPlan pass = PassOf([new HandWrittenOp("beyond", Items.PerCall(1), Touch.Read(At(X, 4)), Touch.Write(Y))]);
        Assert.Contains(PlanVerifier.Verify(pass), fault => fault.Contains("which has 2 panels and 4 positions", StringComparison.Ordinal));
    }

    [Fact]
    public void APartIsNamedByItsPanelTimesTheRowsAndItsPosition()
    {
        PassPlan pass = PassOf([new HandWrittenOp("copy", Items.PerCall(1), Touch.Read(X), Touch.Write(H)), new HandWrittenOp("end", Items.PerCall(1), Touch.Read(H), Touch.Write(Y))]);
        BufferForm form = pass.Buffers[X.Id].Form;
        Assert.Equal((16, 64, 64), (form.PositionStride, form.RowStride, form.PanelStride));
        Assert.Equal("ref DiUnsafe.Add(ref memory, rows * 64 + 48)", EmissionContext.Ref(pass, new BufferView(X, new BufferPart(1, 2, 3, 4))));
        var operand = new Operand("h", X, Access.Read) { Part = BufferPart.OfPanels(1, 1) };
        Assert.Equal("ref DiUnsafe.Add(ref memory, rows * 64)", EmissionContext.Ref(pass, operand.View));
        Assert.Equal("ref DiUnsafe.Add(ref XAt, rows * 64)", EmissionContext.Ref(pass with { HasLocals = true }, operand.View));
        Assert.Equal(Touch.Read(operand.View), Touch.Of(operand));
    }

    private static BufferView At(BufferUse buffer, int position) => new(buffer, BufferPart.OfPositions(position, 1));

    private static PassPlan PassOf(KernelOp[] ops)
    {
        BufferForm steps = Form(4, 32);
        return PassLayout.Plan(
            PassKind.Predict,
            ElementType.Single,
            ops,
            [new("x", steps, IsFilledBefore: true), new("h", steps), new("y", steps, LivesUntil: int.MaxValue)],
            [new(SectionKind.Forward, 0, ops.Length, After: null, MayEnd: true)]) with
        {
            Inputs = new([X]),
        };
    }

    private static BufferForm Form(int positions, int features) => new(new Shape(positions, features), ElementType.Single, Lifetime.Call, RowCount.Rows);

    private static PlannedBuffer Buffer(int id, BufferForm form, int offset) => new(id, "b" + id, form, 0, 0, offset);

    private static BufferPart Part(Random random, BufferForm form)
    {
        int firstPanel = random.Next(form.Panels), firstPosition = random.Next(form.Shape.Positions);
        var part = new BufferPart(firstPanel, random.Next(firstPanel + 1, form.Panels + 1), firstPosition, random.Next(firstPosition + 1, form.Shape.Positions + 1));
        return random.Next(5) switch
        {
            0 => BufferPart.Whole,
            1 => part with { EndPanel = BufferPart.All },
            2 => part with { EndPosition = BufferPart.All },
            _ => part,
        };
    }

    // The bytes of a part, in steps of four, as [panels][rows · positions][16] puts them.
    private static HashSet<int> Places(PlannedBuffer buffer, BufferPart part, int rows)
    {
        BufferForm form = buffer.Form;
        BufferPart exact = part.In(form);
        var places = new HashSet<int>();
        for (int panel = exact.FirstPanel; panel < exact.EndPanel; panel++)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int position = exact.FirstPosition; position < exact.EndPosition; position++)
                {
                    int at = ((panel * form.PanelStride * rows) + (row * form.RowStride) + (position * form.PositionStride)) * 4;
                    places.UnionWith(Enumerable.Range(0, form.Width).Select(lane => (buffer.Offset * rows) + at + (4 * lane)));
                }
            }
        }

        return places;
    }
}
