namespace DeepInit.Gen.Formulas;

/// <summary>
/// What is computed of some numbers, for every element alike: a small tree that the plan can hold, compare, verify and cost, and of which the emitters make code. It
/// reads operands by name and changes none. Operators and <see cref="Functions"/> make formulas read like mathematics: <c>Select(z &gt; 0, z, Expm1(z))</c>.
/// </summary>
internal abstract record Formula
{
    /// <summary>The formulas that it is made of, in the order in which they are computed.</summary>
    public abstract IEnumerable<Formula> Parts { get; }

    /// <summary>The operations that it adds to those of its parts, in multiplications of vectors.</summary>
    public abstract int OwnCost { get; }

    public static implicit operator Formula(double value) => new ConstantFormula(value);

    public static Formula operator +(Formula a, Formula b) => new BinaryFormula(BinaryOperator.Add, a, b);

    public static Formula operator -(Formula a, Formula b) => new BinaryFormula(BinaryOperator.Subtract, a, b);

    // A factor of 1 is left out: the product is the same to the last bit. A summand of 0 is not, because −0 + 0 is 0.
    public static Formula operator *(Formula a, Formula b) => a.IsOne ? b : b.IsOne ? a : new BinaryFormula(BinaryOperator.Multiply, a, b);

    public static Formula operator /(Formula a, Formula b) => b.IsOne ? a : new BinaryFormula(BinaryOperator.Divide, a, b);

    public static Formula operator -(Formula a) => new NegateFormula(a);

    public static Condition operator >(Formula a, Formula b) => new(Comparison.Greater, a, b);

    public static Condition operator <(Formula a, Formula b) => new(Comparison.Less, a, b);

    /// <summary>The names of the operands that it reads, each once, in the order of their first use.</summary>
    public IEnumerable<string> Reads => Nodes().Select(node => node is ReadFormula read ? read.Name : (node as AtFormula)?.Operand).OfType<string>().Distinct();

    /// <summary>The names that it gives to intermediate results.</summary>
    public IEnumerable<string> Names => Nodes().Select(node => node is LetFormula let ? let.Name : (node as ReduceFormula)?.Name).OfType<string>().Distinct();

    /// <summary>Whether it needs all features of a row, rather than the one number that it is of.</summary>
    public bool IsOverRow => Nodes().Any(node => node is ReduceFormula);

    /// <summary>What it costs per vector, in multiplications of vectors; intermediate results that have a name are computed once.</summary>
    public int Cost => Nodes().Sum(node => node.OwnCost);

    private bool IsOne => this is ConstantFormula { Value: 1 };

    public abstract T Accept<T>(IFormulaVisitor<T> visitor);

    /// <summary>The same operation on other parts.</summary>
    public abstract Formula Map(Func<Formula, Formula> map);

    /// <summary>Whether it reads an operand.</summary>
    public bool ReadsOperand(string name) => Reads.Contains(name);

    /// <summary>The formula as a line of mathematics.</summary>
    public sealed override string ToString() => FormulaText.Of(this);

    /// <summary>All nodes, parts before the whole; an intermediate result that is used again does not count again.</summary>
    public IEnumerable<Formula> Nodes() => Nodes(this, []);

    private static IEnumerable<Formula> Nodes(Formula formula, HashSet<Formula> met) => formula is LetFormula or ReduceFormula && !met.Add(formula)
        ? []
        : formula.Parts.SelectMany(part => Nodes(part, met)).Append(formula);
}
