using System.Globalization;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>
/// A plan as tables, for people: of each pass the ops in their order with what they read and write, and the buffers with their lives and places; then what inference
/// derives from parameters. Tests compare it, and the page of the architecture shows one.
/// </summary>
internal static class PlanPrinter
{
    private const string None = "–";

    /// <summary>All passes of a plan.</summary>
    public static string Print(NetworkPlan plan)
    {
        string ParameterName(int index) => plan.ParameterAt(index).Name;
        IEnumerable<string> parts = plan.Passes.Select(pass => Print(pass, ParameterName));
        return string.Join("\n", plan.Derived.Count == 0 ? parts : parts.Append(PrintDerived(plan)));
    }

    /// <summary>One pass.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="parameterName">The name of a parameter.</param>
    public static string Print(PassPlan pass, Func<int, string> parameterName)
    {
        var ops = new PrintedTable("phase", "op", "reads", "writes", "items", "waits for", "bytes live", "what");
        foreach (Section section in pass.Sections)
        {
            ops.Heading(SectionLine(section));
            for (int i = section.First; i < section.End; i++)
            {
                KernelOp op = pass.Ops[i];
                string Of(Func<Touch, bool> isListed) => Listed(op.Touches.Where(isListed).Select(touch => NameOf(pass, touch, parameterName)));
                ops.Row(
                    Number(i),
                    op.GetType().Name.Replace("Op", ""),
                    Of(touch => touch.Access != Access.Write && touch.Room != Room.Zeros),
                    Of(touch => touch.Access != Access.Read),
                    ItemsOf(op.Items),
                    Listed(section.WaitsOf(i).Select(Number)),
                    Live(pass, i),
                    op.Comment);
            }
        }

        var buffers = new PrintedTable("buffer", "shape", "of", "life", "ops", "at", "bytes");
        foreach (PlannedBuffer buffer in pass.Buffers)
        {
            string per = buffer.Form.Count is { } count ? " · " + count.Name : "";
            buffers.Row(
                buffer.Name,
                buffer.Shape.ToString() + (buffer.Form.Layout == BufferLayout.RowMajor ? " in rows" : ""),
                buffer.Form.Element.ToString().ToLowerInvariant(),
                buffer.Form.Lifetime.ToString().ToLowerInvariant(),
                $"{(buffer.First < 0 ? "before" : Number(buffer.First))} to {(buffer.Last >= pass.Ops.Count ? "after" : Number(buffer.Last))}",
                buffer.InPlace ? "the user's rows" : Number(buffer.Offset) + per,
                buffer.InPlace ? None : Number(buffer.Bytes) + per);
        }

        string memory = Listed(pass.Memory.Select(extent => $"{Number(extent.Bytes)} bytes{(extent.Count is { } count ? $" · {count.Name}" : "")} for a {extent.Lifetime.ToString().ToLowerInvariant()}"
            .Replace("a fixed", "what is fixed")));
        return $"{pass.Kind}: {Number(pass.Ops.Count)} ops, {memory}\n\n{ops}\n{buffers}";
    }

    private static string PrintDerived(NetworkPlan plan)
    {
        var table = new PrintedTable("derived", "from", "of", "at", "numbers", "how");
        foreach (Derived derived in plan.Derived)
        {
            foreach (ParameterPlan made in derived.Results)
            {
                table.Row(
                    made.Name,
                    Listed(derived.Sources.Select(source => source.Name)),
                    derived.Element.ToString().ToLowerInvariant(),
                    Number(made.Offset),
                    Number(made.Length),
                    derived.Transform.Comment);
            }
        }

        return table.ToString();
    }

    private static string SectionLine(Section section) => section.Kind.ToString().ToLowerInvariant()
        + (section.End == section.First ? ": nothing" : "")
        + (section.MayEnd ? section.WaitsAtEnd.Count == 0 ? "; a run may end after it" : $"; a run may end after it, and waits for {Listed(section.WaitsAtEnd.Select(Number))}" : "");

    private static string NameOf(PassPlan pass, Touch touch, Func<int, string> parameterName) => touch.Room switch
    {
        Room.Buffer => pass.Buffers[touch.Place].Name + PartOf(pass.Buffers[touch.Place].Form, touch.Part),
        Room.Gradient => "d " + parameterName(touch.Place),
        _ => parameterName(touch.Place),
    };

    // "[panel 1 of 4, positions 0 to 2 of 8]"; nothing for the whole.
    private static string PartOf(BufferForm form, BufferPart part)
    {
        BufferPart exact = part.In(form);
        List<string> words = [];
        if (exact.EndPanel - exact.FirstPanel < form.Panels)
        {
            words.Add($"{Range("panel", exact.FirstPanel, exact.EndPanel)} of {Number(form.Panels)}");
        }

        if (exact.EndPosition - exact.FirstPosition < form.Shape.Positions)
        {
            words.Add($"{Range("position", exact.FirstPosition, exact.EndPosition)} of {Number(form.Shape.Positions)}");
        }

        return words.Count == 0 ? "" : $"[{string.Join(", ", words)}]";
    }

    private static string Range(string what, int first, int end) => end == first + 1 ? $"{what} {Number(first)}" : $"{what}s {Number(first)} to {Number(end - 1)}";

    private static string ItemsOf(Items items) => items.PerRow == 0 ? Number(items.Count)
        : items.PerRow == 1 ? (items.Of ?? RowCount.Rows).Name
        : $"{Number(items.PerRow)} · {(items.Of ?? RowCount.Rows).Name}";

    // Bytes of the call's memory that hold something while an op runs.
    private static string Live(PassPlan pass, int op) => string.Join(" + ", pass.Counts
        .Select(count => (count, Bytes: pass.Buffers.Where(b => b.Form.Lifetime == Lifetime.Call && b.Form.Count == count && b.First <= op && op <= b.Last).Sum(b => b.Bytes)))
        .Where(live => live.Bytes > 0 || live.count == RowCount.Rows)
        .Select(live => live.count == RowCount.Rows ? Number(live.Bytes) : $"{Number(live.Bytes)} · {live.count.Name}"));

    private static string Listed(IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct()];
        return all.Length == 0 ? None : string.Join(", ", all);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
