using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>A pass as a job for a team of threads: one phase per op, with the waits that the plan has decided.</summary>
internal sealed class JobEmitter
{
    private readonly EmissionContext _context;
    private readonly PassPlan _pass;
    private readonly SourceWriter _writer;
    private readonly string _grain;

    /// <param name="context">The network.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="grain">The expression for how many items to claim at once of an op whose items may be taken together.</param>
    public JobEmitter(EmissionContext context, PassPlan pass, SourceWriter writer, string grain)
    {
        _context = context;
        _pass = pass;
        _writer = writer;
        _grain = grain;
    }

    /// <summary>Writes the variables for the items that a thread has claimed.</summary>
    public static void WriteRange(SourceWriter writer)
    {
        writer.Write("// a call without a comment is one of a method that several layers share: there stands what it computes");
        writer.Write("int first = 0, end = 0;");
    }

    /// <summary>Writes the phases of a section, and the waits at its end.</summary>
    public void Write(Section section)
    {
        for (int i = section.First; i < section.End; i++)
        {
            KernelOp op = _pass.Ops[i];
            Wait(section.WaitsOf(i));
            if (op.SharedComment is null)
            {
                _writer.Gap().Write("// " + op.Comment);
            }

            string claim = $"while (share.Claim({Phase(i)}, {Text(op.Items)}, {(op.Items.Grows ? _grain : "1")}, ref first, ref end))";
            if (op.Uses.Any(use => _pass.Buffers[use.Buffer.Id].InPlace))
            {
                // The caller's memory: in place only while the caller waits for this item.
                _writer.Open(claim).Write("ref $T input = ref InPlace<$T>();");
                KernelEmitterCatalog.WriteCall(_writer, _context, _pass, op);
                _writer.Close();
            }
            else
            {
                WriteClaimed(claim, op);
            }
        }

        Wait(section.WaitsAtEnd);
    }

    // A call of one line stands beside its claim.
    private void WriteClaimed(string claim, KernelOp op)
    {
        var call = new SourceWriter(_context.Precision);
        KernelEmitterCatalog.WriteCall(call, _context, _pass, op);
        string text = call.ToString().TrimEnd();
        if (text.Contains('\n'))
        {
            _writer.Open(claim).Write(text).Close();
        }
        else
        {
            _writer.Write($"{claim} {text}");
        }
    }

    private void Wait(IEnumerable<int> phases)
    {
        foreach (int phase in phases)
        {
            _writer.Write($"share.Wait({Phase(phase)}, {Text(_pass.Ops[phase].Items)});");
        }
    }

    private string Phase(int op) => MemoryTable.Phase(_context, _pass, op);

    private static string Text(Items items) =>
        items.PerRow == 0 ? items.Count.ToString(CultureInfo.InvariantCulture)
        : items.PerRow == items.PerRowOfOne ? OfRows(items, items.PerRow)
        : $"{CountOf(items)} == 1 ? {items.PerRowOfOne} : {OfRows(items, items.PerRow)}";

    private static string OfRows(Items items, int perRow) => EmissionContext.Times(CountOf(items), perRow);

    private static string CountOf(Items items) => (items.Of ?? RowCount.Rows).Name;
}
