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
        int stepsPerCount = fields.Text("interval") switch
        {
            "step" => 1,
            "epoch" => source.StepsPerEpoch,
            _ => throw fields.Unsupported("interval"),
        };
        fields.Done();
        double baseRate = JsonFields.Typed(source.Optimizer, "optimizer").Number("learning_rate");
        return step => schedule.At(step / stepsPerCount, baseRate);
    }

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
        _ => throw new UnsupportedException(fields.What),
    };

    private static OneCycle OneCycle(JsonFields fields)
    {
        foreach (string option in new[] { "three_phase", "cycle_momentum" })
        {
            if (fields.Flag(option))
            {
                throw fields.Unsupported(option);
            }
        }

        return new OneCycle(
            fields.Number("max_learning_rate"),
            fields.Integer("total_steps"),
            fields.Number("pct_start"),
            fields.Number("div_factor"),
            fields.Number("final_div_factor"),
            linear: fields.Text("anneal") switch
            {
                "linear" => true,
                "cos" => false,
                _ => throw fields.Unsupported("anneal"),
            });
    }
}
