using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Proves a plan: live buffers never overlap; nothing is read before it is written; no value and no gradient is overwritten before it is read; parameters do not
/// overlap; formulas read the operands that their ops declare; and whatever threads share, two ops that touch one place, one of them to write, are ordered by a wait.
/// Runs in tests and in debug builds.
/// </summary>
internal static class PlanVerifier
{
    public static IEnumerable<string> Verify(NetworkPlan plan)
    {
        for (int p = 0; p < plan.Passes.Count; p++)
        {
            PassPlan pass = plan.Passes[p];
            if (p > 0 && pass.Kind <= plan.Passes[p - 1].Kind)
            {
                yield return $"pass {pass.Kind} after {plan.Passes[p - 1].Kind}";
            }

            foreach (string fault in Verify(pass).Concat(MovedTooEarly(pass)))
            {
                yield return $"{pass.Kind}: {fault}";
            }
        }

        foreach (string fault in DifferentSessions(plan))
        {
            yield return fault;
        }

        int end = NetworkPlan.ZeroLength;
        foreach (ParameterPlan parameter in plan.Parameters.OrderBy(parameter => parameter.Offset))
        {
            if (parameter.Trainable && parameter.Offset + parameter.Length > plan.TrainedLength)
            {
                yield return $"parameter {parameter.Name} ends at {parameter.Offset + parameter.Length}, behind the {plan.TrainedLength} that have gradients and states";
            }

            if (parameter.Offset < end || parameter.Offset % Panel.Width != 0 || parameter.Length % Panel.Width != 0)
            {
                yield return $"parameter {parameter.Name} at {parameter.Offset}, length {parameter.Length}, after {end}";
            }

            end = parameter.Offset + parameter.Length;
        }

        if (end > plan.BlockLength)
        {
            yield return $"parameters end at {end}, after the block's {plan.BlockLength}";
        }

        end = plan.BlockLength;
        int i = plan.Parameters.Count;
        foreach (Derived derived in plan.Derived)
        {
            foreach (ParameterPlan source in derived.Sources.Where(source => source.Index >= i || plan.ParameterAt(source.Index) != source))
            {
                yield return $"{derived.Transform.Comment}: {source.Name} is not there before";
            }

            foreach (ParameterPlan made in derived.Results)
            {
                if (made.Index != i || made.Offset != end || made.Length % Panel.Width != 0)
                {
                    yield return $"{made.Name}, number {made.Index} of {i}, at {made.Offset}, length {made.Length}, after {end}";
                }

                end = made.Offset + made.Length;
                i++;
            }
        }
    }

    // What one pass leaves in a session another one finds: those that keep something there keep the same, in the same places.
    private static IEnumerable<string> DifferentSessions(NetworkPlan plan)
    {
        (PassKind Kind, (string, BufferForm, int)[] State)[] states =
        [
            .. plan.Passes
                .Select(pass => (pass.Kind, State: pass.Buffers.Where(b => b.Form.Lifetime == Lifetime.Session).Select(b => (b.Name, b.Form, b.Offset)).ToArray()))
                .Where(pass => pass.State.Length > 0),
        ];
        return states.Skip(1).Where(pass => !pass.State.SequenceEqual(states[0].State)).Select(pass => $"{pass.Kind} keeps another session than {states[0].Kind}");
    }

    /// <summary>The faults of one pass.</summary>
    public static IEnumerable<string> Verify(PassPlan pass)
    {
        for (int i = 0; i < pass.Buffers.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (pass.Buffers[i].Overlaps(pass.Buffers[j]))
                {
                    yield return $"buffers '{pass.Buffers[i].Name}' and '{pass.Buffers[j].Name}' overlap while both live";
                }
            }
        }

