using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Beam search (Lowerre 1976): at each step the most probable extensions of all hypotheses are followed, so many of them; those that end are finished. A hypothesis that ends uses up one of
/// the places of its step alone.
/// </summary>
public static class BeamSearch
{
    /// <summary>Looks for the best continuations of what a session has taken.</summary>
    /// <remarks>
    /// The session itself stays as it is. Cost of a step: those of as many sessions as there are beams, a copy of the memory of each, and the vocabulary of each. It ends as soon as
    /// no hypothesis that is still followed can come to be the best. Ties go to the earlier hypothesis, then to the smaller id. Padding is no token of a hypothesis, unless it is the end.
    /// </remarks>
    /// <param name="session">A session whose output are the logits of the next token, with at least one step.</param>
    /// <param name="options">How to look.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <returns>The finished hypotheses, the best first; where none has finished, those that were cut off.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The session has taken no step, or has no room for as many as <see cref="BeamSearchOptions.MaxTokens"/> − 1 further ones.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static IReadOnlyList<BeamHypothesis> Search<T>(this Session<int, T> session, BeamSearchOptions options, CancellationToken cancellation = default)
        where T : unmanaged
    {
        if (session is null)
            throw new ArgumentNullException(nameof(session));
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        options.Check(session.OutputSize);
        if (session.Output.Length > 0 && session.MostSteps is { } most && session.Position + (long)options.MaxTokens - 1 > most)
            throw new InvalidOperationException($"The session has taken {session.Position} of at most {most} steps: hypotheses of {options.MaxTokens} tokens do not fit.");

        var suppressed = new bool[session.OutputSize];
        foreach (int token in options.SuppressTokens)
            suppressed[token] = true;
        if (session.Padding is { } padding && padding < suppressed.Length && padding != options.EndToken)
            suppressed[padding] = true;
        var finished = new List<BeamHypothesis>();
        var live = new List<Beam<T>> { new([], 0, session) };
        var idle = new Stack<Session<int, T>>();
        for (int n = 1; n <= options.MaxTokens && live.Count > 0; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            List<Candidate> kept = MostProbable(live, options.Beams, suppressed);
            var next = new List<Beam<T>>();
            foreach (Candidate candidate in kept)
            {
                Beam<T> parent = live[candidate.Parent];
                int[] tokens = [.. parent.Tokens, candidate.Token];
                if (candidate.Token == options.EndToken)
                {
                    finished.Add(new(tokens, candidate.LogProbability, ScoreOf(candidate.LogProbability, n, options), IsFinished: true));
                    continue;
                }

                Session<int, T> own = parent.Session;
                if (n < options.MaxTokens)
                {
                    own = idle.Count > 0 ? idle.Pop() : parent.Session.Fork();
                    parent.Session.CopyTo(own);
                    own.Append([candidate.Token]);
                }

                next.Add(new(tokens, candidate.LogProbability, own));
            }

            foreach (Beam<T> beam in live)
            {
                if (!ReferenceEquals(beam.Session, session) && n < options.MaxTokens)
                    idle.Push(beam.Session);
            }

            live = next;
            if (finished.Count > 0 && live.Count > 0 && finished.Max(hypothesis => hypothesis.Score) > ScoreOf(live[0].LogProbability, options.MaxTokens, options))
                break;
        }

        // Sorting by OrderBy leaves equals as they came.
        return finished.Count > 0
            ? [.. finished.OrderByDescending(hypothesis => hypothesis.Score)]
            : [.. live.Select(beam => new BeamHypothesis(beam.Tokens, beam.LogProbability, ScoreOf(beam.LogProbability, beam.Tokens.Length, options), IsFinished: false)).OrderByDescending(hypothesis => hypothesis.Score)];
    }

    private static double ScoreOf(double logProbability, int tokens, BeamSearchOptions options) => logProbability / Math.Pow(tokens, options.LengthPenalty);

    // Hypothesis after hypothesis, id after id: what comes later stands behind its equals.
    private static List<Candidate> MostProbable<T>(List<Beam<T>> live, int count, bool[] suppressed)
        where T : unmanaged
    {
        var kept = new List<Candidate>(count + 1);
        for (int parent = 0; parent < live.Count; parent++)
        {
            ReadOnlySpan<T> logits = live[parent].Session.Output;
            double normalizer = LogSumOf(logits);
            for (int token = 0; token < logits.Length; token++)
            {
                double sum = live[parent].LogProbability + Scalar.ToDouble(logits[token]) - normalizer;
                if (suppressed[token] || (kept.Count == count && !(sum > kept[count - 1].LogProbability)))
                    continue;
                int at = kept.Count;
                while (at > 0 && sum > kept[at - 1].LogProbability)
                    at--;
                kept.Insert(at, new(parent, token, sum));
                if (kept.Count > count)
                    kept.RemoveAt(count);
            }
        }

        return kept;
    }

    private static double LogSumOf<T>(ReadOnlySpan<T> logits)
        where T : unmanaged
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (T logit in logits)
            most = Math.Max(most, Scalar.ToDouble(logit));
        foreach (T logit in logits)
            sum += Math.Exp(Scalar.ToDouble(logit) - most);
        return most + Math.Log(sum);
    }

    private readonly record struct Candidate(int Parent, int Token, double LogProbability);

    private sealed record Beam<T>(int[] Tokens, double LogProbability, Session<int, T> Session)
        where T : unmanaged;
}
