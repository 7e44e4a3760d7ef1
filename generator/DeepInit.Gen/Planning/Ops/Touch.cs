namespace DeepInit.Gen.Planning.Ops;

/// <summary>A place that an op reads or writes.</summary>
/// <param name="Room">The kind of memory.</param>
/// <param name="Place">The buffer's or the parameter's number.</param>
/// <param name="Access">How it is used.</param>
/// <param name="Part">The part of a buffer, or of a gradient in panels of its outputs; of parameters always the whole.</param>
/// <param name="Element">The element type that the op takes the place for; null for that of the network's values.</param>
internal readonly record struct Touch(Room Room, int Place, Access Access, BufferPart Part, ElementType? Element = null)
{
    /// <summary>The zeros that sums without a bias start from.</summary>
    public static Touch Zeros { get; } = new(Room.Zeros, 0, Access.Read, BufferPart.Whole);

    public static Touch Of(BufferView view, Access access, ElementType? element = null) => new(Room.Buffer, view.Buffer.Id, access, view.Part, element);

    public static Touch Read(BufferView view) => Of(view, Access.Read);

    public static Touch Write(BufferView view) => Of(view, Access.Write);

    public static Touch Of(Operand operand) => Of(operand.View, operand.Access, operand.Element);

    public static Touch Of(ParameterOperand operand) => Parameter(operand.Parameter, operand.Moves ? Access.ReadWrite : Access.Read);

    public static Touch Parameter(int index, Access access = Access.Read) => new(Room.Parameter, index, access, BufferPart.Whole);

    /// <summary>A bias, or the zeros in its place.</summary>
    public static Touch Start(int? bias) => bias is { } index ? Parameter(index) : Zeros;

    public static Touch Gradient(int parameter, Access access = Access.Write) => new(Room.Gradient, parameter, access, BufferPart.Whole);
}
