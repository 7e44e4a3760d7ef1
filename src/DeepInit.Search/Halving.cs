namespace DeepInit;

/// <summary>
/// Asynchronous successive halving (ASHA: Li &amp; al. 2020) whose decisions do not depend on when trials end. A rung is a number of epochs; its members have an order, that of the
/// trials on the first rung, that of the promotions on the others. As soon as the first m members of a rung have ended, whoever is among the best ⌊m / η⌋ of these m and has not been promoted is: it
/// becomes the next member of the next rung. So m grows over members that have ended without a gap, where ASHA counts whoever ended first; in both, workers never wait for a rung to be full.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class Halving
{
    private readonly Rung[] _rungs;
    private readonly int _factor;
    private readonly Func<double, double, bool> _isBetter;

    /// <summary>Begins with the trials on the first rung.</summary>
    /// <param name="trials">How many trials there are.</param>
    /// <param name="epochs">Epochs of the last rung.</param>
    /// <param name="minEpochs">The fewest epochs of the first.</param>
    /// <param name="factor">η: the share that is promoted is 1 / η, and a rung has η times the epochs of the one before.</param>
    /// <param name="isBetter">Whether a score is better than another; NaN is never.</param>
    public Halving(int trials, int epochs, int minEpochs, int factor, Func<double, double, bool> isBetter)
    {
        _factor = factor;
        _isBetter = isBetter;
        Epochs = RungEpochs(trials, epochs, minEpochs, factor);
        _rungs = [.. Epochs.Select(_ => new Rung())];
        _rungs[0].Members.AddRange(Enumerable.Range(0, trials));
    }

    /// <summary>The epochs after which each rung decides.</summary>
    public int[] Epochs { get; }

    /// <summary>The next segment to train: of the highest rung that has one, in its order. Null where all that are known of are under way or have ended.</summary>
    public (int Trial, int Rung)? Next()
    {
        for (int r = _rungs.Length - 1; r >= 0; r--)
        {
            if (_rungs[r].Started < _rungs[r].Members.Count)
                return (_rungs[r].Members[_rungs[r].Started++], r);
        }

        return null;
    }

    /// <summary>Says what a segment came to, and promotes whom that allows.</summary>
    public void Report(int trial, int rung, double score)
    {
        Rung here = _rungs[rung];
        here.Scores[trial] = score;
        while (here.Decided < here.Members.Count && here.Scores.ContainsKey(here.Members[here.Decided]))
        {
            here.Decided++;
            if (rung + 1 < _rungs.Length)
                Promote(here, _rungs[rung + 1]);
        }
    }

    private void Promote(Rung from, Rung to)
    {
        int count = from.Decided / _factor;
        if (count == 0)
            return;

        // The best of those that have been decided on, equal ones in their order; no number is never among them.
        var better = Comparer<double>.Create((a, b) => _isBetter(a, b) ? -1 : _isBetter(b, a) ? 1 : 0);
        IEnumerable<int> best = from.Members.Take(from.Decided).Where(trial => !double.IsNaN(from.Scores[trial])).OrderBy(trial => from.Scores[trial], better);
        foreach (int trial in best.Take(count))
        {
            if (from.Promoted.Add(trial))
                to.Members.Add(trial);
        }
    }

    /// <summary>Epochs, epochs / η, … upwards, as long as they are not fewer than the fewest, and as there are trials enough for one of them to come up.</summary>
    private static int[] RungEpochs(int trials, int epochs, int minEpochs, int factor)
    {
        var rungs = new List<int> { epochs };
        for (long share = factor; share <= trials; share *= factor)
        {
            int fewer = (int)((epochs + share - 1) / share);
            if (fewer < minEpochs || fewer == rungs[0])
                break;
            rungs.Insert(0, fewer);
        }

        return [.. rungs];
    }

    private sealed class Rung
    {
        public List<int> Members { get; } = [];

        public Dictionary<int, double> Scores { get; } = [];

        public HashSet<int> Promoted { get; } = [];

        public int Started { get; set; }

        public int Decided { get; set; }
    }
}
