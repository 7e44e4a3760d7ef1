using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG243 and DIG244: how long the moments of an optimiser remember: betas the wrong way round, and constants outside their usual bands.</summary>
internal sealed class DecayConstantsCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Optimizer is not { } optimizer)
        {
            return;
        }

        OptimizerKind kind = OptimizerCatalog.Of(optimizer);
        DecayConstant[] constants = [.. kind.DecayConstants(optimizer)];
        issues.At(Place.Optimizer, 0);
        DecayConstant? first = constants.FirstOrDefault(constant => constant.IsFirstMoment), second = constants.FirstOrDefault(constant => !constant.IsFirstMoment);
        if (first is not null && second is not null && first.Value > second.Value)
        {
            issues.Add(Rules.BetasSwapped, first.Name, kind.Word, first.Name, Wording.Short(first.Value), second.Name, Wording.Short(second.Value));
            return;
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
}
