using System.Globalization;
using DeepInit.Gen.Collections;
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
    private readonly string _input;
    private bool _begun;

    /// <param name="context">The network.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="grain">The expression for how many items to claim at once of an op whose items may be taken together.</param>
    /// <param name="input">The expression for what is read in the caller's memory.</param>
    public JobEmitter(EmissionContext context, PassPlan pass, SourceWriter writer, string grain, string input = "InPlace<$T>()")
    {
        _context = context;
        _pass = pass with { HasLocals = true };
        _writer = writer;
        _grain = grain;
        _input = input;
    }

    /// <summary>Writes the variables for the items that a thread has claimed.</summary>
    public static void WriteRange(SourceWriter writer)
    {
        writer.Write("// what a call computes stands at its method; above the call, where that is one of the tiles or of the runtime");
        writer.Write("int first = 0, end = 0;");
    }

    /// <summary>Writes the phases of a section, and the waits at its end.</summary>
    public void Write(Section section)
    {
        WriteLocals(section);
        // The phase that is over, because its last claim has waited for it: what the next one needs at once.
        int completed = -1;
        for (int i = section.First; i < section.End; i++)
        {
            KernelOp op = _pass.Ops[i];
            Wait(section.WaitsOf(i).Where(phase => phase != completed));
            bool completes = (i + 1 < section.End ? section.WaitsOf(i + 1) : section.WaitsAtEnd).Contains(i);
            completed = completes ? i : -1;
            if (!KernelEmitterCatalog.Of(op).SaysWhat(op))
            {
                _writer.Gap().Write("// " + op.Comment);
            }

            string claim = $"while (share.{(completes ? "Complete" : "Claim")}({Phase(i)}, {Text(op)}, {(op.Items.Grows ? _grain : "1")}, ref first, ref end))";
            string call = Call(op);
            if (op.Uses.Any(use => _pass.Buffers[use.Buffer.Id].InPlace))
            {
                // The caller's memory: in place only while the caller waits for this item.
                _writer.Open(claim).Write($"ref $T input = ref {_input};").Write(call).Close();
            }
            else if (call.Contains('\n'))
            {
                _writer.Open(claim).Write(call).Close();
            }
            else
            {
                // a call of one line stands beside its claim
                _writer.Write($"{claim} {call}");
            }
        }

        Wait(section.WaitsAtEnd.Where(phase => phase != completed));
    }

    /// <summary>Writes the sums of layers without their activation, each in its phase, for a run of one thread and one phase at a time.</summary>
    public void WriteSums()
    {
        PassPlan sums = _pass with { Ops = _pass.SumsAlone.ToEquatableArray() };
        MemoryTable.WriteLocals(_writer, sums with { HasLocals = false }, phases: null);
        foreach (LayerValue layer in _pass.Layers.Where(layer => layer.Sums?.Alone is not null))
        {
            KernelOp op = layer.Sums!.Alone!;
            _writer.Open($"while (share.Claim({Phase(layer.Sums.Ops.Last)}, {Text(op)}, 1, ref first, ref end))");
            if (op.Uses.Any(use => _pass.Buffers[use.Buffer.Id].InPlace))
            {
                _writer.Write($"ref $T input = ref {_input};");
            }

            _writer.Write(Call(op)).Close();
        }
    }

    // Places by their names, before the first op; what becomes of gradients and what their ops name, before the section that makes them.
    private void WriteLocals(Section section)
    {
        if (!_begun)
        {
            MemoryTable.WriteLocals(_writer, _pass with { HasLocals = false }, _context.Phases[_pass.Kind]);
        }

        _begun = true;
        GradientOperand[] gradients = [.. Enumerable.Range(section.First, section.End - section.First).SelectMany(i => _pass.Ops[i].Touches)
            .Where(touch => touch.Room == Room.Gradient && touch.Access != Access.Read)
            .Select(touch => new GradientOperand(touch.Place, Adds: touch.Access == Access.ReadWrite))];
        if (gradients.Length > 0)
        {
            _writer.Line();
            GradientOutlet.WriteLocals(_writer, _context, gradients);
            foreach (string local in Enumerable.Range(section.First, section.End - section.First).Select(i => KernelEmitterCatalog.Of(_pass.Ops[i]).LocalOf(_context, _pass.Ops[i])).OfType<string>().Distinct())
            {
                _writer.Write(local);
            }
        }
    }

    private string Call(KernelOp op)
    {
        var call = new SourceWriter(_context.Precision);
        KernelEmitterCatalog.WriteCall(call, _context, _pass, op);
        return call.ToString().TrimEnd();
    }

    private void Wait(IEnumerable<int> phases)
    {
        foreach (int phase in phases)
        {
            _writer.Write($"share.Wait({Phase(phase)}, {Text(_pass.Ops[phase])});");
        }
    }

    private string Phase(int op) => MemoryTable.Phase(_context, _pass, op);

    private string Text(KernelOp op)
    {
        Items items = op.Items;
        string count = (items.Of ?? _pass.CountOf(op)).Name;
        return items.PerRow == 0 ? items.Count.ToString(CultureInfo.InvariantCulture)
            : items.PerRow == items.PerRowOfOne ? EmissionContext.Times(count, items.PerRow)
            : $"{count} == 1 ? {items.PerRowOfOne} : {EmissionContext.Times(count, items.PerRow)}";
    }
}
