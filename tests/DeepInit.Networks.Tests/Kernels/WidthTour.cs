namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Chains of widths in which every width follows every width.</summary>
internal static class WidthTour
{
    /// <summary>Below, at and above the lanes of vectors of 128 to 512 bits, panels of 16 and tiles.</summary>
    public static readonly int[] Widths = [1, 3, 7, 8, 9, 15, 16, 17, 31, 64, 65];

    /// <summary>
    /// Each list is the input width and the units of a chain's dense layers. Every ordered pair of widths is somewhere the inputs and units of a layer
    /// that is not its chain's first, so that the gradient by its inputs is computed as well.
    /// </summary>
    public static List<int[]> Chains(int layers)
    {
        List<int> tour = Tour();
        var chains = new List<int[]>();

        // The first layer repeats the last pair of the chain before.
        for (int start = 0; start + 2 < tour.Count; start += layers - 1)
            chains.Add([.. tour.Skip(start).Take(layers + 1)]);
        chains.Add([tour[^2], tour[0], tour[1]]);
        return chains;
    }

    // An Eulerian circuit of the complete graph with loops (Hierholzer 1873).
    private static List<int> Tour()
    {
        int[] next = new int[Widths.Length];
        var stack = new Stack<int>([0]);
        var tour = new List<int>();
        while (stack.Count > 0)
        {
            int at = stack.Peek();
            if (next[at] < Widths.Length)
            {
                stack.Push(next[at]++);
            }
            else
            {
                tour.Add(Widths[stack.Pop()]);
            }
        }

        tour.Reverse();
        return tour;
    }
}
