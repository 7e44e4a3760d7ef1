using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>y = x0 ⊙ (W x + b) + x, where W may be U V of a low rank.</summary>
internal sealed class CrossLayer : CombiningLayer<CrossSpec>
{
    private const string Whole = "weight", Left = "u.weight", Right = "v.weight", Bias = "bias";

    public override string Attribute => "DeepInit.CrossAttribute";

    // It starts as the identity of what it crosses.
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => input == 0 ? 1 : 0;

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) => (double.NegativeInfinity, double.PositiveInfinity);

    protected override CrossSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Int32("Rank", 0), arguments.Boolean("UseBias", true), arguments.Boolean("Trainable", true)) { From = arguments.Strings(0) };

    protected override (string Words, Func<int, bool> Fits)? Counts => ("what it crosses and x0", count => count == 2);

    protected override Shape Infer(CrossSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Rank is < 0 or > Shape.MostNumbers)
        {
            issues.Suggest(Rules.OutOfDomain, "Rank", "0", "Rank", $"Cross '{name}'", spec.Rank, "at least 1, or 0 for a whole matrix");
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override IEnumerable<ParameterRequest> Parameters(CrossSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        ParameterRequest Matrix(string role, int rows, int read, InitSpec init) =>
            new(role, ParameterPurpose.Projection, new([rows, read]), ParameterLayout.Panels, new(read, rows), init, spec.Trainable) { IsInner = true };
        InitSpec zeros = new(Init.Zeros);
        if (spec.Rank is > 0 and <= Shape.MostNumbers)
        {
            yield return Matrix(Left, features, spec.Rank, zeros);
            yield return Matrix(Right, spec.Rank, features, new(Init.LeCunNormal));
        }
        else
        {
            yield return Matrix(Whole, features, features, zeros);
        }

        if (spec.UseBias)
        {
            yield return new(Bias, ParameterPurpose.Bias, new([features]), ParameterLayout.Vector, new(features, features), zeros, spec.Trainable);
        }
    }

    protected override void PlanForward(CrossSpec spec, ForwardPlanner plan)
    {
        Shape shape = plan.OutputShape;
        BufferUse z = plan.Keep("z", shape), x = plan.Input(0);
        foreach (Map map in MapsOf(spec, shape.Features))
        {
            BufferUse to = map.IsLast ? z : plan.Keep("v", shape.WithFeatures(spec.Rank));
            plan.Add(new ProductOp(
                plan.OverWeights(plan.ForwardName(), map.Inputs, map.Units) with { Part = map.Word },
                $"{plan.Name}: {map.Formula}{(map.IsLast && spec.UseBias ? " + b" : "")}, {map.Inputs} → {map.Units}",
                x,
                plan.Parameter(map.Role).Index,
                map.IsLast && spec.UseBias ? plan.Parameter(Bias).Index : null,
                to,
                map.Inputs,
                map.Units,
                shape.Positions,
                ActivationSpec.Linear));
            x = to;
        }

        var result = new Assignment("y", (Functions.Read("x0") * Functions.Read("z")) + Functions.Read("x"));
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: {result}",
            shape,
            result,
            [new("x0", plan.Input(1), Access.Read), new("z", z, Access.Read), new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)]));
    }

    // dz = dy ⊙ x0; dx0 = dy ⊙ z; dx = Wᵀ dz + dy; dW = Σ dzᵀ x. Of each matrix the gradient of what it reads comes before its own, which moves it.
    protected override void PlanBackward(CrossSpec spec, BackwardPlanner plan)
    {
        Shape shape = plan.OutputShape;
        BufferUse dy = plan.OutputGradient;
        if (plan.InputGradient(1) is { } dx0)
        {
            plan.Accumulate("1", "dx0", "dy · z", dx0, shape, Functions.Read("dy") * Functions.Read("z"), new Operand("dy", dy, Access.Read), new Operand("z", plan.Kept("z"), Access.Read));
        }

        BufferUse dz = plan.Temporary("dz", shape);
        plan.Accumulate("Sums", "dz", "dy · x0", new(dz, Accumulate: false), shape, Functions.Read("dy") * Functions.Read("x0"), new Operand("dy", dy, Access.Read), new Operand("x0", plan.Input(1), Access.Read));
        if (plan.InputGradient(0) is { } around)
        {
            plan.Copy(dy, around, shape);
        }

        Map[] maps = [.. MapsOf(spec, shape.Features)];
        for (int i = maps.Length - 1; i >= 0; i--)
        {
            Map map = maps[i];
            BufferUse x = i == 0 ? plan.Input(0) : plan.Kept("v");
            GradientUse? dx = i > 0 ? new(plan.Temporary("dv", shape.WithFeatures(spec.Rank)), Accumulate: false) : plan.InputGradient(0);
            if (dx is not null)
            {
                plan.Add(new InputGradientOp(
                    plan.OverWeights(plan.BackwardName("Input"), map.Inputs, map.Units) with { Part = map.Word },
                    $"{plan.Name}: {(i == 0 ? "dx" : "dv")} {dx.Sign} {map.Letter}ᵀ {map.GradientOf}, {map.Units} → {map.Inputs}",
                    dz,
                    plan.Parameter(map.Role).Index,
                    dx.Buffer,
                    Saved: null,
                    map.Units,
                    map.Inputs,
                    shape.Positions,
                    dx.Accumulate ? Epilogue.Add : Epilogue.None));
            }

            ParameterPlan weight = plan.Parameter(map.Role);
            ParameterPlan? bias = map.IsLast && spec.UseBias ? plan.Parameter(Bias) : null;
            if (weight.Trainable || bias is { Trainable: true })
            {
                plan.Add(new WeightGradientOp(
                    plan.OverWeights(plan.BackwardName("Weights"), map.Inputs, map.Units) with { Part = map.Word },
                    $"{plan.Name}: d{map.Letter} = {map.GradientOf}ᵀ {(i == 0 ? "x" : "v")}{(bias is { Trainable: true } ? ", db = Σ dz" : "")}",
                    x,
                    dz,
                    weight.Trainable ? plan.GradientOf(weight) : null,
                    bias is { Trainable: true } ? plan.GradientOf(bias) : null,
                    map.Inputs,
                    map.Units,
                    shape.Positions));
            }

            if (dx is not null)
            {
                dz = dx.Buffer;
            }
        }
    }

    protected override string Describe(CrossSpec spec) => spec.Rank > 0 ? $"Cross of rank {spec.Rank}" : "Cross";

    protected override long MultiplyAdds(CrossSpec spec, IReadOnlyList<Value> inputs) => (long)inputs[0].Shape.Length * (spec.Rank > 0 ? 2L * spec.Rank : inputs[0].Shape.Features);

    // From x to z: one matrix, or two.
    private static IEnumerable<Map> MapsOf(CrossSpec spec, int features) => spec.Rank > 0
        ? [new(Right, "V", "v = V x", "dv", features, spec.Rank, IsLast: false), new(Left, "U", "z = U v", "dz", spec.Rank, features, IsLast: true)]
        : [new(Whole, "W", "z = W x", "dz", features, features, IsLast: true)];

    /// <summary>A matrix on the way from x to the sums.</summary>
    private sealed record Map(string Role, string Letter, string Formula, string GradientOf, int Inputs, int Units, bool IsLast)
    {
        /// <summary>Its part of the names of kernels; nothing where there is no other.</summary>
        public string Word => Letter == "W" ? "" : Letter == "U" ? "Left" : "Right";
    }
}

/// <summary>A cross layer as it was written.</summary>
internal sealed record CrossSpec(int Rank, bool UseBias, bool Trainable) : LayerSpec("DeepInit.CrossAttribute");
