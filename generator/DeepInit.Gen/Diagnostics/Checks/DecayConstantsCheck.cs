using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG243 and DIG244: how long the moments of an optimiser remember: betas the wrong way round, and constants outside their usual bands, or too slow for the training.</summary>
internal sealed class DecayConstantsCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers)
        {
            Run(graph, optimizer, issues.At(Place.Optimizer, index));
        }
    }

    private static void Run(NetworkIndex graph, OptimizerSpec optimizer, Issues issues)
    {
        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        DecayConstant[] constants = [.. kind.DecayConstants(optimizer)];
        DecayConstant? first = constants.FirstOrDefault(constant => constant.IsFirstMoment), second = constants.FirstOrDefault(constant => !constant.IsFirstMoment);
        if (first is not null && second is not null && first.Value > second.Value)
        {
            issues.Add(Rules.BetasSwapped, first.Name, kind.Word, first.Name, Wording.Short(first.Value), second.Name, Wording.Short(second.Value));
            return;
        }

        if (LengthOf(graph.Network.Spec) is { } length)
        {
            TooSlow(constants, kind, length, issues);
        }

        foreach (DecayConstant constant in constants.Where(constant => constant.Value < constant.Low || constant.Value > constant.High))
        {
            issues.Add(
                Rules.UnusualDecayConstant,
                constant.Name,
                constant.Name,
                constant.Value,
                kind.Word,
                constant.Low,
                constant.High,
                constant.Value < constant.Low ? "hardly more than the last gradients count" : $"it remembers some {Wording.Count((long)Math.Min(1e15, Math.Round(1 / (1 - constant.Value))))} steps");
        }
    }

    // A mean that is not corrected is half of what it will be after its half-life.
    private static void TooSlow(DecayConstant[] constants, OptimizerKind kind, int length, Issues issues)
    {
        foreach (DecayConstant constant in constants.Where(constant => !constant.IsCorrected && constant.Value <= constant.High))
        {
            double halfLife = Math.Log(0.5) / Math.Log(constant.Value);
            if (halfLife > length)
            {
                issues.Add(
                    Rules.UnusualDecayConstant,
                    constant.Name,
                    constant.Name,
                    constant.Value,
                    kind.Word,
                    constant.Low,
                    Math.Round(Math.Pow(0.5, 2.0 / length), 5),
                    $"its mean has a half-life of {Wording.Count((long)halfLife)} steps, and the schedule ends after {Wording.Count(length)}: it hardly begins to count");
            }
        }
    }

    private static int? LengthOf(NetworkSpec spec) => spec.Schedules.LastOrDefault() is { Interval: ScheduleInterval.Step } last && ScheduleCatalog.Of(last).LengthOf(last) is { } length
        ? last.From + length
        : null;
}
