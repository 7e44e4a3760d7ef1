using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Drawing;

/// <summary>A window over an image or a sequence by chance: its arguments, and where it lies.</summary>
internal sealed class DrawnWindow
{
    private readonly bool _isSequence;
    private readonly int[] _shape;

    /// <summary>Draws one.</summary>
    /// <param name="chance">Decides.</param>
    /// <param name="layer">The attribute; arguments before the kernel stand in it already.</param>
    /// <param name="shape">What it moves over.</param>
    /// <param name="isPool">Whether it moves by its own size unless strides are given, and must touch the image everywhere; else it may have dilations.</param>
    /// <param name="mayBeCausal">Whether zeros may stand before a sequence alone.</param>
    public DrawnWindow(Chance chance, AttributeText layer, int[] shape, bool isPool, bool mayBeCausal = false)
    {
        (_isSequence, _shape) = (shape.Length == 2, shape);
        bool isSquare = chance.Of(0.4);
        int width = chance.Between(1, 4), height = _isSequence ? 1 : isSquare ? width : chance.Between(1, 4);
        if (!_isSequence && !(isSquare && chance.Of(0.5)))
            layer.Add(height);
        layer.Add(width);
        Window = new(height, width);
        if (isPool)
            Window = Window with { StrideY = height, StrideX = width };
        if (chance.Of(0.5))
            Window = Set(chance, layer, "Stride", (y, x) => Window with { StrideY = y, StrideX = x });
        if (!isPool && chance.Of(0.3))
            Window = Set(chance, layer, "Dilation", (y, x) => Window with { DilationY = y, DilationX = x });
        Pad(chance, layer, isPool ? (height - 1, width - 1) : (3, 3), mayBeCausal);
    }

    /// <summary>Kernel, strides, dilations and zeros.</summary>
    public NaiveWindow Window { get; private set; }

    /// <summary>Whether padding is "same".</summary>
    public bool IsSame { get; private set; }

    /// <summary>Height and width of what a convolution or a pool makes; null where the window does not fit.</summary>
    public (int Height, int Width)? Makes
    {
        get
        {
            (int height, int width) = Lengths;
            bool fits = height + Window.Top + Window.Bottom >= ((Window.Height - 1) * Window.DilationY) + 1 && width + Window.Left + Window.Right >= ((Window.Width - 1) * Window.DilationX) + 1;
            return fits ? (Window.OutputHeight(height), Window.OutputWidth(width)) : null;
        }
    }

    /// <summary>Height and width of what it moves over.</summary>
    public (int Height, int Width) Lengths => (_isSequence ? 1 : _shape[0], _shape[^2]);

    /// <summary>A shape of so many channels.</summary>
    public int[] ShapeOf((int Height, int Width) lengths, int channels) => _isSequence ? [lengths.Width, channels] : [lengths.Height, lengths.Width, channels];

    private NaiveWindow Set(Chance chance, AttributeText layer, string option, Func<int, int, NaiveWindow> with)
    {
        int x = chance.Between(1, 3), y = chance.Between(1, 3);
        if (_isSequence)
        {
            layer.Set(option, x);
            return with(1, x);
        }

        bool isOne = chance.Of(0.4);
        layer.Set(option + "s", isOne ? new[] { x } : [y, x]);
        return with(isOne ? x : y, x);
    }

    private void Pad(Chance chance, AttributeText layer, (int Y, int X) most, bool mayBeCausal)
    {
        int Vertical() => chance.Between(0, most.Y);
        int Horizontal() => chance.Between(0, most.X);
        switch (chance.Between(0, 5))
        {
            case 0:
                layer.Set("Padding", "Padding.Same");
                IsSame = true;
                Window = Window.Same(Lengths.Height, Lengths.Width);
                break;
            case 1 when mayBeCausal:
                layer.Set("Padding", "Padding.Causal");
                Window = Window with { Left = (Window.Width - 1) * Window.DilationX };
                break;
            case 1 or 2 when _isSequence:
                int side = Horizontal();
                layer.Set("Pads", [side]);
                Window = Window with { Left = side, Right = side };
                break;
            case 2:
                (int y, int x) = (Vertical(), Horizontal());
                layer.Set("Pads", [y, x]);
                Window = Window with { Top = y, Left = x, Bottom = y, Right = x };
                break;
            case 3 when _isSequence:
                Window = Window with { Left = Horizontal(), Right = Horizontal() };
                layer.Set("Pads", [Window.Left, Window.Right]);
                break;
            case 3:
                Window = Window with { Top = Vertical(), Left = Horizontal(), Bottom = Vertical(), Right = Horizontal() };
                layer.Set("Pads", [Window.Top, Window.Left, Window.Bottom, Window.Right]);
                break;
        }
    }
}
