using DeepInit.Gen.Text;

using static DeepInit.Gen.Emission.MemberWriter;

namespace DeepInit.Gen.Emission;

/// <summary>The file of the public surface: the members that <see cref="SurfaceMembers"/> lists.</summary>
internal static class SurfaceEmitter
{
    public static string Emit(EmissionContext context)
    {
        IReadOnlyList<SurfaceMember> members = SurfaceMembers.Of(context);
        IReadOnlyList<string> table = SummaryTable.Lines(context.Plan);
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}, by DeepInit.Gen {GeneratorVersion.Text}. Change the attributes, not this file.",
                SummaryTable.OneLine(context.Plan) + " · its layers are in the documentation of the class",
            ],
            [
                "/// <summary>" + Xml(SummaryTable.OneLine(context.Plan)) + "</summary>",
                "/// <remarks>",
                "/// <code>",
                .. table.Select(line => "/// " + Xml(line)),
                "/// </code>",
                "/// <c>Predict</c> is safe from many threads at once, as long as nothing trains or loads the network meanwhile; everything else is for one thread at a time: a second one is refused by an <c>InvalidOperationException</c>.",
                "/// </remarks>",
            ],
            SurfaceMembers.Bases(members));
        for (int i = 0; i < members.Count; i++)
        {
            Write(writer, members[i], context.Spec.Overrides);
            if (members[i].Form == MemberForm.Constant && members[i + 1].Form != MemberForm.Constant)
            {
                writer.Write(GeneratorVersion.Attribute).Write("private readonly NetworkEngine _networkEngine;").Line();
            }
        }

        return FileEmitter.Close(writer, context.Spec);
    }

    internal static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
