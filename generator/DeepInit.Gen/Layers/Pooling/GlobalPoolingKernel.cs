using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A kernel over all pixels of each channel. An item is a row of a panel, in the order of memory.</summary>
/// <param name="Channels">So many channels.</param>
/// <param name="Pixels">What of each row it goes over.</param>
internal abstract record GlobalPoolingKernel(int Channels, PooledPixels Pixels)
    : LayerKernel
{
    public sealed override Items Items => Items.OfRows(Panel.Count(Channels));

    public sealed override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        text.Open("for (int item = first; item < end; item++)");
        Pixels.WriteItem(text);
        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("int to = (item * 16) + c;");
        WriteChannels(kernel);
        text.Close().Close();
    }

    /// <summary>Writes a vector of channels, whose one number each is at <c>to</c>.</summary>
    protected abstract void WriteChannels(KernelWriter kernel);

    /// <summary>Writes the loop over the pixels, each at <c>from</c>.</summary>
    protected void WritePixels(KernelWriter kernel, Action body)
    {
        kernel.Text.Open($"for (int p = 0; p < {Pixels.Number}; p++)").Write($"int from = {Pixels.Place("p")};");
        body();
        kernel.Text.Close();
    }
}
