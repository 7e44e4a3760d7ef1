namespace DeepInit.Tests.Runtime.Teams;

/// <summary>Tries the orders in which threads may go on: all of them, all with so many interruptions, or some at random.</summary>
internal static class Exploration
{
    /// <summary>Goes through every order, leaving out those that come to a state that has been seen.</summary>
    /// <param name="scenario">Makes the callers.</param>
    /// <param name="interruptions">How often a thread that could go on is stopped for another.</param>
    /// <param name="mutation">What is broken.</param>
    /// <returns>How many orders there were, and what went wrong in the last.</returns>
    public static (int Orders, Exception? Violation) All(Func<Interleaver, Action[]> scenario, int interruptions = int.MaxValue, Mutation mutation = Mutation.None)
    {
        using var machine = new Interleaver { Mutation = mutation };
        var seen = new HashSet<(ulong State, int Interruptions, int Current)>();
        var path = new List<Choice>();
        for (int orders = 1; ; orders++)
        {
            int depth = 0;
            int used = 0;
            int Decide(Interleaver running, IReadOnlyList<int> able, int current)
            {
                bool goesOn = able.Contains(current);
                if (goesOn && used == interruptions)
                    return current;
                if (depth == path.Count)
                {
                    if (!seen.Add(interruptions == int.MaxValue ? (running.State, 0, 0) : (running.State, used, current)))
                        return -1;
                    path.Add(new Choice([.. able.OrderBy(i => i == current ? -1 : i)]));
                }

                int chosen = path[depth++].Chosen;
                if (goesOn && chosen != current)
                    used++;
                return chosen;
            }

            machine.Run(scenario, Decide);
            if (machine.Violation is { } violation)
                return (orders, violation);
            while (path.Count > 0 && !path[^1].Advance())
                path.RemoveAt(path.Count - 1);
            if (path.Count == 0)
                return (orders, null);
        }
    }

    /// <summary>Goes through orders at random, each of which its number repeats.</summary>
    public static (int Order, Exception? Violation) Random(Func<Interleaver, Random, Action[]> scenario, int orders, Mutation mutation = Mutation.None)
    {
        using var machine = new Interleaver { Mutation = mutation };
        for (int order = 0; order < orders; order++)
        {
            var random = new Random(order);
            int patience = random.Next(1, 20);
            machine.Run(
                running => scenario(running, random),
                (_, able, current) => able.Contains(current) && random.Next(patience) > 0 ? current : able[random.Next(able.Count)]);
            if (machine.Violation is { } violation)
                return (order, violation);
        }

        return (orders, null);
    }

    private sealed class Choice(int[] options)
    {
        private int _at;

        public int Chosen => options[_at];

        public bool Advance() => ++_at < options.Length;
    }
}
