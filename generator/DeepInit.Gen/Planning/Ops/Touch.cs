namespace DeepInit.Gen.Planning.Ops;

/// <summary>A place that an op reads or writes.</summary>
/// <param name="Room">The kind of memory.</param>
/// <param name="Place">The buffer's or the parameter's number; in fixed memory the offset.</param>
/// <param name="Length">Numbers from there on, in fixed memory; elsewhere 0, because a number stands for the whole.</param>
/// <param name="Access">How it is used.</param>
internal readonly record struct Touch(Room Room, int Place, int Length, Access Access)
{
    /// <summary>The zeros that sums without a bias start from.</summary>
    public static Touch Zeros { get; } = new(Room.Zeros, 0, 0, Access.Read);

    public static Touch Of(BufferUse buffer, Access access) => new(Room.Buffer, buffer.Id, 0, access);

    public static Touch Read(BufferUse buffer) => Of(buffer, Access.Read);

    public static Touch Write(BufferUse buffer) => Of(buffer, Access.Write);

    public static Touch Of(Operand operand) => Of(operand.Buffer, operand.Access);

    public static Touch Of(FixedOperand place) => new(Room.Fixed, place.Offset, place.Length, place.Access);

    public static Touch Of(ParameterOperand operand) => Parameter(operand.Parameter, operand.Moves ? Access.ReadWrite : Access.Read);

    public static Touch Parameter(int index, Access access = Access.Read) => new(Room.Parameter, index, 0, access);

    /// <summary>A bias, or the zeros in its place.</summary>
    public static Touch Start(int? bias) => bias is { } index ? Parameter(index) : Zeros;

    public static Touch Gradient(int parameter, Access access = Access.Write) => new(Room.Gradient, parameter, 0, access);
}
