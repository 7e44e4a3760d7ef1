using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Where a kernel puts a block of a parameter's gradient, and what it does with it then: the one place that tells apart gradients that move their parameters at once, that
/// are stored, and that are added to what another layer has stored. Each is a struct of the shared file, and a local of the job, which kernels are handed.
/// </summary>
internal sealed class GradientOutlet : BlockOutlet
{
    private readonly EmissionContext _context;
    private readonly GradientOperand _gradient;

    public GradientOutlet(EmissionContext context, GradientOperand gradient)
    {
        _context = context;
        _gradient = gradient;
        IsFused = context.GradientOf(gradient.Parameter) == GradientMode.Fused;
    }

    // Whether it is the one that needs to know of the step.
    private bool Moves => IsFused && !Adds;

    public override bool IsFused { get; }

    public override bool Takes => Adds || IsFused;

    /// <summary>Whether it is added to the gradient that another layer has stored.</summary>
    public bool Adds => _gradient.Adds;

    /// <summary>C#: the job's local that holds it, which kernels are handed.</summary>
    public string Local => Adds ? "added" : Moves ? "update" + ElementwiseUpdateEmitter.Suffix(Group) : "stored";

    /// <summary>How many blocks of memory the update will move (the parameters, and each state of the optimiser), which tiles may fetch ahead while they compute the gradient.</summary>
    public int Fetched => !IsFused ? 0 : Group.IsBeside ? 1 : 1 + Group.States.Count;

    /// <summary>C#: the number of the pair of factors that the parameter is declared with.</summary>
    public int Factors => IsFused ? Group.FactorsOf(_context.Plan.Parameters[_gradient.Parameter]) : 0;

    /// <summary>C#: the parameters, beside its operands, of a method that computes gradients with these outlets: the thread's scratch memory, and each outlet once.</summary>
    public static string Parameters(params GradientOutlet?[] outlets)
    {
        GradientOutlet[] some = [.. Distinct(outlets)];
        return some.Length == 0 ? "" : ", ref $T scratch" + string.Concat(some.Select(outlet => $", {outlet.Type} {outlet.Local}"));
    }

    /// <summary>C#: the arguments for <see cref="Parameters"/>, in the job.</summary>
    public static string Arguments(params GradientOutlet?[] outlets)
    {
        GradientOutlet[] some = [.. Distinct(outlets)];
        return some.Length == 0 ? "" : ", ref scratch" + string.Concat(some.Select(outlet => ", " + outlet.Local));
    }

    /// <summary>Writes the job's locals for gradients of all kinds that its ops make.</summary>
    public static void WriteLocals(SourceWriter writer, EmissionContext context, IEnumerable<GradientOperand> gradients)
    {
        if (!context.Fuses && !context.Accumulates)
        {
            writer.Write("// every gradient is stored at its place: scratch memory is not used").Write("ref $T scratch = ref memory;");
        }

        foreach (GradientOutlet outlet in Distinct(gradients.Select(gradient => new GradientOutlet(context, gradient))))
        {
            writer.Write($"var {outlet.Local} = new {outlet.Type}(_engine.Store{(outlet.Moves ? $", Steps{ElementwiseUpdateEmitter.Suffix(outlet.Group)}, Update" : "")});");
        }
    }

    public override string? MovesAtOnce => Moves ? Local + ".InScratch" : null;

    public override string Place(string at, int scratch = 0) => $"ref {Local}.Place({at}, {EmissionContext.At("scratch", scratch)})";

    public override void Write(SourceWriter writer, string at, string gradient, string count, int width)
    {
        if (Takes)
        {
            writer.Write(Take(at, gradient, count, width));
        }
    }

    private static IEnumerable<GradientOutlet> Distinct(IEnumerable<GradientOutlet?> outlets) => outlets.OfType<GradientOutlet>().GroupBy(outlet => outlet.Local).Select(same => same.First());

    private UpdateGroup Group => _context.OptimizerPlan!.GroupOf(_gradient.Parameter);

    private string Type => _context.Tile(Moves ? ElementwiseUpdateEmitter.FormOf(Group) : new KeptGradientsForm(Adds));

    private string Take(string at, string gradient, string count, int width) => $"{Local}.Take({at}, ref {gradient}, {count}, {width}, {Factors});";
}
