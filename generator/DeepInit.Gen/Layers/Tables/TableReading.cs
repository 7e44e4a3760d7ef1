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

    /// <summary>The sequences that it goes through, where an output belongs to the steps of one; null where outputs belong to ids alike.</summary>
    public virtual RowCount? Through => null;

    /// <summary>Declares what the term needs of <c>place</c> beside it.</summary>
    public virtual void WritePlace(SourceWriter text)
    {
    }

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
/// <param name="Sequences">The sequences whose real steps are the bags; null for bags of one size.</param>
/// <param name="Mode">What is made of a bag.</param>
/// <param name="Extra">What training has kept: of a mean the share of each id, where padding makes it differ, of a maximum which id it was.</param>
internal sealed record InBag(int Bag, RowCount? Sequences, Bag Mode, BufferUse? Extra) : TableReading
{
    public override string Formula => Mode switch
    {
        DeepInit.Bag.Mean => "dw[id] = Σ dy / ids in the bag",
        DeepInit.Bag.Sum => "dw[id] = Σ dy",
        _ => "dw[id] = Σ dy where the id was the largest",
    };

    public override double Scale => Mode == DeepInit.Bag.Mean && Extra is null ? 1.0 / Bag : 1;

    public override IEnumerable<Operand> Operands => Extra is { } extra ? [Operand.Read(Mode == DeepInit.Bag.Mean ? "share" : "chosen", extra)] : [];

    public override RowCount? Through => Sequences;

    public override void WritePlace(SourceWriter text)
    {
        if (Sequences is null)
        {
            return;
        }

        text.Write("int bag = sequences.RowAt(place);");
        if (Mode == DeepInit.Bag.Max)
        {
            text.Write("int within = place - DiUnsafe.Add(ref sequences.Offsets, bag);");
        }
    }

    public override string Term(KernelWriter kernel)
    {
        string bag = Sequences is not null ? "bag" : Bag == 1 ? "place" : $"place / {Bag}", all = Sequences is not null ? "rows" : Bag == 1 ? "count" : $"(count / {Bag})";
        string within = Sequences is not null ? "within" : $"place % {Bag}";
        string at = $"(((panel * {all}) + ({bag})) * 16) + c", dy = $"DiSimd.Load(ref dyAt, {at})";
        return Mode switch
        {
            DeepInit.Bag.Max => $"DiVector.ConditionalSelect(DiVector.Equals(DiSimd.Load(ref chosenAt, {at}), new DiV({within})), {dy}, DiV.Zero)",
            DeepInit.Bag.Mean when Extra is not null => $"({dy} * DiSimd.Broadcast(ref shareAt, ({bag}) * 16))",
            _ => dy,
        };
    }
}
