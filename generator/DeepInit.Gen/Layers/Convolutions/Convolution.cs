using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// One convolution of a layer. The image lies on a canvas, padded or with its pixels spread apart, and the window walks over the canvas. Backward is the
/// same with dz in the place of the image and the filters turned by half a turn.
/// </summary>
/// <param name="Role">What the names of its parameters begin with: empty, or <c>depthwise.</c>.</param>
/// <param name="Image">What it reads, as an image.</param>
/// <param name="Output">What it writes, as an image.</param>
/// <param name="Groups">So many parts of the channels go each into its own part of the filters.</param>
/// <param name="Spatial">The kernel.</param>
/// <param name="Forward">Where the image lies.</param>
/// <param name="Backward">Where dz lies.</param>
/// <param name="StrideForward">Steps of the window over the image's canvas.</param>
/// <param name="StrideBackward">Steps of the window over the canvas of dz.</param>
/// <param name="UseBias">Whether it has a bias.</param>
internal sealed record Convolution(
    string Role,
    Shape Image,
    Shape Output,
    int Groups,
    SpatialArguments Spatial,
    Canvas Forward,
    Canvas Backward,
    (int Y, int X) StrideForward,
    (int Y, int X) StrideBackward,
    bool UseBias)
{
    public int Channels => Image.Features;

    public int Filters => Output.Features;

    public int Taps => Spatial.Height * Spatial.Width;

    /// <summary>Channels that each filter reads.</summary>
    public int Depth => Channels / Groups;

    /// <summary>What it is called in names of kernels, where its layer has several; else empty.</summary>
    public string Part => Role.Length == 0 ? "" : Identifiers.Pascal(Role.TrimEnd('.'));

    /// <summary>What the names of its buffers begin with.</summary>
    public string Word => Role.Length == 0 ? "" : Part + "_";

    public string WeightRole => Role + "weight";

    public string BiasRole => Role + "bias";

    public long MultiplyAdds => (long)Output.Length * Depth * Taps;

    /// <summary>Groups that are no whole panels: each lane has channels of its own.</summary>
    public bool IsLanewise => Groups > 1 && (Depth % Panel.Width != 0 || Filters / Groups % Panel.Width != 0);

    /// <summary>Whether the lanes of the channels are the lanes of the filters, so that nothing is copied lane by lane.</summary>
    private bool IsDepthwise => Depth == 1 && Filters == Channels;

    public int FilterPanels => Panel.Count(Filters);

    private bool Gathers => IsLanewise && !IsDepthwise;

    private bool HasCanvas => Gathers || !Forward.IsFilledBy(Image);

    private Shape CanvasShape => new(Forward.Height, Forward.Width, Gathers ? FilterPanels * Depth * Panel.Width : Channels);

    private Window Window => new(
        Forward.Height,
        Forward.Width,
        Depth,
        Output.Dimensions[0],
        Output.Dimensions[1],
        Filters,
        Spatial.Height,
        Spatial.Width,
        StrideForward.Y,
        StrideForward.X,
        Spatial.DilationHeight,
        Spatial.DilationWidth,
        IsLanewise,
        Groups == 1 ? 0 : IsLanewise ? 1 : Filters / Groups / Panel.Width,
        Groups == 1 ? 0 : IsLanewise ? Depth : Depth / Panel.Width,
        HasGaps: Forward.HasGaps);

    private Window WindowBack => new(
        Backward.Height,
        Backward.Width,
        IsLanewise ? 1 : Filters / Groups,
        Image.Dimensions[0],
        Image.Dimensions[1],
        Gathers ? FilterPanels * Depth * Panel.Width : Channels,
        Spatial.Height,
        Spatial.Width,
        StrideBackward.Y,
        StrideBackward.X,
        Spatial.DilationHeight,
        Spatial.DilationWidth,
        IsLanewise,
        Groups == 1 ? 0 : IsLanewise ? Depth : Depth / Panel.Width,
        Groups == 1 ? 0 : IsLanewise ? 1 : Filters / Groups / Panel.Width,
        HasGaps: Backward.HasGaps);

    /// <summary>The convolution that Keras and PyTorch call by that name: the window walks over the padded image.</summary>
    public static Convolution Of(string role, Shape image, Shape output, int groups, SpatialArguments spatial, bool useBias)
    {
        (image, output) = (image.AsImage, output.AsImage);
        (int top, int left, int bottom, int right) = spatial.Sides(image);
        (int spanHeight, int spanWidth) = spatial.Span;
        (int height, int width) = (image.Dimensions[0], image.Dimensions[1]);
        return new(
            role,
            image,
            output,
            groups,
            spatial,
            new(height + top + bottom, width + left + right, top, left),
            new(height + spanHeight - 1, width + spanWidth - 1, spanHeight - 1 - top, spanWidth - 1 - left, spatial.StrideHeight, spatial.StrideWidth),
            (spatial.StrideHeight, spatial.StrideWidth),
            (1, 1),
            useBias);
    }

    /// <summary>The gradient of a convolution as a layer: the strides spread the image, the padding is cut off.</summary>
    /// <param name="image">What it reads.</param>
    /// <param name="output">What it writes.</param>
    /// <param name="spatial">The kernel.</param>
    /// <param name="top">Rows that are cut off above.</param>
    /// <param name="left">Columns that are cut off on the left.</param>
    /// <param name="useBias">Whether it has a bias.</param>
    public static Convolution Transposed(Shape image, Shape output, SpatialArguments spatial, int top, int left, bool useBias)
    {
        (image, output) = (image.AsImage, output.AsImage);
        (int spanHeight, int spanWidth) = spatial.Span;
        return new(
            "",
            image,
            output,
            Groups: 1,
            spatial,
            new(output.Dimensions[0] + spanHeight - 1, output.Dimensions[1] + spanWidth - 1, spanHeight - 1 - top, spanWidth - 1 - left, spatial.StrideHeight, spatial.StrideWidth),
            new(((image.Dimensions[0] - 1) * spatial.StrideHeight) + spanHeight, ((image.Dimensions[1] - 1) * spatial.StrideWidth) + spanWidth, top, left),
            (1, 1),
            (spatial.StrideHeight, spatial.StrideWidth),
            useBias);
    }

    /// <summary>destination = epilogue(W ∗ source + b).</summary>
    public void PlanForward(ForwardPlanner plan, BufferUse source, BufferUse destination, Epilogue epilogue, string comment)
    {
        // By patches, the image stands in zeros without a canvas, and where pixels lie apart they are better left together; then the gradient of the filters
        // alone needs one.
        bool isPlain = Window.GoesByPatches;
        Window window = isPlain ? Plain(Window, Image, Forward) : Window;
        bool isKept = plan.Training && plan.Trains(WeightRole);
        bool pads = HasCanvas && PadsItself(Window) && (!isKept || Forward.HasGaps);
        BufferUse canvas = HasCanvas && (isKept || !(isPlain || pads)) ? PlanCanvas(plan, source) : source;
        ParameterPlan filters = plan.Parameter(WeightRole);
        Operand? transformed = null;
        if (window.GoesByPatches && plan.Builder.Derived is null)
        {
            transformed = Transform(plan, window, "patches", new("filters", filters.Index), turned: null);
        }
        else if (window.GoesByPatches)
        {
            filters = plan.Builder.Derived!.Add(new PatchFilters(filters, window.Channels, window.Filters))[0];
        }

        plan.Add(new ConvolutionOp(
            plan.OverWeights(plan.ForwardName(), Channels, Filters) with { Part = Part, Pads = pads, Function = KernelName.WordOf(epilogue.Activation) },
            comment,
            isPlain || pads ? source : canvas,
            transformed is null ? filters.Index : null,
            transformed is null ? null : transformed with { Access = Access.Read },
            UseBias ? plan.Parameter(BiasRole).Index : null,
            destination,
            Saved: null,
            window,
            epilogue,
            HasCanvas && !isPlain && !Gathers ? new Placement(Image.Dimensions[0], Image.Dimensions[1], Forward) : null,
            pads));
    }

    // Whether a convolution puts its image on the canvas by itself, a part at a time, instead of a kernel before it; all channels of the part at once.
    private static bool PadsItself(Window window) => !window.IsLanewise && window.SharedBy == 0 && !window.GoesByPatches;

    /// <summary>The gradients of the image, the bias and the filters; in this order, because filters are moved as soon as their gradient is known.</summary>
    /// <param name="plan">The node's planner.</param>
    /// <param name="source">The image.</param>
    /// <param name="dz">The gradient of the sums.</param>
    /// <param name="dx">Where the gradient of the image goes, if anywhere.</param>
    public void PlanBackward(BackwardPlanner plan, BufferUse source, BufferUse dz, GradientUse? dx)
    {
        ParameterPlan weight = plan.Parameter(WeightRole);
        if (dx is not null)
        {
            PlanInputGradient(plan, dz, dx, weight);
        }

        if (UseBias && plan.Trains(BiasRole))
        {
            plan.Add(new FeatureGradientOp(plan.BackwardName("Bias") with { Part = Part }, $"{plan.Name}: db = Σ dz", plan.Parameter(BiasRole).Index, Output, Functions.Read("dz"), new([new Operand("dz", dz, Access.Read)])));
        }

        if (weight.Trainable)
        {
            plan.Add(new ConvolutionGradientOp(
                plan.OverWeights(plan.BackwardName("Weights"), Channels, Filters) with { Part = Part },
                $"{plan.Name}: dW = Σ dz · x",
                HasCanvas ? plan.Kept(Word + "canvas") : source,
                dz,
                weight.Index,
                Window));
        }
    }

    private void PlanInputGradient(BackwardPlanner plan, BufferUse dz, GradientUse dx, ParameterPlan weight)
    {
        bool isPlain = WindowBack.GoesByPatches;
        Window window = isPlain ? Plain(WindowBack, Output, Backward) : WindowBack;
        Operand turned = plan.Fixed(Word + "turned", Panel.Padded(window.Filters) * Taps * window.Channels, Access.Write);
        plan.Add(new TurnKernel(this, new("weight", weight.Index), turned with { Name = "turned" }));
        BufferUse canvas = dz;
        bool isPlaced = !Backward.IsFilledBy(Output) && !isPlain;
        bool pads = isPlaced && PadsItself(window);
        if (isPlaced && !pads)
        {
            canvas = plan.Temporary(Word + "spread", new Shape(Backward.Height, Backward.Width, Filters));
            plan.Add(new PlaceKernel(Part, "Spread", $"dz on {Backward}", Output, Backward, dz, canvas, MayReadRows: false));
        }

        turned = Transform(plan, window, "turned patches", filters: null, turned) ?? turned;
        BufferUse target = Gathers ? plan.Temporary(Word + "shares", new Shape(Image.Dimensions[0], Image.Dimensions[1], window.Filters)) : dx.Buffer;
        bool accumulate = dx.Accumulate && !Gathers;
        plan.Add(new ConvolutionOp(
            plan.OverWeights(plan.BackwardName("Input"), Channels, Filters) with { Part = Part, Pads = pads },
            $"{plan.Name}: dx {(accumulate ? "+" : "")}= turned W ∗ dz",
            canvas,
            Weight: null,
            turned with { Access = Access.Read },
            Bias: null,
            target,
            Saved: null,
            window,
            accumulate ? Epilogue.Add : Epilogue.None,
            isPlaced ? new Placement(Output.Dimensions[0], Output.Dimensions[1], Backward) : null,
            pads));
        if (Gathers)
        {
            plan.Add(new ScatterKernel(this, target, dx));
        }
    }

    private BufferUse PlanCanvas(ForwardPlanner plan, BufferUse source)
    {
        BufferUse canvas = plan.Keep(Word + "canvas", CanvasShape);
        plan.Add(Gathers
            ? new GatherKernel(this, CanvasShape.Features, source, canvas)
            : new PlaceKernel(Part, "Pad", $"x on {Forward}", Image, Forward, source, canvas, MayReadRows: true));
        return canvas;
    }

    private static Window Plain(Window window, Shape image, Canvas canvas) =>
        window with { ImageHeight = image.Dimensions[0], ImageWidth = image.Dimensions[1], Top = canvas.Top, Left = canvas.Left };

    // The filters as a convolution by patches needs them; null where the window goes pixel by pixel.
    private Operand? Transform(LayerPlanner plan, Window window, string name, ParameterOperand? filters, Operand? turned)
    {
        if (!window.GoesByPatches)
        {
            return null;
        }

        int panels = Panel.Count(window.Filters);
        Operand transformed = plan.Fixed(Word + name, Window.PatchPlaces * panels * Panel.Width * window.Channels, Access.Write);
        plan.Add(new TransformKernel(Part, filters, turned, transformed, window.Channels, panels));
        return transformed;
    }

}
