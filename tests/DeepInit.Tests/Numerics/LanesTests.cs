using System.Numerics;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

public class LanesTests
{
    [Fact]
    public void GatherTakesTheFirstNumberOfEachRowAndLeavesTheOtherLanesZero()
    {
        float[] panel = [.. Enumerable.Range(0, 16 * 40).Select(i => (float)i)];
        int count = Vector<float>.Count - 1;

        Vector<float> lanes = Lanes.GatherRows(ref panel[0], 3, count);

        for (int k = 0; k < Vector<float>.Count; k++)
            Assert.Equal(k < count ? (3 + k) * 16 : 0, lanes[k]);
    }

    [Fact]
    public void ScatterWritesTheFirstNumberOfEachRowZeroesItsPaddingAndTouchesNoOtherRow()
    {
        double[] panel = [.. Enumerable.Repeat(-1.0, 16 * 40)];
        int count = Vector<double>.Count - 1;

        Lanes.ScatterRows(new Vector<double>(7), ref panel[0], 2, count);

        for (int i = 0; i < panel.Length; i++)
            Assert.Equal(i / 16 < 2 || i / 16 >= 2 + count ? -1 : i % 16 == 0 ? 7 : 0, panel[i]);
    }
}