        Dictionary<int, List<BufferPart>> written = pass.FilledBefore.Concat(pass.Buffers.Where(b => b.Form.Lifetime == Lifetime.Session).Select(b => new BufferUse(b.Id)))
            .Distinct().ToDictionary(use => use.Id, _ => new List<BufferPart> { BufferPart.Whole });
        bool IsWritten(int buffer, BufferPart part) => written.TryGetValue(buffer, out List<BufferPart> parts) && !part.In(pass.Buffers[buffer].Form).Without(parts).Any();
        for (int i = 0; i < pass.Ops.Count; i++)
        {
            KernelOp op = pass.Ops[i];
            foreach (string fault in op.Faults)
            {
                yield return $"op {i} '{op.Comment}': {fault}";
            }

            RowCount[] counts = [.. op.Uses.Select(use => pass.Buffers[use.Buffer.Id].Form.Count).OfType<RowCount>().Distinct()];
            RowCount[] tables = [.. new[] { op.Sequences, op.Memory }.OfType<RowCount>()];
            if (counts.Any(count => !tables.Contains(count) && counts.Length > 1 && (count != RowCount.Rows || tables.Length == 0)) || tables.Any(table => !counts.Contains(table)))
            {
                yield return $"op {i} '{op.Comment}' has buffers for {string.Join(" and ", counts.Select(count => count.Name))}, and goes through {(tables.Length == 0 ? "no sequences" : string.Join(" and ", tables.Select(table => table.Name)))}";
            }

            Touch[] touches = [.. op.Touches.Where(touch => touch.Room == Room.Buffer)];
            foreach (Touch touch in touches)
            {
                PlannedBuffer planned = pass.Buffers[touch.Place];
                if (i < planned.First || i > planned.Last)
                {
                    yield return $"op {i} '{op.Comment}' uses buffer '{planned.Name}' outside its life {planned.First} to {planned.Last}";
                }

                if (!planned.Form.Has(touch.Part))
                {
                    yield return $"op {i} '{op.Comment}' names {touch.Part} of buffer '{planned.Name}', which has {planned.Form.Panels} panels and {planned.Shape.Positions} positions";
                }
                else if (touch.Access != Access.Write && !IsWritten(touch.Place, touch.Part))
                {
                    yield return $"op {i} '{op.Comment}' {(touch.Access == Access.Accumulate ? "adds to" : "reads")} buffer '{planned.Name}' before it is written";
                }

                if ((touch.Element ?? pass.Element) != planned.Form.Element)
                {
                    yield return $"op {i} '{op.Comment}' takes buffer '{planned.Name}' of {planned.Form.Element} for one of {touch.Element ?? pass.Element}";
                }
            }

            foreach (Touch touch in touches.Where(touch => touch.Access != Access.Read))
            {
                if (!written.TryGetValue(touch.Place, out List<BufferPart> parts))
                {
                    written.Add(touch.Place, parts = []);
                }

                parts.Add(touch.Part);
            }
        }

        foreach (BufferUse output in pass.Outputs)
        {
            if (!IsWritten(output.Id, BufferPart.Whole))
            {
                yield return $"output buffer '{pass.Buffers[output.Id].Name}' is never written";
            }
        }

        foreach (LossOp loss in pass.Losses.Where(loss => !pass.Ops.Contains(loss)))
        {
            yield return $"loss {loss.Index} '{loss.Comment}' is no op of the pass";
        }

