using System.Numerics;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;

namespace DeepInit.Conformance.Execution;

/// <summary>Generates what a case asks for, in sessions of the trained network.</summary>
internal static class GenerationRun
{
    /// <summary>Generates, and notes tokens that differ, logits and scores.</summary>
    public static void Note<T>(ConformanceCase source, INetwork<T> network, Measurements results)
        where T : unmanaged, INumber<T>
    {
        foreach (CaseGeneration generation in source.Generations)
        {
            int[] tokens = generation.Beam is { } beam ? Search(network, source, generation, beam, results)
                : network is ISessionNetwork<int, T> stepwise ? Continue(stepwise, source, generation, results)
                : throw new UnsupportedException("greedy generation from another input beside");
            if (!tokens.AsSpan().SequenceEqual(generation.Tokens))
            {
                results.Faults.Add($"generate '{generation.Name}' gives {string.Join(" ", tokens)}, expected {string.Join(" ", generation.Tokens)}");
            }
        }
    }

    // A session for a row of the other input, or of a network that has none.
    private static Session<int, T> Begin<T>(INetwork<T> network, ConformanceCase source, CaseGeneration generation, int row)
        where T : unmanaged, INumber<T>
    {
        if (network is ISessionNetwork<int, T> alone)
        {
            return alone.CreateSession();
        }

        CaseValue[] given = [.. source.Inputs.Where(input => input.Name != generation.Input)];
        if (given is not [{ IsInteger: true } other] || network.GetType().GetMethod("CreateSession", [typeof(ReadOnlySpan<int>)]) is not { } create)
        {
            throw new UnsupportedException("generation from other inputs beside than one of ids");
        }

        return create.CreateDelegate<BeginWithIds<T>>(network)(Row(source, other.Name, row, int.MaxValue));
    }

    private delegate Session<int, T> BeginWithIds<T>(ReadOnlySpan<int> ids)
        where T : unmanaged;

    // The ids of a row, as many as are asked for.
    private static int[] Row(ConformanceCase source, string input, int row, int most)
    {
        double[] data = source.Data["input/" + input].Values;
        int size = data.Length / source.Samples;
        return Array.ConvertAll(data.AsSpan(row * size, Math.Min(size, most)).ToArray(), id => checked((int)id));
    }

    private static int[] Continue<T>(ISessionNetwork<int, T> network, ConformanceCase source, CaseGeneration generation, Measurements results)
        where T : unmanaged, INumber<T>
    {
        int size = network.CreateSession().OutputSize;
        List<int> tokens = [];
        List<double> logits = [];
        for (int row = 0; row < generation.Rows; row++)
        {
            int[] prompt = Row(source, generation.Input, row, generation.Prompts[row]);
            tokens.AddRange(network.Generate<T>(prompt, new GenerationOptions { MaxTokens = generation.MaxTokens, Temperature = 0 }));

            // The same once more, step by step, for the logits.
            Session<int, T> session = network.CreateSession();
            session.Append(prompt);
            for (int i = 0; i < generation.MaxTokens; i++)
            {
                logits.AddRange(Array.ConvertAll(session.Output.ToArray(), double.CreateChecked));
                if (i < generation.MaxTokens - 1)
                {
                    session.Append([tokens[(row * generation.MaxTokens) + i]]);
                }
            }
        }

        results.Tensors.Add(new MeasuredTensor($"generate/{generation.Name}/logits", [generation.Rows, generation.MaxTokens, size], [.. logits]));
        return [.. tokens];
    }

    private static int[] Search<T>(INetwork<T> network, ConformanceCase source, CaseGeneration generation, CaseBeam beam, Measurements results)
        where T : unmanaged, INumber<T>
    {
        List<int> tokens = [];
        List<BeamHypothesis> best = [];
        for (int row = 0; row < generation.Rows; row++)
        {
            Session<int, T> session = Begin(network, source, generation, row);
            session.Append([beam.Start]);
            best.Add(session.Search(new BeamSearchOptions { Beams = beam.Beams, EndToken = beam.End, MaxTokens = generation.MaxTokens, LengthPenalty = beam.LengthPenalty })[0]);
            tokens.AddRange(best[row].Tokens);
            tokens.AddRange(Enumerable.Repeat(-1, generation.MaxTokens - best[row].Tokens.Count));
        }

        results.Tensors.Add(new MeasuredTensor($"generate/{generation.Name}/score", [generation.Rows], [.. best.Select(hypothesis => hypothesis.Score)]));
        results.Tensors.Add(new MeasuredTensor($"generate/{generation.Name}/log_prob", [generation.Rows], [.. best.Select(hypothesis => hypothesis.LogProbability)]));
        return [.. tokens];
    }
}
