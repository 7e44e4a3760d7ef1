using System.Numerics;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

public sealed class SimdTests
{
    [Fact]
    public void LoadAndStoreMoveOneVectorFromAnyIndex()
    {
        float[] source = Enumerable.Range(0, 40).Select(i => (float)i).ToArray();
        float[] destination = new float[40];
        Simd.Store(Simd.Load(ref source[0], 3), ref destination[0], 5);
        for (int i = 0; i < destination.Length; i++)
            Assert.Equal(i >= 5 && i < 5 + Vector<float>.Count ? i - 2 : 0f, destination[i]);

        double[] sourceDouble = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        double[] destinationDouble = new double[40];
        Simd.Store(Simd.Load(ref sourceDouble[0], 3), ref destinationDouble[0], 5);
        for (int i = 0; i < destinationDouble.Length; i++)
            Assert.Equal(i >= 5 && i < 5 + Vector<double>.Count ? i - 2 : 0d, destinationDouble[i]);
    }

    [Fact]
    public void BroadcastRepeatsTheElementAtTheIndex()
    {
        float[] single = [1f, 2f, 3f];
        double[] twice = [1d, 2d, 3d];
        Assert.Equal(new Vector<float>(3f), Simd.Broadcast(ref single[0], 2));
        Assert.Equal(new Vector<double>(2d), Simd.Broadcast(ref twice[0], 1));
    }

    [Fact]
    public void MultiplyAddIsTheProductPlusTheLastArgument()
    {
        Assert.Equal(new Vector<float>(17f), Simd.MultiplyAdd(new Vector<float>(3f), new Vector<float>(4f), new Vector<float>(5f)));
        Assert.Equal(new Vector<double>(17d), Simd.MultiplyAdd(new Vector<double>(3d), new Vector<double>(4d), new Vector<double>(5d)));
    }

    [Fact]
    public void SumAddsEveryLane()
    {
        float[] single = Enumerable.Range(1, Vector<float>.Count).Select(i => (float)i).ToArray();
        double[] twice = Enumerable.Range(1, Vector<double>.Count).Select(i => (double)i).ToArray();
        Assert.Equal(single.Sum(), Simd.Sum(new Vector<float>(single)));
        Assert.Equal(twice.Sum(), Simd.Sum(new Vector<double>(twice)));
    }

    [Fact]
    public void MaxFindsTheLargestInAnyLane()
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            float[] values = Enumerable.Range(0, Vector<float>.Count).Select(i => -10f - i).ToArray();
            values[lane] = -1f;
            Assert.Equal(-1f, Simd.Max(new Vector<float>(values)));
        }

        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            double[] values = Enumerable.Range(0, Vector<double>.Count).Select(i => -10d - i).ToArray();
            values[lane] = -1d;
            Assert.Equal(-1d, Simd.Max(new Vector<double>(values)));
        }
    }

    [Fact]
    public void MaxIsNaNWhenAnyLaneIs()
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            float[] values = Enumerable.Range(0, Vector<float>.Count).Select(i => (float)i).ToArray();
            values[lane] = float.NaN;
            Assert.True(float.IsNaN(Simd.Max(new Vector<float>(values))));
        }

        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            double[] values = Enumerable.Range(0, Vector<double>.Count).Select(i => (double)i).ToArray();
            values[lane] = double.NaN;
            Assert.True(double.IsNaN(Simd.Max(new Vector<double>(values))));
        }
    }
}