        foreach (string fault in Misplaced(pass).Concat(Lost(pass)).Concat(Unordered(pass)))
        {
            yield return fault;
        }
    }

    // Buffers that do not lie where memory is, or have rows where none may be.
    private static IEnumerable<string> Misplaced(PassPlan pass)
    {
        foreach (PlannedBuffer buffer in pass.Buffers)
        {
            BufferForm form = buffer.Form;
            if (form.Count is { } count ? !pass.Counts.Contains(count) || form.Lifetime == Lifetime.Fixed : form.Lifetime == Lifetime.Call)
            {
                yield return $"buffer '{buffer.Name}' of lifetime {form.Lifetime} has rows of '{form.Count?.Name}'";
            }

            int end = pass.Memory.Where(extent => extent.Lifetime == form.Lifetime && extent.Count == form.Count).Sum(extent => extent.Bytes);
            if (buffer.Offset < 0 || buffer.End > end || buffer.Offset % form.Element.Alignment() != 0)
            {
                yield return $"buffer '{buffer.Name}' at {buffer.Offset}, {buffer.Bytes} bytes, of {end}";
            }
        }
    }

    // A place that is written although what was written there before has not been read: a gradient that should have been added to, and is lost.
    private static IEnumerable<string> Lost(PassPlan pass)
    {
        var unread = new Dictionary<(Room, int), List<(BufferPart Part, int Writer)>>();
        for (int i = 0; i < pass.Ops.Count; i++)
        {
            foreach (Touch touch in pass.Ops[i].Touches.Where(touch => touch.Room is Room.Buffer or Room.Gradient))
            {
                (Room, int) place = (touch.Room, touch.Place);
                bool isKnown = unread.TryGetValue(place, out List<(BufferPart Part, int Writer)> left);
                left ??= [];
                if (touch.Access != Access.Write)
                {
                    if (touch.Room == Room.Gradient && !isKnown)
                    {
                        yield return $"op {i} '{pass.Ops[i].Comment}' reads the gradient of parameter {touch.Place} before it is written";
                    }
                }
                else
                {
                    foreach ((_, int writer) in left.Where(part => part.Part.Meets(touch.Part)))
                    {
                        yield return $"op {i} '{pass.Ops[i].Comment}' overwrites what op {writer} '{pass.Ops[writer].Comment}' has written and nobody has read";
                    }
                }

                left = [.. left.SelectMany(part => part.Part.Without(touch.Part).Select(rest => (rest, part.Writer)))];
                if (touch.Access != Access.Read)
                {
                    left.Add((touch.Part, i));
                }

                unread[place] = left;
            }
        }
    }

    // A parameter that is moved as its gradient is computed, although a later op still reads it as it was in the forward pass.
    private static IEnumerable<string> MovedTooEarly(PassPlan pass)
    {
        var moved = new HashSet<int>();
        foreach (KernelOp op in pass.Ops)
        {
            foreach (Touch touch in op.Touches.Where(touch => touch.Room == Room.Parameter && moved.Contains(touch.Place)))
            {
                yield return $"'{op.Comment}' reads parameter {touch.Place}, which an op before it has moved";
            }

            moved.UnionWith(op.Gradients.Where(parameter => parameter < pass.Gradients.Count && pass.Gradients[parameter] == GradientMode.Fused));
        }
    }

    // Threads go through the ops of a run in order, and through all waits on the way: an op is over when some wait on it has been passed.
    private static IEnumerable<string> Unordered(PassPlan pass)
    {
        Held[][] held = [.. pass.Ops.Select(op => Held.By(op).ToArray())];
        for (int s = 0; s < pass.Sections.Count; s++)
        {
            var ran = new List<int>();
            var over = new HashSet<int>();
            foreach (Section section in Run(pass, s))
            {
                for (int i = section.First; i < section.End; i++)
                {
                    over.UnionWith(section.WaitsOf(i));
                    foreach (int before in ran.Where(j => !over.Contains(j) && Held.Race(held[i], held[j], pass.Buffers)))
                    {
                        yield return $"{section.Kind}: op {i} '{pass.Ops[i].Comment}' does not wait for op {before} '{pass.Ops[before].Comment}'";
                    }

                    ran.Add(i);
                }

                over.UnionWith(section.WaitsAtEnd);
            }

            if (pass.Sections[s].MayEnd)
            {
                foreach (int left in ran.Where(i => !over.Contains(i)))
                {
                    yield return $"{pass.Sections[s].Kind}: ends without waiting for op {left} '{pass.Ops[left].Comment}'";
                }
            }
        }
    }

    // A section after all that ran before it.
    private static IEnumerable<Section> Run(PassPlan pass, int section) =>
        (pass.Sections[section].After is { } after ? Run(pass, after) : []).Append(pass.Sections[section]);
}
