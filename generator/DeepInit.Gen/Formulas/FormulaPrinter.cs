namespace DeepInit.Gen.Formulas;

/// <summary>Writes formulas as text, with the parentheses that they need and no others: sums and products are computed in the order in which the tree has them.</summary>
internal abstract class FormulaPrinter : IFormulaVisitor<Term>
{
    private readonly Dictionary<string, LetFormula> _named = [];

    /// <summary>The signs of an operator, with the spaces around it.</summary>
    protected abstract string Sign(BinaryOperator operation);

    protected abstract string Minus { get; }

    public Term Visit(ReadFormula read) => new(read.Name, Precedence.Whole);

    public abstract Term Visit(ConstantFormula constant);

    public Term Visit(LetFormula let)
    {
        string name = NameOf(let);
        if (!_named.TryGetValue(let.Name, out LetFormula known))
        {
            string value = Print(let.Value);
            _named.Add(let.Name, let);
            Declare(let, name, value);
        }
        else if (!known.Equals(let))
        {
            throw new InvalidOperationException($"'{let.Name}' is {known.Value} and {let.Value} in one formula.");
        }

        return new(name, Precedence.Whole);
    }

    // The sign stands before a whole, because C# reads two of them as one operator.
    public Term Visit(NegateFormula negate) => new(Minus + Print(negate.Value, Precedence.Whole), Precedence.Sign);

    public Term Visit(BinaryFormula binary)
    {
        // a + (−b) is a − b, to the last bit.
        if (binary is { Operator: BinaryOperator.Add, Right: NegateFormula negated })
        {
            return Visit(new BinaryFormula(BinaryOperator.Subtract, binary.Left, negated.Value));
        }

        // What stands on the right is computed first only where it binds tighter.
        (Precedence own, Precedence tighter) = binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract
            ? (Precedence.Sum, Precedence.Product)
            : (Precedence.Product, Precedence.Sign);
        return new(Print(binary.Left, own) + Sign(binary.Operator) + Print(binary.Right, tighter), own);
    }

    public abstract Term Visit(SelectFormula select);

    public abstract Term Visit(CallFormula call);

    public abstract Term Visit(ReduceFormula reduce);

    public abstract Term Visit(AtFormula at);

    /// <summary>The text of a formula where nothing looser than <paramref name="least"/> may stand.</summary>
    protected string Print(Formula formula, Precedence least = Precedence.Choice) => formula.Accept(this).In(least);

    /// <summary>Takes down an intermediate result, before its first use.</summary>
    protected abstract void Declare(LetFormula let, string name, string value);

    /// <summary>What an intermediate result is called in the text.</summary>
    protected virtual string NameOf(LetFormula let) => let.Name;
}
