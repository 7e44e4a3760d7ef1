using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Writes the members of the public surface: as they work, or as they throw until a network's errors are mended.</summary>
internal static class MemberWriter
{
    /// <param name="overrides">The keys of members that a base class of the user's declares for it to override.</param>
    public static void Write(SourceWriter writer, SurfaceMember member, IEnumerable<string> overrides)
    {
        foreach (string line in member.Documentation)
        {
            writer.Write("/// " + line);
        }

        // It is for tools that measure code. A constant has none; of an interface's members, each a line that forwards, one attribute each would cost a twentieth of what a network adds to a build.
        if (member.Form != MemberForm.Constant && !member.IsExplicit)
        {
            writer.Write(GeneratorVersion.Attribute);
        }

        string head = member.Head(Modifier(member, overrides));
        switch (member.Form)
        {
            case MemberForm.Constant:
                writer.Write($"{head} = {member.Body};");
                break;
            case MemberForm.Block:
                writer.Open(head).Write(member.Body).Close();
                break;
            case MemberForm.Accessors:
                writer.Open(head).Write($"get => {member.Body};").Write($"set => {member.Body} = {member.Assigned};").Close();
                break;
            default:
                Lines(writer, head, member.Body);
                break;
        }

        writer.Line();
    }

    /// <summary>The same member, throwing <paramref name="fault"/>.</summary>
    public static void WriteStub(SourceWriter writer, SurfaceMember member, IEnumerable<string> overrides, string fault)
    {
        if (!member.IsExplicit)
        {
            writer.Write($"/// <summary>{(member.Form == MemberForm.Constant ? "Unknown" : "Throws")} until the errors are mended.</summary>");
        }

        string head = member.Head(Modifier(member, overrides));
        switch (member.Form)
        {
            case MemberForm.Constant:
                writer.Write($"{head} = {member.Placeholder};");
                break;
            case MemberForm.Accessors:
                writer.Open(head).Write($"get => {fault};").Write($"set => {fault};").Close();
                break;
            default:
                writer.Write($"{head} => {fault};");
                break;
        }

        writer.Line();
    }

    private static string Modifier(SurfaceMember member, IEnumerable<string> overrides) => overrides.Contains(member.Key) ? "override" : "";

    // A body of several lines stands below its head, indented; a call keeps its bracket on the line of the head.
    private static void Lines(SourceWriter writer, string head, string body)
    {
        int end = body.IndexOf('\n');
        if (end < 0)
        {
            writer.Write($"{head} => {body};");
            return;
        }

        writer.Write($"{head} =>{(end == 0 ? "" : " " + body.Substring(0, end))}").Indent().Write(body.Substring(end + 1) + ";").Outdent();
    }
}
