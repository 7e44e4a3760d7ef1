namespace DeepInit.Gen.Planning;

/// <summary>Checks a plan: live buffers never overlap, nothing is read before it is written, parameters do not overlap. Runs in tests and in debug builds.</summary>
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
        }

        int end = NetworkPlan.ZeroLength;
        foreach (ParameterPlan parameter in plan.Parameters)
        {
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
    }
}
