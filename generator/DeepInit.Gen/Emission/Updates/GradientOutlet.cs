using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Where a kernel puts a block of a parameter's gradient, and what it does with it then: the one place that tells apart gradients that move their parameters at once, that
/// are stored, and that are added to what another layer has stored.
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

    public override bool IsFused { get; }

    /// <summary>Whether it is added to the gradient that another layer has stored.</summary>
    public bool Adds => _gradient.Adds;

    /// <summary>The further parameters of a method that computes these gradients.</summary>
    public static string Parameters(params GradientOutlet?[] outlets) =>
        outlets.Any(outlet => outlet is { IsFused: true }) ? ", ref $T scratch, bool update, Step[] steps" : outlets.Any(outlet => outlet is { Adds: true }) ? ", ref $T scratch" : "";

    /// <summary>The arguments for them, in the job.</summary>
    public static string Arguments(params GradientOutlet?[] outlets) =>
        outlets.Any(outlet => outlet is { IsFused: true }) ? ", ref scratch, Update, Steps" : outlets.Any(outlet => outlet is { Adds: true }) ? ", ref scratch" : "";

    public override string Place(string at, int scratch = 0)
    {
        string stored = $"ref DiUnsafe.Add(ref _store.Gradients, {at})";
        string own = EmissionContext.At("scratch", scratch);
        return Adds ? own : IsFused ? $"ref update ? {own} : {stored}" : stored;
    }

    public override void Write(SourceWriter writer, string at, string gradient, string count, int width)
    {
        if (Adds)
        {
            writer.Write($"AddGradients({at}, ref {gradient}, {count}, {width});");
        }
        else if (IsFused)
        {
            writer.Open("if (update)").Write(Move(at, gradient, count, width)).Close();
        }
    }

    /// <summary>Writes the same for a block in several pieces.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="index">The name of the piece's number.</param>
    /// <param name="pieces">How many there are.</param>
    /// <param name="at">C#: where a piece's parameters lie in their block.</param>
    /// <param name="gradient">C#: a piece's place.</param>
    /// <param name="count">C#: rows of a piece.</param>
    public void WritePieces(SourceWriter writer, string index, int pieces, string at, string gradient, string count)
    {
        if (Adds)
        {
            writer.Open($"for (int {index} = 0; {index} < {pieces}; {index}++)").Write($"AddGradients({at}, ref {gradient}, {count}, 16);").Close();
        }
        else if (IsFused)
        {
            writer.Open($"for (int {index} = 0; update && {index} < {pieces}; {index}++)").Write(Move(at, gradient, count, 16)).Close();
        }
    }

    private string Move(string at, string gradient, string count, int width) =>
        UpdateEmitterCatalog.UpdateCall(_context, _context.Plan.Parameters[_gradient.Parameter], at, gradient, count, width);
}
