using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>What a causal window over packed steps reads: the taps of each step side by side, so that a convolution is a product of matrices. Tap j of step t is step t − (taps − 1 − j) · dilation of the same row.</summary>
/// <param name="Taps">Lengths of the window.</param>
/// <param name="Dilation">Steps from a tap to the next.</param>
/// <param name="Channels">Features of a step.</param>
/// <param name="Sequences">The rows' steps.</param>
internal sealed record CausalWindow(int Taps, int Dilation, int Channels, RowCount Sequences)
{
    /// <summary>Features of a step with its taps.</summary>
    public Shape Features => new(Taps * Channels);

    /// <summary>Steps before the first one that the window reads.</summary>
    public int Reach => (Taps - 1) * Dilation;

    private bool IsWhole => Channels % Panel.Width == 0;

    /// <summary>Opens the loops over rows and steps: <c>at</c> is the place of the step in a panel.</summary>
    public static void OpenSteps(SourceWriter text)
    {
        text.Write("int all = sequences.Steps, panel = all * 16;");
        text.Open($"for (int r = (int)((long)sequences.Rows * first / {KernelWriter.RowShares}); r < (int)((long)sequences.Rows * end / {KernelWriter.RowShares}); r++)");
        text.Write("int begin = DiUnsafe.Add(ref sequences.Offsets, r), steps = DiUnsafe.Add(ref sequences.Offsets, r + 1) - begin;");
        text.Open("for (int t = 0; t < steps; t++)");
        text.Write("int at = (begin + t) * 16;");
    }

    /// <summary>Opens the loops over taps, and over what of one is moved at once, vectors or numbers: <c>x</c> in a step, <c>patch</c> in the step with its taps; the tap lies <c>back</c> steps back.</summary>
    public void OpenTaps(SourceWriter text)
    {
        text.Open($"for (int tap = 0; tap < {Taps}; tap++)").Write($"int back = {Back};");
        OpenChannels(text);
        text.Write(Patch);
    }

    /// <summary>Opens the loop over what of a step is moved at once, and sums over the taps that read it what <c>dy</c> has of them.</summary>
    public void OpenSum(SourceWriter text)
    {
        OpenChannels(text);
        text.Write($"{(IsWhole ? "DiV" : "$T")} sum = {Zero};");
        text.Open($"for (int tap = 0; tap < {Taps}; tap++)").Write($"int back = {Back};").Write(Patch);
        text.Open("if (t + back < steps)").Write($"sum += {Load("dy", "patch + at + (back * 16)")};").Close().Close().Line();
    }

    /// <summary>C#: what stands at a place, a vector or a number.</summary>
    public string Load(string operand, string place) => IsWhole ? $"DiSimd.Load(ref {operand}At, {place})" : $"DiUnsafe.Add(ref {operand}At, {place})";

    /// <summary>C#: the place of what a session has kept of the step that lies <c>back</c> steps back, before the new ones.</summary>
    public string Kept => $"((c >> 4) * {Reach * Panel.Width}) + (({Reach} + t - back) * 16) + (c & 15)";

    /// <summary>C#: nothing, as a vector or a number.</summary>
    public string Zero => IsWhole ? "DiV.Zero" : "0";

    /// <summary>Stores a vector or a number.</summary>
    public SourceWriter Store(KernelWriter kernel, string operand, string place, string value) => IsWhole ? kernel.Store(operand, place, value) : kernel.StoreNumber(operand, place, value);

    /// <summary>Writes zeros behind the features of a step, where its last panel has room for more.</summary>
    public void WritePadding(KernelWriter kernel, string operand, bool ofPatch)
    {
        int from = ofPatch ? Taps * Channels : Channels, to = Panel.Padded(from);
        if (from < to)
        {
            kernel.Text.Open($"for (int i = {from % Panel.Width}; i < 16; i++)");
            kernel.StoreNumber(operand, $"({(to / Panel.Width) - 1} * panel) + at + i", "0").Close().Line();
        }
    }

    private string Patch => IsWhole
        ? $"int patch = x + (tap * {Channels / Panel.Width} * panel);"
        : $"int feature = (tap * {Channels}) + c, patch = ((feature >> 4) * panel) + (feature & 15);";

    private string Back => Dilation == 1 ? $"{Taps - 1} - tap" : $"({Taps - 1} - tap) * {Dilation}";

    private void OpenChannels(SourceWriter text) =>
        text.Open($"for (int c = 0; c < {Channels}; c += {(IsWhole ? "DiV.Count" : "1")})").Write("int x = ((c >> 4) * panel) + (c & 15);");
}
