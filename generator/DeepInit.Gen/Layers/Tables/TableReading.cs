using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>What of the output's gradient goes to the row of an id, which stands at <c>place</c> among <c>count</c> ids of the batch.</summary>
internal abstract record TableReading
{
    /// <summary>In words: <c>dw[id] = Σ dy</c>.</summary>
    public abstract string Formula { get; }

    /// <summary>What it reads beside the gradient.</summary>
    public virtual IEnumerable<Operand> Operands => [];

    /// <summary>A factor on the sum.</summary>
    public virtual double Scale => 1;

    /// <summary>C#: the vector that is added, from <c>dyAt</c>, at <c>panel</c> and <c>c</c>.</summary>
    public abstract string Term(KernelWriter kernel);
}

/// <summary>All of it: each id has a value of its own.</summary>
internal sealed record LookedUp(double Factor) : TableReading
{
    public override string Formula => Factor == 1 ? "dw[id] = Σ dy" : "dw[id] = √units · Σ dy";

    public override double Scale => Factor;

    public override string Term(KernelWriter kernel) => "DiSimd.Load(ref dyAt, (((panel * count) + place) * 16) + c)";
}

/// <summary>What a bag hands on to each of its ids.</summary>
/// <param name="Bag">Ids in a bag.</param>
/// <param name="Mode">What is made of a bag.</param>
/// <param name="Extra">What training has kept: of a mean the share of each id, where padding makes it differ, of a maximum which id it was.</param>
internal sealed record InBag(int Bag, Bag Mode, BufferUse? Extra) : TableReading
{
    public override string Formula => Mode switch
    {
        DeepInit.Bag.Mean => "dw[id] = Σ dy / ids in the bag",
        DeepInit.Bag.Sum => "dw[id] = Σ dy",
        _ => "dw[id] = Σ dy where the id was the largest",
    };

    public override double Scale => Mode == DeepInit.Bag.Mean && Extra is null ? 1.0 / Bag : 1;

    public override IEnumerable<Operand> Operands => Extra is { } extra ? [Operand.Read(Mode == DeepInit.Bag.Mean ? "share" : "chosen", extra)] : [];

    public override string Term(KernelWriter kernel)
    {
        string bag = Bag == 1 ? "place" : $"place / {Bag}", all = Bag == 1 ? "count" : $"(count / {Bag})";
        string at = $"(((panel * {all}) + ({bag})) * 16) + c", dy = $"DiSimd.Load(ref dyAt, {at})";
        return Mode switch
        {
            DeepInit.Bag.Max => $"DiVector.ConditionalSelect(DiVector.Equals(DiSimd.Load(ref chosenAt, {at}), new DiV(place % {Bag})), {dy}, DiV.Zero)",
            DeepInit.Bag.Mean when Extra is not null => $"({dy} * DiSimd.Broadcast(ref shareAt, ({bag}) * 16))",
            _ => dy,
        };
    }
}
