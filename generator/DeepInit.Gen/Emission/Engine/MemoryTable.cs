using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// What the values and the phases of a pass are called in generated code. Where kernels are called, each value is a local, and whoever debugs it reads there which value
/// lies where, and from which phase to which.
/// </summary>
internal static class MemoryTable
{
    private const int PhasesInALine = 8;

    /// <summary>Writes a local for each value that the pass's ops touch.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="phases">What its phases are called, where a comment is to say how many numbers a row has of a value and the phases that it lives for; else null.</param>
    public static void WriteLocals(SourceWriter writer, PassPlan pass, IReadOnlyList<string>? phases)
    {
        PlannedBuffer[] buffers = [.. pass.Ops.SelectMany(op => op.Uses.Select(use => use.Buffer)).Distinct().Where(use => HasLocal(pass, use)).OrderBy(use => use.Id).Select(use => pass.Buffers[use.Id])];
        if (buffers.Length == 0)
        {
            return;
        }

        writer.Write("ref $T").Indent();
        for (int i = 0; i < buffers.Length; i++)
        {
            string comment = phases is null ? "" : " // " + LifeOf(pass, buffers[i], phases);
            writer.Write($"{LocalOf(pass, new(buffers[i].Id))} = {EmissionContext.Ref(pass, new BufferUse(buffers[i].Id))}{(i == buffers.Length - 1 ? ";" : ",")}{comment}");
        }

        writer.Outdent().Line();
    }

    /// <summary>Whether code that calls kernels has a local for a buffer: not for what lies in the caller's memory, or is of another type than the pass's values.</summary>
    public static bool HasLocal(PassPlan pass, BufferUse buffer) => !pass.Buffers[buffer.Id].InPlace && pass.Buffers[buffer.Id].Form.Element == pass.Element;

    /// <summary>What a local is called: no name of a member, since those of the job may be called as a layer is.</summary>
    public static string LocalOf(PassPlan pass, BufferUse buffer) => pass.Names[buffer.Id] + "At";

    /// <summary>The constants for the numbers of phases.</summary>
    public static void WritePhases(SourceWriter writer, EmissionContext context, PassPlan pass)
    {
        writer.Write("/// <summary>The phases of a run, each called by what it makes.</summary>");
        writer.Open("private static class Phase");
        for (int i = 0; i < pass.Ops.Count; i += PhasesInALine)
        {
            IEnumerable<string> line = context.Phases[pass.Kind].Skip(i).Take(PhasesInALine).Select((phase, n) => $"{phase} = {Number(i + n)}");
            writer.Write($"public const int {string.Join(", ", line)};");
        }

        writer.Close().Line();
    }

    /// <summary>The place of a buffer in generated code.</summary>
    public static string Place(PassPlan pass, BufferUse buffer) => Number(pass.OffsetOf(buffer));

    /// <summary>A phase in generated code.</summary>
    public static string Phase(EmissionContext context, PassPlan pass, int op) => "Phase." + context.Phases[pass.Kind][op];

    /// <summary>The name of each phase: the first that it writes, the gradient of a parameter before a value.</summary>
    public static IReadOnlyList<string> PhasesOf(NetworkPlan plan, PassPlan pass)
    {
        var names = new Symbols("Phase");
        string NameOf(Touch touch) => touch.Room switch
        {
            Room.Buffer => pass.Buffers[touch.Place].Name,
            Room.Gradient => "d " + plan.ParameterAt(touch.Place).Name,
            _ => plan.ParameterAt(touch.Place).Name,
        };
        return [.. pass.Ops.Select(op => names.Of(NameOf(op.Touches.Where(touch => touch.Access != Access.Read).OrderBy(touch => touch.Room == Room.Gradient ? 0 : 1).First())))];
    }

    // "64, to d_Dense1_weight": what begins elsewhere than in the phase of its name says so.
    private static string LifeOf(PassPlan pass, PlannedBuffer buffer, IReadOnlyList<string> phases)
    {
        string from = buffer.First < 0 ? "the start" : phases[buffer.First];
        string until = buffer.Last >= pass.Ops.Count ? "the end" : phases[buffer.Last];
        string per = buffer.Form.Count is { } count && count != RowCount.Rows ? " for each of " + count.Name : buffer.Form.Count is null ? " in all" : "";
        return $"{Number(buffer.Length)}{per}, {(from == until ? from : from == pass.Names[buffer.Id] ? "to " + until : from + " to " + until)}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
