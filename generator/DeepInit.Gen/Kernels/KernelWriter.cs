using System.Globalization;
using DeepInit.Gen.Activations;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>What a layer writes the body of its kernel with.</summary>
internal sealed class KernelWriter
{
    /// <summary>Threads take sixteenths of the rows, where a kernel goes row by row over all panels: its <c>Items</c>.</summary>
    public const int RowShares = 16;

    /// <summary>What the locals of an activation begin with in the body of a kernel: f is the function, and <c>fS</c> what its formula calls s. No body has names of this form.</summary>
    private const string FormulaLocal = "f";

    private readonly KernelSignature _signature;
    private readonly Func<KernelGradient, BlockOutlet> _outlet;
    private readonly ITiles _tiles;

    /// <param name="text">Where to.</param>
    /// <param name="signature">What the kernel is handed.</param>
    /// <param name="precision">The type of the network's numbers.</param>
    /// <param name="outlet">Where the blocks of a gradient go.</param>
    /// <param name="tiles">Who has the tiles.</param>
    public KernelWriter(SourceWriter text, KernelSignature signature, Precision precision, Func<KernelGradient, BlockOutlet> outlet, ITiles tiles)
    {
        Text = text;
        Precision = precision;
        _signature = signature;
        _outlet = outlet;
        _tiles = tiles;
    }

    public SourceWriter Text { get; }

    public Precision Precision { get; }

    public string Number(double value) => Literal.Of(value, Precision);

    /// <summary>A constant in every lane.</summary>
    public string Constant(double value) => VectorRenderer.Constant(value, Precision);

    /// <summary>A formula without intermediate results, as an expression on vectors.</summary>
    public string Vector(Formula formula) => new VectorRenderer(Precision).Expression(formula);

    public RowShape RowShapeOf(Shape shape) => new(shape.Features, Precision);

    /// <summary>Writes dy · f', where the body has dy, and what f was computed from or came to, under the names <c>dy</c> and <c>z</c> or <c>y</c>.</summary>
    /// <returns>The expression of the product.</returns>
    public string Derivative(ActivationSpec activation) => Expression(ActivationCatalog.Of(activation).Backward(activation));

    /// <summary>Writes f, where the body has what it is computed from under the name <c>z</c>.</summary>
    /// <returns>The expression of its value.</returns>
    public string Value(ActivationSpec activation) => Expression(ActivationCatalog.Of(activation).Forward(activation));

    /// <summary>Opens the loop over the rows <c>r</c> of items first to end, <see cref="RowShares"/> in all; <c>all</c> counts the rows of every position.</summary>
    public void OpenRows(int positions)
    {
        DeclareAll(positions);
        Text.Open($"for (int r = (int)((long)all * first / {RowShares}); r < (int)((long)all * end / {RowShares}); r++)");
    }

    /// <summary>Declares <c>all</c>, the rows of every position.</summary>
    public void DeclareAll(int positions) => Text.Write($"int all = {(Whole)"rows" * positions};");

    /// <summary>Whether an operand is added to, so that what is there already counts.</summary>
    public bool Accumulates(string operand) => OperandOf(operand).Access == Access.Accumulate;

    /// <summary>Stores a vector in an operand, or adds it to what is there where the plan says so.</summary>
    /// <param name="operand">The name of the operand.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="value">What; where it is a sum, in brackets.</param>
    public SourceWriter Store(string operand, string place, string value) => Accumulates(operand) ? Add(operand, place, value) : Text.Write($"DiSimd.Store({value}, ref {Written(operand)}At, {place});");

    /// <summary>Adds a vector to what the kernel itself has stored in an operand, or what was there before it.</summary>
    public SourceWriter Add(string operand, string place, string value) => Text.Write($"DiSimd.Store(DiSimd.Load(ref {Written(operand)}At, {place}) + {value}, ref {operand}At, {place});");

    /// <summary>As <see cref="Store"/>, for a single number.</summary>
    public SourceWriter StoreNumber(string operand, string place, string value) =>
        Text.Write($"DiUnsafe.Add(ref {Written(operand)}At, {place}) {(Accumulates(operand) ? "+" : "")}= {value};");

    /// <summary>
    /// Declares a reference, of the name of the gradient, to the numbers of one of its blocks: in memory of the thread where they move the parameters at once, else at
    /// their place among the gradients.
    /// </summary>
    /// <param name="gradient">The name of the gradient.</param>
    /// <param name="block">The number of the block: an expression.</param>
    public void OpenGradient(string gradient, string block)
    {
        KernelGradient operand = GradientOf(gradient);
        int scratch = _signature.Gradients.TakeWhile(other => other.Name != gradient).Sum(other => other.BlockLength);
        Text.Write($"int {gradient}At = {gradient}Offset + ({block} * {Digits(operand.BlockLength)});");
        Text.Write($"ref $T {gradient} = {_outlet(operand).Place(gradient + "At", scratch)};");
    }

    /// <summary>C#: whether this run moves parameters by the blocks of a gradient as they come; null where it is stored in every run.</summary>
    public string? MovesAtOnce(string gradient) => _outlet(GradientOf(gradient)).MovesAtOnce;

    /// <summary>After an empty line, moves the parameters by a block that is complete, where they move at once. What else the kernel reads of these parameters it must have read before.</summary>
    public void CloseGradient(string gradient)
    {
        KernelGradient operand = GradientOf(gradient);
        if (_outlet(operand).Takes)
        {
            Text.Line();
        }

        _outlet(operand).Write(Text, gradient + "At", gradient, Digits(operand.BlockLength / Panel.Width), Panel.Width);
    }

