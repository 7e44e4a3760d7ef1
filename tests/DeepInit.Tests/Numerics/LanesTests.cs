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

    [Fact]
    public void NumbersOfClassesComeFromTheirColumnsAndTablesAndGoBackToThem()
    {
        int count = Vector<float>.Count - 1;
        int[] classes = [.. Enumerable.Range(0, count).Select(k => (k * 5) % 7)];
        float[] columns = [.. Enumerable.Range(0, 7 * 16).Select(i => (float)i)];
        float[] table = [10, 11, 12, 13, 14, 15, 16];

        Vector<float> own = Lanes.OfClasses(ref columns[0], classes, 0), weights = Lanes.OfClasses(ref table[0], classes);
        for (int k = 0; k < Vector<float>.Count; k++)
        {
            Assert.Equal(k < count ? (classes[k] * 16) + k : 0, own[k]);
            Assert.Equal(k < count ? 10 + classes[k] : 0, weights[k]);
            Assert.Equal(own[k], Lanes.At(ref own, k));
        }

        Lanes.AddToClasses(new Vector<float>(0.5f), ref columns[0], classes, 1);
        for (int i = 0; i < columns.Length; i++)
        {
            int row = (i % 16) - 1;
            Assert.Equal(row >= 0 && row < count && classes[row] == i / 16 ? i + 0.5f : i, columns[i]);
        }
    }
}
