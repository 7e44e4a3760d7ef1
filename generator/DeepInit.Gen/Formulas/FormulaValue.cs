namespace DeepInit.Gen.Formulas;

/// <summary>Computes formulas at a point, in double precision: for the checks of signals, and for tests that hold a derivative to differences of its formula.</summary>
/// <param name="operands">The numbers that formulas read, by name.</param>
internal sealed class FormulaValue(params (string Name, double Value)[] operands) : IFormulaVisitor<double>
{
    // Lists, because formulas have a handful of names and the checks ask for some hundred values of each layer.
    private readonly List<(string Name, double Value)> _operands = [.. operands];
    private readonly List<(string Name, double Value)> _named = [];

    /// <summary>The value of a formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="operands">The numbers that it reads, by name.</param>
    public static double Of(Formula formula, params (string Name, double Value)[] operands) => formula.Accept(new FormulaValue(operands));

    /// <summary>What an operand holds.</summary>
    public double this[string name]
    {
        get => Find(_operands, name) ?? throw new ArgumentException($"The formula reads '{name}', but has only {string.Join(", ", _operands.Select(operand => operand.Name))}.");
        private set
        {
            _operands.RemoveAll(operand => operand.Name == name);
            _operands.Add((name, value));
        }
    }

    /// <summary>Gives an operand the value of a formula; intermediate results stay what they were when they were met first.</summary>
    public void Assign(Assignment assignment) => this[assignment.Target] = assignment.Result.Accept(this);

    public double Visit(ReadFormula read) => this[read.Name];

    public double Visit(ConstantFormula constant) => constant.Value;

    public double Visit(LetFormula let)
    {
        if (Find(_named, let.Name) is { } known)
        {
            return known;
        }

        double value = let.Value.Accept(this);
        _named.Add((let.Name, value));
        return value;
    }

    public double Visit(NegateFormula negate) => -negate.Value.Accept(this);

    public double Visit(BinaryFormula binary)
    {
        double left = binary.Left.Accept(this);
        double right = binary.Right.Accept(this);
        return binary.Operator switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            _ => left / right,
        };
    }

    public double Visit(SelectFormula select)
    {
        double left = select.Condition.Left.Accept(this);
        double right = select.Condition.Right.Accept(this);
        double then = select.Then.Accept(this);
        double otherwise = select.Else.Accept(this);
        bool holds = select.Condition.Comparison switch
        {
            Comparison.Greater => left > right,
            Comparison.Less => left < right,
            _ => left == right,
        };
        return holds ? then : otherwise;
    }

    public double Visit(CallFormula call)
    {
        var arguments = new double[call.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = call.Arguments[i].Accept(this);
        }

        return call.Function.At(arguments);
    }

    public double Visit(ReduceFormula reduce) => throw new NotSupportedException($"'{reduce.Name}' is of a row: {nameof(RowValue)} computes it.");

    public double Visit(AtFormula at) => throw new NotSupportedException($"'{at.Operand}' of a class is of a row: {nameof(RowValue)} computes it.");

    private static double? Find(List<(string Name, double Value)> numbers, string name)
    {
        foreach ((string known, double value) in numbers)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }
}
