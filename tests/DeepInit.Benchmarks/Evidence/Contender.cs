namespace DeepInit.Benchmarks.Evidence;

/// <summary>An optimiser as it is declared, <c>{steps}</c> and <c>{warmup}</c> standing for the steps of the training and a twentieth of them.</summary>
/// <param name="Name">On the page.</param>
/// <param name="Attributes">What is written on the class.</param>
/// <param name="Coupled">Whether weight decay goes through the gradient, where much less of it is usual.</param>
/// <param name="Scheduled">Whether the rate warms up and falls as a cosine; not of those that say they need none.</param>
internal sealed record Contender(string Name, string Attributes, bool Coupled = false, bool Scheduled = true)
{
    /// <summary>What the others are measured by.</summary>
    public const string Reference = "AdamW";

    /// <summary>
    /// All that train any network by mini-batches. Without L-BFGS, which wants all rows in one batch, and SparseAdam and RowwiseAdagrad, which are for tables.
    /// </summary>
    public static IReadOnlyList<Contender> All { get; } =
    [
        new(Reference, "[AdamW]"),
        new("SGD", "[SGD]", Coupled: true),
        new("SGD with momentum", "[SGD(Momentum = 0.9)]", Coupled: true),
        new("SGD with Nesterov momentum", "[SGD(Momentum = 0.9, Nesterov = true)]", Coupled: true),
        new("RMSprop", "[RMSprop]", Coupled: true),
        new("Adagrad", "[Adagrad]", Coupled: true),
        new("Adadelta", "[Adadelta]", Coupled: true),
        new("Adam", "[Adam]", Coupled: true),
        new("AMSGrad", "[AdamW(AMSGrad = true)]"),
        new("Cautious AdamW", "[AdamW(Cautious = true)]"),
        new("Adamax", "[Adamax]", Coupled: true),
        new("NAdam", "[NAdam]", Coupled: true),
        new("RAdam", "[RAdam]", Coupled: true),
        new("Lion", "[Lion]"),
        new("Tiger", "[Tiger]"),
        new("Adan", "[Adan]"),
        new("AdEMAMix", "[AdEMAMix(AlphaWarmup = {steps}, Beta3Warmup = {steps})]"),
        new("ADOPT", "[ADOPT]", Coupled: true),
        new("AdamC", "[AdamC]"),
        new("Grams", "[Grams]"),
        new("Rprop", "[Rprop]", Coupled: true),
        new("ASGD", "[ASGD]", Coupled: true),
        new("LAMB", "[LAMB]"),
        new("LARS", "[LARS]"),
        new("StableAdamW", "[StableAdamW]"),
        new("Prodigy", "[Prodigy]"),
        new("Adafactor", "[Adafactor]"),
        new("SOAP", "[SOAP]"),
        new("Muon", "[Muon] [AdamW]"),
        new("NorMuon", "[NorMuon] [AdamW]"),
        new("Schedule-Free SGD", "[ScheduleFreeSGD(WarmupSteps = {warmup})]", Scheduled: false),
        new("Schedule-Free AdamW", "[ScheduleFreeAdamW(WarmupSteps = {warmup})]", Scheduled: false),
        new("Schedule-Free RAdam", "[ScheduleFreeRAdam]", Scheduled: false),
        new("AdamW with Lookahead", "[AdamW] [Lookahead(5)]"),
        new("AdamW with SAM", "[AdamW] [SAM(0.05)]"),
        new("AdamW with EMA", "[AdamW] [ExponentialMovingAverage(0.99)]"),
    ];
}
