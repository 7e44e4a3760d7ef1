using DeepInit.Gen.Schedules;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG241: schedules that raise the learning rate without end, end it within an epoch, or never change it; DIG018: one that nothing trains by.</summary>
internal sealed class ScheduleCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Spec.Schedule is not { } schedule)
        {
            return;
        }

        ScheduleKind kind = ScheduleCatalog.Of(schedule);
        issues.At(Place.Schedule, 0);
        if (graph.Network.Optimizer is not { } optimizer)
        {
            issues.Add(Rules.NoEffect, "", kind.Word, $"network '{graph.Network.Spec.Type.Name}'", "it has no optimiser");
        }
        else if (kind.Doubt(schedule, optimizer) is { } doubt)
        {
            issues.Add(Rules.DoubtfulSchedule, doubt.Argument, kind.Word, doubt.Why);
        }
    }
}
