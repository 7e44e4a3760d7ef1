using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Runtime;
using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>Optimisers with all their hyperparameters, and clipping, which the language states there.</summary>
internal static class OptimizerTranslator
{
    private static readonly (string Field, string Property)[] Orthogonalising = [("momentum", "Momentum"), ("eps", "Epsilon")];

    private static readonly (string Field, string Property)[] ScheduleFree = [("warmup_steps", "WarmupSteps"), ("r", "StepPower"), ("weight_lr_power", "RatePower")];

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["sgd"] = new("SGD", [("momentum", "Momentum"), ("dampening", "Dampening")], [("nesterov", "Nesterov")]),
        ["rmsprop"] = new("RMSprop", [("alpha", "Alpha"), ("eps", "Epsilon"), ("momentum", "Momentum")], [("centered", "Centered")]),
        ["adagrad"] = new("Adagrad", [("lr_decay", "LearningRateDecay"), ("initial_accumulator", "InitialAccumulator"), ("eps", "Epsilon")], []),
        ["adadelta"] = new("Adadelta", [("rho", "Rho"), ("eps", "Epsilon")], []),
        ["adam"] = new("Adam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], [("amsgrad", "AMSGrad")]),
        ["adamw"] = new("AdamW", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], [("amsgrad", "AMSGrad")]),
        ["sparse_adam"] = new("SparseAdam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["nadam"] = new("NAdam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), ("momentum_decay", "MomentumDecay")], []),
        ["radam"] = new("RAdam", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["adamax"] = new("Adamax", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["lion"] = new("Lion", [("beta1", "Beta1"), ("beta2", "Beta2")], []),
        ["adan"] = new("Adan", [("beta1", "Beta1"), ("beta2", "Beta2"), ("beta3", "Beta3"), ("eps", "Epsilon")], []),
        ["ademamix"] = new("AdEMAMix", [("beta1", "Beta1"), ("beta2", "Beta2"), ("beta3", "Beta3"), ("alpha", "Alpha"), ("eps", "Epsilon")], [])
        {
            Optional = [("alpha_warmup", "AlphaWarmup", ""), ("beta3_warmup", "Beta3Warmup", "")],
        },
        ["adopt"] = new("ADOPT", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []) { Optional = [("clip_exponent", "ClipExponent", "Clips")] },
        ["adamc"] = new("AdamC", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), ("max_learning_rate", "MaxLearningRate")], []),
        ["grams"] = new("Grams", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["tiger"] = new("Tiger", [("beta", "Beta")], []),
        ["rprop"] = new("Rprop", [("eta_minus", "EtaMinus"), ("eta_plus", "EtaPlus"), ("step_min", "StepMin"), ("step_max", "StepMax")], []),
        ["asgd"] = new("ASGD", [("lambd", "Lambda"), ("alpha", "Alpha"), ("t0", "T0")], []),
        ["cautious_adamw"] = new("AdamW", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), ("mask_floor", "CautionFloor")], [], Cautious: true),
        ["cautious_lion"] = new("Lion", [("beta1", "Beta1"), ("beta2", "Beta2"), ("mask_floor", "CautionFloor")], [], Cautious: true),
        ["muon"] = new("Muon", Orthogonalising, [("nesterov", "Nesterov")], Orthogonalises: true),
        ["normuon"] = new("NorMuon", [.. Orthogonalising, ("beta2", "Beta2"), ("row_eps", "RowEpsilon")], [("nesterov", "Nesterov")], Orthogonalises: true),
        ["schedule_free_adamw"] = new("ScheduleFreeAdamW", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), .. ScheduleFree], []),
        ["schedule_free_sgd"] = new("ScheduleFreeSGD", [("beta1", "Momentum"), .. ScheduleFree], []),
        ["lamb"] = new("LAMB", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["lars"] = new("LARS", [("momentum", "Momentum"), ("trust_coefficient", "TrustCoefficient")], [], ScopeMatters: true),
        ["soap"] = new(
            "SOAP",
            [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon"), ("shampoo_beta", "ShampooBeta"), ("precondition_frequency", "PreconditionFrequency"), ("max_precond_dim", "MaxPreconditionedSide")],
            []),
        ["stable_adamw"] = new("StableAdamW", [("beta1", "Beta1"), ("beta2", "Beta2"), ("eps", "Epsilon")], []),
        ["prodigy"] = new(
            "Prodigy",
            [("beta1", "Beta1"), ("beta2", "Beta2"), ("beta3", "Beta3"), ("eps", "Epsilon"), ("d0", "D0"), ("d_coef", "Coefficient")],
            [("use_bias_correction", "BiasCorrection"), ("safeguard_warmup", "SafeguardWarmup")])
        {
            Optional = [("growth_rate", "GrowthRate", "")],
        },
        ["rowwise_adagrad"] = new("RowwiseAdagrad", [("eps", "Epsilon")], []),
        ["lbfgs"] = new(
            "LBFGS",
            [("max_iter", "MaxIterations"), ("max_eval", "MaxEvaluations"), ("tolerance_grad", "ToleranceGradient"), ("tolerance_change", "ToleranceChange"), ("history_size", "HistorySize")],
            []),
        ["adafactor"] = new("Adafactor", [("beta2_decay", "Beta2Decay"), ("eps1", "Epsilon1"), ("eps2", "Epsilon2"), ("d", "ClippingThreshold")], []),
    };

    /// <summary>Reads an optimiser, and the one beside it.</summary>
    /// <param name="source">The case; it has an optimiser.</param>
    /// <param name="scope">Which tensors decay.</param>
    public static IEnumerable<AttributeText> Translate(ConformanceCase source, DecayScope scope)
    {
        JsonFields fields = Fields(source);
        AttributeText[] beside = fields.Has("aux") && fields.Any("aux").ValueKind == JsonValueKind.Object
            ? [Translate(source, scope, JsonFields.Typed(fields.Any("aux"), "aux optimizer"), isFirst: false)]
            : [];
        return [Translate(source, scope, fields, isFirst: true), .. beside];
    }

    /// <summary>The name of an optimiser in the language: the case's, or the one beside it.</summary>
    public static string Name(ConformanceCase source, bool beside)
    {
        JsonFields fields = Fields(source);
        string type = (beside ? JsonFields.Typed(fields.Any("aux"), "aux optimizer") : fields).Text("type");
        return Kinds.TryGetValue(type, out Kind? kind) ? kind.Attribute : throw new UnsupportedException(type);
    }

    /// <summary>Whether the compiler itself parts the parameters, those of hidden matrices to the case's optimiser.</summary>
    public static bool Routes(ConformanceCase source) =>
        source.Optimizer.ValueKind == JsonValueKind.Object && Kinds.TryGetValue(Fields(source).Text("type"), out Kind? kind) && kind.Orthogonalises;

    // What moves the parameters: of one that wraps another, the inner one.
    private static JsonFields Fields(ConformanceCase source) => JsonFields.Typed(WrapperTranslator.Inner(source.Optimizer), "optimizer");

    private static AttributeText Translate(ConformanceCase source, DecayScope scope, JsonFields fields, bool isFirst)
    {
        if (!Kinds.TryGetValue(fields.Text("type"), out Kind? kind))
        {
            throw new UnsupportedException(fields.What);
        }

        AttributeText text = new AttributeText(kind.Attribute).Set("LearningRate", fields.Number("learning_rate"));
        foreach ((string field, string property) in kind.Numbers)
        {
            text.Set(property, fields.Number(field));
        }

        foreach ((string field, string property) in kind.Flags)
        {
            text.Set(property, fields.Flag(field));
        }

        foreach ((string field, string property, string flag) in kind.Optional)
        {
            if (fields.IsNull(field))
            {
                text = flag.Length > 0 ? text.Set(flag, false) : text;
            }
            else
            {
                text.Set(property, fields.Number(field));
            }
        }

        if (kind.Orthogonalises)
        {
            text.Set("Iterations", fields.Integer("ns_steps"));
            double[] coefficients = fields.Numbers("ns_coefficients");
            text.Set("CoefficientA", coefficients[0]).Set("CoefficientB", coefficients[1]).Set("CoefficientC", coefficients[2]);
            text.Set("MatchRmsAdamW", fields.Text("adjust") switch
            {
                "match_rms_adamw" => true,
                "original" => false,
                _ => throw fields.Unsupported("adjust"),
            });
        }

        if (kind.Attribute == "LBFGS" && fields.Text("line_search") != "strong_wolfe")
        {
            throw fields.Unsupported("line_search");
        }

        if (kind.Cautious)
        {
            text.Set("Cautious", true);
        }

        WriteDecay(fields, text, kind);
        if (scope != DecayScope.Weights)
        {
            text.Set("DecayScope", "DecayScope." + scope);
        }

        fields.Done();
        WriteClipping(source.Clip, text, isFirst);
        return text;
    }

    /// <summary>Whether the optimiser decays weights.</summary>
    public static bool Decays(ConformanceCase source)
    {
        if (source.Optimizer.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        JsonFields fields = Fields(source);
        return Kinds.TryGetValue(fields.Text("type"), out Kind? kind)
            ? kind.ScopeMatters || fields.Number("weight_decay") != 0 || AuxDecays(fields)
            : throw new UnsupportedException(fields.What);
    }

    private static bool AuxDecays(JsonFields fields) =>
        fields.Has("aux") && fields.Any("aux").ValueKind == JsonValueKind.Object && JsonFields.Typed(fields.Any("aux"), "aux optimizer").Number("weight_decay") != 0;

    /// <summary>What NAdam's running product is after so many steps, by the library's own schedule of it; null for other optimisers.</summary>
    public static Func<long, double>? MomentumProduct(ConformanceCase source)
    {
        if (source.Optimizer.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        JsonFields fields = Fields(source);
        return fields.Text("type") == "nadam"
            ? steps => new NAdamMomentum(fields.Number("beta1"), fields.Number("momentum_decay")).ProductTo(steps)
            : null;
    }

    /// <summary>The numbers of the format that an optimiser has beside the states of tensors, the first trainable tensor's where they are kept for each.</summary>
    /// <param name="source">The case.</param>
    /// <param name="remembered">What the network remembers.</param>
    /// <param name="steps">Steps that have been made.</param>
    public static IEnumerable<(string Name, double Number)> Numbers(ConformanceCase source, IReadOnlyDictionary<string, double> remembered, long steps)
    {
        JsonFields fields = Fields(source);
        if (fields.Text("type") != "asgd")
        {
            // Where the oldest pair lies is the library's own.
            return remembered.Where(number => number.Key != "oldest").Select(number => (number.Key, number.Value));
        }

        // PyTorch keeps what the next step takes; the network keeps what that follows from.
        double rate = remembered["last_rate"] * source.Parameters.First(parameter => parameter.Trainable).LearningRateScale;
        return
        [
            ("eta", rate / Math.Pow(1 + (fields.Number("lambd") * rate * steps), fields.Number("alpha"))),
            ("mu", 1 / Math.Max(1, steps - fields.Number("t0"))),
        ];
    }

    // An optimiser without decay of its own has no mode. One whose decay stands in its update is a decoupled one: p −= rate · (u + decay · p).
    private static void WriteDecay(JsonFields fields, AttributeText text, Kind kind)
    {
        text.Set("WeightDecay", fields.Number("weight_decay"));
        if (fields.IsNull("weight_decay_mode"))
        {
            return;
        }

        string mode = fields.Text("weight_decay_mode");
        text.Set("DecoupledWeightDecay", mode switch
        {
            "decoupled" or "proximal" or "in_update" or "at_y" => true,
            "decoupled_after" when kind.Attribute is "SOAP" => true,
            "in_ratio" when kind.Attribute is "LAMB" or "LARS" => true,
            "l2" => false,
            _ => throw fields.Unsupported("weight_decay_mode"),
        });
        if (fields.Text("type") == "adan")
        {
            text.Set("Proximal", mode == "proximal");
        }
        else if (mode == "proximal")
        {
            throw fields.Unsupported("weight_decay_mode");
        }
    }

    private static void WriteClipping(JsonElement clip, AttributeText text, bool isFirst)
    {
        if (clip.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        JsonFields fields = JsonFields.Typed(clip, "clip");
        switch (fields.Text("type"))
        {
            case "norm":
                // One norm of all gradients, said once.
                double norm = fields.Number("max_norm");
                text = isFirst ? text.Set("GlobalClipNorm", norm) : text;
                break;
            case "value":
                text.Set("ClipValue", fields.Number("max_value"));
                break;
            default:
                throw new UnsupportedException(fields.What);
        }

        fields.Done();
    }

    /// <summary>An optimiser in the language.</summary>
    /// <param name="Attribute">The name of its attribute.</param>
    /// <param name="Numbers">Its options that are numbers: the field of the case and the property.</param>
    /// <param name="Flags">Its options that are true or false.</param>
    /// <param name="Cautious">Whether it is the cautious form.</param>
    /// <param name="Orthogonalises">Whether it takes hidden matrices alone, with iterations of its own.</param>
    /// <param name="ScopeMatters">Whether flags of decay mean something without decay, too.</param>
    private sealed record Kind(string Attribute, (string Field, string Property)[] Numbers, (string Field, string Property)[] Flags, bool Cautious = false, bool ScopeMatters = false, bool Orthogonalises = false)
    {
        /// <summary>Its numbers that may be null: the field, the property, and the flag that null switches off; an empty one where leaving the number out does.</summary>
        public (string Field, string Property, string Flag)[] Optional { get; init; } = [];
    }
}
