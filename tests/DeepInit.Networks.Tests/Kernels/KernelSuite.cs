using DeepInit.Networks.Tests.Reference;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Which models are checked on how many rows.</summary>
internal static class KernelSuite
{
    /// <summary>Every remainder of every tile height, and batches beyond a panel.</summary>
    public static readonly int[] AllRows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 64, 65, 130];

    /// <summary>What the default run takes.</summary>
    public static readonly int[] FewRows = [1, 2, 6, 7, 13];

    public static KernelCheck Run(IEnumerable<ChainModel> models, int[] rows)
    {
        var check = new KernelCheck();
        foreach (ChainModel model in models)
        {
            foreach (int count in rows)
                check.Run(model, count, steps: 3);
        }

        return check;
    }
}
