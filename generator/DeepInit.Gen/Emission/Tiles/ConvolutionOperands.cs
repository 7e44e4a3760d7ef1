using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>What the operands of tiles over images are, where they are the same for several: said once.</summary>
internal static class ConvolutionOperands
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["x"] = "The images.",
        ["filters"] = "[outputs / 16][kernelHeight][kernelWidth][channels][16].",
        ["start"] = "What the sums start from, 16 numbers per panel.",
        ["startPanel"] = "From the start of one panel's sums to the next.",
        ["y"] = "Panels [outputs / 16][rows][outputHeight][outputWidth][16].",
        ["saved"] = "What the epilogue reads, laid out as y.",
        ["rows"] = "Images.",
        ["height"] = "Rows of an image.",
        ["width"] = "Its columns.",
        ["pitch"] = "From a pixel of x to the next: 16 in panels, else the channels.",
        ["channels"] = "Channels of a filter.",
        ["outputHeight"] = "Rows of the output.",
        ["outputWidth"] = "Its columns.",
        ["outputs"] = "Filters.",
        ["perItem"] = "Rows of the output of an item.",
        ["kernelHeight"] = "Rows of the kernel.",
        ["kernelWidth"] = "Its columns.",
        ["tapRow"] = "From a row of the kernel to the next, in x.",
        ["tapColumn"] = "From a column of the kernel to the next.",
        ["sharedBy"] = "Panels of filters that read the same channels; 0 where all do.",
        ["panelStep"] = "Panels of channels from those to the next.",
        ["first"] = "The first item.",
        ["end"] = "The item after the last.",
    };

    /// <summary>Documents some of them, in this order.</summary>
    public static void Describe(SourceWriter writer, params string[] names)
    {
        foreach (string name in names)
        {
            TileEmitter.Parameter(writer, name, Meanings[name]);
        }
    }
}
