using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Proves a plan: live buffers never overlap; nothing is read before it is written; no value and no gradient is overwritten before it is read; parameters do not
/// overlap; and whatever threads share, two ops that touch one place, one of them to write, are ordered by a wait. Runs in tests and in debug builds.
/// </summary>
internal static class PlanVerifier
{
    public static IEnumerable<string> Verify(NetworkPlan plan)
    {
        foreach (string fault in Verify(plan.Inference, []))
        {
            yield return "inference: " + fault;
        }

        if (plan.Training is { } training)
        {
            foreach (string fault in Verify(training.Pass, training.Targets.Where(t => t.Buffer is not null).Select(t => t.Buffer!.Value)))
            {
                yield return "training: " + fault;
            }

            foreach (string fault in MovedTooEarly(training))
            {
                yield return "training: " + fault;
            }
        }

        int end = NetworkPlan.ZeroLength;
        foreach (ParameterPlan parameter in plan.Parameters.OrderBy(parameter => parameter.Offset))
        {
            if (parameter.Trainable && parameter.Offset + parameter.Length > plan.TrainedLength)
            {
                yield return $"parameter {parameter.Name} ends at {parameter.Offset + parameter.Length}, behind the {plan.TrainedLength} that have gradients and states";
            }

            if (parameter.Offset < end || parameter.Offset % 16 != 0 || parameter.Length % 16 != 0)
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
        foreach (ParameterPlan folded in plan.Derived)
        {
            if (folded.Index != i || folded.Offset != end || folded.Length % 16 != 0)
            {
                yield return $"{folded.Name}, number {folded.Index} of {i}, at {folded.Offset}, length {folded.Length}, after {end}";
            }

            end = folded.Offset + folded.Length;
            i++;
        }
    }

    private static IEnumerable<string> Verify(PassPlan pass, IEnumerable<BufferUse> filledBefore)
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

        var written = new HashSet<BufferUse>(pass.Inputs.Concat(filledBefore));
        for (int i = 0; i < pass.Ops.Count; i++)
        {
            KernelOp op = pass.Ops[i];
            foreach ((BufferUse buffer, Access access) in op.Uses)
            {
                PlannedBuffer planned = pass.Buffers[buffer.Id];
                if (i < planned.First || i > planned.Last)
                {
                    yield return $"op {i} '{op.Comment}' uses buffer '{planned.Name}' outside its life {planned.First} to {planned.Last}";
                }

                if (access != Access.Write && !written.Contains(buffer))
                {
                    yield return $"op {i} '{op.Comment}' reads buffer '{planned.Name}' before it is written";
                }
            }

            foreach ((BufferUse buffer, Access access) in op.Uses)
            {
                if (access != Access.Read)
                {
                    written.Add(buffer);
                }
            }
        }

        foreach (BufferUse output in pass.Outputs)
        {
            if (!written.Contains(output))
            {
                yield return $"output buffer '{pass.Buffers[output.Id].Name}' is never written";
            }
        }

        foreach (string fault in Lost(pass).Concat(OutsideFixedMemory(pass)).Concat(Unordered(pass)))
        {
            yield return fault;
        }
    }

    // A place that is written although what was written there before has not been read: a gradient that should have been added to, and is lost.
    private static IEnumerable<string> Lost(PassPlan pass)
    {
        var unread = new Dictionary<(Room, int), int>();
        for (int i = 0; i < pass.Ops.Count; i++)
        {
            foreach (Touch touch in pass.Ops[i].Touches.Where(touch => touch.Room is Room.Buffer or Room.Gradient))
            {
                (Room, int) place = (touch.Room, touch.Place);
                if (touch.Access != Access.Write)
                {
                    if (touch.Room == Room.Gradient && !unread.ContainsKey(place))
                    {
                        yield return $"op {i} '{pass.Ops[i].Comment}' reads the gradient of parameter {touch.Place} before it is written";
                    }

                    unread[place] = -1;
                }
                else if (unread.TryGetValue(place, out int writer) && writer >= 0)
                {
                    yield return $"op {i} '{pass.Ops[i].Comment}' overwrites what op {writer} '{pass.Ops[writer].Comment}' has written and nobody has read";
                }

                if (touch.Access != Access.Read)
                {
                    unread[place] = i;
                }
            }
        }
    }

    // A parameter that is moved as its gradient is computed, although a later op still reads it as it was in the forward pass.
    private static IEnumerable<string> MovedTooEarly(TrainingPlan training)
    {
        var moved = new HashSet<int>();
        foreach (KernelOp op in training.Pass.Ops)
        {
            foreach (Touch touch in op.Touches.Where(touch => touch.Room == Room.Parameter && moved.Contains(touch.Place)))
            {
                yield return $"'{op.Comment}' reads parameter {touch.Place}, which an op before it has moved";
            }

            moved.UnionWith(op.Gradients.Where(parameter => training.Gradients[parameter] == GradientMode.Fused));
        }
    }

    private static IEnumerable<string> OutsideFixedMemory(PassPlan pass) => pass.Ops.SelectMany((op, i) => op.Touches
        .Where(touch => touch.Room == Room.Fixed && (touch.Place < 0 || touch.Length <= 0 || touch.Place + touch.Length > pass.FixedLength))
        .Select(touch => $"op {i} '{op.Comment}' uses fixed memory at {touch.Place}, length {touch.Length}, of {pass.FixedLength}"));

    // Threads go through the ops of a run in order, and through all waits on the way: an op is over when some wait on it has been passed.
    private static IEnumerable<string> Unordered(PassPlan pass)
    {
        Touch[][] touches = [.. pass.Ops.Select(op => op.Touches.ToArray())];
        for (int s = 0; s < pass.Sections.Count; s++)
        {
            var ran = new List<int>();
            var over = new HashSet<int>();
            foreach (Section section in Run(pass, s))
            {
                for (int i = section.First; i < section.End; i++)
                {
                    over.UnionWith(section.WaitsOf(i));
                    foreach (int before in ran.Where(j => !over.Contains(j) && Scheduler.Conflict(touches[i], touches[j], pass.Buffers)))
                    {
                        yield return $"{section.Name}: op {i} '{pass.Ops[i].Comment}' does not wait for op {before} '{pass.Ops[before].Comment}'";
                    }

                    ran.Add(i);
                }

                over.UnionWith(section.WaitsAtEnd);
            }

            if (pass.Sections[s].MayEnd)
            {
                foreach (int left in ran.Where(i => !over.Contains(i)))
                {
                    yield return $"{pass.Sections[s].Name}: ends without waiting for op {left} '{pass.Ops[left].Comment}'";
                }
            }
        }
    }

    // A section after all that ran before it.
    private static IEnumerable<Section> Run(PassPlan pass, int section) =>
        (pass.Sections[section].After is { } after ? Run(pass, after) : []).Append(pass.Sections[section]);
}
