using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Texts of networks whose output at each step are the logits of the next token.</summary>
public static class TokenGeneration
{
    /// <summary>Goes on with a text.</summary>
    /// <param name="network">A network with sessions, whose output at each step are logits: one for each id that it reads, or fewer.</param>
    /// <param name="prompt">The tokens before, at least one.</param>
    /// <param name="options">How to choose; <see cref="GenerationOptions"/> as they are by default where it is null.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <returns>The tokens that follow.</returns>
    /// <exception cref="ArgumentException">The prompt has no token, or one out of range; or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It has been cancelled.</exception>
    public static int[] Generate<T>(this ISessionNetwork<int, T> network, ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        var tokens = new List<int>();
        foreach (int token in network.GenerateTokens(prompt, options, cancellation))
            tokens.Add(token);
        return [.. tokens];
    }

    /// <summary>The same, token by token as they are chosen: each is computed when it is asked for.</summary>
    /// <remarks>
    /// A text longer than a session's <see cref="Session{TInput, T}.MostSteps"/> goes on: whenever the session is full, it begins anew with the second half of the steps that it had.
    /// </remarks>
    /// <param name="network">A network with sessions, whose output at each step are logits.</param>
    /// <param name="prompt">The tokens before, at least one.</param>
    /// <param name="options">How to choose.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The prompt has no token, or one out of range; or an option is out of range.</exception>
    public static IEnumerable<int> GenerateTokens<T>(this ISessionNetwork<int, T> network, ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        int[] tokens = prompt.ToArray();
        return new TokenSequence(Begin, isRepeatable: true);

        IEnumerator<int> Begin() => Generate(network.CreateSession(), tokens, options, cancellation);
    }

    /// <summary>Goes on with the sequence of a session, such as one that was given a sentence to translate: first the prompt, then token by token. The session takes all of them but the last.</summary>
    /// <remarks>
    /// Can be enumerated once. A session that had no steps slides as that of a network does; with others before, whose tokens are not known here, the text ends where the session is full.
    /// </remarks>
    /// <param name="session">A session whose output at each step are logits.</param>
    /// <param name="prompt">The tokens before, at least one.</param>
    /// <param name="options">How to choose.</param>
    /// <param name="cancellation">Ends it between tokens.</param>
    /// <exception cref="ArgumentException">The prompt has no token, or one out of range; or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The prompt does not fit behind the steps that the session has.</exception>
    public static IEnumerable<int> GenerateTokens<T>(this Session<int, T> session, ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged
    {
        if (session is null)
            throw new ArgumentNullException(nameof(session));
        int[] tokens = prompt.ToArray();
        return new TokenSequence(() => Generate(session, tokens, options, cancellation), isRepeatable: false);
    }

    // Everything is checked, and the prompt taken, before the first token is asked for.
    private static IEnumerator<int> Generate<T>(Session<int, T> session, int[] prompt, GenerationOptions? options, CancellationToken cancellation)
        where T : unmanaged
    {
        if (prompt.Length == 0)
            throw new ArgumentException("The prompt has no token; a text begins with at least one, such as a mark of its beginning.", nameof(prompt));
        options ??= new GenerationOptions();

        // Padding is no step, unless it is said to be an end.
        if (session.Padding is { } padding && padding < session.OutputSize && !options.StopTokens.Contains(padding))
            options = options with { SuppressTokens = [.. options.SuppressTokens, padding] };
        var sampler = new TokenSampler(options, session.OutputSize);

        // What no longer fits counts as seen alone.
        foreach (int token in prompt)
        {
            if ((uint)token < (uint)session.OutputSize)
                sampler.See(token);
        }

        bool slides = session.Position == 0;
        int kept = slides && session.MostSteps is { } most && prompt.Length > most ? most : prompt.Length;
        List<int>? history = slides && session.MostSteps is not null ? [.. prompt.AsSpan(prompt.Length - kept)] : null;
        session.Append(prompt.AsSpan(prompt.Length - kept));
        return Tokens(session, sampler, history, options, cancellation).GetEnumerator();
    }

    private static IEnumerable<int> Tokens<T>(Session<int, T> session, TokenSampler sampler, List<int>? history, GenerationOptions options, CancellationToken cancellation)
        where T : unmanaged
    {
        var step = new int[1];
        for (int i = 0; i < options.MaxTokens; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i > 0 && !Append(session, history, step))
                yield break;
            int token = sampler.Next(session.Output);
            if (options.StopTokens.Contains(token))
                yield break;
            sampler.See(token);
            step[0] = token;
            yield return token;
        }
    }

    // Whether there was room for it, or has been made.
    private static bool Append<T>(Session<int, T> session, List<int>? history, int[] step)
        where T : unmanaged
    {
        history?.Add(step[0]);
        if (session.MostSteps is not { } most || session.Position < most)
        {
            session.Append(step);
            return true;
        }

        if (history is null)
            return false;

        // Positions and keys are of a place in the sequence: what is kept is read anew from the first place on.
        history.RemoveRange(0, history.Count - Math.Min(history.Count, Math.Max(1, most / 2)));
        session.Reset();
        session.Append(history.ToArray());
        return true;
    }

    // The first enumeration has begun when it is handed out, so that what is wrong is said at once.
    private sealed class TokenSequence : IEnumerable<int>
    {
        private readonly Func<IEnumerator<int>> _begin;
        private readonly bool _isRepeatable;
        private IEnumerator<int>? _first;

        public TokenSequence(Func<IEnumerator<int>> begin, bool isRepeatable)
        {
            _begin = begin;
            _isRepeatable = isRepeatable;
            _first = begin();
        }

        public IEnumerator<int> GetEnumerator() => Interlocked.Exchange(ref _first, null)
            ?? (_isRepeatable ? _begin() : throw new InvalidOperationException("The tokens of a session are generated once: it has taken them. Keep them in a list."));

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
