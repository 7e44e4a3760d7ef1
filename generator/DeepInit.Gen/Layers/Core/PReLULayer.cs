using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A rectifier whose slope below zero is learned (He et al. 2015): y = max(0, x) + a · min(0, x).</summary>
internal sealed class PReLULayer : LayerKind<PReLUSpec>
{
    public override string Attribute => "DeepInit.PReLUAttribute";

    public override bool IsActivation => true;

    // What it is at the start.
    public override ActivationSpec ActivationOf(LayerSpec spec) => new(Activation.LeakyReLU) { NegativeSlope = ((PReLUSpec)spec).InitialSlope };

    // Its slope is a parameter.
    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => [];

    protected override PReLUSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Boolean("PerChannel", false), arguments.Double("InitialSlope", 0.25), arguments.Boolean("Trainable", true));

    protected override Shape Infer(PReLUSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (double.IsNaN(spec.InitialSlope) || double.IsInfinity(spec.InitialSlope))
        {
            issues.Add(Rules.OutOfDomain, "InitialSlope", "InitialSlope", $"PReLU '{name}'", spec.InitialSlope, "a finite number");
        }

        return inputs[0].Shape;
    }

    protected override IEnumerable<ParameterRequest> Parameters(PReLUSpec spec, IReadOnlyList<Value> inputs)
    {
        int slopes = spec.PerChannel ? inputs[0].Shape.Features : 1;
        yield return new("weight", ParameterPurpose.Own, new([slopes]), ParameterLayout.Vector, new(slopes, slopes), new InitSpec(Init.Constant, Value: spec.InitialSlope), spec.Trainable);
    }

    protected override void PlanForward(PReLUSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: y = max(0, x) + a · min(0, x)",
        [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)],
        [new("slope", plan.Parameter("weight").Index)],
        itemsPerRow: Panel.Count(plan.OutputShape.Features));

    protected override void PlanBackward(PReLUSpec spec, BackwardPlanner plan)
    {
        var x = new Operand("x", plan.Input(0), Access.Read);
        var dy = new Operand("dy", plan.OutputGradient, Access.Read);
        ParameterPlan slope = plan.Parameter("weight");
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= dy where x > 0, else a · dy",
                [x, dy, new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                [new("slope", slope.Index)],
                itemsPerRow: Panel.Count(plan.OutputShape.Features));
        }

        if (!plan.Trains("weight"))
        {
            return;
        }

        if (spec.PerChannel)
        {
            plan.Add(new FeatureGradientOp(plan.BackwardName("Slopes"), $"{plan.Name}: da = Σ dy · min(0, x)", slope.Index, plan.OutputShape, Functions.Read("dy") * Functions.Min(Functions.Read("x"), 0), new([x, dy])));
            return;
        }

        // The one slope's gradient is summed over each row first.
        BufferUse sums = plan.Temporary("slope", new Shape(1));
        plan.AddKernel("Backward_Rows", $"{plan.Name}: per row Σ dy · min(0, x)", [x, dy, new("perRow", sums, Access.Write)], itemsPerRow: 1);
        plan.Add(new FeatureGradientOp(plan.BackwardName("Slope"), $"{plan.Name}: da = Σ over rows", slope.Index, new Shape(1), Functions.Read("perRow"), new([new Operand("perRow", sums, Access.Read)])));
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int positions = kernel.OutputShape.Positions;
        if (op.Pass == "Backward_Rows")
        {
            text.Open("for (int r = first; r < end; r++)").Write("DiV total = DiV.Zero;");
            text.Open($"for (int panel = 0; panel < {Panel.Count(kernel.OutputShape.Features)}; panel++)").Write($"int start = ((panel * rows) + r) * {positions * 16};");
            text.Open($"for (int i = start; i < start + {positions * 16}; i += DiV.Count)").Write("total += DiSimd.Load(ref dyAt, i) * DiVector.Min(DiSimd.Load(ref xAt, i), DiV.Zero);").Close().Close().Line();
            text.Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref perRowAt, (r * 16) + c);").Close().Line();
            text.Write("DiUnsafe.Add(ref perRowAt, r * 16) = DiSimd.Sum(total);").Close();
            return;
        }

        // An item is a row of a panel, in the order of memory.
        bool perChannel = ((PReLUSpec)spec).PerChannel;
        if (!perChannel)
        {
            text.Write("_ = rows;");
        }

        text.Open("for (int item = first; item < end; item++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write(perChannel ? "DiV a = DiSimd.Load(ref slope, (item / rows * 16) + c);" : "DiV a = DiSimd.Broadcast(ref slope, 0);");
        text.Open($"for (int p = 0; p < {positions}; p++)").Write($"int i = (((item * {positions}) + p) * 16) + c;").Write("DiV x = DiSimd.Load(ref xAt, i);");
        if (op.Pass == "Forward")
        {
            text.Write("DiSimd.Store(DiVector.Max(x, DiV.Zero) + (a * DiVector.Min(x, DiV.Zero)), ref yAt, i);");
        }
        else
        {
            text.Write("DiV dy = DiSimd.Load(ref dyAt, i);").Write("DiV d = DiVector.ConditionalSelect(DiVector.GreaterThan(x, DiV.Zero), dy, a * dy);");
            text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);");
        }

        text.Close().Close().Close();
    }

    protected override string Describe(PReLUSpec spec) => spec.PerChannel ? "PReLU per channel" : "PReLU";
}

internal sealed record PReLUSpec(bool PerChannel, double InitialSlope, bool Trainable)
    : LayerSpec("DeepInit.PReLUAttribute");
