using System.Reflection;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>
/// A layer's own kernel computes on the tiles what plain loops compute. The kernel of this test goes through two steps of a recurrence, h ← h + b + x · wᵀ, and back: gradients
/// of x and of w, over memory of its own, as one that goes back through time does.
/// </summary>
public sealed class RequestedTilesTests
{
    private const int Inputs = 21;
    private const int Outputs = 37;

    private static readonly ProductRequest Forward = new(Inputs, Outputs, Epilogue.None);
    private static readonly ProductRequest Again = new(Inputs, Outputs, Epilogue.Add);
    private static readonly InputGradientRequest Back = new(Inputs, Outputs, Epilogue.None);
    private static readonly GradientBlockRequest Block = new(16);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(70)]
    public void TheyComputeWhatPlainLoopsCompute(int rows)
    {
        double[] x = Numbers(rows * 32, Inputs, rows, 1), w = Numbers(Inputs * 48, Outputs, Inputs, 2), b = Numbers(48, Outputs, 1, 3);
        double[] h = new double[rows * 48], dx = new double[rows * 32], dw = new double[256];
        Kernel.Value.Invoke(null, [x, w, b, h, dx, dw, rows]);
        for (int r = 0; r < rows; r++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                double sum = Enumerable.Range(0, Inputs).Sum(i => x[At(i, r, rows)] * w[At(o, i, Inputs)]);
                Assert.Equal(b[o] + (2 * sum), h[At(o, r, rows)], 9);
            }

            for (int i = 0; i < Inputs; i++)
            {
                Assert.Equal(Enumerable.Range(0, Outputs).Sum(o => h[At(o, r, rows)] * w[At(o, i, Inputs)]), dx[At(i, r, rows)], 9);
            }
        }

        for (int i = 0; i < 16; i++)
        {
            for (int o = 0; o < 16; o++)
            {
                Assert.Equal(Enumerable.Range(0, rows).Sum(r => x[At(i, r, rows)] * h[At(o, r, rows)]), dw[(i * 16) + o], 8);
            }
        }
    }

    [Fact]
    public void TheOpSaysWhatItsTilesNeed()
    {
        LayerKernelOp op = Op();
        Assert.Equal(Outputs, op.SumLength);
        Assert.Equal(48 * 16, op.Scratch.Transposed);
        Assert.Contains(Touch.Zeros, op.Touches);
    }

    [Fact]
    public void AProductThatWasNotDeclaredIsAnError()
    {
        var kernel = new KernelWriter(new SourceWriter(Precision.Single), new KernelSignature(), Precision.Single, _ => throw new NotSupportedException(), new RequestedTiles(Context()));
        Assert.Contains("signature", Assert.Throws<InvalidOperationException>(() => kernel.Product(Forward, "x", "w", null, "y")).Message, StringComparison.Ordinal);
    }

    private static readonly Lazy<MethodInfo> Kernel = new(() =>
    {
        EmissionContext context = Context();
        var writer = new SourceWriter(Precision.Double);
        KernelEmitterCatalog.WriteMethod(writer, context, Op());
        string tiles = TileFileEmitter.Emit(TileSet.Of("Test", Precision.Double, context.Tiles), default).Text;
        string source = $$"""
            using DiUnsafe = System.Runtime.CompilerServices.Unsafe;
            using DiKernelCode = DeepInit.Runtime.KernelCode;
            using DiMethodImpl = System.Runtime.CompilerServices.MethodImplAttribute;
            using DiTiles = {{TileFileEmitter.NamespaceOf("Test")}}.{{TileFileEmitter.ClassOf(Precision.Double)}};
            public static class Rendered
            {
                public static void Run(double[] x, double[] w, double[] b, double[] h, double[] dx, double[] dw, int rows) =>
                    {{Op().Method}}(ref x[0], ref h[0], ref dx[0], ref dw[0], ref w[0], ref b[0], ref (new double[16])[0], ref (new double[1024])[0], rows, 0, 1);

            {{writer}}
            }
            """;
        return Assembly.Load(Harness.Image(Harness.Compile(new Setting(), source, tiles))).GetType("Rendered")!.GetMethod("Run")!;
    });

    private static EmissionContext Context() => new(Harness.Plan(Harness.Parse(Harness.Compile(Harness.Usings + "[Network(Precision = Precision.Double)] [Input(40)] [Dense(20)] partial class Net { }"))));

    private static LayerKernelOp Op() => new(new KernelName("Test", "Recurrence"), "two steps and back", new Recurrence());

    private static int At(int feature, int row, int rows) => (((feature / 16 * rows) + row) * 16) + (feature % 16);

    private static double[] Numbers(int length, int features, int rows, int seed)
    {
        var random = new Random(seed);
        var numbers = new double[length];
        for (int r = 0; r < rows; r++)
        {
            for (int f = 0; f < features; f++)
            {
                numbers[At(f, r, rows)] = (random.NextDouble() * 2) - 1;
            }
        }

        return numbers;
    }

    private sealed record Recurrence : LayerKernel
    {
        public override string Formula => "two steps and back";

        public override KernelSignature Signature => new(
            new Operand("x", new BufferUse(0), Access.Read),
            new Operand("h", new BufferUse(1), Access.Write),
            new Operand("dx", new BufferUse(2), Access.Write),
            new Operand("dw", new BufferUse(3), Access.Write))
        {
            Parameters = new([new ParameterOperand("w", 0), new ParameterOperand("b", 1)]),
            Tiles = new([Forward, Again, Back, Block]),
        };

        public override Items Items => Items.PerCall(1);

        public override KernelName Name(KernelName layer) => layer;

        public override void Write(KernelWriter kernel)
        {
            kernel.Product(Forward, "xAt", "w", "b", "hAt");
            kernel.Product(Again, "xAt", "w", null, "hAt");
            kernel.InputGradient(Back, "hAt", "w", "dxAt");
            kernel.GradientBlock(Block, "xAt", "hAt", "dwAt");
        }
    }
}
