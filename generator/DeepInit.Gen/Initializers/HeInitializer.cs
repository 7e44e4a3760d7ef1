using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan, the gain being that of the activation unless given. He et al. 2015.</summary>
internal abstract class HeInitializer : ScaledInitializer
{
    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain), nameof(InitSpec.Fan)];

    protected override double Variance(InitSpec spec, InitTarget target)
    {
        double gain = Gain(spec, target);
        return gain * gain / Fan(spec.Fan, target);
    }

    protected override string Formula(InitSpec spec, InitTarget target)
    {
        double gain = Gain(spec, target);
        return $"√({Short(gain * gain)} / {Short(Fan(spec.Fan, target))})";
    }

    // An activation without a gain of its own is taken for a ReLU: whoever asks for He means 2 / fan in.
    private static double Gain(InitSpec spec, InitTarget target) => spec.Gain ?? (target.Gain == 1 ? Math.Sqrt(2) : target.Gain);
}
