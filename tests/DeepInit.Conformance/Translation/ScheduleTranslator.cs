using System.Text.Json;
using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance.Translation;

/// <summary>Schedules: the library's classes, asked for the rate of each step.</summary>
internal static class ScheduleTranslator
{
    /// <summary>Reads the schedule of a case.</summary>
    /// <returns>The learning rate of a step, counted from 0; null where the case has no schedule.</returns>
    public static Func<int, double>? Translate(ConformanceCase source)
    {
        if (source.Schedule.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        JsonFields fields = JsonFields.Typed(source.Schedule, "schedule");
        LearningRateSchedule schedule = Schedule(fields);
        bool countsEpochs = CountsEpochs(fields);
        fields.Done();
        double baseRate = JsonFields.Typed(source.Optimizer, "optimizer").Number("learning_rate");
        return step => schedule.At(countsEpochs ? step * source.Accumulates / source.StepsPerEpoch : step, baseRate);
    }

    private static bool CountsEpochs(JsonFields fields) => fields.Text("interval") switch
    {
        "step" => false,
        "epoch" => true,
        _ => throw fields.Unsupported("interval"),
    };

    private static LearningRateSchedule Schedule(JsonFields fields) => fields.Text("type") switch
    {
        "step" => new StepDecay(fields.Integer("step_size"), fields.Number("gamma")),
        "multistep" => new MultiStepDecay(fields.Number("gamma"), Array.ConvertAll(fields.Integers("milestones"), milestone => (long)milestone)),
        "exponential" => new ExponentialDecay(fields.Number("gamma")),
        "cosine" => new CosineDecay(fields.Integer("t_max"), fields.Number("min_learning_rate")),
        "cosine_restarts" => new CosineRestarts(fields.Integer("t_0"), fields.Integer("t_mult"), fields.Number("min_learning_rate")),
        "linear" => new LinearWarmup(fields.Integer("total_iters"), fields.Number("start_factor"), fields.Number("end_factor")),
        "warmup_cosine" => new WarmupCosine(fields.Integer("warmup_steps"), fields.Integer("total_steps"), fields.Number("min_factor")),
        "one_cycle" => OneCycle(fields),
        "polynomial" => new PolynomialDecay(fields.Integer("total_iters"), fields.Number("power")),
        "inverse_sqrt" => new InverseSqrt(fields.Integer("warmup_steps")),
        "wsd" => new WarmupStableDecay(
            fields.Integer("warmup_steps"),
            fields.Integer("stable_steps"),
            fields.Integer("decay_steps"),
            fields.Text("decay") switch
            {
                "linear" => DecayShape.Linear,
                "1-sqrt" => DecayShape.OneMinusSquareRoot,
                "cosine" => DecayShape.Cosine,
                _ => throw fields.Unsupported("decay"),
            },
            fields.Number("min_factor")),
        "constant_cooldown" => new ConstantWithCooldown(fields.Integer("total_steps"), fields.Integer("cooldown_steps"), fields.Number("min_factor")),
        "cyclic" => new Cyclic(
            fields.Number("max_learning_rate"),
            fields.Integer("step_size_up"),
            fields.Integer("step_size_down"),
            fields.Text("mode") switch
            {
                "triangular" => CycleShape.Triangular,
                "triangular2" => CycleShape.Triangular2,
                "exp_range" => CycleShape.ExponentialRange,
                _ => throw fields.Unsupported("mode"),
            },
            fields.Number("gamma")),
        "sequential" => Sequential(fields),
        _ => throw new UnsupportedException(fields.What),
    };

    // The parts count what the whole counts.
    private static LearningRateSchedule Sequential(JsonFields fields)
    {
        string interval = fields.Text("interval");
        LearningRateSchedule[] parts = Array.ConvertAll(fields.Items("schedules"), item =>
        {
            JsonFields part = JsonFields.Typed(item, "schedule");
            LearningRateSchedule schedule = Schedule(part);
            if (part.Text("interval") != interval)
            {
                throw part.Unsupported("interval");
            }

            part.Done();
            return schedule;
        });
        return SequentialSchedule.Of(Array.ConvertAll(fields.Integers("milestones"), milestone => (long)milestone), parts);
    }

    private static OneCycle OneCycle(JsonFields fields)
    {
        if (fields.Flag("cycle_momentum"))
        {
            throw fields.Unsupported("cycle_momentum");
        }

        double maximum = fields.Number("max_learning_rate");
        int steps = fields.Integer("total_steps");
        double rising = fields.Number("pct_start");
        double divisor = fields.Number("div_factor");
        double lastDivisor = fields.Number("final_div_factor");
        bool linear = fields.Text("anneal") switch
        {
            "linear" => true,
            "cos" => false,
            _ => throw fields.Unsupported("anneal"),
        };
        return fields.Flag("three_phase")
            ? DeepInit.OneCycle.InThreePhases(maximum, steps, rising, divisor, lastDivisor, linear)
            : new OneCycle(maximum, steps, rising, divisor, lastDivisor, linear);
    }
}
