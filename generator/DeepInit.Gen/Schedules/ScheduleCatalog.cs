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
    ];

    private static readonly Dictionary<string, ScheduleKind> ByAttribute = Kinds.ToDictionary(kind => kind.Attribute);

    public static IReadOnlyList<ScheduleKind> All => Kinds;

    public static ScheduleKind? Find(string attribute) => ByAttribute.TryGetValue(attribute, out ScheduleKind? kind) ? kind : null;

    public static ScheduleKind Of(ScheduleSpec spec) => ByAttribute[spec.Kind];
}
