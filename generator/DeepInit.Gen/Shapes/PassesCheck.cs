using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Shapes;

/// <summary>DIG048: an optimiser that moves all weights along one line stands alone: what would move some of them otherwise has no place in it.</summary>
internal static class PassesCheck
{
    public static void Run(NetworkSpec spec, IEnumerable<ParameterShape> parameters, Issues issues)
    {
        OptimizerSpec[] optimizers = [.. new[] { spec.Optimizer, spec.Beside }.OfType<OptimizerSpec>()];
        if (optimizers.FirstOrDefault(optimizer => OptimizerCatalog.Of(optimizer).ModeOf(optimizer) == UpdateMode.Passes) is not { } passing)
        {
            return;
        }

        string word = OptimizerCatalog.Of(passing).Word;
        if (optimizers.FirstOrDefault(optimizer => optimizer != passing) is { } other)
        {
            issues.At(Place.Optimizer, Array.IndexOf(optimizers, other)).Add(Rules.StandsAlone, "", word, $"[{OptimizerCatalog.Of(other).Word}] cannot move some of them beside it; keep one of the two");
        }

        for (int i = 0; i < spec.Wrappers.Count; i++)
        {
            WrapperKind kind = WrapperCatalog.Of(spec.Wrappers[i]);
            if (kind.ExtraPasses > 0)
            {
                issues.At(Place.Wrapper, i).Add(Rules.StandsAlone, "", word, $"[{kind.Word}], which has passes of its own for each step, cannot stand around it; leave it out");
            }
        }

        if (spec.LayerDecay is not null)
        {
            issues.At(Place.LayerDecay, 0).Add(Rules.StandsAlone, "", word, "[LayerDecay] gives rates of their own to some; leave it out");
        }

        if (spec.MuPBaseWidth is not null)
        {
            issues.At(Place.MuP, 0).Add(Rules.StandsAlone, "", word, "[MuP] gives rates of their own to some; leave it out");
        }

        for (int i = 0; i < spec.Parameters.Count; i++)
        {
            ParameterSpec setting = spec.Parameters[i];
            bool acts = parameters.Any(parameter => parameter.Trainable && ParameterPattern.Matches(setting.Pattern, parameter.Name));
            foreach ((string option, bool isGiven) in new[] { (nameof(setting.LearningRateScale), setting.LearningRateScale is not (null or 1)), (nameof(setting.WeightDecay), setting.WeightDecay > 0) })
            {
                if (acts && isGiven)
                {
                    issues.At(Place.Parameter, i).Add(Rules.StandsAlone, option, word, $"{option} of [Parameter(\"{setting.Pattern}\")] acts on some alone; leave it out");
                }
            }
        }
    }
}
