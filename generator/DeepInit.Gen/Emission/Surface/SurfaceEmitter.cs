using DeepInit.Gen.Text;

using static DeepInit.Gen.Emission.MemberWriter;

namespace DeepInit.Gen.Emission;

/// <summary>The file of the public surface: the members that <see cref="SurfaceMembers"/> lists.</summary>
internal static class SurfaceEmitter
{
    public static string Emit(EmissionContext context)
    {
        IReadOnlyList<SurfaceMember> members = SurfaceMembers.Of(context);
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}, by DeepInit.Gen {GeneratorVersion.Text}. Change the attributes, not this file.",
            ],
            [
                "/// <summary>" + Xml(SummaryTable.OneLine(context.Plan)) + "</summary>",
                "/// <remarks>",
                "/// <code>",
                .. SummaryTable.Totals(context.Plan).Select(line => "/// " + Xml(line)),
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
                // The constructor has it made by a method, which the compiler does not look into.
                writer.Write("private NetworkEngine _networkEngine = null!;").Line();
                writer.Write(GeneratorVersion.Attribute).Write("[DiMethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
                writer.Write("private void MakeNetworkEngine(int seed) => _networkEngine = new NetworkEngine(seed);").Line();
            }
        }

        return FileEmitter.Close(writer, context.Spec);
    }

    internal static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
