using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Schedules;

/// <summary>Every schedule of the learning rate.</summary>
internal static class ScheduleCatalog
{
    private static readonly ScheduleKind[] Kinds =
    [
        new StepDecaySchedule(),
        new MultiStepDecaySchedule(),
        new ExponentialDecaySchedule(),
        new CosineDecaySchedule(),
        new CosineRestartsSchedule(),
        new LinearWarmupSchedule(),
        new WarmupCosineSchedule(),
        new OneCycleSchedule(),
        new PolynomialDecaySchedule(),
        new InverseSqrtSchedule(),
        new WarmupStableDecaySchedule(),
        new ConstantWithCooldownSchedule(),
        new CyclicSchedule(),
    ];

    private static readonly Dictionary<string, ScheduleKind> ByAttribute = Kinds.ToDictionary(kind => kind.Attribute);

    public static IReadOnlyList<ScheduleKind> All => Kinds;

    public static ScheduleKind? Find(string attribute) => ByAttribute.TryGetValue(attribute, out ScheduleKind? kind) ? kind : null;

    public static ScheduleKind Of(ScheduleSpec spec) => ByAttribute[spec.Kind];

    /// <summary>C# that makes the runtime's schedule of what was written, one or several that rule one after another.</summary>
    public static string Create(IReadOnlyList<ScheduleSpec> schedules) => schedules.Count == 1
        ? Of(schedules[0]).Create(schedules[0])
        : $"global::DeepInit.SequentialSchedule.Of(new long[] {{ {string.Join(", ", schedules.Skip(1).Select(schedule => schedule.From))} }}, {string.Join(", ", schedules.Select(schedule => Of(schedule).Create(schedule)))})";
}
