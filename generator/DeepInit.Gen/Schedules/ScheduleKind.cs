using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Schedules;

/// <summary>A schedule of the learning rate: everything about its attribute in one file, registered in <see cref="ScheduleCatalog"/>. Rates are the runtime's.</summary>
internal abstract class ScheduleKind
{
    /// <summary>The metadata name of its attribute.</summary>
    public abstract string Attribute { get; }

    /// <summary>Its name in messages, and that of its class in the runtime.</summary>
    public string Word => Attribute.Substring("DeepInit.".Length, Attribute.Length - "DeepInit.".Length - "Attribute".Length);

    public abstract ScheduleSpec Parse(AttributeArguments arguments);

    /// <summary>Reports constants outside their domain.</summary>
    public abstract void Check(ScheduleSpec spec, Issues issues);

    /// <summary>Why the rate that it leads to can hardly be meant, with the argument that says so; null where it may be.</summary>
    public virtual (string Argument, string Why)? Doubt(ScheduleSpec spec, OptimizerSpec optimizer) => null;

    /// <summary>After how many steps (or epochs) the training ends, as far as it says; null where that is the <c>Fit</c>'s.</summary>
    public abstract int? LengthOf(ScheduleSpec spec);

    /// <summary>Whether the rate is lower somewhere than before.</summary>
    public abstract bool Falls(ScheduleSpec spec);

    /// <summary>Whether the rate begins below the base, and rises.</summary>
    public virtual bool WarmsUp => false;

    /// <summary>C# that makes the runtime's schedule.</summary>
    public abstract string Create(ScheduleSpec spec);

    /// <summary>C# for <c>new Schedule(arguments)</c>.</summary>
    protected string New(params string[] arguments) => $"new global::DeepInit.{Word}({string.Join(", ", arguments)})";

    /// <summary>The same where its length is that of the <c>Fit</c>, which is called <c>steps</c> in the arguments.</summary>
    protected string NewForFit(params string[] arguments) => ForFit(New(arguments));

    /// <summary>C# for a schedule that is made when the length of the <c>Fit</c> is known.</summary>
    /// <param name="schedule">The schedule, of <c>steps</c>.</param>
    protected static string ForFit(string schedule) => $"new global::DeepInit.RelativeSchedule(steps => {schedule})";

    protected static string Number(double value) => Literal.Of(value);

    protected static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected void Positive(Issues issues, string argument, double value, string suggestion = "") =>
        Domain(issues, argument, value, value is > 0 and < double.PositiveInfinity, "greater than 0", suggestion);

    protected void NotNegative(Issues issues, string argument, double value) =>
        Domain(issues, argument, value, value is >= 0 and < double.PositiveInfinity, "at least 0");

    protected void Share(Issues issues, string argument, double value) => Domain(
        issues, argument, value, value is >= 0 and < 1, "a share of all steps in [0, 1)", value is > 1 and < 100 ? Number(value / 100) : "");

    /// <summary>A share at the end of all steps.</summary>
    protected void LastShare(Issues issues, string argument, double value) => Domain(
        issues, argument, value, value is > 0 and <= 1, "a share of all steps in (0, 1]", value is > 1 and < 100 ? Number(value / 100) : "");

    /// <summary>A length that may be left out: 0 stands for that of the <c>Fit</c>.</summary>
    protected void Steps(Issues issues, string argument, int value) =>
        Domain(issues, argument, value, value >= 0, "at least 1", value < 0 ? Number(Math.Abs((long)value)) : "");

    /// <summary>A length that must be given.</summary>
    protected void AtLeastOne(Issues issues, string argument, int value) =>
        Domain(issues, argument, value, value >= 1, "at least 1", value < 0 ? Number(Math.Abs((long)value)) : "1");

    protected void Domain(Issues issues, string argument, object value, bool valid, string expected, string suggestion = "")
    {
        if (!valid)
        {
            string name = char.ToUpperInvariant(argument[0]) + argument.Substring(1);
            issues.Suggest(Rules.OutOfDomain, argument, suggestion, name, Word, value, expected);
        }
    }

    /// <summary>Why a factor that is applied again and again can hardly be meant.</summary>
    protected static string? DoubtOfFactor(double gamma) => gamma switch
    {
        1 => "a factor of 1 leaves the rate as it is",
        > 1 => $"a factor of {Wording.Short(gamma)} makes the rate grow without end",
        _ => null,
    };

    /// <summary>Why a lowest rate can hardly be meant.</summary>
    protected static (string Argument, string Why)? DoubtOfMinimum(double minimum, OptimizerSpec optimizer) => minimum >= optimizer.LearningRate
        ? ("Minimum", $"the lowest rate is {Wording.Short(minimum)}, and the optimiser starts at {Wording.Short(optimizer.LearningRate)}")
        : null;
}

/// <summary>A schedule with its own record for what was written.</summary>
internal abstract class ScheduleKind<TSpec> : ScheduleKind
    where TSpec : ScheduleSpec
{
    public sealed override ScheduleSpec Parse(AttributeArguments arguments)
    {
        ScheduleSpec spec = Parse(arguments, arguments.Enum<ScheduleInterval>("Interval"));
        return spec with { From = arguments.Int32("From", 0) };
    }

    public sealed override void Check(ScheduleSpec spec, Issues issues) => Check((TSpec)spec, issues);

    public sealed override (string Argument, string Why)? Doubt(ScheduleSpec spec, OptimizerSpec optimizer) => Doubt((TSpec)spec, optimizer);

    public sealed override int? LengthOf(ScheduleSpec spec) => LengthOf((TSpec)spec) is > 0 and var length ? length : null;

    public sealed override bool Falls(ScheduleSpec spec) => Falls((TSpec)spec);

    public sealed override string Create(ScheduleSpec spec) => Create((TSpec)spec);

    protected abstract TSpec Parse(AttributeArguments arguments, ScheduleInterval interval);

    protected abstract void Check(TSpec spec, Issues issues);

    protected virtual (string Argument, string Why)? Doubt(TSpec spec, OptimizerSpec optimizer) => null;

    /// <summary>The length that was written; 0 where none was, or where there is none.</summary>
    protected virtual int LengthOf(TSpec spec) => 0;

    protected abstract bool Falls(TSpec spec);

    protected abstract string Create(TSpec spec);
}
