using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.VectorCode;

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
        text.Write("var dropped = DiVector.Equals(mask, DiV.Zero);").Write("var off = DiVector.Equals(mask, DiV.One);");
        if (op.Pass == "Forward")
        {
            text.Write("DiV x = DiSimd.Load(ref xAt, i);");
            text.Write($"DiV y = {Select("dropped", kernel.Constant((scale * Limit) + shift), Select("off", "x", $"(a * x) + {kernel.Constant(shift)}"))};");
            text.Write("DiSimd.Store(DiLanes.Keep(y, valid), ref yAt, i);");
        }
        else
        {
            text.Write("DiV dy = DiSimd.Load(ref dyAt, i);");
            text.Write($"DiV d = DiLanes.Keep({Select("dropped", "DiV.Zero", Select("off", "dy", "a * dy"))}, valid);");
            text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);");
        }

        text.Close().Close();
    }

    private static double Scale(double rate) => 1 / Math.Sqrt((1 - rate) * (1 + (rate * Limit * Limit)));
}

internal sealed record AlphaDropoutSpec(double Rate) : DroppingSpec("DeepInit.AlphaDropoutAttribute", Rate);
