using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// The working memory of a pass as a class of constants: generated code calls values and phases by name, and whoever debugs it reads there which value lies where, and
/// from which phase to which.
/// </summary>
internal static class MemoryTable
{
    private const int PhasesInALine = 8;

    /// <summary>The constants for the places of values.</summary>
    public static void WritePlaces(SourceWriter writer, EmissionContext context, PassPlan pass)
    {
        IReadOnlyList<string> phases = context.Phases[pass.Kind];
        writer.Write($"/// <summary>{pass.Kind}: where its values lie, as how many numbers per row lie before them. Beside each: its numbers per row, and the phases that it lives for.</summary>");
        writer.Open("private static class " + ClassOf(pass));
        var places = new List<(string Name, string Place, string Words)>();
        foreach (PlannedBuffer buffer in pass.Buffers)
        {
            string name = pass.Names[buffer.Id];
            if (buffer.InPlace)
            {
                writer.Write($"// {name} is read in the caller's memory");
            }
            else if (buffer.Last >= 0)
            {
                string from = buffer.First < 0 ? "the start" : phases[buffer.First];
                string until = buffer.Last >= pass.Ops.Count ? "the end" : phases[buffer.Last];
                string per = buffer.Form.Count is { } count && count != RowCount.Rows ? " for each of " + count.Name : buffer.Form.Count is null ? " in all" : "";
                places.Add((name, Number(pass.OffsetOf(new(buffer.Id))), $"{Number(buffer.Length)}{per}, {(from == until ? from : from + " to " + until)}"));
            }
        }

        if (places.Count > 0)
        {
            writer.Write("public const int").Indent();
            for (int i = 0; i < places.Count; i++)
            {
                writer.Write($"{places[i].Name} = {places[i].Place}{(i == places.Count - 1 ? ";" : ",")} // {places[i].Words}");
            }

            writer.Outdent();
        }

        writer.Close().Line();
    }

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
    public static string Place(PassPlan pass, BufferUse buffer) => $"{ClassOf(pass)}.{pass.Names[buffer.Id]}";

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

    /// <summary>The class of the constants of a pass.</summary>
    public static string ClassOf(PassPlan pass) => pass.Kind + "Memory";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
