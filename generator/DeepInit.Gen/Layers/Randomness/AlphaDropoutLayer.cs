using DeepInit.Gen.Emission;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Dropout for self-normalising networks (Klambauer et al. 2017): what is dropped takes SELU's limit −λα, and a scale and a shift put mean and variance back to 0
/// and 1: y = a x + b or a (−λα) + b, a = ((1 − rate) (1 + rate λ²α²))^−½, b = a rate λα.
/// </summary>
internal sealed class AlphaDropoutLayer : DroppingLayer<AlphaDropoutSpec>
{
    /// <summary>−λα of SELU.</summary>
    private const double Limit = -1.7580993408473766;

    public override string Attribute => "DeepInit.AlphaDropoutAttribute";

    protected override AlphaDropoutSpec Create(double rate) => new(rate);

    protected override void PlanDropping(AlphaDropoutSpec spec, ForwardPlanner plan)
    {
        BufferUse mask = Mask(spec, plan, plan.OutputShape);
        double scale = Scale(spec.Rate);
        double shift = -scale * spec.Rate * Limit;
        plan.AddKernel(
            "Forward",
            $"{plan.Name}: y = a x + b, or a · {Literal.Of(Limit)} + b with probability {Literal.Of(spec.Rate)}; a = {Literal.Of(scale)}, b = {Literal.Of(shift)}",
            [new("x", plan.Input(0), Access.Read), new("mask", mask, Access.Read), new("y", plan.Output, Access.Write)],
            items: Panel.Count(plan.OutputShape.Features));
    }

    // dx = a dy where x was kept
    protected override void PlanBackward(AlphaDropoutSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= a dy where x was kept, else 0",
                [new("dy", plan.OutputGradient, Access.Read), new("mask", plan.Kept("mask"), Access.Read), new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                items: Panel.Count(plan.OutputShape.Features));
        }
    }

    // The mask tells three cases apart: 0 dropped, 1 switched off, else kept. Padding stays zero.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        double rate = ((AlphaDropoutSpec)spec).Rate;
        double scale = Scale(rate);
        double shift = -scale * rate * Limit;
        SourceWriter text = kernel.Text;
        text.Write($"int all = {EmissionContext.Rows(kernel.OutputShape.Positions)};");
        text.Write($"DiV a = {kernel.Constant(scale)};");
        text.Open("for (int f = first * 16; f < end * 16; f += DiV.Count)");
        text.Write($"int start = ((f >> 4) * all * 16) + (f & 15), valid = {kernel.OutputShape.Features} - f;");
        text.Open("for (int i = start; i < start + (all * 16); i += 16)");
        text.Write("DiV mask = DiSimd.Load(ref maskAt, i);");
        if (op.Pass == "Forward")
        {
            text.Write("DiV x = DiSimd.Load(ref xAt, i);");
            text.Write($"DiV y = {kernel.Vector(Switch((scale * Limit) + shift, Read("x"), (Read("a") * Read("x")) + shift))};");
            text.Write("DiSimd.Store(DiLanes.Keep(y, valid), ref yAt, i);");
        }
        else
        {
            text.Write("DiV dy = DiSimd.Load(ref dyAt, i);");
            text.Write($"DiV d = DiLanes.Keep({kernel.Vector(Switch(0, Read("dy"), Read("a") * Read("dy")))}, valid);");
            text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);");
        }

        text.Close().Close();
    }

    private static Formula Switch(Formula dropped, Formula off, Formula kept) => Select(Equal(Read("mask"), 0), dropped, Select(Equal(Read("mask"), 1), off, kept));

    private static double Scale(double rate) => 1 / Math.Sqrt((1 - rate) * (1 + (rate * Limit * Limit)));
}

internal sealed record AlphaDropoutSpec(double Rate) : DroppingSpec("DeepInit.AlphaDropoutAttribute", Rate);
