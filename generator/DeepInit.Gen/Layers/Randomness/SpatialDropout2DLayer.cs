using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Dropout of whole channels of an image (Tompson et al. 2015): one number of the mask per row and channel.</summary>
internal sealed class SpatialDropout2DLayer : DroppingLayer<SpatialDropout2DSpec>
{
    public override string Attribute => "DeepInit.SpatialDropout2DAttribute";

    // As of dropout.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0] / (1 - ((SpatialDropout2DSpec)spec).Rate);

    protected override SpatialDropout2DSpec Create(double rate) => new(rate);

    protected override Shape Infer(SpatialDropout2DSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs[0].Shape.Dimensions.Count != 3)
        {
            issues.Add(Rules.NoImage, "", $"SpatialDropout2D '{name}'", inputs[0].Shape);
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override void PlanDropping(SpatialDropout2DSpec spec, ForwardPlanner plan)
    {
        BufferUse mask = Mask(spec, plan, new Shape(plan.OutputShape.Features));
        plan.AddKernel(
            "Forward",
            $"{plan.Name}: y = mask · x per channel, mask 0 with probability {Literal.Of(spec.Rate)}, else 1 / (1 − rate)",
            [new("source", plan.Input(0), Access.Read), new("mask", mask, Access.Read), new("target", plan.Output, Access.Write)],
            itemsPerRow: Panel.Count(plan.OutputShape.Features));
    }

    protected override void PlanBackward(SpatialDropout2DSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= mask · dy",
                [new("source", plan.OutputGradient, Access.Read), new("mask", plan.Kept("mask"), Access.Read), new("target", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: Panel.Count(plan.OutputShape.Features));
        }
    }

    // An item is an image of a panel, in the order of memory; so is a row of the mask.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int length = kernel.OutputShape.Positions * Panel.Width;
        text.Write("_ = rows;");
        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiV mask = DiSimd.Load(ref maskAt, (item * 16) + c);");
        text.Open($"for (int i = (item * {length}) + c; i < (item + 1) * {length}; i += 16)").Write("DiV y = DiSimd.Load(ref sourceAt, i) * mask;");
        text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref targetAt, i) + y" : "y")}, ref targetAt, i);");
        text.Close().Close().Close();
    }
}

internal sealed record SpatialDropout2DSpec(double Rate) : DroppingSpec("DeepInit.SpatialDropout2DAttribute", Rate);
