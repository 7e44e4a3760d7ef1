using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>What the jobs of all passes of predictions have alike: the memory that they ask for, and the work that runs the pass's phases on it.</summary>
internal static class WorkEmitter
{
    /// <summary>The arguments of a job's constructor for what a thread needs for itself, and for memory that does not grow with the rows.</summary>
    public static string MemoryOf(PassPlan pass) =>
        $"{(pass.Scratch.Local > 0 ? $", scratch: {pass.Scratch.Local}" : "")}{(pass.FixedLength > 0 ? $", fixedLength: {pass.FixedLength}" : "")}";

    /// <summary>Opens the method that works for a thread, and writes what the phases refer to.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The network.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="hasSession">Whether it reads and writes the memory of a session.</param>
    public static void Open(SourceWriter writer, EmissionContext context, PassPlan pass, bool hasSession = false)
    {
        writer.Open("protected override void Work(global::DeepInit.Runtime.TeamShare share)");
        writer.Write("int rows = Rows;");
        EmissionContext.WriteCounts(writer, pass);
        writer.Write($"ref $T memory = ref Memory.Start{(hasSession ? ", session = ref Session.Start" : "")};");
        if (pass.ReadsParameters)
        {
            writer.Write($"ref $T parameters = ref _engine.{context.PredictedValues};");
            context.WritePlaces(writer);
        }

        if (pass.FixedLength > 0)
        {
            writer.Write("ref $T fixedMemory = ref FixedMemory;");
        }

        if (pass.Scratch.Local > 0)
        {
            writer.Write("// a part of an image: padded, or as patches and their sums").Write("ref $T local = ref ScratchOf(share);");
        }
    }

    /// <summary>Writes the phases of the pass.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The network.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="units">What it takes several of at once, in words.</param>
    /// <param name="count">C#: how many of them there are.</param>
    /// <param name="input">C#: what is read in the caller's memory.</param>
    public static void WritePhases(SourceWriter writer, EmissionContext context, PassPlan pass, string units = "rows", string count = "rows", string input = "InPlace<$T>()")
    {
        if (pass.Ops.Any(op => op.Items.Grows))
        {
            writer.Write($"// of single {units} four panels at once, so that the sums of four are in flight");
            writer.Write($"int grain = {count} == 1 ? 4 : 1;");
        }

        JobEmitter.WriteRange(writer);
        new JobEmitter(context, pass, writer, grain: "grain", input).Write(pass.SectionOf(SectionKind.Forward));
    }
}
