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
            if (network is not ISessionNetwork<int, T> stepwise)
            {
                throw new UnsupportedException("generation by a network without sessions");
            }

            int[] tokens = generation.Beam is { } beam ? Search(stepwise, generation, beam, results) : Continue(stepwise, source, generation, results);
            if (!tokens.AsSpan().SequenceEqual(generation.Tokens))
            {
                results.Faults.Add($"generate '{generation.Name}' gives {string.Join(" ", tokens)}, expected {string.Join(" ", generation.Tokens)}");
            }
        }
    }

    private static int[] Continue<T>(ISessionNetwork<int, T> network, ConformanceCase source, CaseGeneration generation, Measurements results)
        where T : unmanaged, INumber<T>
    {
        double[] data = source.Data["input/" + source.Inputs[0].Name].Values;
        int rowSize = data.Length / source.Samples, size = network.CreateSession().OutputSize;
        List<int> tokens = [];
        List<double> logits = [];
        for (int row = 0; row < generation.Rows; row++)
        {
            int[] prompt = Array.ConvertAll(data.AsSpan(row * rowSize, generation.Prompts[row]).ToArray(), id => checked((int)id));
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

    private static int[] Search<T>(ISessionNetwork<int, T> network, CaseGeneration generation, CaseBeam beam, Measurements results)
        where T : unmanaged, INumber<T>
    {
        List<int> tokens = [];
        List<BeamHypothesis> best = [];
        for (int row = 0; row < generation.Rows; row++)
        {
            Session<int, T> session = network.CreateSession();
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
