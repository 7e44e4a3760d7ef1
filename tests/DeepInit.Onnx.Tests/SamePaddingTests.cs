extern alias Generator;

using Generator::DeepInit.Gen.Collections;
using Generator::DeepInit.Gen.Layers;
using Generator::DeepInit.Gen.Shapes;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace DeepInit.Onnx.Tests;

/// <summary><c>Padding.Same</c> is what ONNX Runtime makes of <c>auto_pad = SAME_UPPER</c>: numbers of zeros over a grid, and whole networks.</summary>
public sealed class SamePaddingTests
{
    private const int Rows = 2;

    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 6, 7, 8, 9];

    // Rows have one window, columns another: every pair of kernel and stride is there along both. ONNX Runtime has no dilation under auto_pad: a dilated kernel is a
    // longer one with zeros between its taps.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void ShapesAndSumsAreThoseOfSameUpper(int height)
    {
        int width = 10 - height;
        foreach (int dilation in new[] { 1, 2 })
        {
            foreach (int stride in new[] { 1, 2, 3, 4 })
            {
                foreach (int kernel in new[] { 1, 2, 3, 4, 5 })
                {
                    (int kernelX, int strideX, int dilationX) = (6 - kernel, 1 + (kernel % 4), 3 - dilation);
                    var window = new SpatialArguments(
                        kernel, kernelX, new EquatableArray<int>([stride, strideX]), new EquatableArray<int>([dilation, dilationX]), default, (Generator::DeepInit.Padding)Padding.Same);
                    (int top, int left, int bottom, int right) = window.Sides(new Shape(height, width, 1));

                    (long[] shape, float[] automatic) = Convolve(height, width, window, OnnxAttribute.Of("auto_pad", "SAME_UPPER"));
                    (long[] padded, float[] ours) = Convolve(height, width, window, OnnxAttribute.Of("pads", [top, left, bottom, right]));

                    string where = $"{height}x{width}, {window}, dilations {dilation}, {dilationX}";
                    Assert.True(shape.SequenceEqual(padded) && shape.SequenceEqual([1, 1, (height + stride - 1) / stride, (width + strideX - 1) / strideX]), where);

                    // Where steps are so long that pixels are left over at the end, Keras and TensorFlow pad nothing; ONNX Runtime cuts pixels off at the start then.
                    bool leavesPixels = LeavesPixels(height, window.Span.Height, stride) || LeavesPixels(width, window.Span.Width, strideX);
                    Assert.True(leavesPixels || automatic.SequenceEqual(ours), $"{where}: {string.Join(" ", automatic)} and {string.Join(" ", ours)}");
                    Assert.True(!LeavesPixels(height, window.Span.Height, stride) || (top, bottom) == (0, 0), where);
                    Assert.True(!LeavesPixels(width, window.Span.Width, strideX) || (left, right) == (0, 0), where);
                }
            }
        }
    }

    [Fact]
    public void NetworksPredictWhatSameUpperGives()
    {
        var tall = new TallWindows(1);
        AssertSameUpper(tall, x =>
        {
            float[][] y = Outputs(tall);
            tall.Predict(x, y[0], y[1], y[2], y[3]);
            return y;
        });
        var wide = new WideWindows(2);
        AssertSameUpper(wide, x =>
        {
            float[][] y = Outputs(wide);
            wide.Predict(x, y[0], y[1], y[2]);
            return y;
        });
        var steps = new StepWindows(3);
        AssertSameUpper(steps, x =>
        {
            float[][] y = Outputs(steps);
            steps.Predict(x, y[0], y[1], y[2], y[3], y[4]);
            return y;
        });
    }

    private static void AssertSameUpper(INetwork<float> network, Func<float[], float[][]> predict)
    {
        var random = new Random(5);
        int length = network.Inputs[0].RowSize;
        float[] x = [.. Enumerable.Range(0, Rows * length).Select(_ => (float)random.NextDouble() - 0.5f)];
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        ModelProto model = ModelProto.Parser.ParseFrom(stream.ToArray());
        int replaced = 0;
        foreach (NodeProto node in model.Graph.Node.Where(node => node.OpType is "Conv" or "MaxPool" or "AveragePool"))
        {
            if (node.Attribute.FirstOrDefault(attribute => attribute.Name == "pads") is { } pads)
            {
                node.Attribute.Remove(pads);
                node.Attribute.Add(OnnxAttribute.Of("auto_pad", "SAME_UPPER"));
                replaced++;
            }
        }

        Assert.InRange(replaced, 5, int.MaxValue);
        float[][] ours = [.. predict(x)];
        using var session = new InferenceSession(model.ToByteArray());
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(x, [Rows, .. network.Inputs[0].Shape.Select(n => (long)n)]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, [network.Inputs[0].Name], [input], [.. network.Outputs.Select(output => output.Name)]);
        Assert.All(outputs.Zip(ours), pair => Assert.All(pair.First.GetTensorDataAsSpan<float>().ToArray().Zip(pair.Second), v => Assert.Equal(v.First, v.Second, 1e-5f)));
    }

    private static bool LeavesPixels(int length, int span, int stride) => ((length - 1) / stride * stride) + span < length;

    private static float[][] Outputs(INetwork<float> network) => [.. network.Outputs.Select(output => new float[Rows * output.RowSize])];

    private static (long[] Shape, float[] Values) Convolve(int height, int width, SpatialArguments window, AttributeProto padding)
    {
        (int spanY, int spanX) = window.Span;
        float[] weight = new float[spanY * spanX];
        for (int i = 0; i < window.Height * window.Width; i++)
            weight[(i / window.Width * window.DilationHeight * spanX) + (i % window.Width * window.DilationWidth)] = i + 1;
        var node = new NodeProto { OpType = "Conv", Input = { "x", "w" }, Output = { "y" } };
        node.Attribute.Add(OnnxAttribute.Of("strides", [window.StrideHeight, window.StrideWidth]));
        node.Attribute.Add(padding);
        TensorProto tensor = TensorBytes.Of([1, 1, spanY, spanX], weight);
        tensor.Name = "w";
        var graph = new GraphProto { Name = "window", Node = { node }, Initializer = { tensor }, Input = { Describe("x", 1, 1, height, width) }, Output = { Describe("y") } };
        var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
        using var session = new InferenceSession(model.ToByteArray());
        float[] x = [.. Enumerable.Range(1, height * width).Select(i => (float)i)];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(x, [1, 1, height, width]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["x"], [input], ["y"]);
        return (outputs[0].GetTensorTypeAndShape().Shape, outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    private static ValueInfoProto Describe(string name, params int[] lengths)
    {
        var type = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float };
        if (lengths.Length > 0)
        {
            type.Shape = new TensorShapeProto();
            type.Shape.Dim.AddRange(lengths.Select(length => new TensorShapeProto.Types.Dimension { DimValue = length }));
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = type } };
    }
}