    /// <summary>Writes the product y = f(start + x · wᵀ) of some rows, for panels of outputs from <c>first</c> to <c>end</c>.</summary>
    /// <param name="request">Its sizes, as the signature has them.</param>
    /// <param name="x">Its operand: a place, as are the others.</param>
    /// <param name="w">The weights.</param>
    /// <param name="start">What sums start from, 16 numbers of each panel; null for zeros.</param>
    /// <param name="y">What it writes, or adds to.</param>
    /// <param name="rows">How many rows: an expression.</param>
    /// <param name="first">The first panel: an expression.</param>
    /// <param name="end">The panel after the last; null for all.</param>
    /// <param name="inner">How many features of x there are in this call, at most those of the request: an expression; null for all.</param>
    public SourceWriter Product(ProductRequest request, string x, string w, string? start, string y, string rows = "rows", string first = "0", string? end = null, string? inner = null) =>
        Text.Write($"{_tiles.Of(Declared(request))}(ref {x}, ref {w}, ref {start ?? "zeros"}, startPanel: {(start is null ? 0 : Panel.Width)}, ref {y}, {rows}, inner: {inner ?? Digits(request.Inner)}, {first}, {end ?? Digits(Panel.Count(request.Outer))});");

    /// <summary>Writes dx = f(dz · w), for panels of inputs from <c>first</c> to <c>end</c>.</summary>
    /// <param name="request">Its sizes, as the signature has them.</param>
    /// <param name="dz">Its operand: a place, as are the others.</param>
    /// <param name="w">The weights, as the product has them.</param>
    /// <param name="dx">What it writes, or adds to.</param>
    /// <param name="saved">What the epilogue reads, laid out as dx; null for dx itself.</param>
    /// <param name="rows">How many rows: an expression.</param>
    /// <param name="first">The first panel: an expression.</param>
    /// <param name="end">The panel after the last; null for all.</param>
    public SourceWriter InputGradient(InputGradientRequest request, string dz, string w, string dx, string? saved = null, string rows = "rows", string first = "0", string? end = null) =>
        Text.Write($"{_tiles.Of(Declared(request))}(ref {dz}, ref {w}, ref zeros, ref {Transposed(_signature.TransposedScratch)}, ref {dx}, ref {saved ?? dx}, {rows}, outputs: {Digits(request.Outputs)}, inputs: {Digits(request.Inputs)}, {first}, {end ?? Digits(Panel.Count(request.Inputs))});");

    /// <summary>Writes the transposition of weights that are kept, before the loop in which <see cref="InputGradientOfKept"/> reads them.</summary>
    public SourceWriter Transpose(InputGradientRequest request, string w)
    {
        Text.Open($"for (int panel = 0; panel < {Digits(Panel.Count(request.Inputs))}; panel++)");
        Text.Write($"global::DeepInit.Runtime.Panels.TransposePanel(ref {w}, ref {Transposed(_signature.TransposedAt(request), $"panel * {Digits(Panel.Count(request.Outputs) * Panel.Block)}")}, outputs: {Digits(request.Outputs)}, inputs: {Digits(request.Inputs)}, panel);");
        return Text.Close().Line();
    }

    /// <summary>As <see cref="InputGradient"/>, of all panels, with the weights that <see cref="Transpose"/> has left: a product like any other.</summary>
    public SourceWriter InputGradientOfKept(InputGradientRequest request, string dz, string dx, string rows) =>
        Text.Write($"{_tiles.Of(Declared(request))}(ref {dz}, ref {Transposed(_signature.TransposedAt(request))}, ref zeros, startPanel: 0, ref {dx}, {rows}, inner: {Digits(request.Outputs)}, 0, {Digits(Panel.Count(request.Inputs))});");

    /// <summary>Writes dw = Σ x · dz of a panel of x and one of dz.</summary>
    /// <param name="request">Its sizes, as the signature has them.</param>
    /// <param name="x">The panel of the operand: a place, as are the others.</param>
    /// <param name="dz">The panel of the gradient.</param>
    /// <param name="dw">The block that it writes, 16 numbers of each input.</param>
    /// <param name="rows">How many rows: an expression.</param>
    public SourceWriter GradientBlock(GradientBlockRequest request, string x, string dz, string dw, string rows = "rows") =>
        Text.Write($"{_tiles.Of(Declared(request))}(ref {x}, ref {dz}, {rows}, ref {dw});");

    // The body has loops and locals of its own, and takes any activation, whatever that calls its intermediate results: these are told by what they begin with.
    private string Expression(Formula formula)
    {
        RenderedFormula code = VectorRenderer.Render(formula, Precision, FormulaLocal);
        code.WriteStatements(Text);
        return code.Result;
    }

    // C#: a reference to the thread's memory for transposed weights.
    private static string Transposed(int at, string? place = null)
    {
        string offset = place is null ? Digits(at) : at == 0 ? place : $"{Digits(at)} + ({place})";
        return offset == "0" ? "transposed" : $"DiUnsafe.Add(ref transposed, {offset})";
    }

    private T Declared<T>(T request)
        where T : TileRequest =>
        _signature.Tiles.Contains(request) ? request : throw new InvalidOperationException($"The kernel calls {request}, which its signature does not have.");

    private Operand OperandOf(string name) => _signature.Operands.FirstOrDefault(operand => operand.Name == name)
        ?? throw new InvalidOperationException($"The kernel writes '{name}', which is not among its operands: {string.Join(", ", _signature.Operands.Select(operand => operand.Name))}.");

    private string Written(string name) => OperandOf(name).Access != Access.Read ? name : throw new InvalidOperationException($"The kernel writes '{name}', which it has declared to read.");

    private KernelGradient GradientOf(string name) => _signature.Gradients.FirstOrDefault(gradient => gradient.Name == name)
        ?? throw new InvalidOperationException($"The kernel makes the gradient '{name}', which it has not declared.");

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
