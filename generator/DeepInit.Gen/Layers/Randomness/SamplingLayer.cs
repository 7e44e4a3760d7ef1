using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Layers;

/// <summary>
/// A draw from a normal distribution by reparameterisation (Kingma &amp; Welling 2014): z = μ + e^(v/2) · noise, v the log-variance. Without a value for the noise it is
/// drawn while training, and 0 at inference.
/// </summary>
internal sealed class SamplingLayer : CombiningLayer<SamplingSpec>
{
    public override string Attribute => "DeepInit.SamplingAttribute";

    public override bool IsRandom => true;

    // A variance near 1 at the start.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => (double.IsNaN(moments[0]) ? 0 : moments[0]) + 1;

    protected override SamplingSpec ParseSpec(AttributeArguments arguments) => new() { From = arguments.Strings(0) };

    protected override (string Words, Func<int, bool> Fits)? Counts => ("a mean, a log-variance and perhaps noise", count => count is 2 or 3);

    protected override void PlanForward(SamplingSpec spec, ForwardPlanner plan)
    {
        bool given = plan.InputCount == 3;
        if (!given && !plan.Training)
        {
            plan.Alias(plan.Input(0));
            return;
        }

        BufferUse noise;
        if (given)
        {
            noise = plan.Input(2);
        }
        else
        {
            noise = plan.Keep("noise", plan.OutputShape);
            plan.Add(new NoiseOp(noise, plan.NodeIndex, plan.OutputShape));
        }

        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: z = mean + e^(v/2) · noise",
            plan.OutputShape,
            new("z", Read("mean") + (Deviation * Read("noise"))),
            new("mean", plan.Input(0), Access.Read),
            new("v", plan.Input(1), Access.Read),
            new("noise", noise, Access.Read),
            new("z", plan.Output, Access.Write)));
    }

    // dmean = dz, dv = dz · noise · e^(v/2) / 2, dnoise = dz · e^(v/2)
    protected override void PlanBackward(SamplingSpec spec, BackwardPlanner plan)
    {
        var dz = new Operand("dz", plan.OutputGradient, Access.Read);
        var v = new Operand("v", plan.Input(1), Access.Read);
        if (plan.InputGradient(0) is { } dmean)
        {
            plan.Accumulate("Mean", "dx", "dz", dmean, plan.OutputShape, Read("dz"), dz);
        }

        if (plan.InputGradient(1) is { } dv)
        {
            var noise = new Operand("noise", plan.InputCount == 3 ? plan.Input(2) : plan.Kept("noise"), Access.Read);
            plan.Accumulate("LogVariance", "dx", "dz · noise · e^(v/2) / 2", dv, plan.OutputShape, Read("dz") * Read("noise") * Deviation * 0.5, dz, v, noise);
        }

        if (plan.InputCount == 3 && plan.InputGradient(2) is { } dnoise)
        {
            plan.Accumulate("Noise", "dx", "dz · e^(v/2)", dnoise, plan.OutputShape, Read("dz") * Deviation, dz, v);
        }
    }

    protected override string Describe(SamplingSpec spec) => "Sampling";

    private static readonly Formula Deviation = Exp(Read("v") * 0.5);
}

internal sealed record SamplingSpec() : LayerSpec("DeepInit.SamplingAttribute");
