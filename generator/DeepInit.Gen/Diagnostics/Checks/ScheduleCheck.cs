using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG257: one that falls beside an optimiser that needs none; DIG241: schedules that raise the learning rate without end, end it within an epoch, or never change it; DIG018: one that nothing trains by.</summary>
internal sealed class ScheduleCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        NeedlessFall(graph.Network, issues);

        // One that another follows ends there, wherever it leads to.
        int last = graph.Network.Spec.Schedules.Count - 1;
        if (last < 0)
        {
            return;
        }

        ScheduleSpec schedule = graph.Network.Spec.Schedules[last];
        ScheduleKind kind = ScheduleCatalog.Of(schedule);
        issues.At(Place.Schedule, last);
        if (graph.Network.Optimizer is not { } optimizer)
        {
            issues.Add(Rules.NoEffect, "", kind.Word, $"network '{graph.Network.Spec.Type.Name}'", "it has no optimiser");
        }
        else if (kind.Doubt(schedule, optimizer) is { } doubt)
        {
            issues.Add(Rules.DoubtfulSchedule, doubt.Argument, kind.Word, doubt.Why);
        }
    }

    private static void NeedlessFall(ShapedNetwork network, Issues issues)
    {
        OptimizerKind? free = network.Optimizers.Select(optimizer => OptimizerCatalog.Of(optimizer.Spec)).FirstOrDefault(kind => kind.NeedsNoSchedule);
        for (int i = 0; i < network.Spec.Schedules.Count && free is not null; i++)
        {
            ScheduleKind kind = ScheduleCatalog.Of(network.Spec.Schedules[i]);
            if (kind.Falls(network.Spec.Schedules[i]))
            {
                issues.At(Place.Schedule, i).Add(Rules.NeedlessSchedule, "", kind.Word, free.Word);
            }
        }
    }
}
